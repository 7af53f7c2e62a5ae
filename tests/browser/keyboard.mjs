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
    await tabTo(page, 'E-mail');
    await page.keyboard.type('maria.keller@acme.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type('demo-password-1');
    await page.keyboard.press('Enter');
    await page.waitForURL(url => !url.pathname.startsWith('/login'));
    await maria.goto('/portal/contacts');
    await page.keyboard.press('Tab');
    assert(/main content|content/i.test(await page.evaluate(() => document.activeElement.innerText)), 'the first stop is the skip link');

    await tabTo(page, 'Reports – Tom Reed');
    assert(await outline(page), 'the focused box has a visible outline');
    const saved = page.waitForResponse(answer => answer.request().method() === 'POST');
    await page.keyboard.press('Space');
    await saved;
    await page.getByText(/1 change for 1 person/).first().waitFor();
    await tabTo(page, 'Request changes');
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
