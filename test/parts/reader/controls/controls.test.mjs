// Forms in hidden passages as the built files serve them, where parts are late, missing or not needed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSite, rest } from '../../../site.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @type {import('../../../site.mjs').Site} */
let site;
before(async () => (site = await openSite()));
after(() => site.close());

const FORM = `<form><if-variant variants="byoc"><input name="account" required></if-variant>
  <input name="email" required value="a"><button>Send</button></form>`;

/**
 * @param {string} content
 * @param {RegExp} [missing] the files that cannot be had
 */
async function open(content, missing) {
  site.serve('/form', [
    `<!doctype html><html lang="en"><title>Form</title><script src="${site.scripts}/doc-variants.js"></script>
     <body><doc-variant-provider groups="deployment: serverless byoc" variant="serverless" persistence="none" url-param="">${content}</doc-variant-provider>
     <script>sent = []; addEventListener('submit', (event) => { event.preventDefault(); sent.push([...new FormData(event.target).keys()].join()); });</script>`,
  ]);
  const page = await site.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) =>
    missing?.test(request.url()) ? request.abort() : request.continue(),
  );
  site.requested.length = 0;
  await page.goto(`${site.origin}/form`, { waitUntil: 'networkidle0' });
  await rest(page);
  return { page, close: () => page.browserContext().close() };
}

/** @param {Page} page */
async function press(page) {
  await page.click('button');
  return page.evaluate('sent.join("|")');
}

const isChunk = /** @param {string} file */ (file) => file.includes('controls-');

test('the chunk for forms and media comes with the first passage that calls for it', async () => {
  const { page, close } = await open(
    `<p data-variants="byoc">text</p><form><input name="x"></form><main></main>`,
  );
  assert.deepEqual(site.requested.filter(isChunk), []);
  await page.evaluate((form) => {
    const main = document.querySelector('main');
    if (main) main.innerHTML = form;
  }, FORM);
  await page.waitForSelector('[name=account]:disabled');
  assert.equal(site.requested.filter(isChunk).length, 1);
  await close();
});

for (const [what, missing] of /** @type {[string, RegExp][]} */ ([
  ['the chunk', /controls-/],
  ['the reader part', /reader\.js/],
]))
  test(`a form goes at the second press at the latest where ${what} is missing`, async () => {
    const { page, close } = await open(FORM, missing);
    await press(page);
    assert.equal(await press(page), 'email');
    // What is shown is checked as ever.
    await page.evaluate(`document.querySelector('[name=email]').value = ''`);
    assert.equal(await press(page), 'email');
    await close();
  });

test('a form goes at once when a part that was late is there', async () => {
  const { page, close } = await open(FORM);
  assert.equal(await press(page), 'email');
  await close();
});
