// Every page: axe finds nothing, nothing scrolls sideways at 320 px.
import { Person, assert, axe, picture, sidewaysScroll, test, withHost } from './harness.mjs';

// Of what axe looks for only the colours differ in the dark.
const looks = [{ dark: false }, { dark: true, only: ['color-contrast'] }];

async function look(host, email, pages) {
  const findings = [];
  for (const width of [1280, 320]) {
    const person = await Person.arrive(host, { email, width });
    for (const [name, path] of Object.entries(pages)) {
      const status = await person.goto(path);
      if (status >= 500) findings.push(`${name} (${path}): ${status}`);
      const over = await sidewaysScroll(person.page);
      if (over > 0) findings.push(`${name} (${path}, ${width} px): scrolls ${over} px sideways`);
      for (const { dark, only } of looks) {
        const look = dark ? 'dark' : 'light';
        await person.page.emulateMedia({ colorScheme: look });
        await picture(person.page, `${name}-${width}-${look}`);
        findings.push(...(await axe(person.page, { only })).map(each => `${name} (${path}, ${width} px, ${look}): ${each}`));
      }
    }
    await person.leave();
  }
  assert(findings.length === 0, findings.join('\n'));
}

// A draft and, when asked, a request, made through the API as the page's own user.
async function api(person, method, path, json) {
  return person.page.evaluate(async ([method, path, json]) => {
    const token = document.querySelector('input[name=csrf]')?.value ?? document.querySelector('meta[name=csrf]')?.content;
    const answer = await fetch('/api/v1' + path, {
      method, headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': token, 'Idempotency-Key': crypto.randomUUID() }, body: json && JSON.stringify(json) });
    return { status: answer.status, json: await answer.json().catch(() => null) };
  }, [method, path, json]);
}

async function draftOf(host, email, withError) {
  const person = await Person.arrive(host, { email });
  await person.goto('/portal/contacts');
  const { json: me } = await api(person, 'GET', '/me');
  const customer = me.customers[0].id;
  const { json: list } = await api(person, 'GET', `/customers/${customer}/contacts?pageSize=200`);
  const tom = list.contacts.find(each => each.email === 'tom.reed@acme.example').id;
  const lena = list.contacts.find(each => each.email === 'lena.vogt@acme.example').id;
  const changes = [
    { kind: 'grant-role', contact: tom, role: 'reports' },
    { kind: 'edit-contact', contact: lena, field: 'phone', value: '+49 30 901820' },
    { kind: 'add-contact', ref: 'new-1', contact: { firstName: 'Amandine', lastName: 'Duval', email: 'amandine.duval@acme.example' }, roles: ['technical'] },
  ];
  if (withError) changes.push({ kind: 'revoke-role', contact: lena, role: 'application' });
  const put = await api(person, 'PUT', `/customers/${customer}/draft`, { version: 0, changes });
  assert(put.status === 200, 'the draft is stored: ' + JSON.stringify(put));
  return { person, customer, tom, lena, version: put.json.version };
}

test('pages at the door look right', () => withHost(async host => {
  await look(host, null, { login: '/login', 'login-french': '/login?lang=fr', 'login-german': '/login?lang=de', 'activate-gone': '/activate/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'not-found': '/nowhere' });
}));

test('pages of the portal look right', () => withHost(async host => {
  const { person, customer, tom } = await draftOf(host, 'maria.keller@acme.example', true);
  await person.leave();
  await look(host, 'maria.keller@acme.example', {
    contacts: '/portal/contacts', 'contacts-open': `/portal/customers/${customer}/contacts?open=${tom}`, 'contacts-search': `/portal/customers/${customer}/contacts?search=zzzz`,
    'contact-view': `/portal/customers/${customer}/contacts/${tom}`, 'contact-add': `/portal/customers/${customer}/contacts/add`,
    'request-dialog': `/portal/customers/${customer}/contacts/request`, 'remove-dialog': `/portal/customers/${customer}/contacts/${tom}/remove`,
    tickets: '/portal/tickets', 'ticket-new': '/portal/tickets/new', roles: '/portal/roles', profile: '/portal/profile', portal: '/portal' });
}));

test('the read-only list looks right', () => withHost(host => look(host, 'lena.vogt@acme.example', { 'contacts-view-only': '/portal/contacts' })));

test('the list of two thousand looks right', () => withHost(host => look(host, 'walter.bishop@massive.example', { 'contacts-2000': '/portal/contacts' })));

test('pages in French look right', () => withHost(host => look(host, 'paul.dubois@acme.example', { 'contacts-french': '/portal/contacts', 'roles-french': '/portal/roles' })));

// Addresses that a narrow window cuts inside a word instead of before their "@".
const cut = page => page.evaluate(() => {
  const found = [];
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    for (const { 0: word, index } of text.data.matchAll(/[\w@+-]+\.[\w@.+-]*\w/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const tops = new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)));
      if (tops.size > 1 && text.parentElement.checkVisibility()) found.push(word);
    }
  return found;
});

test('pages around a waiting request look right', () => withHost(async host => {
  const { person, customer, version } = await draftOf(host, 'maria.keller@acme.example', false);
  const raised = await api(person, 'POST', `/customers/${customer}/requests`, { draftVersion: version, reason: 'A new colleague' });
  assert(raised.status === 201, 'the request is raised: ' + JSON.stringify(raised));
  await person.leave();
  const { id, ticket } = raised.json;
  await look(host, 'maria.keller@acme.example', {
    waiting: '/portal/contacts', 'ticket-portal': `/portal/tickets/${ticket.id}`, 'request-portal': `/portal/requests/${id}` });
  await look(host, 'agent@support.example', {
    queue: '/agent/tickets', 'ticket-agent': `/agent/tickets/${ticket.id}`, 'contacts-agent': '/agent/requests' });
  for (const [email, paths] of [['maria.keller@acme.example', [`/portal/tickets/${ticket.id}`, `/portal/requests/${id}`, '/portal/contacts']], ['agent@support.example', [`/agent/tickets/${ticket.id}`]]]) {
    const reader = await Person.arrive(host, { email, width: 320 });
    for (const path of paths) {
      await reader.goto(path);
      const words = await cut(reader.page);
      assert(words.length === 0, `${path} cuts ${words}`);
    }
    await reader.leave();
  }
}));

test('pages of the administration look right', () => withHost(host => look(host, 'admin@support.example', {
  plugins: '/admin/plugins', settings: '/admin/plugins/contacts-manager', disable: '/admin/plugins/contacts-manager/disable', outbox: '/admin/outbox', desk: '/admin/desk', mails: '/admin/mails', 'mail-sample': '/admin/mails/welcome/en' })));

// What lies upon something else in a row of the list, as sentences: names, addresses, signs and everything that can be pressed.
const upon = page => page.evaluate(() => [...document.querySelectorAll('tr[data-person]')].flatMap(row => {
  const solid = '.btn, .box, .twist, .promote, .tag';
  const parts = [...row.querySelectorAll(`${solid}, .name, .sub span, .state`)].flatMap(element => {
    const text = document.createRange();
    text.selectNodeContents(element);
    return (element.matches(solid) ? [element.getBoundingClientRect()] : [...text.getClientRects()])
      .filter(place => place.width > 1 && place.height > 1).map(place => ({ element, place }));
  });
  const within = (a, b) => a.contains(b) || b.contains(a);
  const deep = (a, b) => Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const called = part => part.element.innerText.trim().replace(/\s+/g, ' ') || part.element.className;
  return parts.flatMap((one, at) => parts.slice(at + 1).filter(other => !within(one.element, other.element) && deep(one.place, other.place) > 1)
    .map(other => `"${called(one)}" and "${called(other)}"`));
}));

test('nothing in a row lies upon something else where the window is narrow', () => withHost(async host => {
  const { person, tom } = await draftOf(host, 'maria.keller@acme.example', true);
  await person.goto('/portal/contacts');
  await person.page.getByRole('button', { name: 'Remove: Ingrid Solberg', exact: true }).click();
  await person.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await person.page.getByText('The contact is flagged for removal').waitFor();
  await person.leave();
  const findings = [];
  for (const email of ['maria.keller@acme.example', 'paul.dubois@acme.example', 'lena.vogt@acme.example'])
    for (const script of [true, false]) {
      const reader = await Person.arrive(host, { email, script, width: 320 });
      for (const path of ['/portal/contacts', `/portal/contacts?open=${tom}`]) {
        await reader.goto(path);
        findings.push(...(await upon(reader.page)).map(each => `${email} ${path}, ${script ? 'with' : 'without'} JavaScript: ${each}`));
      }
      await reader.leave();
    }
  assert(findings.length === 0, findings.join('\n'));
}));

test('what arranges the list is folded away where the window is narrow, but not what is chosen', () => withHost(async host => {
  for (const script of [true, false]) {
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', script, width: 320 });
    const { page } = maria;
    const seen = async () => Promise.all(['#q', '#chips', '#listtools', '#role-filter'].map(part => page.locator(part).isVisible()));
    await maria.goto('/portal/contacts');
    assert((await seen()).join() === 'true,false,false,false', `only the search is seen: ${await seen()}`);
    await page.locator('.controls > summary').click();
    assert((await seen()).join() === 'true,true,true,true', `opened, everything is: ${await seen()}`);
    await Promise.all([page.waitForURL(/status=no-access/), page.locator('#chips a', { hasText: 'No portal access' }).click()]);
    assert((await seen()).join() === 'true,true,false,false', `what is filtered by stays in sight: ${await seen()}`);
    const { pathname } = new URL(page.url());
    await maria.goto(`${pathname}?role=technical`);
    assert((await seen()).join() === 'true,false,false,true', `the role as well: ${await seen()}`);
    await page.setViewportSize({ width: 1280, height: 900 });
    assert((await seen()).join() === 'true,true,true,true' && await page.locator('.controls').isHidden(), 'a wide window has room for all');
    await maria.leave();
  }
}));
