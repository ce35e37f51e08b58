// Inspect mode on a page as it is served: by a link, under a strict policy, and where its part is late.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { engine } from '../../browser.mjs';
import { openSite, until } from '../../site.mjs';

/** @type {import('../../site.mjs').Site} */
let site;

before(async () => (site = await openSite()));
after(() => site.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PANEL = 'doc-variant-inspect-panel';
const shown = `[...document.querySelectorAll('p')].filter((p) => p.checkVisibility()).map((p) => p.textContent).join(' ')`;
const STRICT = () =>
  `default-src 'none'; script-src ${site.scripts}; style-src 'none'; connect-src 'none'; trusted-types doc-variants lit-html; require-trusted-types-for 'script'`;

/**
 * Opens a page, and returns it with what it says.
 *
 * @param {string} name
 * @param {string} attributes of the script
 * @param {Record<string, string>} [headers]
 * @param {{ width: number, height: number }} [size]
 */
async function open(name, attributes, headers = {}, size = { width: 1280, height: 800 }) {
  const [path = ''] = name.split('?');
  const script = `<script src="${site.scripts}/doc-variants.js" crossorigin data-root data-groups="deployment: serverless byoc; language: java go" data-variant="serverless java" ${attributes}></script>`;
  site.serve(
    path,
    [
      `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Guide</title>${script}<body><main><h1>Guide</h1>
      <p data-variants="byoc">B</p><p data-variants="serverless">S</p><if-variant variants="gou"><p>G</p></if-variant></main>`,
    ],
    headers,
  );
  const page = await site.newPage();
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.setViewport(size);
  await page.goto(site.origin + name);
  return { page, said };
}

test('a site that allows it by a link is inspected by that link alone, and asks for nothing else', async () => {
  const plain = await open('/plain', 'data-inspect="link"');
  await plain.page.waitForFunction(`${shown} === 'S G'`);
  await plain.page.waitForNetworkIdle();
  assert.deepEqual(
    site.requested.filter((file) => /inspect-(?:mode|panel)/.test(file)),
    [],
  );
  await plain.page.close();
  const { page } = await open('/plain?variant-inspect=1&variant=byoc', 'data-inspect="link"');
  await page.waitForSelector(PANEL);
  await page.waitForFunction(`${shown} === 'B S G'`);
  const link = await page.waitForFunction(`document.querySelector('${PANEL}').inspected?.link`);
  assert.equal(
    new URL(String(await link.jsonValue())).search,
    '?variant-inspect=1&variant=byoc+java',
  );
  await page.close();
});

test('a page that does not allow it takes no notice of such a link', async () => {
  const { page } = await open('/closed?variant-inspect', '');
  await page.waitForFunction(`${shown} === 'S G'`);
  await page.waitForNetworkIdle();
  assert.equal(await page.$(PANEL), null);
  await page.close();
});

test('it works under a strict policy, by keyboard, with nothing that axe-core objects to', async () => {
  const headers = { 'content-security-policy': STRICT() };
  for (const size of [
    { width: 1280, height: 800 },
    { width: 320, height: 640 },
  ]) {
    const { page, said } = await open(`/strict${size.width}`, 'data-inspect', headers, size);
    await page.waitForSelector(PANEL);
    const handle = await page.waitForSelector(`${PANEL} >>> button`, { visible: true });
    await handle?.focus();
    if (size.width < 768) await page.keyboard.press('Enter');
    await page.waitForSelector(`${PANEL} >>> details`, { visible: true });
    for (const summary of await page.$$(`${PANEL} >>> summary`)) {
      const isOpen = await summary.evaluate((it) => it.parentElement?.hasAttribute('open'));
      await summary.focus();
      if (!isOpen) await page.keyboard.press('Enter');
    }
    await page.waitForSelector(`${PANEL} >>> tr`, { visible: true });
    assert.equal((await page.$$(`${PANEL} >>> tr`)).length, 4);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
    const fits = await page.$eval(PANEL, (panel) => {
      const { left, right, top, bottom } = panel.getBoundingClientRect();
      return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
    });
    assert.equal(fits, true);
    if (engine === 'chromium') {
      // Others let no test past the policy.
      await page.setBypassCSP(true);
      await page.evaluate(axe);
      const found = await page.evaluate(
        `axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + nodes.map(({ html }) => html)))`,
      );
      assert.deepEqual(found, []);
    }
    await page.keyboard.press('Escape');
    assert.equal(await page.$(`${PANEL} >>> details`), null);
    assert.deepEqual(
      // Firefox asks for an icon, which the policy refuses.
      said.filter((text) => !/"gou" is in no group|favicon/.test(text)),
      [],
    );
    await page.close();
  }
});

test('a page whose part is late is as it was until then', async () => {
  /** @type {(value?: undefined) => void} */
  let arrive = () => undefined;
  const held = new Promise((resolve) => (arrive = resolve));
  site.gate = (file) => (file.includes('inspect-mode') ? held.then(() => undefined) : undefined);
  const { page, said } = await open('/late', 'data-inspect');
  await page.waitForFunction(`${shown} === 'S G'`);
  assert.equal(await page.$(PANEL), null);
  arrive();
  await page.waitForSelector(PANEL);
  await page.waitForFunction(`${shown} === 'B S G'`);
  site.gate = undefined;
  assert.deepEqual(
    said.filter((text) => !text.includes('"gou" is in no group')),
    [],
  );
  await page.close();
});

test('a page whose part is missing is as it was, and says so once', async () => {
  site.gate = (file) => (file.includes('inspect-mode') ? 404 : undefined);
  const { page, said } = await open('/missing', 'data-inspect');
  await page.waitForFunction(`${shown} === 'S G'`);
  const says = () => said.filter((text) => text.includes('inspect mode is not there')).length;
  await until(says);
  await page.waitForNetworkIdle();
  site.gate = undefined;
  assert.equal(await page.evaluate(shown), 'S G');
  assert.equal(says(), 1);
  await page.close();
});

test('where a policy refuses Lit the passages are marked all the same, and one message says why', async () => {
  const { page, said } = await open('/refused', 'data-inspect', {
    'content-security-policy': STRICT().replace(' lit-html', ''),
  });
  await page.waitForSelector('[data-doc-variant-mark~=hidden]');
  const says = () => said.filter((text) => text.includes('refuses Lit')).length;
  await until(says);
  await page.waitForNetworkIdle();
  assert.equal(await page.$(PANEL), null);
  assert.equal(says(), 1);
  await page.close();
});
