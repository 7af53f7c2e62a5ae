// Questions as dialogs: one at a time, the focus where somebody has to look, also when the answer is refused.
import { Person, assert, axe, pause, test, withHost } from './harness.mjs';

const withMaria = run => withHost(async host => {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  await maria.goto('/portal/contacts');
  await run(maria, maria.page, host);
  await maria.leave();
});

const focused = page => page.evaluate(() => {
  const { activeElement } = document;
  return `${activeElement.tagName} ${activeElement.name ?? ''} ${activeElement.innerText}`.replace(/\s+/g, ' ').trim();
});

test('a dialog begins at its title', () => withMaria(async (maria, page) => {
  for (const [opener, title] of [['#columns', 'Columns of the list'], ['#add-contact', 'Add']]) {
    await page.locator(opener).click();
    await page.getByRole('dialog').waitFor();
    assert((await focused(page)).startsWith(`H2 ${title}`), `at the title, not at ${await focused(page)}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}));

test('two clicks open one dialog', () => withMaria(async (maria, page) => {
  await page.route('**/contacts/add', async route => {
    await pause(400);
    await route.continue();
  });
  const button = page.locator('#add-contact');
  await button.dblclick();
  await page.locator('dialog').first().waitFor();
  await pause(600);
  assert(await page.locator('dialog').count() === 1, `${await page.locator('dialog').count()} dialogs`);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await button.click();
  await page.locator('dialog').waitFor();
  assert(await page.locator('dialog').count() === 1, 'and it opens again');
}));

test('what a dialog did is told at its row, in sight and to whoever listens', () => withMaria(async (maria, page) => {
  await page.setViewportSize({ width: 900, height: 420 });
  const asked = page.getByRole('dialog');
  await page.getByRole('button', { name: /^Remove: / }).and(page.locator(':not([aria-disabled])')).last().click();
  await asked.waitFor();
  await asked.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.waitForURL(/notice=removed/);
  await page.waitForFunction(() => document.activeElement.matches('.inrow p.add'));
  const told = page.locator('.inrow p.add');
  const { y, height } = await told.boundingBox();
  assert(y > 0 && y + height < 420, `in sight, not at ${y}`);
  assert((await focused(page)).startsWith('P '), `told, not ${await focused(page)}`);
}));

test('a refused dialog is read where it says why', () => withMaria(async (maria, page, host) => {
  const dialog = page.getByRole('dialog');
  await page.locator('#add-contact').click();
  const send = dialog.getByRole('button', { name: 'Add contact', exact: true });
  await dialog.getByLabel('First name').fill('Ida');
  await dialog.getByLabel('Last name').fill('Wells');
  await dialog.getByLabel(/^E-mail/).fill('ida.wells@');
  await send.click();
  await dialog.locator('[aria-invalid=true]').first().waitFor();
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-invalid') === 'true');
  assert(await dialog.getByRole('alert').count() === 1, 'something else is wrong as well');
  assert((await focused(page)).startsWith('INPUT email'), `the wrong field comes first, not ${await focused(page)}`);
  await dialog.getByLabel(/^E-mail/).fill('ida.wells@acme.example');
  await send.click();
  await page.waitForFunction(() => document.activeElement.tagName === 'H2');
  const told = await dialog.getByRole('alert').locator('h2').innerText();
  assert((await focused(page)).startsWith(`H2 ${told}`), `then what stands above the fields, not ${await focused(page)}`);
  assert((await axe(page)).length === 0, 'axe finds nothing: ' + (await axe(page)).join('\n'));
  assert(await dialog.getByRole('group', { name: /^Roles/ }).locator('.err').isVisible(), 'the roles say that one is needed');
  await dialog.getByRole('alert').getByRole('link').click();
  assert((await focused(page)).startsWith('INPUT role'), `the sentence leads to the boxes, not to ${await focused(page)}`);
  assert(await dialog.isVisible(), 'and the dialog stays');
  await page.keyboard.press('Escape');

  // Somebody known: what is said of his address, for whoever was faster than the hint.
  await page.locator('#add-contact').click();
  await page.route('**/add/lookup*', route => route.abort());
  await dialog.getByLabel(/^E-mail/).fill('nina.berg@initech.example');
  await send.click();
  await dialog.locator('[data-hint]').waitFor();
  await page.waitForFunction(() => document.activeElement.matches('[data-hint]'));
  await page.keyboard.press('Escape');
  maria.errors = maria.errors.filter(text => !/ERR_FAILED/.test(text)); // That is what this test does.

  // A colleague writes in the draft while the question stands: the answer is refused.
  await maria.box('Reports', 'Tom Reed').click();
  await page.getByText('1 change for 1 person').first().waitFor();
  await maria.button('Request changes').click();
  await dialog.waitFor();
  const paul = await Person.arrive(host, { email: 'paul.dubois@acme.example' });
  await paul.goto('/portal/contacts');
  await paul.page.locator('tr', { hasText: 'Lena Vogt' }).locator('td.role .cb:not(:checked):not(:disabled)').first().click();
  await paul.page.getByText(/2 modifications/).first().waitFor();
  await paul.leave();
  await dialog.getByRole('button', { name: 'Request changes', exact: true }).click();
  await dialog.getByRole('alert').waitFor();
  await page.waitForFunction(() => document.activeElement.closest('[role=alert]'));
  assert((await focused(page)).startsWith('H2 '), `at what went wrong, not at ${await focused(page)}`);
}));

test('a known person is added with his place here, and what was typed stays', () => withMaria(async (maria, page) => {
  const dialog = page.getByRole('dialog');
  await page.locator('#add-contact').click();
  const last = dialog.getByLabel('Last name'), phone = dialog.getByLabel('Phone'), email = dialog.getByLabel(/^E-mail/);
  await last.fill('Wells');
  await phone.fill('+44 20 7946 0000');
  await dialog.locator('[name=title]').selectOption({ index: 1 });
  const title = await dialog.locator('[name=title]').inputValue();
  await dialog.getByLabel('Department').fill('Labs');
  await dialog.locator('[name=seesAllRequests]').check();
  await dialog.locator('[name=portalUser]').uncheck();
  await email.fill('nina.berg@initech.example');
  await dialog.getByText(/This address is known to the helpdesk/).waitFor();
  assert(await last.isDisabled() && await phone.isDisabled() && await dialog.getByLabel('Department').isEnabled(), 'only his own details are not asked for');
  const send = dialog.getByRole('button', { name: 'Add contact', exact: true });
  await send.click();
  await dialog.getByRole('alert').waitFor();
  assert(await last.isDisabled() && await phone.isDisabled(), 'nor after a refusal');
  const kept = async () => [await last.inputValue(), await phone.inputValue(), await dialog.locator('[name=title]').inputValue()].join();
  assert(await kept() === `Wells,+44 20 7946 0000,${title}`, 'what was typed is still there: ' + await kept());
  await email.fill('ida.wells@acme.example');
  await dialog.locator('[data-hint]').waitFor({ state: 'detached' });
  assert(await last.isEnabled() && await kept() === `Wells,+44 20 7946 0000,${title}`, 'for somebody else it counts: ' + await kept());
  await email.fill('nina.berg@initech.example');
  await dialog.locator('[data-hint]').waitFor();
  await dialog.getByRole('checkbox', { name: /^Reports – / }).check();
  await send.click();
  await page.getByText(/4 changes for 1 person/).first().waitFor();
  const api = await page.locator('#list').getAttribute('data-api');
  const { changes } = await (await page.request.get(`${maria.host.address}${api}/draft`)).json();
  const lines = changes.map(line => `${line.kind} ${line.value ?? ''}`.trim()).sort().join();
  assert(lines === 'link-contact,set-department Labs,set-portal-user false,set-sees-all-requests true', 'his place here is asked for: ' + lines);
}));

test('a dialog with long names and addresses keeps to its width at 320 px', () => withMaria(async (maria, page) => {
  const api = await page.locator('#list').getAttribute('data-api');
  const csrf = await page.locator('#csrf').inputValue();
  const line = { kind: 'add-contact', ref: 'long', roles: ['financial', 'technical'], contact: {
    firstName: 'Maximiliane'.repeat(4), lastName: 'Overly', email: `${'verylong'.repeat(7)}@${'department.'.repeat(6)}acme.example` } };
  const added = await page.request.post(`${maria.host.address}${api}/draft/changes`, { data: line, headers: { 'X-CSRF-Token': csrf, Origin: maria.host.address } });
  assert(added.ok(), `the line is taken: ${added.status()} ${await added.text()}`);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.reload();
  for (const opener of ['Request changes', 'Discard']) {
    await maria.button(opener).click();
    const inside = page.locator('dialog .scroll');
    await inside.waitFor();
    const { scrollWidth, clientWidth } = await inside.evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
    assert(scrollWidth <= clientWidth, `${opener}: ${scrollWidth} px in ${clientWidth}`);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  }
}));
