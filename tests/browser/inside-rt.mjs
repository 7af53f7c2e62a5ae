// The main job inside a real Request Tracker 5: a customer in SelfService, an agent on the ticket's page. Left out, and
// said so, only where Request Tracker's packages are not.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Host, Person, assert, axe, freePort, pause, picture, test } from './harness.mjs';

const starter = join(dirname(fileURLToPath(import.meta.url)), '..', 'rt', 'request-tracker');
const installed = existsSync('/usr/share/request-tracker5/libexec/rt-server');

class Tracker {
  static async start(ours, look) {
    const tracker = new Tracker();
    tracker.folder = mkdtempSync(join(tmpdir(), 'tracker.'));
    tracker.port = await freePort();
    tracker.address = `http://127.0.0.1:${tracker.port}`;
    const log = openSync(join(tracker.folder, 'server.log'), 'a');
    tracker.process = spawn(starter, [tracker.folder, String(tracker.port)],
      { stdio: ['ignore', log, log], env: { ...process.env, CONTACTS_URL: ours, RT_LOOK: look } });
    for (let i = 0; i < 600; ++i) {
      if (await fetch(tracker.address + '/NoAuth/Login.html').then(answer => answer.ok, () => false)) return tracker;
      assert(tracker.process.exitCode === null, 'Request Tracker ended:\n' + readFileSync(join(tracker.folder, 'server.log'), 'utf8'));
      await pause(200);
    }
    throw new Error('Request Tracker does not answer');
  }

  // What a SupportCentre is told that keeps its tickets here.
  settings() {
    const token = readFileSync(join(this.folder, 'token'), 'utf8').trim();
    const plugin = 'plugin.contacts-manager.';
    return [`${plugin}desk = request-tracker`, `${plugin}request-tracker.address = ${this.address}`,
      `${plugin}request-tracker.token = ${token}`,
      `${plugin}request-tracker.key = ${readFileSync(join(this.folder, 'frame.key'), 'utf8')}`, `frame.origin = ${this.address}`,
      `frame.key-file = ${join(this.folder, 'frame.key')}`,
      `${plugin}desk.users = no`];  // Two thousand people of the demo data: tests/rt asks about users.
  }

  async stop() {
    const ended = new Promise(resolve => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await Promise.race([ended, pause(10000)]);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function withTracker(look, run) {
  const port = await freePort();
  const tracker = await Tracker.start(`http://127.0.0.1:${port}`, look);
  let host;
  try {
    host = await Host.start(tracker.settings(), port);
    await run(tracker, host);
  } finally {
    await host?.stop();
    await tracker.stop();
  }
}

// Through RT's log-in, to where he wanted to go.
async function insideTracker(tracker, email, { path = '/', ...options } = {}) {
  const person = await Person.arrive(tracker, options);
  await person.goto(path);
  await person.page.locator('input[name=user]').fill(email);
  await person.page.locator('input[name=pass]').fill('demo-password-1');
  await Promise.all([person.page.waitForURL(url => !url.pathname.startsWith('/NoAuth')), person.page.locator('form[name=login] input[type=submit]').click()]);
  person.frame = person.page.frameLocator('iframe.contacts-manager');
  return person;
}

const box = (person, role, name) => person.frame.getByRole('checkbox', { name: `${role} – ${name}`, exact: true });

async function look(person, name) {
  await person.page.waitForTimeout(300); // The frame takes the height of what it shows.
  await picture(person.page, name);
}

async function mainJob(tracker, host, name) {
  const maria = await insideTracker(tracker, 'maria.keller@acme.example');
  await maria.page.getByRole('link', { name: 'Contacts Manager' }).first().click();
  const reports = box(maria, 'Reports', 'Tom Reed');
  await reports.waitFor();
  assert(await maria.frame.locator('.topbar').count() === 0, 'RT has a bar of its own');
  await maria.page.waitForTimeout(300);
  const outside = await maria.page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  assert(outside <= 0, `RT's page scrolls ${outside} px beside the frame`);
  const saved = maria.page.waitForResponse(answer => answer.request().method() === 'POST' && answer.url().includes('/draft'));
  await reports.click();
  await saved;
  await look(maria, `${name}-customer`);
  await maria.frame.getByRole('button', { name: 'Request changes', exact: true }).first().click();
  await maria.frame.getByRole('dialog').getByRole('button', { name: 'Request changes', exact: true }).waitFor();
  await look(maria, `${name}-customer-dialog`);
  await maria.frame.getByRole('dialog').getByRole('button', { name: 'Request changes', exact: true }).click();
  await maria.frame.getByText(/raises the ticket in a moment|the ticket follows by itself|Ticket #?\d+/).first().waitFor();

  // The ticket follows, and the link to it leaves the frame.
  const ticketLink = maria.frame.locator(`a[href^="${tracker.address}/SelfService/Display.html?id="]`).first();
  for (let i = 0; i < 40 && await ticketLink.count() === 0; ++i) {
    await pause(500);
    await maria.goto('/SelfService/ContactsManager.html');
    await maria.frame.locator('main').waitFor();
  }
  await look(maria, `${name}-customer-waiting`);
  await ticketLink.click();
  await maria.page.waitForURL(/SelfService\/Display\.html\?id=\d+/);
  assert((await maria.text()).includes('Tom Reed'), 'her ticket says what she asked for');
  const ticket = maria.page.url().match(/id=(\d+)/)[1];

  const agent = await insideTracker(tracker, 'agent@support.example');
  await agent.page.getByRole('link', { name: 'Contacts Manager' }).first().click();
  await agent.frame.getByText('Acme Oil').first().waitFor();
  await look(agent, `${name}-agent-requests`);
  await agent.goto(`/Ticket/Display.html?id=${ticket}`);
  await agent.frame.getByText('Tom Reed').first().waitFor();
  await look(agent, `${name}-agent`);
  const implement = agent.frame.getByRole('button', { name: 'Implement', exact: true });
  const undecided = 'Closing the ticket in the helpdesk decides nothing.';
  await agent.frame.getByText(undecided).waitFor();
  assert(await implement.evaluate(button => button.getBoundingClientRect().bottom <= window.innerHeight), 'the panel is shown whole');
  const changed = agent.page.locator('.contacts-manager-changed');
  assert(!await changed.isVisible(), 'RT shows the ticket as it is');
  await implement.click();
  await agent.frame.getByText('Implemented', { exact: true }).first().waitFor();
  assert(!(await agent.frame.locator('body').innerText()).includes(undecided), 'closing is no matter any more');
  await changed.waitFor();
  await look(agent, `${name}-agent-done`);
  await changed.getByRole('link').click();
  await agent.page.waitForLoadState();
  await agent.frame.getByText('Implemented', { exact: true }).first().waitFor();
  await agent.page.waitForTimeout(300); // The frame says how its request stands.
  assert(!await changed.isVisible(), 'the page was loaded since');
  for (let i = 0; i < 40 && !/resolved/.test(await agent.page.locator('.titlebox.ticket-info-basics').innerText()); ++i) {
    await pause(500);
    await agent.goto(`/Ticket/Display.html?id=${ticket}`);
  }
  assert(/resolved/.test(await agent.page.locator('.titlebox.ticket-info-basics').innerText()), 'the ticket is resolved');

  // Beside its ticket the panel leads nowhere; on a page of its own it says of which ticket it is, and leads on.
  const tabs = agent.frame.locator('.insidebar');
  const back = agent.frame.getByRole('link', { name: 'Back to the ticket' });
  await agent.frame.getByText('Implemented', { exact: true }).first().waitFor();
  assert(!await tabs.isVisible() && !await back.isVisible(), 'the ticket is around it already');
  await agent.frame.locator('a[href^="/agent/customers/"]').first().click();
  await agent.page.waitForURL(url => url.pathname === '/ContactsManager/index.html');
  await agent.frame.getByRole('heading', { name: 'Acme Oil' }).waitFor();
  await agent.goto(`/Ticket/Display.html?id=${ticket}`);
  await agent.frame.getByText('Implemented', { exact: true }).first().waitFor();
  const panel = new URL(agent.page.frames().find(each => each.url().includes('/agent/requests/')).url()).pathname;
  await agent.goto(`/ContactsManager/index.html?at=${panel}`);
  await back.waitFor();
  assert(await tabs.isVisible(), 'the tabs are there');
  await look(agent, `${name}-agent-page`);
  await back.click();
  await agent.page.waitForURL(url => url.pathname === '/Ticket/Display.html');

  await maria.goto('/SelfService/ContactsManager.html');
  await reports.waitFor();
  assert(await reports.isChecked(), 'the change has taken effect');
  await agent.leave();
  await maria.leave();

  // The mail about it leads into RT, through RT's log-in, to that request.
  const mails = (await host.mailsTo('maria.keller@acme.example', 2)).map(mail => mail.replace(/=\r?\n/g, '').replace(/=3D/g, '='));
  const link = mails.map(mail => mail.match(/http:\S+(\/SelfService\/ContactsManager\.html\?at=\/portal\/requests\/\w+)/)).find(Boolean);
  assert(link, 'a mail leads into Request Tracker:\n' + mails.at(-1));
  const reader = await insideTracker(tracker, 'maria.keller@acme.example', { path: link[1] });
  await reader.frame.getByText('Implemented', { exact: true }).first().waitFor();
  await reader.leave();
}

if (!installed) console.log('inside Request Tracker: left out, request-tracker5 is not installed here');
else {
  test('inside Request Tracker: the main job', () => withTracker('elevator-light', (tracker, host) => mainJob(tracker, host, 'rt')));
  test('inside Request Tracker: the main job in the dark', () => withTracker('elevator-dark', (tracker, host) => mainJob(tracker, host, 'rt-dark')));
  test('inside Request Tracker: its language and a narrow window, and who is not known here is told so', () => withTracker('elevator-light', async (tracker, host) => {
    for (const [locale, title] of [['fr-FR', 'Gestion des contacts'], ['de-DE', 'Kontaktverwaltung']]) {
      const maria = await insideTracker(tracker, 'maria.keller@acme.example', { locale, width: 390 });
      await maria.goto('/SelfService/ContactsManager.html');
      await maria.frame.getByRole('heading', { name: title, level: 1 }).waitFor();
      assert((await maria.page.locator('#header').innerText()).includes(title), `RT says ${title}`);
      const frame = maria.page.frames().find(each => each.url().startsWith(host.address));
      const over = await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert(over <= 0, `the frame scrolls ${over} px sideways`);
      await look(maria, `rt-${locale.slice(0, 2)}-390`);
      await maria.leave();
    }
    const stranger = await insideTracker(tracker, 'stranger@elsewhere.example');
    await stranger.page.getByRole('link', { name: 'Contacts Manager' }).first().click();
    await stranger.frame.getByText('Nobody is known here').waitFor();
    await look(stranger, 'rt-stranger');
    const silent = stranger.page.getByText('The Contacts Manager does not answer');
    assert(!await silent.isVisible(), 'it has answered');

    // Away, or refused as the page of another house: the frame stays blank, and RT's page says so.
    await stranger.page.clock.install();
    await stranger.page.route(`${host.address}/**`, route => route.abort());
    await stranger.goto('/SelfService/ContactsManager.html');
    assert(!await silent.isVisible(), 'it may take its time');
    await stranger.page.clock.fastForward(11000);
    await silent.waitFor();
    stranger.errors.length = 0; // The browser complains of what it could not load.
    await look(stranger, 'rt-silent');
    await stranger.leave();
  }));
}
