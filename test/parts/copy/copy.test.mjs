// The button that copies a page as it is served: under a strict policy, and where its part is late.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { engine } from '../../browser.mjs';
import { openSite } from '../../site.mjs';

/** @type {import('../../site.mjs').Site} */
let site;

before(async () => (site = await openSite()));
after(() => site.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const COPY = 'doc-variant-copy';

/**
 * @param {string} name
 * @param {string} [trusted] the Trusted Types policies that the page allows
 */
const open = (name, trusted = 'doc-variants lit-html') =>
  site.open(
    name,
    [
      `<!doctype html><html lang="de"><title>Guide</title><script crossorigin src="${site.scripts}/doc-variants.js" data-root data-groups="deployment: serverless byoc" data-variant="byoc"></script>
      <body><main><h1>Guide</h1><doc-variant-copy>later</doc-variant-copy><p data-variants="byoc">B</p><p data-variants="serverless">S</p></main>`,
    ],
    {
      'content-security-policy': `default-src 'none'; script-src ${site.scripts}; trusted-types ${trusted}; require-trusted-types-for 'script'`,
    },
  );

test('it is late, then a button in the page’s language that copies what the reader sees', async () => {
  site.gate = async (file) => {
    if (file === 'copy.js') await new Promise((resolve) => setTimeout(resolve, 3000));
  };
  const { page, said } = await open('/late');
  assert.equal(await page.$eval(COPY, (it) => it.textContent), 'later');
  await page.waitForSelector(`${COPY} >>> button`, { visible: true });
  site.gate = undefined;
  await page.waitForFunction(
    `document.querySelector('${COPY}').shadowRoot.textContent.trim() === 'Als Markdown kopieren'`,
  );
  assert.equal(
    await page.evaluate(`document.querySelector('${COPY}').toMarkdown()`),
    '# Guide\n\nB\n',
  );
  // Firefox asks for an icon, which the policy refuses.
  assert.deepEqual(
    said.filter((text) => !text.includes('favicon')),
    [],
  );
  if (engine === 'chromium') {
    // Others let no test past the policy.
    await page.setBypassCSP(true);
    await page.evaluate(axe);
    assert.deepEqual(
      await page.evaluate(
        `axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id }) => id))`,
      ),
      [],
    );
  }
  await page.close();
});

test('where its part is missing, or refused, its content stays, and one message says so', async () => {
  site.gate = (file) => (file === 'copy.js' ? 404 : undefined);
  const missing = await open('/missing');
  await missing.page.waitForNetworkIdle();
  site.gate = undefined;
  const refused = await open('/refused', 'doc-variants');
  await refused.page.waitForNetworkIdle();
  for (const [{ page, said }, words] of /** @type {const} */ ([
    [missing, 'copy the whole folder'],
    [refused, 'refuses Lit'],
  ])) {
    const text = `document.querySelector('${COPY}').innerText`;
    assert.equal(await page.evaluate(text), 'later');
    assert.equal(said.filter((line) => line.includes(words)).length, 1, said.join('\n'));
    await page.close();
  }
});
