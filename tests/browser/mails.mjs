// Mail as administrators see it: what stands still and why, cancel and send again, examples, the test mail. And every mail itself, opened as
// a mail program would.
import { Host, Person, assert, axe, looksRight, picture, sidewaysScroll, test, withHost } from './harness.mjs';

const away = ['plugin.contacts-manager.mail.transport = smtp', 'plugin.contacts-manager.mail.smtp.host = 127.0.0.1', 'plugin.contacts-manager.mail.smtp.port = 9'];

async function withNoMailServer(run) {
  const host = await Host.start(away);
  try {
    await run(host);
  } finally {
    await host.stop();
  }
}

// The demo has a welcome to Hans Müller waiting.
for (const script of [true, false])
  test(`an administrator sees why mail stands still, cancels and sends again ${script ? 'with' : 'without'} JavaScript`, () => withNoMailServer(async host => {
    const ada = await Person.arrive(host, { email: 'admin@support.example', script });
    for (let i = 0; i < 60; ++i) {
      await ada.goto('/admin/outbox');
      if ((await ada.text()).includes('The mail server carries no e-mail')) break;
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    const text = await ada.text();
    assert(text.includes('The mail server carries no e-mail'), 'the alarm stands above the list: ' + text.slice(0, 600));
    assert(text.includes('no connection to the mail server'), 'with the reason');
    if (script) await looksRight(ada, 'outbox-paused');

    await ada.button('Cancel the e-mail to Hans Müller').click();
    await ada.page.getByText('Withdrawn', { exact: true }).last().waitFor();
    await ada.page.getByRole('link', { name: /^Withdrawn/ }).click();
    assert((await ada.text()).includes('cancelled by Ada Root'), 'the row says who cancelled it');
    await ada.button('Send the e-mail to Hans Müller again').click();
    await ada.page.waitForURL(/state=withdrawn&notice=again/);  // She stays where she stood, and it is none of these any more.
    assert(await ada.button('Send the e-mail to Hans Müller again').count() === 0, 'it waits again');
    await ada.goto('/admin/outbox');
    await ada.button('Cancel the e-mail to Hans Müller').waitFor();
    await ada.button('Try again now').click();
    await ada.page.getByRole('heading', { name: 'Outbox' }).waitFor();

    await ada.page.locator('tbody th a').first().click();
    const mail = ada.page.frameLocator('iframe.mail-frame');
    await mail.getByRole('heading').first().waitFor();
    assert((await ada.text()).includes('An activation link is never shown here.'), 'the link is left out');
    if (script) await looksRight(ada, 'mail-real');
    await ada.leave();
  }));

test('the test mail tells what came of it', () => withHost(async host => {
  const ada = await Person.arrive(host, { email: 'admin@support.example' });
  await ada.goto('/admin/outbox');
  await ada.page.getByRole('link', { name: 'Previews and test e-mail' }).click();
  await ada.button('Send test e-mail').click();
  await ada.page.getByText('The test e-mail lies in the spool folder').waitFor();
  await looksRight(ada, 'mails');
  await ada.leave();
  const [mail] = await host.mailsTo('admin@support.example', 1);
  assert(mail.includes('Subject: Test: e-mail from SupportCentre'), 'it arrived: ' + mail.slice(0, 400));
}));

test('a test mail that nobody takes says so', () => withNoMailServer(async host => {
  const ada = await Person.arrive(host, { email: 'admin@support.example' });
  await ada.goto('/admin/mails');
  await ada.button('Send test e-mail').click();
  await ada.page.getByText('Nothing was sent: nobody answers there.').waitFor();
  await looksRight(ada, 'mails-unreachable');
  await ada.leave();
}));

test('every mail reads well in every language, on a telephone and in the dark', () => withHost(async host => {
  const findings = [];
  for (const dark of [false, true]) {
    const ada = await Person.arrive(host, { email: 'admin@support.example', width: 700, dark });
    await ada.goto('/admin/mails');
    const paths = await ada.page.locator('tbody td a').evaluateAll(links => links.map(link => link.getAttribute('href')));
    assert(paths.length === 63, `${paths.length} examples`);
    // In a page of its own: where we serve it, it may run no script, and axe is one.
    const reader = await ada.context.newPage();
    reader.scripted = true;
    for (const path of paths) {
      const name = path.split('/').slice(3).join('-');
      await reader.setContent(await (await ada.page.request.get(`${host.address}${path}/html`)).text());
      // It stands inside the page of whoever shows it, which has the landmarks.
      findings.push(...(await axe(reader, { but: ['landmark-one-main', 'region'] })).map(each => `${name}, ${dark ? 'dark' : 'light'}: ${each}`));
      await picture(reader, `mail-${name}-${dark ? 'dark' : 'light'}`);
      await reader.setViewportSize({ width: 320, height: 900 });
      const over = await sidewaysScroll(reader);
      if (over > 0) findings.push(`${name} scrolls ${over} px sideways at 320 px`);
      await reader.setViewportSize({ width: 700, height: 900 });
    }
    await ada.leave();
  }
  assert(findings.length === 0, findings.slice(0, 20).join('\n'));
}));
