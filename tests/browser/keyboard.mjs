// The requester's part of the main job with the keyboard alone.
import { Host, Person, assert, test } from './harness.mjs';

// Presses Tab until the focused element has that accessible name.
async function tabTo(page, name, most = 400) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(wanted => {
      const element = document.activeElement;
      const label = element.labels?.[0]?.innerText ?? element.getAttribute('aria-label') ?? element.innerText ?? '';
      return label.replace(/\s+/g, ' ').trim().startsWith(wanted);
    }, name);
    if (found) return;
  }
  throw new Error(`Tab never reaches "${name}"`);
}

// The name of the focused box; empty where something else is focused.
const focused = page => page.evaluate(() => (document.activeElement.labels?.[0]?.innerText ?? '').replace(/\s+/g, ' ').trim());

// Presses Tab until one of that person's boxes is focused.
async function tabToBoxOf(page, person) {
  for (let i = 0; i < 400; ++i) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).endsWith(` – ${person}`)) return;
  }
  throw new Error(`Tab never reaches a box of ${person}`);
}

const outline = page => page.evaluate(() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
});

test('the main job with the keyboard alone', async () => {
  const host = await Host.start();
  try {
    const maria = await Person.arrive(host);
    const { page } = maria;
    await maria.goto('/login');
    assert(await page.evaluate(() => document.activeElement.name) === 'email', 'the log-in page waits for the address');
    await page.keyboard.type('maria.keller@acme.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type('demo-password-1');
    await page.keyboard.press('Enter');
    await page.waitForURL(url => !url.pathname.startsWith('/login'));
    await maria.goto('/portal/contacts');
    assert(await page.locator('.tochanges').isHidden(), 'without changes nothing leads to them');
    await page.keyboard.press('Tab');
    assert(/main content|content/i.test(await page.evaluate(() => document.activeElement.innerText)), 'the first stop is the skip link');

    // One box of each row is a stop; the arrows lead to the others, and its column is the stop of every other row.
    const { stops, boxes } = await page.evaluate(() => {
      const all = [...document.querySelectorAll('tr[data-person] td.role .cb:not(:disabled)')];
      return { boxes: all.length, stops: all.filter(box => box.tabIndex === 0).map(box => box.closest('tr').dataset.person) };
    });
    assert(boxes > stops.length && new Set(stops).size === stops.length, `one stop a row: ${stops.length} of ${boxes}`);
    await tabToBoxOf(page, 'Tom Reed');
    for (let i = 0; i < 20 && !(await focused(page)).startsWith('Reports – Tom Reed'); ++i) await page.keyboard.press('ArrowRight');
    assert((await focused(page)).startsWith('Reports – Tom Reed'), 'the arrows lead to the box');
    await page.keyboard.press('Tab');
    assert(await focused(page) === '', 'Tab leaves the boxes of the row');
    await page.keyboard.press('Shift+Tab');
    assert((await focused(page)).startsWith('Reports – Tom Reed'), 'and comes back to the same box');
    assert(await outline(page), 'the focused box has a visible outline');
    const saved = page.waitForResponse(answer => answer.request().method() === 'POST');
    await page.keyboard.press('Space');
    await saved;
    await page.getByText(/1 change for 1 person/).first().waitFor();
    assert((await focused(page)).startsWith('Reports – Tom Reed'), 'the saved box keeps the focus');
    assert(await page.locator('td.role .cb:not(:disabled):not([tabindex="-1"])').count() === stops.length, 'and one stop a row is left');
    // Not through every row that follows: by a key, or by a skip link at the top of the page.
    await page.keyboard.press('Control+Enter');
    assert(/^Request changes/.test(await page.evaluate(() => document.activeElement.innerText)), 'a key leads from the box to the changes');
    await page.locator('.tochanges').focus();
    assert(await page.locator('.tochanges').evaluate(link => link.getBoundingClientRect().top >= 0), 'the skip link is seen where it is focused');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Request changes', 4);
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { name: /Request 1 change for 1 person/ });
    await heading.waitFor();
    await page.keyboard.press('Escape');
    await heading.waitFor({ state: 'hidden' });
    assert(/Request changes/.test(await page.evaluate(() => document.activeElement.innerText)), 'Escape gives the focus back');
    await page.keyboard.press('Enter');
    await heading.waitFor();
    await tabTo(page, 'Request changes', 60);
    await page.keyboard.press('Enter');
    await page.getByText(/Your request for \d+ changes? was sent/).first().waitFor();
    await maria.leave();
  } finally {
    await host.stop();
  }
});
