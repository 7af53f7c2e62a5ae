// What somebody does while something is still being saved: nothing of it is lost, and what comes next comes with it.
import { Person, assert, pause, test, withHost } from './harness.mjs';

const withMaria = (run, look = {}) => withHost(async host => {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', ...look });
  await maria.goto('/portal/contacts');
  await run(maria, maria.page, host);
  await maria.leave();
});

const isPost = request => request.method() === 'POST';

// Every save takes its time from now on. Done when none is on its way any more.
async function slowly(page, milliseconds = 500) {
  const underWay = new Set();
  page.on('request', request => { if (isPost(request)) underWay.add(request); });
  page.on('response', answer => underWay.delete(answer.request()));
  page.on('requestfailed', request => underWay.delete(request));
  await page.route(/\/draft(\/changes)?$/, async (route, request) => {
    if (isPost(request)) await pause(milliseconds);
    await route.continue();
  });
  return async () => {
    for (let still = 0; still < 4; ++still) {
      if (underWay.size) still = 0;
      await pause(100);
    }
  };
}

async function draftOf(person) {
  const api = await person.page.locator('#list').getAttribute('data-api');
  return (await (await person.page.request.get(`${person.host.address}${api}/draft`)).json()).changes;
}

async function open(page, name) {
  await page.locator('a.name', { hasText: name }).first().click();
  await page.locator('[data-panel]').waitFor();
}

const focusedBox = page => page.evaluate(() => document.activeElement.matches('td.role .cb') ? document.activeElement.value : '');
const cellOf = box => box.locator('xpath=ancestor::td');

test('the bar with the changes lies at the edge of a window that the list does not fill', () => withMaria(async (maria, page) => {
  const height = 1600;
  await page.setViewportSize({ width: 1280, height });
  const settled = await slowly(page, 0);
  await page.locator('td.role .cb:not(:disabled):not(:checked)').first().click();
  await settled();
  await maria.goto('/portal/contacts?q=maria');
  await page.getByText(/1 change for 1 person/).first().waitFor();
  const [bottom, long] = await page.locator('.bars').evaluate(bars => [bars.getBoundingClientRect().bottom, document.documentElement.scrollHeight]);
  assert(Math.round(bottom) === height && long === height, `the bar ends at ${bottom}, the page at ${long}, the window at ${height}`);
}));

test('a box that is unticked where rows are cards stays in sight', () => withHost(async host => {
  for (const script of [true, false]) {
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', script, width: 320 });
    const { page } = maria;
    await maria.goto('/portal/contacts');
    const done = await slowly(page, 1000);
    const box = maria.box('Technical', 'Tom Reed');
    await box.focus();
    await page.keyboard.press('Space');
    assert(!await box.isChecked() && await box.isVisible(), `unticked it is there (script: ${script})`);
    if (script) {
      assert(await cellOf(box).evaluate(cell => cell.matches('.del')), 'and marked at once');
      assert(await focusedBox(page) === 'technical', 'and keeps the focus');
      await done();
      assert(await focusedBox(page) === 'technical', 'also when it is saved');
    }
    await page.keyboard.press('Space');
    assert(await box.isChecked() && await box.isVisible(), `it is ticked again (script: ${script})`);
    await done();
    // What only the draft gives: taken back, it stays where it was as well.
    if (script) {
      await open(page, 'Tom Reed');
      await page.locator('#f-role-reports').check();
      await done();
      const given = maria.box('Reports', 'Tom Reed');
      await given.click();
      await done();
      assert(!await given.isChecked() && await given.isVisible(), 'a box of the draft can be ticked again');
      assert(await focusedBox(page) === 'reports', 'it keeps the focus');
      assert((await draftOf(maria)).length === 0, 'nothing is left in the draft');
    }
    await maria.leave();
  }
}));

test('what keeps the draft from being sent is announced with what was saved', () => withMaria(async (maria, page) => {
  const done = await slowly(page, 0);
  const person = maria.box('Reports', 'Tom Reed').locator('xpath=ancestor::tr');
  for (const box of await person.locator('td.role .cb:checked').all()) {
    await box.click();
    await done();
  }
  const blocked = await page.locator('#blocked').textContent();
  const live = await page.locator('#live').textContent();
  assert(blocked && live.includes(blocked), `"${live}" says "${blocked}"`);
}));

test('a box that could not be saved is marked as it was', () => withMaria(async (maria, page) => {
  const box = maria.box('Reports', 'Tom Reed');
  await page.route('**/draft/changes', route => route.fulfill({ status: 403, body: '{}' }));
  await box.click();
  await page.getByRole('alert').filter({ hasText: 'Not saved' }).waitFor();
  assert(!await box.isChecked() && !await cellOf(box).evaluate(cell => cell.matches('.add, .del')), 'neither ticked nor marked');
}));

test('a box of the matrix that changes twice is saved as it was left', () => withMaria(async (maria, page) => {
  const done = await slowly(page, 800);
  const box = maria.box('Reports', 'Tom Reed');
  await box.click();
  await box.click();
  await page.evaluate(() => {
    window.back = 0;
    window.looking = setInterval(() => { window.back += document.activeElement.checked === true; }, 10);
  });
  await done();
  assert(await focusedBox(page) === 'reports' && await page.evaluate(() => window.back) === 0, 'nothing earlier changes it back');
  assert(!await box.isChecked() && (await draftOf(maria)).length === 0, 'as it was left');
}));

test('a box of the details that changes again while it is saved is saved as it was left', () => withMaria(async (maria, page) => {
  await open(page, 'Tom Reed');
  const done = await slowly(page);
  const boxes = [page.locator('#f-seesAllRequests'), page.locator('#f-role-reports')];
  const before = await Promise.all(boxes.map(box => box.isChecked()));
  for (const box of boxes) {
    await box.click();
    await box.click();
  }
  await done();
  const after = await Promise.all(boxes.map(box => box.isChecked()));
  assert(after.join() === before.join(), `ticked and unticked: ${before} became ${after}`);
  assert((await draftOf(maria)).length === 0, 'the draft asks for nothing: ' + JSON.stringify(await draftOf(maria)));
  // Once more than twice, and with words beside it: what somebody still types is not sent before he leaves the field.
  await boxes[0].click();
  await boxes[0].click();
  await boxes[0].click();
  await page.locator('#f-department').fill('');
  await page.locator('#f-department').pressSequentially('Labs', { delay: 200 });
  const half = (await draftOf(maria)).filter(line => line.kind === 'set-department');
  assert(half.length === 0, 'half a word is not saved: ' + JSON.stringify(half));
  await page.locator('#f-department').blur();
  await done();
  const lines = (await draftOf(maria)).map(line => `${line.kind} ${line.value ?? ''}`).sort().join();
  assert(lines === `set-department Labs,set-sees-all-requests ${!before[0]}`, 'both are saved: ' + lines);
  assert(await page.locator('#f-department').inputValue() === 'Labs', 'the word stands in its field');
}));

test('a question waits for what is being saved', () => withMaria(async (maria, page) => {
  await maria.box('Reports', 'Tom Reed').click();
  await page.getByText('1 change for 1 person').first().waitFor();
  await open(page, 'Tom Reed');
  await slowly(page);
  await page.locator('#f-lastName').fill('Reedson');
  await maria.button('Request changes').click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const words = await dialog.innerText();
  assert(words.includes('Reedson') && words.includes('Request 2 changes'), 'it asks for what was typed last: ' + words);
  await dialog.getByRole('button', { name: 'Request changes', exact: true }).click();
  await page.getByText(/Your request for 2 changes was sent/).first().waitFor();
}));

test('what could not be saved is told before anything is asked', () => withMaria(async (maria, page) => {
  await maria.box('Reports', 'Tom Reed').click();
  await page.getByText('1 change for 1 person').first().waitFor();
  await open(page, 'Tom Reed');
  await page.route('**/contacts/draft', async (route, request) => {
    if (isPost(request)) await pause(300);
    return isPost(request) ? route.fulfill({ status: 403, body: '' }) : route.continue();
  });
  await page.locator('#f-department').fill('Labs');
  await maria.button('Request changes').click();
  await page.getByRole('alert').filter({ hasText: 'Not saved' }).waitFor();
  await pause(500);
  assert(await page.getByRole('dialog').count() === 0, 'nobody sends what lacks what he typed');
  assert(await page.locator('#f-department').inputValue() === 'Labs', 'what he typed stands there');
  await maria.button('Request changes').click();
  await page.getByRole('dialog').waitFor();
}));

test('whoever goes on at once leaves nothing unsaved', () => withMaria(async (maria, page) => {
  await slowly(page);
  await maria.box('Reports', 'Tom Reed').click();
  await maria.box('Cust. Admin.', 'Tom Reed').click();
  await Promise.all([page.waitForURL(/\/history/), page.getByRole('link', { name: 'History' }).click()]);
  await maria.goto('/portal/contacts');
  const granted = (await draftOf(maria)).map(line => line.role).sort().join();
  assert(granted === 'cust-admin,reports', 'by a link: ' + granted);
  // A form goes on as well, and after what was typed: undone with the rest.
  await open(page, 'Tom Reed');
  await page.locator('#f-department').fill('Labs');
  await Promise.all([page.waitForURL(/notice=undone/), page.locator('.panelfoot').getByRole('button', { name: /Undo/ }).click()]);
  assert((await draftOf(maria)).length === 0, 'nothing comes after it: ' + JSON.stringify(await draftOf(maria)));
  // And by a way that waits for nothing: what is on its way arrives.
  await maria.box('Reports', 'Tom Reed').click();
  await maria.goto('/portal/roles');
  await pause(800);
  await maria.goto('/portal/contacts');
  await open(page, 'Tom Reed');
  await page.locator('#f-department').fill('Labs');
  await page.locator('#f-department').blur();
  await maria.goto('/portal/roles');
  await pause(800);
  await maria.goto('/portal/contacts');
  const kinds = (await draftOf(maria)).map(line => line.kind).sort().join();
  assert(kinds === 'grant-role,set-department', 'what was on its way is saved: ' + kinds);
}));
