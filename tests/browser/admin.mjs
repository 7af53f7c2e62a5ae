// The administrator's rooms: role catalogue, audit, health, import.
import { Person, assert, looksRight, test, unlabelled, withHost } from './harness.mjs';

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]);

async function saysWhatCellsAre(page) {
  assert(await page.locator('main tbody tr').count() > 0, 'there is a table');
  const silent = await unlabelled(page);
  assert(silent.length === 0, 'cells without a label at 320 px: ' + silent.join(' | '));
}

async function editsARole(host, script) {
  const admin = await Person.arrive(host, { email: 'admin@support.example', script });
  const { page } = admin;
  await page.getByRole('link', { name: 'Roles', exact: true }).click();
  if (script) { await looksRight(admin, 'admin-roles'); await saysWhatCellsAre(page); }
  await page.getByRole('link', { name: 'Edit Technical', exact: true }).click();
  if (script) {
    await looksRight(admin, 'admin-role');
    await page.setViewportSize({ width: 320, height: 900 });
    const kind = await page.locator('.rolekinds fieldset').first().innerText();
    assert(/– offered/.test(kind) && /Required – /.test(kind), 'box and choice of a kind say what they are: ' + kind);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await page.getByLabel('Name, French').fill('');
  await press(page, 'Preview the change');
  await page.getByText('Enter a name in this language.').first().waitFor();
  await page.getByRole('alert').getByRole('link', { name: 'Name, French' }).click();
  await page.locator('#label-fr:focus').waitFor();
  if (script) await looksRight(admin, 'admin-role-refused');
  await page.getByLabel('Name, French').fill('Ingénierie');
  await page.getByLabel('Name, English').fill('Engineering');
  await page.getByLabel('see bills').check();
  await press(page, 'Preview the change');
  await page.getByText('contacts gain the permission “see bills”').waitFor();
  if (script) await looksRight(admin, 'admin-role-preview');
  await press(page, 'Back to the form');
  assert(await page.getByLabel('Name, French').inputValue() === 'Ingénierie', 'the form keeps what was typed');
  await press(page, 'Preview the change');
  await press(page, 'Save the role');
  await page.getByText('Engineering is saved and in force.').waitFor();

  const tom = await Person.arrive(host, { email: 'tom.reed@acme.example', script });
  await tom.goto('/portal');
  await tom.page.getByRole('link', { name: 'Billing' }).first().waitFor();

  await page.getByRole('button', { name: 'Move down: Management' }).click();
  await page.getByText('Management has moved.').waitFor();
  await page.getByRole('link', { name: 'Remove Work orders' }).click();
  await page.getByText('This role cannot be removed').waitFor();
  if (script) await looksRight(admin, 'admin-role-remove');
  await press(page, 'Retire the role');
  await press(page, 'Save the role');
  await page.getByText('retired', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Audit', exact: true }).click();
  await page.getByText('changed the role Engineering').first().waitFor();
  await page.getByLabel('What happened').selectOption('role.changed');
  await press(page, 'Filter');
  if (script) {
    await page.locator('.auditlist summary').first().click();
    await looksRight(admin, 'admin-audit');
  }
  await press(page, 'Verify now');
  for (let i = 0; i < 50 && !(await admin.text()).includes('every chain holds'); ++i) await admin.goto('/admin/audit');
  assert((await admin.text()).includes('every chain holds'), 'the chains are verified');
  await page.getByRole('link', { name: 'Health', exact: true }).click();
  await page.getByText('SQLite').first().waitFor();
  if (script) await looksRight(admin, 'admin-health');
  await tom.leave();
  await admin.leave();
}

test('an administrator edits the role catalogue, looks at the audit and at the health', () => withHost(host => editsARole(host, true)));
test('an administrator edits the role catalogue without JavaScript', () => withHost(host => editsARole(host, false)));

const head = 'customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,department,language,portal_user,sees_all_requests,roles\n';

async function imports(host, script) {
  const admin = await Person.arrive(host, { email: 'admin@support.example', script });
  const { page } = admin;
  const give = async content => {
    await page.getByRole('link', { name: 'Import', exact: true }).first().click();
    await page.getByLabel('CSV file, UTF-8').setInputFiles({ name: 'hooli <1>.csv', mimeType: 'text/csv', buffer: Buffer.from(head + content) });
    await press(page, 'Check the file');
    for (let i = 0; i < 100 && await page.locator('#h-rows').count() === 0; ++i) await page.reload();
  };
  if (script) { await admin.goto('/admin/import'); await looksRight(admin, 'admin-imports'); }
  await give('Hooli,customer,,gavin@hooli.example,,Gavin,Belson,,,en,yes,no,management;barista\n');
  await page.getByText('Nothing was written. Correct in your file').waitFor();
  await page.getByText('unknown-role').waitFor();
  if (script) { await looksRight(admin, 'admin-import-refused'); await saysWhatCellsAre(page); }
  await give('Hooli,customer,,gavin@hooli.example,,Gavin,Belson,,,en,yes,no,management;technical;application\n');
  await page.getByText('This is what would happen.').waitFor();
  if (script) await looksRight(admin, 'admin-import-checked');
  await press(page, 'Write the rows');
  for (let i = 0; i < 100 && !(await admin.text()).includes('All rows are in force.'); ++i) await page.reload();
  assert((await admin.text()).includes('All rows are in force.'), 'the rows are written');
  await admin.leave();
}

test('an administrator imports a file, with a report before anything is written', () => withHost(host => imports(host, true)));
test('an administrator of a customer gives a file to the draft', () => withHost(async host => {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  const { page } = maria;
  await maria.goto('/portal/contacts');
  await maria.goto(new URL(page.url()).pathname + '/import');
  const own = head.replace('customer,customer_kind,parent_customer,', '');
  const content = own + 'tom.reed@acme.example,Mr.,Tom,Reed,+44 20 7946 0018,Labs,en,yes,no,technical\nnadia@acme.example,,Nadia,New,,,en,yes,no,reports\n';
  await page.locator('#file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await Promise.all([page.waitForNavigation(), page.locator('main form .btn-go').click()]);
  await page.getByText('nadia@acme.example').waitFor();
  await looksRight(maria, 'import-people');
  await saysWhatCellsAre(page);
  await maria.leave();
}));
test('an administrator imports a file without JavaScript', () => withHost(host => imports(host, false)));

test('a wrong setting is refused at its field and what needs a ticket is one table', () => withHost(async host => {
  const admin = await Person.arrive(host, { email: 'admin@support.example' });
  const { page } = admin;
  await admin.goto('/admin/plugins/contacts-manager');
  await page.getByLabel('Added contact – At once').check();
  await page.getByLabel('Activation links work for (hours)').fill('3 days');
  await press(page, 'Save settings');
  await page.getByText('Enter a whole number between 1 and 72.').first().waitFor();
  assert(await page.getByLabel('Added contact – At once').isChecked(), 'what was chosen is still chosen');
  await page.getByText('Saved value: Ticket').waitFor();
  await looksRight(admin, 'admin-settings');
  await page.getByLabel('Activation links work for (hours)').fill('48');
  await press(page, 'Save settings');
  await page.getByText('The settings are saved.').waitFor();
  assert(await page.getByLabel('Added contact – At once').isChecked(), 'it is stored');
  await admin.leave();
}));

async function forgetsAPassword(host, script) {
  const admin = await Person.arrive(host, { email: 'admin@support.example', script });
  const { page } = admin;
  await admin.goto('/admin/plugins/contacts-manager');
  const box = page.getByLabel('Forget the stored value – Password');
  const password = page.getByLabel('Password', { exact: true });
  assert(await box.count() === 0, 'nothing is stored that could be forgotten');
  await password.fill('open sesame');
  await press(page, 'Save settings');
  await box.check();
  await password.fill('another one');
  await page.getByLabel('Sender name').fill('Help\u0001desk');
  await press(page, 'Save settings');
  await page.getByText('Enter a new value or have the stored one forgotten, not both.').first().waitFor();
  await page.getByText('This text holds invisible control characters.').first().waitFor();
  assert(await page.getByLabel('Sender name').inputValue() === 'Helpdesk', 'what was typed is kept, without that character');
  assert(await box.isChecked() && await password.inputValue() === '', 'so is the tick, and no secret is');
  if (script) await looksRight(admin, 'admin-settings-secret');
  await press(page, 'Save settings');
  await page.getByText('The settings are saved.').waitFor();
  assert(await box.count() === 0, 'it is forgotten');
  await admin.leave();
}

test('a stored password is forgotten, and a character that nobody sees is told', () => withHost(host => forgetsAPassword(host, true)));
test('a stored password is forgotten without JavaScript', () => withHost(host => forgetsAPassword(host, false)));
