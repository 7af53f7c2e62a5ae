// Makes the pictures of docs/agent-guide.md from the running product: PROGRAM=… PLUGINS=… node tests/browser/agent-guide.mjs
import { Host, Person, closeBrowser, openBrowser } from './harness.mjs';
import { picturesOf } from './guide-pictures.mjs';

const picture = picturesOf('agent-guide');

async function call(person, method, path, body) {
  return person.page.evaluate(async ({ method, path, body }) => {
    const csrf = document.querySelector('[name=csrf]').value;
    const answer = await fetch(path, { method, headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf },
      body: body && JSON.stringify(body) });
    return answer.json();
  }, { method, path, body });
}

const grant = (contact, role) => ({ kind: 'grant-role', contact, role });
const field = (contact, name, value) => ({ kind: 'edit-contact', contact, field: name, value });

async function requests(maria, list, changes, reason) {
  const customer = list.match(/customers\/(\d+)/)[1];
  await maria.goto(list);
  const draft = await call(maria, 'GET', `/api/v1/customers/${customer}/draft`);
  await call(maria, 'PUT', `/api/v1/customers/${customer}/draft`, { version: draft.version, changes });
  await maria.goto(`${list}/request`);
  await maria.page.locator('textarea[name=reason]').fill(reason);
  await Promise.all([maria.page.waitForURL(/notice=requested/), maria.page.locator('main form button.btn-go').click()]);
  const pending = (await call(maria, 'GET', `/api/v1/customers/${customer}/contacts`)).pendingRequest;
  return { request: pending.id, ticket: `/agent/tickets/${pending.ticket.id}` };
}

await openBrowser();
const host = await Host.start();
try {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  const agent = await Person.arrive(host, { email: 'agent@support.example' });
  await maria.goto('/portal/contacts');
  const list = new URL(maria.page.url()).pathname;
  const idOf = email => maria.page.locator('tr[data-person]', { hasText: email }).first().getAttribute('data-person');
  const [tom, lena] = [await idOf('tom.reed'), await idOf('lena.vogt')];

  const first = [grant(tom, 'reports'), grant(tom, 'financial'), field(lena, 'phone', '+33142685300'),
    { kind: 'add-contact', ref: 'amandine', contact: { firstName: 'Amandine', lastName: 'Duval', email: 'amandine.duval@acme.example', department: 'Operations' }, roles: ['technical'] },
    { kind: 'link-contact', ref: 'omar', email: 'omar.haddad@globex.example', roles: ['reports'] }];
  const one = await requests(maria, list, first, 'Amandine joins the operations team in Lyon.');
  await agent.goto(one.ticket);
  await picture(agent, 'panel', 1500);
  await agent.page.locator('#decision-message').fill('Does Tom really need Financial beside Technical?');
  await agent.button('Return for correction').click();
  await agent.page.getByText('Returned to the customer').first().waitFor();
  await picture(agent, 'returned', 760);
  await maria.goto(list);
  await requests(maria, list, [first[0], field(lena, 'phone', '+33142685311'), ...first.slice(3), grant(lena, 'reports')], 'No, Reports is enough.');
  await agent.goto(one.ticket);
  await picture(agent, 'corrected', 900);
  const choose = (what, word) => agent.page.getByRole('group', { name: `Decision: ${what}` }).getByRole('radio', { name: word }).check();
  await choose('Reports, Tom Reed', 'Reject');
  await agent.page.getByLabel('Reason to reject: Reports, Tom Reed').fill('Reports of this customer are for the management.');
  await picture(agent, 'lines', 1500);
  await agent.button('Implement').click();
  await agent.page.getByText('Partly implemented').first().waitFor();
  await agent.goto(`/agent/requests/${one.request}/undo`);
  await picture(agent, 'undo', 820);

  const two = await requests(maria, list, [field(lena, 'firstName', 'Magdalena')], '');
  const moved = await Person.arrive(host, { email: 'lena.vogt@acme.example' });
  await moved.goto('/portal/profile');
  await call(moved, 'PATCH', '/api/v1/me', { firstName: 'Lena Marie' });
  await agent.goto(two.ticket);
  await picture(agent, 'moved', 900);

  await agent.goto('/agent/customers');
  await picture(agent, 'customers', 640);
  await agent.page.getByRole('link', { name: 'Globex Trading' }).click();
  await agent.page.getByLabel('Who is asking for it? (optional)').fill('Omar Haddad');
  await picture(agent, 'customer', 760);
  await agent.button('Change the contacts').click();
  await agent.page.getByText('You act for Globex Trading').waitFor();
  const globex = new URL(agent.page.url()).pathname;
  await agent.goto(`${globex}/add`);
  for (const [name, value] of [['firstName', 'Ines'], ['lastName', 'Moreau'], ['email', 'ines.moreau@globex.example']])
    await agent.page.locator(`main [name=${name}]`).fill(value);
  await agent.page.getByRole('checkbox', { name: /^Financial/ }).check();
  await agent.page.locator('main form button.btn-go').click();
  await agent.button('Implement now').waitFor();
  await picture(agent, 'in-their-place', 760);
  await agent.goto(`${globex}/request`);
  await picture(agent, 'implement-now', 820);
  await agent.goto('/agent/contacts?q=acme');
  await picture(agent, 'people', 900);
  await agent.page.getByRole('link', { name: 'Lena' }).first().click();
  await picture(agent, 'person', 900);
} finally {
  await host.stop();
  await closeBrowser();
}
