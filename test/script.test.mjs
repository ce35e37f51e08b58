// The classic script as it is served: built, from an origin of its own, on pages that come slowly.
import assert from 'node:assert/strict';
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { chromiumOptions } from '../.config/browsers.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-'));
/** @type {Map<string, string[]>} */
const pages = new Map();
/** @type {string[]} */
const requested = [];

/** @typedef {{ server: http.Server, origin: string }} Site */
/** @type {Site} */
let scripts;
/** @type {Site} */
let site;
/** @type {import('puppeteer-core').Browser} */
let browser;

/**
 * Serves the built files to any origin.
 *
 * @type {http.RequestListener}
 */
const serveScripts = (request, response) => {
  const file = path.join(folder, path.normalize(new URL(request.url ?? '/', 'http://x').pathname));
  requested.push(path.relative(folder, file));
  if (!existsSync(file)) return void response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': 'text/javascript',
    'access-control-allow-origin': '*',
  });
  createReadStream(file).pipe(response);
};

/**
 * Serves a page piece by piece, so that the browser paints between the pieces.
 *
 * @type {http.RequestListener}
 */
const servePage = async (request, response) => {
  const pieces = pages.get(request.url ?? '');
  // Browsers ask for an icon, too.
  if (!pieces) return void response.writeHead(204).end();
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  for (const piece of pieces) {
    response.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  response.end();
};

/**
 * @param {http.RequestListener} handler
 * @param {string} host
 * @returns {Promise<Site>}
 */
const listen = (handler, host) =>
  new Promise((resolve) => {
    const server = http.createServer(handler);
    server.listen(0, host, () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve({ server, origin: `http://${host}:${port}` });
    });
  });

before(async () => {
  for (const mode of ['script', 'part']) {
    await build({ mode, logLevel: 'error', build: { outDir: folder, emptyOutDir: false } });
  }
  scripts = await listen(serveScripts, '127.0.0.1');
  site = await listen(servePage, '127.0.0.2');
  browser = await puppeteer.launch(chromiumOptions());
});

after(async () => {
  await browser.close();
  scripts.server.close();
  site.server.close();
  rmSync(folder, { recursive: true });
});

/**
 * Opens a page that is served in pieces, and returns it with what it said on the console.
 *
 * @param {string} name
 * @param {string[]} pieces
 */
async function open(name, pieces) {
  pages.set(name, pieces);
  requested.length = 0;
  const page = await browser.newPage();
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(site.origin + name, { waitUntil: 'networkidle0' });
  return { page, said };
}

const tag = () => `<script src="${scripts.origin}/doc-variants.js"></script>`;

// Counts the frames in which a block is painted that the selection hides.
const COUNT = `<script>
  window.frames_ = { all: 0, wrong: 0 };
  (function look() {
    frames_.all += 1;
    for (const mark of document.querySelectorAll('.byoc')) if (mark.checkVisibility()) { frames_.wrong += 1; break; }
    requestAnimationFrame(look);
  })();
</script>`;

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<{ all: number, wrong: number }>}
 */
const countFrames = async (page) =>
  /** @type {{ all: number, wrong: number }} */ (await page.evaluate('frames_'));

/**
 * @param {string} head
 * @param {string} attributes
 */
const slowPage = (head, attributes, end = '') => [
  `<!doctype html><title>Slow</title>${COUNT}${head}<body><doc-variant-provider ${attributes}><p>Start</p>`,
  ...Array.from(
    { length: 8 },
    (_, at) => `<if-variant variants="byoc"><b class="byoc">B${at}</b><p>more</p></if-variant>
      <if-variant variants="serverless"><p>S${at}</p></if-variant>
      <table><tr data-variants="byoc"><td><i class="byoc">row</i></td></tr></table>`,
  ),
  `</doc-variant-provider>${end}`,
];

for (const [what, attributes] of [
  ['with groups', 'groups="deployment: serverless byoc" variant="serverless"'],
  ['without groups', 'variant="serverless"'],
]) {
  test(`the script in <head> leaves no frame with a hidden block, ${what}`, async () => {
    const { page, said } = await open('/head', slowPage(tag(), attributes));
    const frames = await countFrames(page);
    assert.ok(frames.all > 10, `${frames.all} frames`);
    assert.equal(frames.wrong, 0);
    assert.equal(await page.evaluate(`document.querySelectorAll('.byoc').length`), 16);
    assert.deepEqual(said, []);
    assert.deepEqual(requested, ['doc-variants.js']);
    await page.close();
  });
}

test('the script at the end of the page leaves such frames, so they can be counted', async () => {
  const { page } = await open('/end', slowPage('', 'variant="serverless"', tag()));
  const frames = await countFrames(page);
  assert.ok(frames.wrong > 0);
  await page.close();
});

test('the Markdown part comes from the folder of the script, for the page that needs it', async () => {
  const fence = '`'.repeat(3);
  const { page, said } = await open('/markdown', [
    `<!doctype html><title>Markdown</title>${tag()}<body><doc-variant-provider variant="byoc">
      <doc-variant-markdown><script type="text/markdown">
        # Title

        {{< if-variant "byoc" >}}

        ${fence}json
        {"a": 1}
        ${fence}

        {{< /if-variant >}}{{< if-variant "serverless" >}}

        Hosted

        {{< /if-variant >}}
      </script></doc-variant-markdown></doc-variant-provider>`,
  ]);
  await page.evaluate(`document.querySelector('doc-variant-markdown').updateComplete`);
  assert.equal(await page.evaluate(`document.body.innerText.trim()`), 'Title\n{"a": 1}');
  assert.ok(await page.$('code.language-json .number'), 'the code is highlighted');
  assert.ok(requested.includes('markdown.js'));
  assert.ok(requested.some((file) => file.startsWith('chunks')));
  assert.equal(
    await page.evaluate('typeof Prism + typeof marked + typeof DOMPurify'),
    'undefined'.repeat(3),
  );
  assert.deepEqual(said, []);
  await page.close();
});

test('the script twice on one page does no harm', async () => {
  const { page, said } = await open('/twice', slowPage(tag() + tag(), 'variant="serverless"'));
  assert.equal((await countFrames(page)).wrong, 0);
  assert.deepEqual(said, []);
  await page.close();
});
