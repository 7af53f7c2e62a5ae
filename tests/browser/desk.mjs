// The helpdesk's desk: customers, acting in a customer's place, everybody's contacts.
import { Person, assert, axe, looksRight, test, withHost } from './harness.mjs';

const idIn = url => url.match(/customers\/(\d+)/)[1];

// What counts for some kinds only appears with them; nothing that was typed goes out of sight.
async function parentAndPayment(agent, script) {
  const parent = agent.page.getByLabel('Parent', { exact: true });
  const paysFor = agent.page.getByLabel('Pays for', { exact: true });
  const shown = async () => [await parent.isVisible(), await paysFor.isVisible()].join();
  const choose = kind => agent.page.getByRole('radio', { name: new RegExp(`^${kind} `) }).check();
  if (!script) {
    assert(await shown() === 'true,true', 'without JavaScript both stand there');
    assert((await agent.text()).includes('Only of a subsidiary: the name of its global customer.'), 'and say for which kinds they count');
    assert((await agent.text()).includes('Only of a purchaser: the name of the customer whose bills it pays.'), 'both');
    return;
  }
  for (const [kind, expected] of [['Customer', 'false,false'], ['Subsidiary', 'true,false'], ['Purchaser', 'false,true'], ['Global customer', 'false,false']]) {
    await choose(kind);
    assert(await shown() === expected, `${kind}: ${await shown()}`);
  }
  await choose('Subsidiary');
  await parent.fill('Acme Oil');
  await choose('Purchaser');
  assert(await shown() === 'true,true', 'what was typed stays in sight');
  await parent.fill('');
  await choose('Customer');
  assert(await shown() === 'false,false', 'and goes when it is empty');
}

async function firstAdministrator(host, script) {
  const agent = await Person.arrive(host, { email: 'agent@support.example', script });
  await agent.goto('/agent/tickets');
  await agent.page.getByRole('link', { name: 'Customers', exact: true }).click();
  await looksRight(agent, `desk-customers${script ? '' : '-plain'}`);
  await agent.page.getByRole('link', { name: 'New customer' }).click();
  // Findings at the field, and nothing that was typed is lost.
  await agent.page.getByLabel('Name', { exact: true }).fill('Acme Oil');
  await parentAndPayment(agent, script);
  await agent.page.getByRole('radio', { name: /^Subsidiary/ }).check();
  await agent.button('Create customer').click();
  assert(await agent.page.getByLabel('Name', { exact: true }).getAttribute('aria-invalid') === 'true', 'the name is marked');
  assert((await agent.text()).includes('A subsidiary belongs to a global customer'), 'the parent is asked for');
  await looksRight(agent, `desk-customer-findings${script ? '' : '-plain'}`);
  await agent.page.getByLabel('Name', { exact: true }).fill('ACME, oil');
  await agent.page.getByRole('radio', { name: /^Customer/ }).check();
  await agent.button('Create customer').click();
  assert((await agent.text()).includes('There is a customer called “Acme Oil”'), 'an alike name is asked about');
  await agent.page.getByLabel('Name', { exact: true }).fill('Stark Industries');
  await agent.button('Save all the same').click();
  await agent.page.getByText('The customer is made').waitFor();
  await looksRight(agent, `desk-customer-new${script ? '' : '-plain'}`);

  // The same page, draft and rules as the customer's own administrators have.
  await agent.page.getByLabel('Who is asking for it? (optional)').fill('Tony Stark');
  await agent.button('Change the contacts').click();
  await agent.page.getByText('You act for Stark Industries, for Tony Stark').waitFor();
  const list = new URL(agent.page.url()).pathname;
  await agent.goto(`${list}/add`);
  await agent.page.getByLabel('First name').fill('Pepper');
  await agent.page.getByLabel('Last name').fill('Potts');
  await agent.page.getByRole('textbox', { name: 'E-mail' }).fill('pepper.potts@stark.example');
  await agent.page.getByRole('checkbox', { name: /^Management/ }).check();
  await agent.page.locator('main form button.btn-go').click();
  await agent.button('Implement now').waitFor();
  await looksRight(agent, `desk-in-their-place${script ? '' : '-plain'}`);
  await agent.goto(`${list}/request`);
  assert(await agent.page.getByLabel('Who is asking for it? (optional)').inputValue() === 'Tony Stark', 'the caller is remembered');
  await looksRight(agent, `desk-implement${script ? '' : '-plain'}`);
  await agent.button('Implement now').click();
  await agent.page.getByText('The changes are in effect').waitFor();
  assert((await agent.text()).includes('Pepper Potts'), 'she stands in the list');
  await agent.goto(`/portal/customers/${idIn(list)}/history`);
  assert((await agent.text()).includes('in the customer’s place, for Tony Stark'), 'the history names the caller');
  assert((await host.mailsTo('pepper.potts@stark.example', 1)).some(mail => mail.includes('activate')), 'she got her welcome mail');
  await agent.leave();
}

test('desk: a new customer gets its first administrator', () => withHost(host => firstAdministrator(host, true)));
test('desk: a new customer gets its first administrator, without JavaScript', () => withHost(host => firstAdministrator(host, false)));

test('desk: what the customer writes stays in its draft', () => withHost(async host => {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  await maria.goto('/portal/contacts');
  const list = new URL(maria.page.url()).pathname;
  await maria.box('Reports', 'Tom Reed').check();
  await maria.page.locator('#count').filter({ hasText: '1 change' }).waitFor();

  const agent = await Person.arrive(host, { email: 'agent@support.example' });
  await agent.goto(list);
  await agent.page.getByText('1 line of the customer’s own people stands in this draft').waitFor();
  assert(await agent.button('Implement now').count() === 0, 'there is nothing of the helpdesk’s to implement');
  await agent.box('Reports', 'Lena Vogt').check();
  await agent.button('Implement now').waitFor();
  assert((await agent.page.locator('#count').innerText()).includes('1 change for 1 person'), 'only the own lines count');
  await agent.button('Implement now').click();
  const dialog = agent.page.getByRole('dialog');
  await dialog.getByText('Lena Vogt').first().waitFor();
  assert(!(await dialog.innerText()).includes('Tom Reed'), 'the dialog shows what will be done, nothing else');
  assert(!(await axe(agent.page)).length, 'axe in the dialog');
  await dialog.getByRole('button', { name: 'Implement now' }).click();
  await agent.page.getByText('The changes are in effect').waitFor();
  await maria.goto(list);
  assert(await maria.box('Reports', 'Lena Vogt').isChecked(), 'Lena holds the role');
  assert((await maria.page.locator('#count').innerText()).includes('1 change for 1 person'), 'Maria’s line is still hers');
  await maria.leave();
  await agent.leave();
}));

test('desk: everybody’s contacts, and one person', () => withHost(async host => {
  const agent = await Person.arrive(host, { email: 'agent@support.example' });
  await agent.goto('/agent/contacts');
  await looksRight(agent, 'desk-people');
  await agent.page.locator('#q').fill('keller acme');
  await agent.page.keyboard.press('Enter');
  await agent.page.getByRole('link', { name: 'Maria Keller' }).waitFor();
  assert(await agent.page.locator('tbody tr').count() === 1, 'every word must match');
  await agent.page.getByRole('link', { name: 'Maria Keller' }).click();
  await agent.page.getByRole('heading', { name: 'Maria Keller' }).waitFor();
  await looksRight(agent, 'desk-person');
  await agent.goto('/agent/contacts?state=quiet&days=30');
  await agent.page.getByLabel('Not seen for').selectOption('90');
  await agent.goto('/agent/contacts?state=invited');
  const invited = agent.page.locator('tbody tr a.fw-semibold').first();
  await invited.click();
  await agent.page.getByRole('link', { name: /Acme Oil/ }).first().waitFor();
  assert((await agent.text()).includes('Invited'), 'the invitation stands there');
  // Who sends the link again from here comes back here.
  const person = new URL(agent.page.url()).pathname;
  await agent.page.getByRole('link', { name: /Send activation/ }).click();
  await Promise.all([agent.page.waitForNavigation(), agent.button('Send activation').click()]);
  assert(new URL(agent.page.url()).pathname === person, 'back on the person’s page: ' + agent.page.url());
  await agent.page.getByText('An activation link is on its way').waitFor();
  assert(!(await axe(agent.page)).length, 'axe on the person’s page');
  for (const [path, name] of [['/agent/customers', 'customers'], ['/agent/contacts', 'people'], ['/agent/customers/new', 'form']]) {
    const dark = await Person.arrive(host, { email: 'agent2@support.example', dark: true });
    await dark.goto(path);
    await looksRight(dark, `desk-dark-${name}`);
    await dark.leave();
  }
  await agent.leave();
}));
