// The list: order, search while typing, columns by mouse and by keyboard, files that other programs open.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, assert, axe, pause, test, withHost } from './harness.mjs';

const columnsOf = page => page.locator('thead th[data-column]').evaluateAll(heads => heads.map(head => head.dataset.column));
const namesOf = page => page.locator('tbody:not(.relatives) .name').allInnerTexts();

const withMaria = run => withHost(async host => {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  await maria.goto('/portal/contacts');
  await run(maria, maria.page, host);
  await maria.leave();
});

// A choice is sent beside the way to the next page and may arrive after it.
const isRemembered = async (maria, choice) => {
  for (let look = 0; look < 50; ++look) {
    await maria.goto('/portal/contacts');
    if (maria.page.url().includes(choice)) return true;
    await pause(100);
  }
  return false;
};

test('the list is sorted by its heads and says so', () => withMaria(async (maria, page) => {
  const before = await namesOf(page);
  await Promise.all([page.waitForURL(/sort=-lastName/), page.locator('th.who a[data-sort]').click()]);
  const after = await namesOf(page);
  assert(after.join() === [...before].reverse().join(), `the order is turned round: ${after}`);
  assert(await page.locator('th.who[aria-sort=descending]').count() === 1, 'the head says which way');
  assert(await isRemembered(maria, 'sort=-lastName'), 'the order stands in the address the next time');
  assert((await namesOf(page)).join() === after.join(), 'and is seen');
}));

test('a shared view is seen as it was sent and leaves what its reader remembers', () => withMaria(async (maria, page, host) => {
  const columns = ['phone', 'status'];
  await maria.goto(`${new URL(page.url()).pathname}?columns=${columns}`);
  await page.locator('#columns').click();
  const chosen = page.getByRole('dialog', { name: 'Columns of the list' }).getByRole('button', { name: 'Show these columns' });
  await Promise.all([page.waitForURL(/columns=phone/), chosen.click()]);
  const paul = await Person.arrive(host, { email: 'paul.dubois@acme.example' });
  await paul.goto('/portal/contacts?q=kel');
  const his = await columnsOf(paul.page);
  await maria.goto('/portal/contacts?q=kel');
  assert((await columnsOf(page)).join() === his.join(), `she sees his columns: ${await columnsOf(page)}`);
  await Promise.all([page.waitForURL(/sort=-lastName/), page.locator('th.who a[data-sort]').click()]);
  assert(await isRemembered(maria, 'sort=-lastName'), 'the order that she chose is remembered');
  assert((await columnsOf(page)).join() === columns.join(), 'and her own columns stay hers');
  await paul.leave();
}));

test('the list is searched while somebody types', () => withMaria(async (maria, page) => {
  const all = (await namesOf(page)).length;
  await page.locator('#q').pressSequentially('kel', { delay: 40 });
  await page.waitForFunction(() => location.search.includes('q=kel')); // Not yet with the answer to its first letter.
  await page.waitForFunction(most => document.querySelectorAll('tbody:not(.relatives) .name').length < most, all);
  assert((await namesOf(page)).some(name => name.includes('Keller')), 'the person is found by the beginning of a name');
  assert(await page.locator('#q').evaluate(field => field === document.activeElement && field.value === 'kel'), 'the field keeps focus and text');
  await page.waitForFunction(() => /found/.test(document.querySelector('#live').textContent));
  await page.locator('#q').fill('no such person');
  await page.getByText('No contact matches.').first().waitFor();
  await page.locator('#q').fill('');
  await page.waitForFunction(most => document.querySelectorAll('tbody:not(.relatives) .name').length === most, all);
  const saved = page.waitForResponse(answer => answer.request().method() === 'POST' && answer.url().includes('/draft/'));
  await maria.box('Reports', 'Tom Reed').click();
  await saved;
  await page.getByText(/1 change for 1 person/).first().waitFor();
}));

test('a letter of a dead key is searched for as well', () => withMaria(async (maria, page) => {
  await page.locator('#q').focus();
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 });
  await keyboard.send('Input.insertText', { text: 'é' });
  assert(await page.locator('#q').inputValue() === 'é', 'the letter is there: ' + await page.locator('#q').inputValue());
  await page.waitForFunction(() => location.search.includes('q=%C3%A9') && /found/.test(document.querySelector('#live').textContent));
}));

test('columns are chosen and moved with the keyboard', () => withMaria(async (maria, page) => {
  await page.locator('#columns').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Columns of the list' });
  await dialog.waitFor();
  assert((await axe(page)).length === 0, 'axe finds nothing in the dialog: ' + (await axe(page)).join('\n'));
  await dialog.getByRole('checkbox', { name: 'Department', exact: true }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Move towards the end: Status' }).focus();
  await page.keyboard.press('Enter');
  assert(/Status is now column 2 of/.test(await dialog.locator('[data-said]').innerText()), 'the move is announced');
  assert(await page.evaluate(() => /Status/.test(document.activeElement.innerText)), 'the button keeps the focus');
  await dialog.getByRole('button', { name: 'Show these columns' }).focus();
  await Promise.all([page.waitForURL(/columns=/), page.keyboard.press('Enter')]);
  const columns = await columnsOf(page);
  assert(columns[1] === 'status' && columns.at(-1) === 'department', `the order is kept: ${columns}`);
  await maria.goto('/portal/contacts');
  assert((await columnsOf(page)).join() === columns.join(), 'and remembered');
  assert(page.url().includes('columns='), 'the address can be shared');
  assert((await axe(page)).length === 0, 'axe finds nothing in the list: ' + (await axe(page)).join('\n'));
}));

test('columns are dragged to their places', () => withMaria(async (maria, page) => {
  const from = await page.locator('th[data-column="role:technical"]').boundingBox();
  const to = await page.locator('th[data-column="status"]').boundingBox();
  await page.mouse.move(from.x + from.width / 2, from.y + from.height - 4);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 10, { steps: 4 });
  // It follows the pointer head by head, as fast as the machine draws.
  const place = async () => (await columnsOf(page)).indexOf('role:technical');
  for (let nudge = 0; nudge < 40 && await place() > 1; ++nudge) {
    await page.mouse.move(to.x + 4 + nudge % 2, to.y + to.height / 2, { steps: 6 });
    await page.waitForTimeout(50);
  }
  // What lies below comes along before anything is dropped, and says of whom and what it is as before.
  const astray = () => page.evaluate(() => {
    const heads = [...document.querySelectorAll('#list thead th')].map(head => head.dataset.role ?? '');
    return [...document.querySelectorAll('#list tr[data-person]')]
      .filter(row => [...row.cells].some((cell, i) => (cell.querySelector('.cb')?.value ?? heads[i]) !== heads[i])).length;
  });
  assert(await place() <= 1 && await astray() === 0, `${await astray()} rows do not follow their heads`);
  await Promise.all([page.waitForURL(/columns=/), page.mouse.up()]);
  assert(await place() <= 1, `the column has moved: ${await columnsOf(page)}`);
}));

test('arrow keys walk over the grid in the order of its columns', () => withMaria(async (maria, page) => {
  const id = (await page.locator('tbody tr[data-person]').first().getAttribute('data-person'));
  await maria.goto(new URL(page.url()).pathname + '?columns=role:technical,department,role:reports,status');
  const focused = () => page.evaluate(() => document.activeElement.value + '/' + document.activeElement.closest('tr')?.dataset.person);
  await page.locator(`#r-${id} td.role .cb`).first().focus();
  await page.keyboard.press('ArrowRight');
  assert(await focused() === `reports/${id}`, `to the right: ${await focused()}`);
  await page.keyboard.press('Home');
  assert(await focused() === `technical/${id}`, 'Home');
  await page.keyboard.press('End');
  assert(await focused() === `reports/${id}`, 'End');
  await page.keyboard.press('ArrowDown');
  assert(/^reports\//.test(await focused()) && await focused() !== `reports/${id}`, 'down');
  await page.keyboard.press('Control+Home');
  assert(/^technical\//.test(await focused()), 'the first box of all');
  await page.keyboard.press('Tab');
  assert(await page.evaluate(() => document.activeElement !== document.body), 'Tab goes on from there');
}));

test('a large file says how far it is', () => withHost(async host => {
  const walter = await Person.arrive(host, { email: 'walter.bishop@massive.example' });
  const { page } = walter;
  await walter.goto('/portal/contacts');
  await page.evaluate(() => {
    window.told = [];
    new MutationObserver(() => window.told.push(document.querySelector('.export [data-percent]').textContent))
      .observe(document.querySelector('.export [data-percent]'), { childList: true });
  });
  const menu = page.locator('.export');
  await menu.locator('summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), menu.getByRole('link', { name: 'PDF', exact: true }).click()]);
  assert(/Contacts of Massive Dynamic/.test(download.suggestedFilename()), 'the file arrives: ' + download.suggestedFilename());
  const told = (await page.evaluate(() => window.told)).filter(Boolean);
  assert(told.length > 0 && told.every(text => /^\d+%$/.test(text)), 'percents were shown: ' + told);
  assert(await menu.locator('progress').isHidden(), 'the bar goes with the file');
  await walter.leave();
}));

test('the list is taken away as it is seen', () => withMaria(async (maria, page, host) => {
  await maria.goto(new URL(page.url()).pathname + '?sort=-email&columns=department,role:technical');
  const emails = (await page.locator('tbody:not(.relatives) .sub').allInnerTexts()).map(text => text.trim());
  const folder = mkdtempSync(join(tmpdir(), 'files.'));
  const take = async name => {
    const menu = page.locator('.export');
    if (!await menu.evaluate(details => details.open)) await menu.locator('summary').click();
    assert((await menu.innerText()).includes(`${emails.length} contacts`), 'it says how many');
    const [download] = await Promise.all([page.waitForEvent('download'), menu.getByRole('link', { name, exact: true }).click()]);
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    return file;
  };
  const said = (command, words) => {
    const done = spawnSync(command, words, { encoding: 'utf8' });
    assert(done.status === 0, `${command}: ${done.stderr}`);
    return done.stdout;
  };

  const sheet = said('python3', ['-c', 'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml").decode())', await take('Excel')]);
  const cells = [...sheet.matchAll(/<c r="([A-Z]+)(\d+)"[^>]*t="inlineStr"[^>]*><is><t[^>]*>([^<]*)/g)];
  const column = letter => cells.filter(([, at]) => at === letter).map(([, , , text]) => text);
  assert(column('D').slice(1).join() === emails.join(), `the rows of the page in their order: ${column('D')}`);
  assert(column('E')[0] === 'Department' && column('F')[0] === 'Technical', `the columns of the page: ${column('E')[0]} ${column('F')[0]}`);

  const paper = said('pdftotext', ['-layout', await take('PDF'), '-']);
  assert(paper.includes('Contacts of Acme Oil') && paper.includes('Page 1 of'), 'the page says what it is');
  assert(emails.every(email => paper.replace(/\s/g, '').includes(email.replace(/\s/g, '')) || email.length > 30), 'everybody stands on paper');

  const csv = readFileSync(await take('CSV'), 'utf8');
  assert(csv.split('\r\n').length - 2 === emails.length, 'a line each');

  await maria.goto('/portal/contacts?account=none&columns=status');
  emails.splice(0, emails.length, ...(await page.locator('tbody:not(.relatives) .sub').allInnerTexts()));
  const some = said('pdftotext', ['-layout', await take('PDF'), '-']);
  assert(some.includes('Shown: Not yet invited'), 'the file says whom it shows: ' + some.slice(0, 200));
  await maria.goto('/portal/contacts?columns=status,roles');
  await maria.box('Reports', 'Tom Reed').click();
  await page.getByText(/1 change for 1 person/).first().waitFor();
  await maria.goto('/portal/contacts?status=draft&columns=role:reports');
  emails.splice(0, emails.length, 'one');
  await page.locator('.export summary').click();
  const [drafted] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^CSV\s*, As the draft would have it$/ }).click()]);
  await drafted.saveAs(join(folder, 'drafted.csv'));
  assert(/^changed,Mr\.,Tom,Reed,tom\.reed@acme\.example,yes$/m.test(readFileSync(join(folder, 'drafted.csv'), 'utf8').replace(/\r/g, '')), 'the draft can be taken away as well');

  // What left may come back: the import reads our own file and finds nothing to change.
  await maria.goto('/portal/contacts');
  const whole = await page.evaluate(async path => (await fetch(path)).text(),
    `/api/v1/customers/${new URL(page.url()).pathname.split('/')[3]}/contacts.csv?columns=email,title,firstName,lastName,phone,department,locale,portalUser,seesAllRequests,roles`);
  const lines = whole.replace(/^\uFEFF/, '').trimEnd().split('\r\n').filter((line, at) => at === 0 || !line.endsWith(','));
  const back = join(folder, 'back.csv');
  writeFileSync(back, lines.map((line, at) => (at ? 'Acme Oil,customer,,' : 'customer,customer_kind,parent_customer,') + line).join('\r\n') + '\r\n');
  const report = spawnSync(process.env.PROGRAM, ['--config', host.file, 'import', back, '--dry-run'], { encoding: 'utf8' });
  assert(report.status === 0, `the import reads it: ${report.stdout}${report.stderr}`);
  assert(!/\b(added|changed)\b/.test(report.stdout.replace(/unchanged/g, '').replace(/0 (added|changed)/g, '')), `nothing would change: ${report.stdout}`);
}));

test('questions about a found person come back to what was found', () => withHost(async host => {
  for (const script of [true, false]) {
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', script });
    const { page } = maria;
    const asked = script ? page.getByRole('dialog') : page.locator('main');
    await maria.goto('/portal/contacts?q=ree&columns=status,role:primary-contact,role:technical');
    await page.getByRole('link', { name: 'Promote: Primary contact – Tom Reed', exact: true }).click();
    await asked.getByRole('button', { name: 'Promote', exact: true }).click();
    await page.getByText('Promoted in the draft').waitFor();
    assert(new URL(page.url()).searchParams.get('q') === 'ree', `promoted, and back at ${page.url()}`);
    await maria.goto('/portal/contacts?q=sol');
    await page.getByRole('button', { name: 'Remove: Ingrid Solberg', exact: true }).click();
    await asked.getByRole('link', { name: 'Keep', exact: true }).click();
    assert(new URL(page.url()).searchParams.get('q') === 'sol', `kept, and back at ${page.url()}`);
    await page.getByRole('button', { name: 'Remove: Ingrid Solberg', exact: true }).click();
    await asked.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('The contact is flagged for removal').waitFor();
    assert(new URL(page.url()).searchParams.get('q') === 'sol', `removed, and back at ${page.url()}`);
    if (script) {
      // The form in the bar follows the list.
      await maria.goto('/portal/contacts');
      await page.locator('#q').fill('ree');
      await page.waitForFunction(() => location.search.includes('q=ree'));
    } else await maria.goto('/portal/contacts?q=ree');
    await maria.button('Discard').click();
    await asked.getByRole('link', { name: 'Keep the draft', exact: true }).click();
    assert(new URL(page.url()).searchParams.get('q') === 'ree', `the draft kept, and back at ${page.url()}`);
    await maria.button('Discard').click();
    await asked.getByRole('button', { name: 'Discard', exact: true }).click();
    await page.getByText('The draft is discarded').waitFor();
    assert(new URL(page.url()).searchParams.get('q') === 'ree', `discarded, and back at ${page.url()}`);
    await maria.leave();
  }
}));

test('people are counted and found by what the list says of them', () => withHost(async host => {
  const walter = await Person.arrive(host, { email: 'walter.bishop@massive.example' });
  await walter.goto('/portal/contacts');
  const chip = name => walter.page.locator('#chips a', { hasText: name });
  const said = (await walter.page.locator('#chips').innerText()).replace(/\s+/g, ' ');
  assert(said.includes('All 2,000 Active 1 Not yet invited 1,799 No portal access 200 Inactive 0'), 'everybody is counted where he stands: ' + said);
  await Promise.all([walter.page.waitForURL(/status=no-access/), chip('No portal access').click()]);
  assert((await walter.page.locator('#shown').innerText()).startsWith('200 of 2,000'), await walter.page.locator('#shown').innerText());
  assert((await walter.page.locator('.state-cell').allInnerTexts()).every(state => state === 'No portal access'), 'and all of them say so');
  await walter.goto('/portal/contacts?sort=status');
  const states = await walter.page.locator('tbody:not(.relatives) .state-cell').allInnerTexts();
  assert(states[0] === 'Active' && states.slice(1).every(state => state === 'Not yet invited'), 'sorted as they read: ' + [...new Set(states)]);
  await walter.goto('/portal/contacts?sort=-role:financial&page=40');
  assert(await walter.page.locator('tbody:not(.relatives) tr[data-person]').count() === 50, 'the last page of an order');
  const pages = walter.page.locator('.pager .pages');
  assert((await pages.innerText()).replace(/Page|\s+/g, ' ').replace(/ +/g, ' ').trim() === '1 … 38 39 40', 'both ends and the neighbours: ' + await pages.innerText());
  await Promise.all([walter.page.waitForURL(/page=38/), pages.getByRole('link', { name: 'Page 38', exact: true }).click()]);
  assert(await pages.locator('[aria-current=page]').innerText().then(text => text.endsWith('38')), 'the page that is read is marked');
  await walter.goto('/portal/contacts?page=41');
  assert((await walter.page.locator('.pager').innerText()).includes('1,951–2,000 of 2,000'), 'behind the last page comes none: the last');
  await walter.leave();
}));
