// Makes docs/images/contacts-manager.png from the running product: PROGRAM=… PLUGINS=… node tests/browser/picture.mjs
import { Host, Person, closeBrowser, openBrowser } from './harness.mjs';

await openBrowser();
const host = await Host.start();
const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
await maria.goto('/portal/contacts');
for (const role of ['Reports', 'Financial']) {
  const saved = maria.page.waitForResponse(answer => answer.request().method() === 'POST');
  await maria.box(role, 'Tom Reed').click();
  await saved;
}
await maria.page.getByText('2 changes for 1 person').first().waitFor();
await maria.goto('/portal/contacts');
await maria.page.mouse.move(0, 0);
await maria.page.screenshot({ path: new URL('../../docs/images/contacts-manager.png', import.meta.url).pathname });
await maria.leave();
await host.stop();
await closeBrowser();
