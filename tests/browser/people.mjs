// Several people over one customer: a shared draft, a role that changes hands, the history, people of a purchaser.
import { Person, assert, looksRight, pause, test, withHost } from './harness.mjs';

async function open(person, name) {
  await person.page.locator('a.name', { hasText: name }).first().click();
  await person.page.locator('[data-panel]').waitFor();
}

async function type(person, field, value) {
  const box = person.page.locator('#f-' + field);
  await box.fill(value);
  await box.blur();
}

// What the draft has for that field, as the server keeps it.
async function draftOf(person, field) {
  const api = await person.page.locator('#list').getAttribute('data-api');
  const { changes } = await (await person.page.request.get(`${person.host.address}${api}/draft`)).json();
  return changes.find(line => (line.field ?? line.kind.replace('set-', '')) === field)?.value;
}

const saved = person => person.page.waitForFunction(() => /\d (change|modification)/.test(document.querySelector('#count')?.textContent ?? ''));

test('two administrators share a draft, and a clash is told to the second', () => withHost(async host => {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  const paul = await Person.arrive(host, { email: 'paul.dubois@acme.example' });
  for (const person of [maria, paul]) {
    await person.goto('/portal/contacts');
    await open(person, 'Tom Reed');
  }
  await type(maria, 'department', 'Labs');
  await saved(maria);
  await type(paul, 'phone', '+44 20 7946 0099');
  await saved(paul);
  await paul.page.getByText('Maria Keller').first().waitFor();

  await type(maria, 'department', 'Quality');
  await maria.page.waitForFunction(() => document.querySelector('input[name="was.department"]').value === 'Quality');
  await type(paul, 'department', 'Plant');
  await paul.page.locator('[data-field=department] .err').waitFor();
  const said = await paul.page.locator('[data-field=department] .err').innerText();
  assert(said.includes('Maria Keller') && said.includes('Quality'), 'the clash names who wrote what: ' + said);
  assert(await paul.page.locator('#f-department').inputValue() === 'Plant', 'what Paul typed is still there');
  await looksRight(paul, 'clash');
  // Another field of his is saved without it; only the button at the field replaces what Maria wrote.
  await type(paul, 'firstName', 'Thomas');
  await paul.page.locator('[data-field=firstName] .was').waitFor();
  assert(await draftOf(paul, 'department') === 'Quality', 'another field does not replace it');
  assert(await paul.page.locator('#f-department').inputValue() === 'Plant', 'and what Paul typed still stands there');
  await paul.page.locator('[data-field=department] [data-replace]').click();
  await paul.page.locator('[data-field=department] .err').waitFor({ state: 'detached' });
  assert(await draftOf(paul, 'department') === 'Plant', 'asked for, it is replaced');

  // Enter changes the field and sends the form: one save, or the second would confirm what nobody has seen.
  await type(maria, 'phone', '+44 20 7946 0011');
  await maria.page.waitForFunction(() => document.querySelector('input[name="was.phone"]').value.endsWith('0011'));
  const posts = [];
  paul.page.on('request', request => { if (request.method() === 'POST') posts.push(request.url()); });
  await paul.page.locator('#f-phone').fill('+44 20 7946 0022');
  await paul.page.locator('#f-phone').press('Enter');
  await paul.page.locator('[data-field=phone] .err').waitFor();
  await pause(500);
  assert(posts.length === 1, `Enter saves once: ${posts.length}`);
  assert(await draftOf(paul, 'phone') === '+442079460011', 'Enter does not replace what a colleague wrote unseen');

  await maria.goto('/portal/contacts');
  await maria.button('Request changes').click();
  const dialog = maria.page.getByRole('dialog');
  await dialog.waitFor();
  const words = await dialog.innerText();
  assert(words.includes('Plant') && words.includes('Paul Dubois') && words.includes('you,'), 'both lines, each with its author: ' + words);
  await maria.leave();
  await paul.leave();
}));

test('a primary role changes hands by a dialog that names both', () => withHost(async host => {
  for (const script of [true, false]) {
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', script });
    await maria.goto('/portal/contacts');
    const whom = script ? 'Tom Reed' : 'Lena Vogt';
    await maria.page.getByRole('link', { name: `Promote: Primary contact – ${whom}`, exact: true }).click();
    const asked = script ? maria.page.getByRole('dialog') : maria.page.locator('main');
    await asked.getByRole('heading', { name: `Promote ${whom} to Primary contact?` }).waitFor();
    const words = await asked.innerText();
    assert(words.includes(`${whom} gets`) && words.includes('Maria Keller loses'), 'both are named: ' + words);
    assert(script || words.includes('Tom Reed'), 'the drafted promotion that this one replaces is named: ' + words);
    await looksRight(maria, script ? 'promote-dialog' : 'promote-page');
    await asked.getByRole('button', { name: 'Promote', exact: true }).click();
    await maria.page.getByText(`Promoted in the draft: ${whom}`).waitFor();
    assert((await maria.page.locator('#count').innerText()).includes('1 change'), 'one promotion stands in the draft');
    await maria.leave();
  }
}));

test('the history tells who asked and what changed', () => withHost(async host => {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  await maria.goto('/portal/contacts');
  await maria.box('Reports', 'Tom Reed').check();
  await saved(maria);
  await maria.button('Request changes').click();
  await maria.page.getByRole('dialog').getByRole('button', { name: 'Request changes', exact: true }).click();
  await maria.page.getByText(/Your request for 1 change was sent/).first().waitFor();
  await maria.page.getByRole('link', { name: 'History' }).click();
  await maria.page.getByRole('heading', { name: 'Maria Keller asked for 1 change' }).waitFor();
  await looksRight(maria, 'history');
  const [file] = await Promise.all([maria.page.waitForEvent('download'), maria.page.getByRole('link', { name: 'Export as CSV' }).click()]);
  assert(file.suggestedFilename() === 'History – Acme Oil.csv', 'the file has a name: ' + file.suggestedFilename());
  await maria.leave();
}));

test('the people of a purchaser stand below, marked and without controls', () => withHost(async host => {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  await maria.goto('/portal/contacts');
  const group = maria.page.locator('tbody.relatives');
  const words = await group.innerText();
  assert(words.includes('Globex Trading') && words.includes('Purchaser') && words.includes('Omar Haddad'), 'marked with the name: ' + words);
  assert(await group.locator('input, button, a').count() === 0, 'nothing to press in it');
  await looksRight(maria, 'purchaser');
  const list = new URL(maria.page.url()).pathname;
  await maria.goto(list.replace(/contacts$/, 'relatives'));
  assert((await maria.page.locator('tbody.relatives').innerText()).includes('Omar Haddad'), 'the same on a page of its own');
  await looksRight(maria, 'relatives');
  const heads = () => maria.page.locator('thead th.role a:not([data-sort])').evaluateAll(all => all.map(head => getComputedStyle(head).writingMode).join());
  const here = await heads();
  await maria.goto('/portal/contacts');
  assert(here === await heads(), `heads of roles stand as in the list: ${here}`);
  // The same columns as everybody's, whichever are chosen.
  await maria.goto('/portal/contacts?columns=department,role:financial,status');
  const rows = await maria.page.locator('#matrix tr:not(.group):not(.inrow)').evaluateAll(all => all.map(row => row.cells.length));
  assert(rows.every(cells => cells === 5), `every row has the cells of the head: ${[...new Set(rows)]}`);
  const omar = maria.page.locator('tbody.relatives tr', { hasText: 'Omar Haddad' });
  assert((await omar.locator('td').nth(1).innerText()).includes('Financial') && (await omar.locator('td').nth(2).innerText()).includes('Active'), 'what he holds stands under its head');
  await maria.leave();
}));
