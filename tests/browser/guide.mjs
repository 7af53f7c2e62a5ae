// Makes the pictures of docs/user-guide.md from the running product: PROGRAM=… PLUGINS=… node tests/browser/guide.mjs [names…]
import { Host, Person, closeBrowser, openBrowser } from './harness.mjs';
import { picturesOf } from './guide-pictures.mjs';

const take = picturesOf('guide');
const wanted = process.argv.slice(2);

async function picture(person, name, { height, menu = false } = {}) {
  if (!wanted.length || wanted.includes(name)) await take(person, name, height, !menu);
}

const row = (person, email) => person.page.locator('tr[data-person]', { hasText: email });

async function saved(person, act) {
  const answer = person.page.waitForResponse(each => each.request().method() === 'POST');
  await act();
  await answer;
}

async function draft(maria, list) {
  await maria.goto(list);
  for (const role of ['Reports', 'Work orders']) await saved(maria, () => maria.box(role, 'Tom Reed').click());
  await saved(maria, () => maria.box('Technical', 'Tom Reed').click());
  await maria.goto(`${list}/add`);
  for (const [field, value] of Object.entries({ firstName: 'Amandine', lastName: 'Duval', email: 'amandine.duval@acme.example', phone: '+33 1 42 68 53 44', department: 'Operations' }))
    await maria.page.locator(`main input[name=${field}]`).fill(value);
  await maria.page.locator('main input[name=role][value=technical]').check();
  await picture(maria, 'add-contact');
  await Promise.all([maria.page.waitForURL(url => !url.pathname.endsWith('/add')), maria.page.locator('main form button.btn-go').click()]);
  await maria.goto(list);
}

async function suggestions(host, maria, list) {
  const tom = await Person.arrive(host, { email: 'tom.reed@acme.example' });
  await tom.goto('/portal/profile');
  await picture(tom, 'profile', { height: 1560 });
  await tom.page.getByRole('link', { name: 'Ask my administrator' }).click();
  await tom.page.getByRole('checkbox', { name: /^Reports/ }).check();
  await tom.page.getByLabel('Message to your administrators').fill('I prepare the yearly figures from May on.');
  await picture(tom, 'ask', { height: 1250 });
  await tom.page.getByRole('button', { name: 'Send suggestion' }).click();
  await maria.goto(list);
  await picture(maria, 'suggestion', { height: 700 });
  await tom.goto(new URL(tom.page.url()).pathname);
  await tom.page.getByRole('button', { name: 'Withdraw' }).click();
  await tom.page.getByText('Your suggestion is withdrawn').waitFor();
  await tom.leave();
}

async function together(host, maria, list, tom) {
  const paul = await Person.arrive(host, { email: 'paul.dubois@acme.example' });
  await paul.goto(`${list}?open=${tom}`);
  await paul.page.locator('#f-phone').fill('+44 20 7946 0099');
  await saved(paul, () => paul.page.locator('#f-phone').blur());
  await paul.leave();
  await maria.goto(`${list}?open=${tom}&q=tom`);
  await maria.page.evaluate(() => document.querySelector('[data-panel]').scrollIntoView());
  await picture(maria, 'authors', { height: 760 });
  await maria.goto(`${list}/${tom}/promote/primary-contact`);
  await picture(maria, 'promote', { height: 560 });
}

async function rooms(host) {
  const agent = await Person.arrive(host, { email: 'agent@support.example' });
  await agent.goto('/agent/projects');
  await agent.page.getByRole('link', { name: 'Refinery upgrade' }).click();
  await agent.page.locator('#email').fill('tom.reed@acme.example');
  await agent.page.getByRole('button', { name: 'Put on the project' }).click();
  await agent.page.getByText('The person is on the project now.').waitFor();
  const path = new URL(agent.page.url()).pathname.replace('/agent/', '/portal/');
  await agent.leave();
  const tom = await Person.arrive(host, { email: 'tom.reed@acme.example' });
  await tom.goto(path);
  await picture(tom, 'project', { height: 760 });
  await tom.leave();
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  await maria.goto('/portal/contacts');
  await maria.page.getByRole('link', { name: 'History' }).click();
  await picture(maria, 'history', { height: 860 });
  await maria.leave();
}

async function portal(host) {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  await maria.goto('/portal/contacts');
  const list = new URL(maria.page.url()).pathname;
  await picture(maria, 'list');
  await maria.goto(`${list}?q=oper`);
  await picture(maria, 'search', { height: 700 });
  await maria.goto(`${list}/columns`);
  await picture(maria, 'columns', { height: 760 });
  await maria.goto(`${list}?q=oper`);
  await maria.page.locator('details.export > summary').click();
  await picture(maria, 'export', { height: 700, menu: true });
  await suggestions(host, maria, list);
  await maria.goto('/portal/roles');
  await picture(maria, 'portal-roles', { height: 760 });
  await draft(maria, list);
  await picture(maria, 'draft');
  const tom = await row(maria, 'tom.reed').getAttribute('data-person');
  await maria.goto(`${list}?open=${tom}&q=tom`);
  await picture(maria, 'open-row', { height: 1150 });
  await together(host, maria, list, tom);
  await maria.goto(`${list}/${tom}`);
  await picture(maria, 'view', { height: 860 });
  const lena = await (await maria.goto(list), row(maria, 'lena.vogt')).getAttribute('data-person');
  await maria.goto(`${list}/${lena}/remove`);
  await picture(maria, 'remove', { height: 480 });
  await maria.goto(list);
  await maria.button('Request changes').click();
  await maria.page.locator('dialog[open]').waitFor();
  await maria.page.locator('dialog[open] textarea').fill('Amandine joins the operations team in Lyon; Tom hands over to her.');
  await picture(maria, 'request');
  await maria.page.locator('dialog[open] button.btn-go').click();
  await maria.page.locator('ol.steps').waitFor();
  await picture(maria, 'waiting', { height: 1000 });
  const ticket = await maria.page.locator('a[href*="/portal/tickets/"]').first().getAttribute('href');
  await maria.goto(ticket);
  await picture(maria, 'ticket');
  await maria.leave();
  return ticket.replace('/portal/', '/agent/').split('?')[0];
}

async function agentDecides(host, ticket) {
  const agent = await Person.arrive(host, { email: 'agent@support.example' });
  await agent.goto(ticket);
  await picture(agent, 'agent', { height: 1100 });
  await agent.button('Implement').click();
  await agent.page.locator('button[formaction]').waitFor({ state: 'detached' });
  await agent.leave();
}

async function newcomer(host) {
  const amandine = await Person.arrive(host);
  await amandine.goto(await host.activationPath('amandine.duval@acme.example'));
  await picture(amandine, 'activation', { height: 760 });
  await amandine.leave();
}

async function german(host) {
  const anja = await Person.arrive(host, { email: 'anja.holm@initech.example' });
  await anja.goto('/portal/contacts');
  await anja.page.locator('details.person > summary').click();
  await picture(anja, 'german', { height: 760, menu: true });
  await anja.leave();
}

await openBrowser();
const host = await Host.start();
try {
  await agentDecides(host, await portal(host));
  await rooms(host);
  await newcomer(host);
  await german(host);
} finally {
  await host.stop();
  await closeBrowser();
}
