// German and French: no English word is left on any page of the main job, numbers and dates are written as the reader writes
// them, names of any script stand isolated, long words find room at 320 px and at 200 % zoom, and everybody can switch.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Person, assert, axe, brokenWords, picture, sidewaysScroll, test, withHost } from './harness.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

// All texts of a language: those of the plugin and those of the host.
function texts(locale) {
  const found = [];
  for (const folder of [join(root, 'templates', 'words', locale), join(root, 'host', 'words', locale)])
    for (const file of readdirSync(folder))
      for (const line of readFileSync(join(folder, file), 'utf8').split('\n'))
        if (line.includes('=') && !line.startsWith('#')) found.push(line.slice(line.indexOf('=') + 1).trim());
  return found;
}

// In the administration the plugin's health is one sentence for operators and their tools, in English.
const withoutHealth = (text, page) => page.url().includes('/admin/') && text.startsWith('E-mails: ') ? '' : text;

// What would betray English: whole texts of one word, and pieces of longer ones, that the language itself does not have.
function betrayers(locale) {
  const own = texts(locale).join('\n').toLowerCase();
  const words = new Set(), pieces = new Set();
  for (const text of texts('en')) {
    if (!text.includes('{') && !own.includes(text.toLowerCase())) words.add(text);
    for (const piece of text.split(/[{}#]|\\n/).map(each => each.trim()))
      if (piece.length >= 9 && piece.includes(' ') && !/, (plural|select|number)/.test(piece) && !own.includes(piece.toLowerCase())) pieces.add(piece);
  }
  return { words, pieces: [...pieces] };
}

// Texts as a person meets them: text nodes, and the attributes that are shown or read aloud.
const saidOn = page => page.evaluate(() => {
  const said = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('script,style,[lang]:not(html)')) said.push(walker.currentNode.data.trim());
  for (const node of document.querySelectorAll('[aria-label],[title],[placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder']) if (node.getAttribute(name)) said.push(node.getAttribute(name).trim());
  return { lang: document.documentElement.lang, title: document.title, said: said.filter(Boolean) };
});

async function english(page, { words, pieces }) {
  const { title, said } = await saidOn(page);
  const all = [title.split(' – ')[0], ...said].map(text => withoutHealth(text, page));
  return all.filter(text => words.has(text)).concat(all.flatMap(text => pieces.filter(piece => text.includes(piece))));
}

const names = { de: 'Deutsch', fr: 'Français', en: 'English' };

// By the menu in the page's bar, as a person does it.
async function choose(person, locale) {
  await person.page.locator('details.person > summary').click();
  await Promise.all([person.page.waitForLoadState('load'), person.page.getByRole('button', { name: names[locale], exact: true }).click()]);
  await person.page.waitForFunction(wanted => document.documentElement.lang === wanted, locale);
}

// Goes to the page, looks for English, and for sideways scrolling in the window as it is.
async function visit(person, path, betraying, findings) {
  await person.goto(path);
  const what = `${path} at ${person.page.viewportSize().width} px`;
  findings.push(...(await english(person.page, betraying)).map(each => `${what}: still English: ${each}`));
  const over = await sidewaysScroll(person.page);
  if (over > 0) findings.push(`${what}: scrolls ${over} px sideways`);
  const locale = await person.page.evaluate(() => document.documentElement.lang);
  await picture(person.page, locale + path.replace(/[^\w-]+/g, '.').slice(0, 80));
}

const words = {
  de: { request: 'Änderungen beantragen', waiting: 'Ihr Antrag auf', implement: 'Umsetzen', today: /heute \d\d:\d\d/, done: 'Umgesetzt' },
  fr: { request: 'Demander les modifications', waiting: 'Votre demande de', implement: 'Mettre en œuvre', today: /aujourd’hui \d\d:\d\d/, done: 'Mise en œuvre' } };

for (const locale of ['de', 'fr'])
  test(`the main job speaks ${names[locale]}`, () => withHost(async host => {
    const betraying = betrayers(locale), findings = [], say = words[locale];
    const ada = await Person.arrive(host, { email: 'admin@support.example' });
    await ada.goto('/admin/plugins/contacts-manager');
    await choose(ada, locale);
    const bar = await ada.page.locator('header.topbar').evaluate(node => node.offsetHeight);
    assert(bar < 70, `the bar with all of the administrators' rooms takes one row at 1280 px, not ${bar} px`);
    await ada.page.locator('select[name="mail.agents-locale"]').selectOption(locale);
    await ada.page.locator('button.btn-go').last().click();
    await ada.page.waitForURL(/done=settings/);
    for (const path of ['/admin/plugins', '/admin/plugins/contacts-manager', '/admin/plugins/contacts-manager/disable', '/admin/outbox', '/admin/desk', '/admin/mails', '/admin/events']) await visit(ada, path, betraying, findings);

    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
    await maria.goto('/portal/tickets?filter=all');
    await choose(maria, locale);
    assert(maria.page.url().endsWith('/portal/tickets?filter=all'), 'the switch comes back to the page: ' + maria.page.url());

    await maria.goto('/portal/contacts');
    const list = new URL(maria.page.url()).pathname;
    await maria.page.locator('#matrix tr[data-person] input[type=checkbox][data-live=""]:enabled, #matrix tr[data-person] input[type=checkbox]:enabled:not(:checked)').first().click();
    await maria.page.locator('#count').waitFor();
    const tom = await maria.page.locator('tr[data-person]', { hasText: 'tom.reed' }).getAttribute('data-person');
    const pages = [list, `${list}?open=${tom}`, `${list}?q=zzzz`, `${list}/${tom}`, `${list}/${tom}/remove`, `${list}/add`, `${list}/draft/discard`, `${list}/request`,
      '/portal', '/portal/tickets/new', '/portal/profile', '/portal/roles'];
    for (const path of pages) await visit(maria, path, betraying, findings);

    await maria.goto(`${list}/request`);
    await Promise.all([maria.page.waitForURL(url => !url.pathname.endsWith('/request')), maria.button(say.request).last().click()]);
    await maria.goto(list);
    const waiting = await maria.text();
    assert(waiting.includes(say.waiting), `the list says “${say.waiting}”`);
    assert(say.today.test(waiting), 'times are written in the language: ' + waiting.slice(0, 1500));
    await visit(maria, list, betraying, findings);
    const ticket = await maria.page.locator('a[href*="/portal/tickets/"]').first().getAttribute('href');
    await visit(maria, ticket, betraying, findings);

    const agent = await Person.arrive(host, { email: 'agent@support.example' });
    await agent.goto('/agent/tickets');
    await choose(agent, locale);
    for (const path of ['/agent/tickets', '/agent/requests', ticket.replace('/portal/', '/agent/').split('?')[0]]) await visit(agent, path, betraying, findings);
    await agent.button(say.implement).click();
    await agent.page.locator('button[formaction]').waitFor({ state: 'detached' });
    await visit(agent, agent.page.url().replace(host.address, ''), betraying, findings);
    await agent.leave();

    await visit(maria, list, betraying, findings);
    await visit(maria, ticket, betraying, findings);
    assert((await maria.text()).includes(say.done), `the ticket says “${say.done}”`);
    await maria.leave();

    await visit(ada, '/admin/outbox', betraying, findings);
    await ada.leave();

    const path = await host.activationPath('hans.mueller@acme.example');
    const hans = await Person.arrive(host);
    await hans.goto(`${path}?lang=${locale}`);
    findings.push(...(await english(hans.page, betraying)).map(each => `activation: still English: ${each}`));
    await hans.leave();
    assert(findings.length === 0, [...new Set(findings)].join('\n'));
  }));

// What is not on the way of the main job: every dialog as its page, and the rooms that roles open.
for (const locale of ['de', 'fr'])
  test(`the rooms beside the main job speak ${names[locale]}`, () => withHost(async host => {
    const betraying = betrayers(locale), findings = [];
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
    await maria.goto('/portal/contacts');
    const list = new URL(maria.page.url()).pathname;
    await choose(maria, locale);
    const idOf = async email => maria.page.locator('tr[data-person]', { hasText: email }).getAttribute('data-person');
    const [tom, lena, hans] = [await idOf('tom.reed'), await idOf('lena.vogt'), await idOf('hans.mueller')];

    const asking = await Person.arrive(host, { email: 'tom.reed@acme.example' });
    const ask = list.replace('/contacts', '/ask');
    await asking.goto(ask);
    await choose(asking, locale);
    await visit(asking, ask, betraying, findings);
    await asking.page.locator('input[name=role][value=reports]').check();
    await asking.page.locator('#department').fill('Field');
    await Promise.all([asking.page.waitForNavigation(), asking.page.locator('main .btn-go').click()]);
    for (const path of [ask, '/portal/projects', '/portal/profile', '/portal/profile/email']) await visit(asking, path, betraying, findings);
    await asking.leave();

    const history = list.replace('/contacts', '/history');
    for (const path of [list, `${list}/columns`, `${list}?sort=-lastLogin&columns=title,phone,department,lastLogin,projects`, `${list}/${tom}/promote/primary-technical`,
      `${list}/${lena}/remove`, `${list}/${lena}/deactivate`, `${list}/${hans}/invitation`, `${list}/${tom}/history`, history, `${list}?role=technical&status=deactivated`,
      `${list}/${tom}/suggestion/decline`])
      await visit(maria, path, betraying, findings);
    await maria.leave();

    for (const [email, path] of [['ingrid.solberg@acme.example', '/portal/billing'], ['aoife.obrien@acme.example', '/portal/reports'], ['bjork.jonsdottir@acme.example', '/portal/workorders']]) {
      const person = await Person.arrive(host, { email });
      await person.goto(path);
      await choose(person, locale);
      await visit(person, path, betraying, findings);
      await person.leave();
    }
    assert(findings.length === 0, [...new Set(findings)].join('\n'));
  }));

test('whoever has no account chooses a language at the door', () => withHost(async host => {
  const stranger = await Person.arrive(host);
  for (const [locale, heading] of [['de', 'Anmelden'], ['fr', 'Connexion'], ['en', 'Log in']]) {
    await stranger.goto('/login?next=/portal/tickets');
    await stranger.page.locator(`a[hreflang=${locale}]`).click();
    await stranger.page.waitForFunction(wanted => document.documentElement.lang === wanted, locale);
    assert(await stranger.page.getByRole('heading', { name: heading, exact: true }).count() === 1, `the door says “${heading}”`);
    assert(await stranger.page.locator('input[name=next]').inputValue() === '/portal/tickets', 'the switch keeps where the person wanted to go');
    const findings = await axe(stranger.page);
    assert(findings.length === 0, findings.join('\n'));
  }
  await stranger.leave();
}));

test('German pages have room for long words', () => withHost(async host => {
  const findings = [];
  // 640 px at two device pixels each is what a window of 1280 px shows at 200 % zoom.
  for (const [width, dark] of [[1280, false], [640, false], [320, false], [320, true]]) {
    const lena = await Person.arrive(host, { email: 'anja.holm@initech.example', width, dark });
    await lena.goto('/portal/contacts');
    const list = new URL(lena.page.url()).pathname;
    const jonas = await lena.page.locator('tr[data-person]', { hasText: 'jonas.petersen' }).getAttribute('data-person');
    for (const [name, path] of Object.entries({ list, open: `${list}?open=${jonas}`, view: `${list}/${jonas}`, add: `${list}/add`, remove: `${list}/${jonas}/remove`,
      roles: '/portal/roles', profile: '/portal/profile', home: '/portal', ticket: '/portal/tickets/new' })) {
      await lena.goto(path);
      const what = `${name} at ${width} px, ${dark ? 'dark' : 'light'}`;
      assert(await lena.page.evaluate(() => document.documentElement.lang) === 'de', `${what}: German`);
      const over = await sidewaysScroll(lena.page);
      if (over > 0) findings.push(`${what}: scrolls ${over} px sideways`);
      findings.push(...(await axe(lena.page)).map(each => `${what}: ${each}`));
      await picture(lena.page, `german-${name}-${width}-${dark ? 'dark' : 'light'}`);
    }
    await lena.leave();
  }
  assert(findings.length === 0, findings.join('\n'));
}));

// Where the browser knows how a language hyphenates, it does so in long words only; in no address, which would be another one with a hyphen.
test('no column is so narrow that its words break', () => withHost(async host => {
  const findings = [];
  const whole = async (person, path) => {
    await person.goto(path);
    for (const width of [320, 780, 1050, 1100, 1280]) {
      await person.page.setViewportSize({ width, height: 900 });
      findings.push(...(await brokenWords(person.page)).map(word => `${path} at ${width} px: ${word}`));
    }
    await person.page.setViewportSize({ width: 1280, height: 900 });
  };
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  await maria.goto('/portal/contacts');
  const list = new URL(maria.page.url()).pathname;
  const tom = await maria.page.locator('tr[data-person]', { hasText: 'tom.reed' }).getAttribute('data-person');
  await maria.box('Reports', 'Tom Reed').check();
  await maria.page.locator('#count').filter({ hasText: '1 change' }).waitFor();
  const agent = await Person.arrive(host, { email: 'agent@support.example' });
  await agent.goto('/agent/tickets');
  for (const locale of ['de', 'fr']) {
    await choose(maria, locale);
    for (const columns of ['department,lastLogin,status,phone,email', 'role:primary-contact,role:primary-financial,role:contact-editor,role:work-orders,role:technical'])
      await whole(maria, `${list}?columns=${columns}`);
    await whole(maria, `${list}/${tom}/promote/primary-financial`);
    const hyphens = await maria.page.evaluate(() => ['main p', 'main bdi'].map(each => getComputedStyle(document.querySelector(each)).hyphens));
    assert(hyphens.join() === 'auto,manual', `${locale}: ${hyphens}`);
    await maria.goto(list);
  }
  await maria.goto(`${list}/request`);
  await Promise.all([maria.page.waitForURL(url => !url.pathname.endsWith('/request')), maria.button(words.fr.request).last().click()]);
  await agent.goto('/agent/requests');
  const ticket = await agent.page.locator('main tbody a').first().getAttribute('href');
  for (const locale of ['de', 'fr']) {
    await choose(agent, locale);
    for (const path of [ticket, '/agent' + list.replace('/portal', '').replace('/contacts', ''), `/agent/contacts/${tom}`]) await whole(agent, path);
  }
  await maria.leave();
  await agent.leave();
  assert(findings.length === 0, findings.join('\n'));
}));

// Longer words make a wider table: what stands at its right end is in reach all the same.
test('every tool of a row is in reach, in every language', () => withHost(async host => {
  for (const width of [1280, 1210, 1180]) {
    const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', width });
    for (const locale of ['fr', 'de', 'en']) {
      await maria.goto('/portal/contacts');
      if (locale !== await maria.page.evaluate(() => document.documentElement.lang)) await choose(maria, locale);
      const row = maria.page.locator('tr[data-person]', { hasText: 'hans.mueller' });
      const id = await row.getAttribute('data-person');
      const cut = await row.locator('.tools-cell').evaluate(cell => {
        const box = document.querySelector('#matrix').getBoundingClientRect();
        return [...cell.querySelectorAll('button, a')].filter(each => each.offsetParent && each.getBoundingClientRect().right > box.right).length;
      });
      assert(cut === 0, `${locale} at ${width} px: ${cut} tools of the row lie outside the table`);
      const wide = await maria.page.locator('#matrix').evaluate(box => box.scrollWidth - box.clientWidth);
      assert(wide <= 0, `${locale} at ${width} px: the tools stand upon roles until somebody scrolls ${wide} px`);
      await maria.goto(`${new URL(maria.page.url()).pathname}?open=${id}`);
      const over = await maria.page.locator('.panel').evaluate(panel => panel.getBoundingClientRect().right - document.querySelector('#matrix').getBoundingClientRect().right);
      assert(over <= 1, `${locale} at ${width} px: the open part is cut off by ${over} px`);
      await picture(maria.page, `reach-${locale}-${width}`, false);
    }
    await maria.leave();
  }
}));

test('an agent decides at 320 px in German, whatever the addresses', () => withHost(async host => {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example', width: 320 });
  await maria.goto('/portal/contacts');
  await choose(maria, 'de');
  await maria.page.locator('details.controls > summary').click();
  await maria.page.locator('details.export > summary').click();
  assert(await sidewaysScroll(maria.page) <= 0, 'the menu of files fits');
  const list = new URL(maria.page.url()).pathname;
  await maria.goto(`${list}/add`);
  await maria.page.locator('main input[name=email]').fill('omar.haddad@globex.example');
  await maria.page.getByText('Diese Adresse ist dem Helpdesk bekannt').waitFor();
  await maria.page.locator('main input[name=role][value=reports]').check();
  await Promise.all([maria.page.waitForURL(url => !url.pathname.endsWith('/add')), maria.page.locator('main form button.btn-go').click()]);
  assert((await maria.page.locator('tr.fresh .name').innerText()) === 'omar.haddad@globex.example', 'who joins by an address alone is called by it');
  assert(await sidewaysScroll(maria.page) <= 0, 'and his address finds room');
  await maria.goto(`${list}/request`);
  await maria.page.locator('textarea[name=reason]').fill('Omar Haddad prüft bei uns künftig die Donaudampfschifffahrtsgesellschaftskapitänsabrechnungen.');
  await Promise.all([maria.page.waitForURL(/notice=requested/), maria.page.locator('main form button.btn-go').click()]);
  const ticket = (await maria.page.locator('a[href*="/portal/tickets/"]').first().getAttribute('href')).replace('/portal/', '/agent/').split('?')[0];
  const agent = await Person.arrive(host, { email: 'agent@support.example', width: 320 });
  await agent.goto('/agent/requests');
  await choose(agent, 'de');
  for (const path of ['/agent/requests', ticket]) {
    await agent.goto(path);
    const over = await sidewaysScroll(agent.page);
    assert(over <= 0, `${path} scrolls ${over} px sideways`);
    const found = await axe(agent.page);
    assert(found.length === 0, found.join('\n'));
  }
  await maria.leave();
  await agent.leave();
}));

test('numbers are written as the reader writes them', () => withHost(async host => {
  const walter = await Person.arrive(host, { email: 'walter.bishop@massive.example' });
  await walter.goto('/portal/contacts');
  assert((await walter.page.locator('#shown').innerText()).includes('2,000'), 'English: 2,000');
  await choose(walter, 'de');
  assert((await walter.page.locator('#shown').innerText()).includes('2.000'), 'German: 2.000');
  await choose(walter, 'fr');
  assert(/2[\u00a0\u202f]000/.test(await walter.page.locator('#shown').innerText()), 'French: 2 000');
  await walter.leave();
}));

test('names of any script stand isolated', () => withHost(async host => {
  const maria = await Person.arrive(host, { email: 'maria.keller@acme.example' });
  await maria.goto('/portal/contacts');
  const list = new URL(maria.page.url()).pathname;
  for (const [who, email] of [['الزهراء', 'fatima.alzahra'], ['כהן', 'david.cohen']]) {
    await maria.goto(list);
    const id = await maria.page.locator('tr[data-person]', { hasText: email }).getAttribute('data-person');
    for (const path of [list, `${list}?open=${id}`, `${list}/${id}`, `${list}/${id}/remove`]) {
      await maria.goto(path);
      const { seen, loose } = await maria.page.evaluate(name => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        let seen = 0;
        const loose = [];
        while (walker.nextNode())
          if (walker.currentNode.data.includes(name)) {
            ++seen;
            if (!walker.currentNode.parentElement.closest('bdi')) loose.push(walker.currentNode.parentElement.outerHTML.slice(0, 200));
          }
        return { seen, loose };
      }, who);
      assert(seen > 0, `${who} stands on ${path}`);
      assert(loose.length === 0, `${who} on ${path} runs into its neighbours: ${loose.join(' | ')}`);
    }
  }
  await maria.leave();
}));
