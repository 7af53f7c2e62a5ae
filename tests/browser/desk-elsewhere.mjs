// The tickets lie in another house, and nobody is at home there: the main job goes on, and administrators see why
// the tickets do not follow. The house itself is asked in tests/rt.
import { Host, Person, assert, looksRight, test } from './harness.mjs';

const nobody = ['plugin.contacts-manager.desk = request-tracker',
  'plugin.contacts-manager.request-tracker.address = http://127.0.0.1:9',  // the discard port: nobody answers
  'plugin.contacts-manager.request-tracker.token = 1-2-abc'];

async function withoutTheirDesk(script) {
  const host = await Host.start(nobody);
  try {
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', script });
    await maria.goto('/portal/contacts');
    const box = maria.box('Reports', 'Tom Reed');
    if (script) {
      const saved = maria.page.waitForResponse(answer => answer.request().method() === 'POST' && answer.url().includes('/draft'));
      await box.click();
      await saved;
    } else {
      await box.click();
      await Promise.all([
        maria.page.waitForResponse(answer => answer.request().isNavigationRequest() && answer.status() === 200),
        maria.page.getByRole('button', { name: /^Save\s*:\s*Tom Reed$/ }).click()]);
    }
    await maria.goto('/portal/contacts');
    await maria.button('Request changes').first().click();
    await maria.page.locator(script ? 'dialog[open]' : 'main').getByRole('button', { name: 'Request changes', exact: true }).last().click();
    await maria.page.waitForURL(/notice=requested/);  // The dialog has some of the words that are waited for.
    await maria.page.getByText(/raises the ticket in a moment|the ticket follows by itself/).first().waitFor();
    assert(await maria.page.locator('a[href*="/portal/tickets/"]').count() === 0, 'no ticket of this house is offered');
    const mail = (await host.mailsTo('maria.keller@acme.example', 1))[0];
    assert(/number of its ticket/.test(mail.replace(/=\r?\n/g, '')), 'the mail says that the ticket follows');
    if (script) {
      await maria.holdStill();
      await looksRight(maria, 'desk-away-waiting');
    }

    const agent = await Person.arrive(host, { email: 'agent@support.example', script });
    await agent.goto('/agent/requests');
    await agent.page.getByRole('link', { name: 'Without a ticket' }).first().click();
    await agent.page.waitForURL(/\/agent\/requests\/\d+$/);
    assert((await agent.text()).includes('Tom Reed'), 'the request has a page of its own');
    if (script) await looksRight(agent, 'desk-away-request');
    await agent.button('Implement').click();
    await agent.page.getByText('Implemented', { exact: true }).first().waitFor();
    assert(/\/agent\/requests\/\d+(#request-h)?$/.test(agent.page.url()), 'the agent stays on the page of the request');
    await agent.leave();
    await maria.goto('/portal/contacts');
    assert(await box.isChecked(), 'the change has taken effect');
    await maria.leave();

    const ada = await Person.arrive(host, { email: 'admin@support.example', script });
    await ada.goto('/admin/desk');
    const told = await ada.text();
    assert(told.includes('Raise the ticket') && told.includes('Close the ticket'), 'what the other house must be told is listed');
    assert(/no connection/i.test(told), 'the reason is named');
    await ada.button('Check connection').click();
    await ada.page.getByText('The other helpdesk could not be checked.').waitFor();
    if (script) await looksRight(ada, 'desk-away-admin');
    await ada.button('Try again now').click();
    await ada.page.waitForURL(/\/admin\/desk$/);
    await ada.leave();
  } finally {
    await host.stop();
  }
}

test('the main job goes on while the other helpdesk is away', () => withoutTheirDesk(true));
test('the main job goes on while the other helpdesk is away, without JavaScript', () => withoutTheirDesk(false));
