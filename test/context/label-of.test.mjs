// What readers call a variant, in all places that name one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSite } from '../site.mjs';

/** @type {import('../site.mjs').Site} */
let site;

before(async () => (site = await openSite()));
after(() => site.close());

const GROUPS = `deployment 'Deployment': serverless 'Serverless edition', byoc=selfmanaged 'Your own cloud'; language: java 'Java' go`;
const DE = `de: deployment 'Bereitstellung', byoc 'Eigene Cloud', serverless 'Serverlos'`;
const BODY = `<body><main><h1>Guide</h1><doc-variant-picker group="deployment" appearance="radio"></doc-variant-picker>
  <doc-variant-picker group="deployment" appearance="select"></doc-variant-picker>
  <doc-variant-markdown><script type="text/markdown">---
variants: +serverless
---
Text</script></doc-variant-markdown>
  <p data-variants="serverless">S</p><p data-variants="byoc" id="b">B</p><a href="#b">to B</a></main>`;

/** Collects what every part says, with the words of all names. */
const SAID = `(() => {
  const texts = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.children.length && !/^(STYLE|SCRIPT)$/.test(element.localName.toUpperCase())) texts.push(element.textContent.trim());
      if (element.ariaLabel) texts.push(element.ariaLabel);
    }
  };
  walk(document);
  return texts.filter(Boolean);
})()`;

/**
 * @param {string} name
 * @param {string} html
 */
async function open(name, html) {
  site.serve(name, [html]);
  const page = await site.newPage();
  await page.goto(site.origin + name);
  await page.waitForFunction(`document.querySelector('doc-variant-availability')`);
  return page;
}

for (const [lang, byoc, serverless, group] of /** @type {const} */ ([
  ['en', 'Your own cloud', 'Serverless edition', 'Deployment'],
  ['de-AT', 'Eigene Cloud', 'Serverlos', 'Bereitstellung'],
])) {
  test(`every part calls a variant by its label, in ${lang}`, async () => {
    const page = await open(
      `/labels-${lang}`,
      `<!doctype html><html lang="${lang}"><title>Labels</title><script src="${site.scripts}/doc-variants.js" data-root
        data-picker="floating" data-variant="serverless java" data-groups="${GROUPS.replaceAll("'", '&quot;')}" data-labels="${DE}"></script>${BODY}`,
    );
    await page.waitForFunction(`document.querySelector('doc-variant-floating-picker')`);
    const has = (/** @type {string} */ text, /** @type {string} */ what) =>
      page
        .waitForFunction(`${SAID}.some((said) => said.includes(${JSON.stringify(text)}))`)
        .catch(() => assert.fail(what));
    assert.deepEqual(
      await page.evaluate(
        `[...document.querySelector('doc-variant-picker').shadowRoot.querySelectorAll('legend, label')].map((one) => one.innerText.trim())`,
      ),
      [group, serverless, byoc],
    );
    assert.deepEqual(
      await page.evaluate(
        `[...document.querySelectorAll('doc-variant-picker')[1].shadowRoot.querySelectorAll('.name, option:not([hidden])')].map((one) => one.textContent)`,
      ),
      [group, serverless, byoc],
    );
    await page.emulateMediaType('print');
    const printed = await page.waitForSelector('.doc-variants-printed');
    assert.match(
      String(await printed?.evaluate((line) => line.textContent)),
      RegExp(`${serverless} · Java`),
    );
    await page.emulateMediaType('screen');
    await page.click('a[href="#b"]');
    await page.waitForFunction(`document.querySelector('#b').checkVisibility()`);
    await has(byoc, 'the notice after a link');
    // A page that is not for the reader's variant offers the one it is for.
    await page.waitForFunction(`!document.querySelector('doc-variant-availability').hidden`);
    assert.match(
      String(
        await page.evaluate(
          `document.querySelector('doc-variant-availability').shadowRoot.textContent`,
        ),
      ),
      RegExp(`${byoc}.*${serverless}`, 's'),
    );
    await page.evaluate(
      `document.querySelector('doc-variant-picker').shadowRoot.querySelector('input').click()`,
    );
    await page.waitForFunction(
      `[...document.querySelectorAll('html > [role=status]')].some((one) => one.textContent.includes(${JSON.stringify(serverless)}))`,
    );
    const raw = /** @type {string[]} */ (await page.evaluate(SAID)).filter((text) =>
      /\b(serverless|byoc|java|selfmanaged)\b/.test(text),
    );
    assert.deepEqual(raw, []);
  });
}

test('the options of one picker label its variants for all parts, also in other providers', async () => {
  const page = await open(
    '/options',
    `<!doctype html><title>Options</title><script src="${site.scripts}/doc-variants.js"></script>
      <doc-variant-provider groups="deployment: serverless byoc"><doc-variant-picker><option value="byoc">Your own cloud</option>
        <option value="serverless">Serverless edition</option></doc-variant-picker><doc-variant-picker appearance="select"></doc-variant-picker></doc-variant-provider>
      <doc-variant-provider groups="deployment: serverless byoc" variant="byoc">${BODY}</doc-variant-provider>`,
  );
  assert.deepEqual(
    await page.evaluate(
      `[...document.querySelectorAll('doc-variant-picker')[1].shadowRoot.querySelectorAll('option:not([hidden])')].map((one) => one.textContent)`,
    ),
    ['Serverless edition', 'Your own cloud'],
  );
  await page.waitForFunction(`!document.querySelector('doc-variant-availability').hidden`);
  assert.match(
    String(
      await page.evaluate(
        `document.querySelector('doc-variant-availability').shadowRoot.textContent`,
      ),
    ),
    /Your own cloud.*Serverless edition/s,
  );
});
