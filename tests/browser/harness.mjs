// What all browser tests stand on: the real program on a free port, Chromium, axe, and a list of tests.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { cpSync, mkdtempSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const shots = join(here, 'shots');
const wantsPictures = Boolean(process.env.CHECK_PICTURES);
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const tests = [];
export function test(name, run) { tests.push({ name, run }); }
export function allTests() { return tests; }

export function assert(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

// Below those that the kernel gives to clients, one of which might take it before the server does.
export const freePort = () => new Promise(resolve => {
  const port = 15000 + Math.floor(Math.random() * 17000);
  const probe = createServer().once('error', () => resolve(freePort())).listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
});

export const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

// The demo's staff: contacts come with `supportcentre demo`.
function staff() {
  return readFileSync(join(root, 'docs', 'demo-logins.txt'), 'utf8').split('\n')
    .filter(line => line && !line.startsWith('#'))
    .map(line => line.split('|').map(part => part.trim()))
    .filter(([, rights]) => rights)
    .map(([email, rights]) => ({ email, right: rights.split(' ')[0], name: rights.split(' ').slice(1).join(' ') }));
}

// The demo data as a folder, loaded once and copied for every host.
let demo;

export class Host {
  static withDemo() {
    const host = new Host();
    host.folder = mkdtempSync(join(tmpdir(), 'browser-demo.'));
    host.spool = join(host.folder, 'mail');
    host.address = 'http://127.0.0.1:1';
    host.port = 1;
    host.file = join(host.folder, 'demo.properties');
    host.configure([]);
    host.command(['migrate']);
    host.command(['demo']);
    for (const { email, right, name } of staff()) {
      host.command(['user', 'add', email, '--name', name, right]);
      host.command(['user', 'password', email], 'demo-password-1\n');
    }
    process.once('exit', () => rmSync(host.folder, { recursive: true, force: true }));
    return host.folder;
  }

  configure(settings) {
    writeFileSync(this.file, [
      `http.port = ${this.port}`, `site.base-address = ${this.address}`, `data.folder = ${this.folder}`,
      `plugins = ${join(process.env.PLUGINS, 'contacts-manager.so')}`, 'plugin.contacts-manager.mail.transport = spool',
      `plugin.contacts-manager.mail.spool-folder = ${this.spool}`, ...settings, ''].join('\n'));
  }

  // `settings`: more lines of the configuration. `port`: one that somebody has been told already.
  static async start(settings = [], port) {
    const host = new Host();
    host.folder = mkdtempSync(join(tmpdir(), 'browser.'));
    host.spool = join(host.folder, 'mail');
    mkdirSync(host.spool);
    host.port = port ?? await freePort();
    host.address = `http://127.0.0.1:${host.port}`;
    host.file = join(host.folder, 'supportcentre.properties');
    host.configure(settings);
    demo ??= Host.withDemo();
    cpSync(demo, host.folder, { recursive: true });
    const log = openSync(join(host.folder, 'host.log'), 'a');
    host.process = spawn(process.env.PROGRAM, ['--config', host.file, 'serve'], { stdio: ['ignore', log, log] });
    for (let i = 0; i < 300; ++i) {
      const answered = await fetch(host.address + '/healthz').then(answer => answer.ok, () => false);
      if (answered) return host;
      await pause(50);
    }
    throw new Error('the host does not answer:\n' + host.log());
  }

  log() { return readFileSync(join(this.folder, 'host.log'), 'utf8'); }

  command(words, input = '') {
    const done = spawnSync(process.env.PROGRAM, ['--config', this.file, ...words], { input, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`supportcentre ${words.join(' ')}: ${done.stdout}${done.stderr}`);
  }

  // Path of the activation link in the newest mail to that address; waits for the worker.
  async activationPath(email) {
    for (let i = 0; i < 300; ++i) {
      for (const name of readdirSync(this.spool).filter(file => file.endsWith('.eml')).sort().reverse()) {
        const mail = readFileSync(join(this.spool, name), 'utf8').replace(/=\r?\n/g, '').replace(/=3D/g, '=');
        const link = mail.match(/http:\/\/127\.0\.0\.1:\d+(\/activate\/[\w.~-]+)/);
        if (link && mail.split('\r\n\r\n')[0].includes(`<${email}>`)) return link[1];
      }
      await pause(100);
    }
    throw new Error(`no welcome mail for ${email}`);
  }

  async mailsTo(email, count) {
    for (let i = 0; i < 200; ++i) {
      const found = readdirSync(this.spool).filter(file => file.endsWith('.eml'))
        .map(file => readFileSync(join(this.spool, file), 'utf8')).filter(mail => mail.split('\r\n\r\n')[0].includes(`<${email}>`));
      if (found.length >= count) return found;
      await pause(100);
    }
    throw new Error(`fewer than ${count} mails for ${email}`);
  }

  async stop() {
    const ended = new Promise(resolve => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    const code = await Promise.race([ended, pause(20000).then(() => 'no end')]);
    if (!process.env.CHECK_KEEP) rmSync(this.folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the host ended with ${code}`);
  }
}

// A host of its own for one test.
export async function withHost(run) {
  const host = await Host.start();
  try {
    await run(host);
  } finally {
    await host.stop();
  }
}

let browser;
export async function openBrowser() {
  // The same engine without windows of its own, which cost as much again for every person who arrives.
  const executablePath = process.env.CHROMIUM || '/usr/bin/chromium-headless-shell';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'] });
}
export async function closeBrowser() { await browser?.close(); }

const present = new Set();
// What a failed test leaves behind: where everybody stood, what was last told to him, what was refused.
export function leftBehind() {
  return Promise.all([...present].map(async person => {
    present.delete(person);
    const told = await Promise.race([person.page.locator('#live').textContent({ timeout: 1000 }), pause(1500)]).catch(() => '');
    await person.context.close().catch(() => null);
    return [`at ${person.page.url()}${told ? `, told "${told}"` : ''}`, ...person.refused.slice(-6), ...person.errors.slice(-6)].join('\n    ');
  }));
}

// One person at one browser. Errors on the page or in its console fail the test at the end.
export class Person {
  static async arrive(host, { email, password = 'demo-password-1', script = true, width = 1280, dark = false, locale = 'en-GB' } = {}) {
    const person = new Person();
    person.host = host;
    person.context = await browser.newContext({
      javaScriptEnabled: script, viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light', locale, reducedMotion: 'reduce' });
    person.page = await person.context.newPage();
    person.page.setDefaultTimeout(20000);
    person.page.setDefaultNavigationTimeout(45000);  // Request Tracker compiles a page when it is asked for first.
    person.page.scripted = script;
    person.errors = [];
    person.refused = [];
    present.add(person);
    person.page.on('response', answer => { if (answer.status() >= 400) person.refused.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`); });
    person.page.on('requestfailed', request => person.refused.push(`${request.failure()?.errorText} ${request.method()} ${request.url()}`));
    person.page.on('pageerror', error => person.errors.push(String(error)));
    person.page.on('console', message => { if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) person.errors.push(message.text()); });
    if (email) await person.login(email, password);
    return person;
  }

  async login(email, password = 'demo-password-1') {
    await this.goto('/login');
    await this.page.locator('input[name=email]').fill(email);
    await this.page.locator('input[name=password]').fill(password);
    await Promise.all([this.page.waitForURL(url => !url.pathname.startsWith('/login')), this.page.locator('main form button[type=submit], form[action="/login"] button').first().click()]);
  }

  async goto(path) {
    const answer = await this.page.goto(this.host.address + path, { waitUntil: 'load' });
    // Another place of the same page is no answer; whoever goes there wants to see it as it is now.
    return (answer ?? await this.page.reload({ waitUntil: 'load' })).status();
  }

  // Pages that load themselves again stay as they are from now on, so that they can be looked at.
  async holdStill() {
    await this.page.route(this.host.address + '/**', async (route, request) => {
      if (!request.isNavigationRequest()) return route.continue();
      const answer = await route.fetch({ maxRedirects: 0 });
      const { refresh, ...headers } = answer.headers();
      return route.fulfill({ response: answer, headers });
    });
    await this.page.reload();
  }

  button(name) { return this.page.getByRole('button', { name, exact: true }); }
  // A role's box as the matrix names it; the one in the expanded part ends in ", in details".
  box(role, person) { return this.page.getByRole('checkbox', { name: `${role} – ${person}`, exact: true }); }
  async text() { return this.page.locator('body').innerText(); }

  async leave() {
    present.delete(this);
    await this.context.close();
    assert(this.errors.length === 0, 'errors in the browser: ' + this.errors.join('; '));
  }
}

// Whatever axe finds, as sentences: by all rules but those in `but`, or by those in `only`.
export async function axe(page, { but = [], only } = {}) {
  if (!page.scripted) return []; // It is a script itself, and would wait for ever.
  const session = await page.context().newCDPSession(page);
  // Evaluated past the page's content security policy, which forbids scripts from outside.
  await session.send('Runtime.evaluate', { expression: axeSource + ';undefined' });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    awaitPromise: true, returnByValue: true,
    expression: `axe.run(document, ${JSON.stringify({
      resultTypes: ['violations'],
      ...(only ? { runOnly: { type: 'rule', values: only } } : { rules: Object.fromEntries(but.map(rule => [rule, { enabled: false }])) }),
    })}).then(found => found.violations
      .map(each => each.id + ': ' + each.help + ' ' + each.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')).join(' | ')))` });
  assert(!exceptionDetails, 'axe failed: ' + JSON.stringify(exceptionDetails));
  return result.value;
}

export async function sidewaysScroll(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

// Words that go on in the next line although nothing in them says that they may: "Administra|tion".
export async function brokenWords(page) {
  return page.evaluate(() => {
    const broken = new Set();
    const clipped = node => node && (getComputedStyle(node).clipPath.startsWith('inset(50%') || clipped(node.parentElement));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!parentElement.checkVisibility() || parentElement.closest('script, select, textarea, datalist') || clipped(parentElement)) continue;
      const across = getComputedStyle(parentElement).writingMode === 'horizontal-tb' ? 'top' : 'left';
      for (const word of data.matchAll(/[\p{L}\p{M}\p{N}]{2,}/gu)) {
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].filter(part => part.width > 0).map(part => Math.round(part[across])));
        if (lines.size > 1) broken.add(word[0]);
      }
    }
    return [...broken];
  });
}

// Rows that stand as blocks: what a cell is has to stand in it, since the head is out of sight. Those that do not say it.
export async function unlabelled(page) {
  await page.setViewportSize({ width: 320, height: 900 });
  const silent = await page.evaluate(() => [...document.querySelectorAll('main tbody :is(th, td)')]
    .filter(cell => cell.getClientRects().length && cell.innerText.trim() && !/^".+"$/.test(getComputedStyle(cell, '::before').content))
    .map(cell => cell.innerText.trim()));
  await page.setViewportSize({ width: 1280, height: 900 });
  return silent;
}

// For whoever wants to look (./check --pictures): they prove nothing by themselves.
export async function picture(page, name, fullPage = true) {
  if (!wantsPictures) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage });
}

// Axe finds nothing, 320 px hold everything.
export async function looksRight(person, name) {
  const { page } = person;
  const findings = await axe(page);
  assert(findings.length === 0, `axe on ${name}: ${findings.join('\n')}`);
  for (const [width, shot] of [[320, `${name}-320`], [1280, name]]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await sidewaysScroll(page);
    assert(over <= 0, `${name} scrolls ${over} px sideways at ${width} px`);
    await picture(page, shot);
  }
}
