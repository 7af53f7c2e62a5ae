// Pictures of a guide: the page as a reader finds it, without mouse or cursor, in few colours.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withFewColours } from './palette.mjs';

// Into docs/images/<guide>/<name>.png, 1280 wide and as high as is said; not calm: with the menu that stands open.
export function picturesOf(guide) {
  const folder = fileURLToPath(new URL(`../../docs/images/${guide}/`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  return async ({ page }, name, height = 900, calm = true) => {
    await page.mouse.move(0, 0);
    await page.evaluate(() => scrollTo(0, 0));
    if (calm) await page.evaluate(() => document.activeElement?.blur());
    await page.setViewportSize({ width: 1280, height });
    writeFileSync(join(folder, name + '.png'), withFewColours(await page.screenshot()));
    await page.setViewportSize({ width: 1280, height: 900 });
  };
}
