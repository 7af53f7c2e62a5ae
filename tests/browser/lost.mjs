// What becomes of a save that fails: the page says so where everybody sees it, and what to do.
import { assert, axe, Person, sidewaysScroll, test, withHost } from './harness.mjs';

// The alert with these words stands on the screen, large enough to be read: #live is for ears alone.
async function stands(page, words, within = page) {
  const alert = within.getByRole('alert').filter({ hasText: words });
  await alert.waitFor();
  const place = await alert.boundingBox();
  assert(place.height > 12 && place.width > 100 && place.y >= 0 && place.y + place.height <= page.viewportSize().height,
    `"${words}" is in sight: ${JSON.stringify(place)}`);
}

const withMaria = run => withHost(async host => {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  await maria.goto('/portal/contacts');
  await run(maria, maria.page, host);
  maria.errors = maria.errors.filter(text => !/ERR_INTERNET_DISCONNECTED/.test(text)); // That is what the tests do.
  await maria.leave();
});

const loginAgain = async page => {
  await page.locator('input[name=email]').fill('maria.keller@acme.example');
  await page.locator('input[name=password]').fill('demo-password-1');
  await Promise.all([page.waitForURL(/\/portal\/.*contacts/), page.locator('form[action="/login"] button').first().click()]);
};

test('a box that cannot be saved without a connection says so in sight', () => withMaria(async (maria, page) => {
  const box = maria.box('Reports', 'Tom Reed');
  await maria.context.setOffline(true);
  await box.click();
  await stands(page, 'Not saved: the connection failed.');
  assert(!await box.isChecked(), 'the box went back');
  const found = await axe(page);
  assert(found.length === 0, `axe finds: ${found.join('\n')}`);
  await page.setViewportSize({ width: 320, height: 900 });
  assert(await sidewaysScroll(page) <= 0, '320 px hold it');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  assert(await page.getByRole('alert').count() === 0, 'what was read can be closed');
  await box.click();
  await stands(page, 'Not saved: the connection failed');
  await maria.context.setOffline(false);
  await box.click();
  await page.getByText('1 change for 1 person').first().waitFor();
  assert(await page.getByRole('alert').count() === 0, 'what was saved at last is no trouble any more');
  assert(await box.isChecked(), 'the box is ticked');
}));

test('what a busy server did not take is tried again by a button, and told until then', () => withMaria(async (maria, page) => {
  const reports = maria.box('Reports', 'Tom Reed');
  let busy = true;
  await page.route('**/draft/changes', async (route, request) => {
    if (busy && request.postDataJSON()?.role === 'reports') return route.fulfill({ status: 503, contentType: 'text/html', body: '<p>busy</p>' });
    return route.continue();
  });
  await reports.click();
  await stands(page, 'This could not be saved just now.');
  assert(!/no longer up to date/.test(await maria.text()), 'nothing is said that is not so');
  assert(!await reports.isChecked(), 'the box went back');
  await maria.box('Cust. Admin.', 'Tom Reed').click();
  await page.getByText('1 change for 1 person').first().waitFor();
  await stands(page, 'This could not be saved just now.');
  busy = false;
  await page.getByRole('button', { name: 'Try again', exact: true }).click();
  await page.getByText('2 changes for 1 person').first().waitFor();
  assert(await page.getByRole('alert').count() === 0, 'saved at last, it is no trouble any more');
  assert(await reports.isChecked(), 'the box is ticked');

  // A field says the same, and leaving it again saves it as well.
  await page.getByRole('row', { name: /Tom Reed/ }).getByRole('link', { name: /^Edit/ }).click();
  const department = page.locator('#f-department');
  await department.waitFor();
  busy = true;
  await page.route('**/contacts/draft', (route, request) =>
    (busy && request.method() === 'POST' ? route.fulfill({ status: 503, contentType: 'text/html', body: '' }) : route.continue()));
  await department.fill('Labs');
  await department.press('Tab');
  await stands(page, 'This could not be saved just now.');
  busy = false;
  await page.getByRole('button', { name: 'Try again', exact: true }).click();
  await page.getByText('3 changes for 1 person').first().waitFor();
  assert(await page.getByRole('alert').count() === 0, 'this is no trouble any more either');
  maria.errors = maria.errors.filter(text => !/status of 503/.test(text));
}));

test('a lost session is told in sight, and the draft is there after the log-in', () => withMaria(async (maria, page) => {
  await maria.box('Reports', 'Tom Reed').click();
  await page.getByText('1 change for 1 person').first().waitFor();
  await maria.context.clearCookies();
  await maria.box('Technical', 'Tom Reed').click();
  await stands(page, 'Not saved: your session has ended. Your draft is kept.');
  assert(!/api\/v1/.test(await maria.text()), 'nobody reads words for programs');
  assert(await maria.box('Technical', 'Tom Reed').isChecked(), 'the box went back');
  await page.getByRole('link', { name: 'Log in again' }).click();
  await page.waitForURL(/\/login\?next=/);
  await loginAgain(page);
  await page.getByText('1 change for 1 person').first().waitFor();
  assert(await maria.box('Reports', 'Tom Reed').isChecked(), 'the draft is kept');

  // A detail: what was typed stays in its field.
  await page.getByRole('row', { name: /Tom Reed/ }).getByRole('link', { name: /^Edit/ }).click();
  const phone = page.locator('[data-panel]').getByLabel('Phone');
  await maria.context.clearCookies();
  await phone.fill('+44 20 7946 0000');
  await phone.press('Tab');
  await stands(page, 'Not saved: your session has ended');
  assert(await phone.inputValue() === '+44 20 7946 0000', 'what was typed stays');

  // A dialog says it itself.
  await maria.login('maria.keller@acme.example');
  await maria.goto('/portal/contacts');
  await maria.button('Add contact').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('First name').fill('Ida');
  await dialog.getByLabel('Last name').fill('Wells');
  await dialog.getByLabel(/^E-mail/).fill('ida.wells@acme.example');
  await maria.context.clearCookies();
  await dialog.getByRole('button', { name: 'Add contact', exact: true }).click();
  await stands(page, 'Not saved: your session has ended', dialog);
  assert(await dialog.getByLabel('Last name').inputValue() === 'Wells', 'what was typed stays in the dialog');
}));

test('a page of an earlier session says that it is no longer up to date', () => withMaria(async (maria, page) => {
  const other = await maria.context.newPage();
  await maria.context.clearCookies();
  await other.goto(`${maria.host.address}/login?next=/portal/contacts`);
  await loginAgain(other);
  await maria.box('Reports', 'Tom Reed').click();
  await stands(page, 'Not saved: this page is no longer up to date.');
  await page.getByRole('link', { name: 'Load the page again' }).click();
  await page.waitForLoadState('load');
  await maria.box('Reports', 'Tom Reed').click();
  await page.getByText('1 change for 1 person').first().waitFor();
}));

test('boxes ticked faster than they are saved are all saved', () => withMaria(async (maria, page) => {
  await page.route('**/draft/changes', async route => {
    await new Promise(resolve => setTimeout(resolve, 400));
    await route.continue();
  });
  await maria.box('Reports', 'Tom Reed').click();
  await maria.box('Cust. Admin.', 'Tom Reed').click();
  await page.getByText('2 changes for 1 person').first().waitFor();
  for (const role of ['Reports', 'Cust. Admin.'])
    assert(await maria.box(role, 'Tom Reed').isChecked(), `${role} stays ticked`);
}));
