// The picker that floats over a site whose template has no place for one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openSite } from '../../site.mjs';

/** @type {import('../../site.mjs').Site} */
let site;

before(async () => (site = await openSite()));
after(() => site.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const BOX = `document.querySelector('html > [popover]')`;
const shown = `[...document.querySelectorAll('p')].filter((p) => p.checkVisibility()).map((p) => p.textContent).join(' ')`;

/**
 * Opens a page of a window's size, and waits for its floating picker.
 *
 * @param {string} name
 * @param {{ width: number, height: number }} size
 * @param {string} [attributes]
 * @param {string} [html]
 * @param {string} [more]
 */
async function open(name, size, attributes = '', html = '<html lang="en">', more = '') {
  const script = `<script src="${site.scripts}/doc-variants.js" data-root data-picker="floating"
    data-groups="deployment: serverless byoc; language: java go" data-variant="serverless java" ${attributes}></script>`;
  site.serve(name, [
    `<!doctype html>${html}<title>Floating</title>${script}${more}<body><main><h1>Guide</h1>
      <p data-variants="byoc">B</p><p data-variants="serverless">S</p></main>`,
  ]);
  const page = await site.newPage();
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.setViewport(size);
  await page.goto(site.origin + name);
  await page.waitForFunction(`${BOX}?.matches(':popover-open')`);
  return { page, said };
}

/**
 * Tells in which corner of the window the picker is.
 *
 * @param {import('puppeteer-core').Page} page
 */
const corner = (page) =>
  page.evaluate(`(() => {
    const { left, right, top, bottom } = ${BOX}.getBoundingClientRect();
    const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    return [top + bottom < innerHeight ? 'top' : 'bottom', left + right < innerWidth ? 'left' : 'right', inside].join(' ');
  })()`);

const DESKTOP = { width: 1280, height: 800 };

test('a reader chooses in it, and it outlives a swap of the page’s content', async () => {
  const { page, said } = await open('/float', DESKTOP);
  assert.equal(await corner(page), 'bottom right true');
  await page.select('pierce/select', 'byoc');
  assert.equal(await page.evaluate(shown), 'B');
  assert.equal(await page.$eval('pierce/.fold', (it) => it.textContent), 'byoc · java');
  await page.evaluate(
    `document.body.innerHTML = '<p data-variants="byoc">new-B</p><p data-variants="serverless">new-S</p>'`,
  );
  await page.select('pierce/select', 'serverless');
  assert.equal(await page.evaluate(shown), 'new-S');
  assert.deepEqual(said, []);
  await page.close();
});

test('it moves by keyboard and by pointer, and stays there for the session', async () => {
  const { page } = await open('/move', DESKTOP);
  await page.focus('pierce/.move');
  await page.keyboard.press('ArrowUp');
  assert.equal(await corner(page), 'top right true');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await corner(page), 'top left true');
  const handle = await page.$('pierce/.move');
  const box = await handle?.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(900, 600, { steps: 4 });
  await page.mouse.up();
  assert.equal(await corner(page), 'bottom right true');
  await page.mouse.move(5, 5);
  await page.focus('pierce/.move');
  await page.keyboard.press('ArrowLeft');
  await page.reload();
  await page.waitForFunction(`${BOX}?.matches(':popover-open')`);
  assert.equal(await corner(page), 'bottom left true');
  await page.close();
});

test('it is folded on a narrow window, unfolds, folds on Escape, and stays closed', async () => {
  const { page, said } = await open('/fold', { width: 320, height: 568 });
  const expanded = () => page.$eval('pierce/.fold', (it) => it.getAttribute('aria-expanded'));
  assert.equal(await expanded(), 'false');
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
  await page.click('pierce/.fold');
  assert.equal(await expanded(), 'true');
  assert.equal(await corner(page), 'bottom right true');
  await page.evaluate(axe);
  const { violations } = /** @type {{ violations: unknown[] }} */ (
    await page.evaluate('axe.run()')
  );
  assert.deepEqual(violations, []);
  await page.keyboard.press('Escape');
  assert.equal(await expanded(), 'false');
  await page.click('pierce/.close');
  assert.equal(await page.evaluate(BOX), null);
  await page.reload({ waitUntil: 'networkidle0' });
  assert.equal(await page.evaluate(BOX), null);
  assert.equal(await page.evaluate(shown), 'S');
  assert.deepEqual(said, []);
  await page.close();
});

test('it stores nothing where the site forbids it, and is mirrored and Arabic on a page from right to left', async () => {
  const { page } = await open(
    '/rtl',
    DESKTOP,
    'data-persistence="none"',
    '<html lang="ar" dir="rtl">',
    `<script type="module">import { strings } from '${site.scripts}/strings.js';
      strings.set('ar', { pickerClose: 'أغلق' });</script>`,
  );
  // The library's Arabic, and the page's own words before it.
  assert.equal(
    await page.$eval('pierce/[role=region]', (it) => it.ariaLabel),
    'ما تعرضه هذه الصفحة',
  );
  assert.equal(await page.$eval('pierce/.close', (it) => it.ariaLabel), 'أغلق');
  await page.evaluate('sessionStorage.clear()');
  assert.equal(await corner(page), 'bottom left true');
  await page.focus('pierce/.move');
  await page.keyboard.press('ArrowRight');
  assert.equal(await corner(page), 'bottom right true');
  assert.equal(await page.evaluate('sessionStorage.length + localStorage.length'), 0);
  await page.emulateMediaType('print');
  assert.equal(await page.evaluate(`getComputedStyle(${BOX}).display`), 'none');
  await page.close();
});
