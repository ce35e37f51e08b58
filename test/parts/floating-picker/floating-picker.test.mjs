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

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BOX = `document.querySelector('doc-variant-floating-picker')`;
const HANDLE = 'pierce/[part=handle]';
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
  await page.waitForSelector(HANDLE, { visible: true });
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
  assert.equal(await page.$eval(HANDLE, (it) => it.textContent?.trim()), 'byoc · java');
  await page.evaluate(
    `document.body.innerHTML = '<p data-variants="byoc">new-B</p><p data-variants="serverless">new-S</p>'`,
  );
  await page.select('pierce/select', 'serverless');
  assert.equal(await page.evaluate(shown), 'new-S');
  assert.deepEqual(said, []);
  await page.close();
});

test('it is in the corner and as far from the edges as the site says, and folded at first', async () => {
  const { page, said } = await open(
    '/corner',
    DESKTOP,
    'data-overlay-corner="top-start" data-picker-folded',
    undefined,
    '<style>:root { --doc-variant-overlay-inset-block: 80px; --doc-variant-overlay-inset-inline: 20px }</style>',
  );
  assert.equal(await corner(page), 'top left true');
  const at = await page.evaluate(
    `(({ left, top }) => [left, top])(${BOX}.getBoundingClientRect())`,
  );
  assert.deepEqual(at, [20, 80]);
  assert.equal(await page.$eval(HANDLE, (it) => it.ariaExpanded), 'false');
  assert.deepEqual(said, []);
  await page.close();
  const open2 = await open('/open', { width: 320, height: 568 }, 'data-picker-folded="false"');
  assert.equal(await open2.page.$eval(HANDLE, (it) => it.ariaExpanded), 'true');
  await open2.page.close();
  const wrong = await open('/wrong', DESKTOP, 'data-overlay-corner="left"');
  assert.equal(await corner(wrong.page), 'bottom right true');
  assert.match(
    wrong.said.join(),
    /data-overlay-corner="left" is not a corner: write one of bottom-end,/,
  );
  await wrong.page.close();
});

test('it and the notice of a link never cover each other, at any width', async () => {
  for (const size of [DESKTOP, { width: 320, height: 568 }, { width: 900, height: 400 }]) {
    const { page } = await open('/both', size);
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<h2 id="x" data-variants="byoc">X</h2>');
      location.hash = 'x'`);
    await page.waitForSelector('doc-variant-notice');
    for (const fold of [false, true, false]) {
      const boxes = /** @type {DOMRect[]} */ (
        await page.evaluate(
          `[document.querySelector('doc-variant-notice'), ${BOX}].map((it) => it.getBoundingClientRect().toJSON())`,
        )
      );
      const [notice, picker] = boxes;
      assert.ok(notice && picker && notice.bottom <= picker.top, JSON.stringify(boxes));
      assert.ok(
        boxes.every(
          ({ left, right, top, bottom }) =>
            left >= 0 && top >= 0 && right <= size.width && bottom <= size.height,
        ),
      );
      if (fold) continue;
      await page.click(HANDLE);
    }
    await page.close();
  }
});

test('it keeps its frame where a site resets all elements, and any rule of the site for it counts', async () => {
  const reset = '*, ::before, ::after { margin: 0; border: 0 solid; padding: 0 }';
  for (const [name, css, expected] of [
    ['/reset', reset, ['1px', '4px']],
    ['/reset-layer', `@layer base { ${reset} }`, ['1px', '4px']],
    [
      '/reset-own',
      `doc-variant-floating-picker { border-width: 3px; padding: 9px } ${reset}`,
      ['3px', '9px'],
    ],
  ]) {
    const { page } = await open(
      String(name),
      DESKTOP,
      '',
      undefined,
      `<style>${String(css)}</style>`,
    );
    const frame = await page.evaluate(
      `(({ borderTopWidth, paddingTop }) => [borderTopWidth, paddingTop])(getComputedStyle(${BOX}))`,
    );
    assert.deepEqual(frame, expected, String(css));
    await page.close();
  }
});

test('it takes the colours of the page, and follows them', async () => {
  const style = `<style>.dark { background: #101820; color: oklch(0.9 0.01 80) } body { background: linear-gradient(#fff, #eee) }</style>`;
  const { page } = await open('/colours', DESKTOP, '', '<html lang="en" class="dark">', style);
  const look = () =>
    page.evaluate(
      `(() => { const { backgroundColor, color, colorScheme } = getComputedStyle(${BOX}); return [backgroundColor, color, colorScheme] })()`,
    );
  await page.evaluate(`document.body.style.background = 'none'`);
  await page.waitForFunction(`getComputedStyle(${BOX}).colorScheme === 'dark'`);
  assert.deepEqual(await look(), ['rgb(16, 24, 32)', 'oklch(0.9 0.01 80)', 'dark']);
  await page.evaluate(`document.documentElement.className = ''`);
  await page.waitForFunction(`getComputedStyle(${BOX}).colorScheme === 'light'`);
  assert.deepEqual(await look(), ['rgb(255, 255, 255)', 'rgb(0, 0, 0)', 'light']);
  await page.evaluate(
    `document.documentElement.style.setProperty('--doc-variant-overlay-background', 'rgb(1, 2, 3)')`,
  );
  assert.equal(/** @type {string[]} */ (await look())[0], 'rgb(1, 2, 3)');
  await page.close();
});

test('it is folded on a narrow window, unfolds, folds on Escape, stays folded, and a link opens it', async () => {
  const { page, said } = await open('/fold', { width: 320, height: 568 });
  const expanded = () => page.$eval(HANDLE, (it) => it.getAttribute('aria-expanded'));
  assert.equal(await expanded(), 'false');
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
  await page.click(HANDLE);
  assert.equal(await expanded(), 'true');
  assert.equal(await corner(page), 'bottom right true');
  await page.evaluate(axe);
  const { violations } = /** @type {{ violations: unknown[] }} */ (
    await page.evaluate('axe.run()')
  );
  assert.deepEqual(violations, []);
  await page.keyboard.press('Escape');
  assert.equal(await expanded(), 'false');
  await page.reload();
  await page.waitForSelector(HANDLE, { visible: true });
  assert.equal(await expanded(), 'false');
  await page.evaluate(
    `document.body.insertAdjacentHTML('beforeend', '<a id="open" href="#doc-variant-picker">Choose</a>')`,
  );
  await page.click('#open');
  await page.waitForFunction(`${BOX}.shadowRoot.activeElement?.localName === 'doc-variant-picker'`);
  assert.equal(await expanded(), 'true');
  assert.ok(!page.url().includes('#'));
  await page.reload();
  await page.waitForSelector(HANDLE, { visible: true });
  assert.equal(await expanded(), 'true');
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
      strings.set('ar', { pickerEverything: 'الكل' });</script>`,
  );
  // The library's Arabic, and the page's own words before it.
  assert.equal(
    await page.$eval('pierce/[role=region]', (it) => it.ariaLabel),
    'ما تعرضه هذه الصفحة',
  );
  await page.evaluate('sessionStorage.clear()');
  assert.equal(await corner(page), 'bottom left true');
  await page.click(HANDLE);
  assert.equal(await page.$eval(HANDLE, (it) => it.ariaExpanded), 'false');
  assert.equal(await page.evaluate('sessionStorage.length + localStorage.length'), 0);
  await page.emulateMediaType('print');
  assert.equal(await page.evaluate(`${BOX}.checkVisibility()`), false);
  await page.close();
});
