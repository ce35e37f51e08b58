// Hosts that fight back: pages with policies, frames, styles, globals and swaps that no page of ours
// would have. On each the content shows, the reader can choose, and nothing is on the console.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findFile } from '../../../.config/programs.mjs';
import { openSite, rest, until } from '../../site.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').Frame} Frame */

const pages = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);
const other = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-hosts-'));
const { version } = require('../../../package.json');

/** @param {string} types the Trusted Types policies that are allowed */
const strict = (types) => ({
  'content-security-policy':
    "default-src 'none'; script-src 'nonce-n0nce'; style-src 'none'; " +
    `require-trusted-types-for 'script'; trusted-types ${types}`,
});
const HEADERS = {
  '/strict-policy.html': strict("'none'"),
  '/trusted-types.html': strict('doc-variants lit-html'),
  '/trusted-types-none.html': strict("'none'"),
};

/** @type {import('../../site.mjs').Site} */
let site;
let origin = '';

/** Builds what stands beside the library on a page: an older version of it, and a Lit of its own. */
async function buildOthers() {
  const older = {
    name: 'older',
    /** @type {(code: string, id: string) => string | undefined} */
    transform: (code, id) =>
      id.endsWith('/version.ts') ? code.replace(version, '0.0.9') : undefined,
  };
  const quiet = /** @type {const} */ ({ logLevel: 'error' });
  const outDir = path.join(other, 'older');
  cpSync(site.folder, outDir, { recursive: true });
  await build({
    ...quiet,
    mode: 'script',
    plugins: [older],
    build: { outDir, emptyOutDir: false },
  });
  const source = path.join(pages, 'lit2-component.source.mjs');
  await build({
    ...quiet,
    configFile: false,
    build: {
      outDir: path.join(other, 'lit2'),
      lib: { entry: source, formats: ['es'], fileName: () => 'lit2-component.js' },
    },
  });
}

/**
 * Lists the files of a folder by the paths that they are served at.
 *
 * @param {string} at
 * @param {string} folder
 * @returns {Record<string, string>}
 */
const filesIn = (at, folder) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true }).map((name) => [
      `${at}/${String(name)}`,
      path.join(folder, String(name)),
    ]),
  );

before(async () => {
  site = await openSite();
  await buildOthers();
  // What a public host of packages serves, other origins may load.
  const open = filesIn('/open', site.folder);
  const openHeaders = Object.fromEntries(
    Object.keys(open).map((name) => [name, { 'access-control-allow-origin': '*' }]),
  );
  origin = await site.serveFolder(
    pages,
    {
      ...open,
      ...filesIn('/older', path.join(other, 'older')),
      '/trusted-types-none.html': path.join(pages, 'trusted-types.html'),
      '/lit2-component.js': path.join(other, 'lit2/lit2-component.js'),
      '/prototype.js': findFile('libjs-prototype') ?? '',
      '/htmx.js': require.resolve('htmx.org/dist/htmx.js'),
      '/turbo.js': require.resolve('@hotwired/turbo/dist/turbo.es2017-umd.js'),
    },
    { ...HEADERS, ...openHeaders },
  );
});

after(async () => {
  await site.close();
  rmSync(other, { recursive: true });
});

/**
 * Opens a page and collects what is wrong: messages, errors, and violations of its policy.
 *
 * @param {string} name
 */
async function open(name) {
  const page = await site.newPage();
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('requestfailed', (request) => said.push(`failed: ${request.url()}`));
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.error('violation', violatedDirective, blockedURI, sample);
    });
  });
  await page.goto(`${origin}/${name}.html`, { waitUntil: 'networkidle0' });
  await rest(page);
  return { page, said };
}

/**
 * Reads the paragraphs and cells that a reader sees.
 *
 * @param {Page | Frame} page
 */
const seen = (page) =>
  page.evaluate(`Array.prototype.slice.call(document.querySelectorAll('p, td'))
    .filter((one) => one.checkVisibility()).map((one) => one.textContent.trim()).join(' ')`);

/**
 * Chooses in the page's picker, as a reader does.
 *
 * @param {Page | Frame} page
 * @param {string} variant
 */
async function choose(page, variant) {
  const input = await page.waitForSelector(`pierce/input[value="${variant}"]`, { visible: true });
  await input?.click();
}

const SERVERLESS = 'Everyone S row-S';
const BYOC = 'Everyone B row-B';

/**
 * Checks that a page shows its content and lets the reader choose, and that all is quiet.
 *
 * @param {Page | Frame} page
 * @param {string[]} said
 * @param {string[]} [wanted]
 */
async function works(page, said, wanted = []) {
  assert.equal(await seen(page), SERVERLESS);
  await choose(page, 'byoc');
  assert.equal(await seen(page), BYOC);
  await choose(page, 'serverless');
  assert.equal(await seen(page), SERVERLESS);
  await until(() => said.length >= wanted.length);
  assert.equal(said.length, wanted.length, said.join('\n'));
  wanted.forEach((text, at) => assert.ok(said[at]?.includes(text), said[at]));
}

for (const [name, what] of /** @type {const} */ ([
  ['strict-policy', 'under a policy that allows nothing but the script'],
  ['twice', 'with the script twice, which both want to make an element the provider'],
  ['hostile-styles', 'under style sheets that unset everything'],
  ['prototypes', 'with patched and polluted prototypes'],
  ['prototype-js', 'beside Prototype.js'],
  ['older-browser', 'without what the oldest browsers that it is for do not have'],
])) {
  test(`the page works ${what}`, async () => {
    const { page, said } = await open(name);
    await works(page, said);
    await page.close();
  });
}

test('what Lit draws is there under Trusted Types that allow its policy', async () => {
  const { page, said } = await open('trusted-types');
  await page.waitForSelector('pierce/[part=handle]', { visible: true });
  await page.waitForSelector('pierce/nav a[href="#one"]', { visible: true });
  await works(page, said);
  assert.equal(
    await page.$eval('pierce/[part=handle]', (it) => it.textContent?.trim()),
    'serverless',
  );
  await page.close();
});

test('what Lit would draw keeps its content where its policy is refused, and says why once', async () => {
  const { page, said } = await open('trusted-types-none');
  assert.equal(
    await page.evaluate(`document.querySelector('doc-variant-toc a').checkVisibility()`),
    true,
  );
  assert.equal(await page.$('doc-variant-floating-picker'), null);
  const ours = said.filter((text) => text.startsWith('[doc-variants]'));
  assert.equal(ours.length, 1, said.join('\n'));
  assert.match(ours[0] ?? '', /not drawn.*trusted-types doc-variants lit-html/);
  // The rest is the browser's own report.
  const rest = said.filter((text) => !ours.includes(text));
  assert.ok(
    rest.every((text) => text.includes('lit-html')),
    rest.join('\n'),
  );
  await works(page, [], []);
  await page.close();
});

test('a picker follows its group where arrays turn into JSON in a way of their own', async () => {
  const { page } = await open('prototypes');
  await page.evaluate(() => {
    const provider = document.querySelector('doc-variant-provider');
    provider?.setAttribute('groups', 'deployment: serverless onprem');
  });
  await choose(page, 'onprem');
  assert.equal(await seen(page), 'Everyone B row-B');
  await page.close();
});

test('the page works in a sandboxed frame with an origin of its own', async () => {
  const { page, said } = await open('sandbox');
  const frame = page.frames()[1];
  assert.ok(frame);
  assert.equal(await frame.evaluate('origin'), 'null');
  await works(frame, said);
  await page.close();
});

test('a sandboxed frame serves its reader in full where the script is let across origins', async () => {
  const { page, said } = await open('sandbox-crossorigin');
  const frame = page.frames()[1];
  assert.ok(frame);
  assert.equal(await frame.evaluate('origin'), 'null');
  await works(frame, said);
  await frame.waitForSelector('html > [role=status]');
  await page.close();
});

test('the first of two versions serves the page, and one warning names both', async () => {
  const { page, said } = await open('other-version');
  await works(page, said, [`version 0.0.9 is on the page, so ${version} is not used`]);
  assert.match(said[0] ?? '', /load one of them only/);
  const note = `document.querySelector('lit2-note').shadowRoot.textContent.trim()`;
  assert.equal(await page.evaluate(note), 'Lit 2 sees serverless');
  await choose(page, 'byoc');
  await page.waitForFunction(`${note} === 'Lit 2 sees byoc'`);
  await page.close();
});

test('content and whole providers that htmx swaps in show what is chosen', async () => {
  const { page, said } = await open('htmx');
  await works(page, said);
  await page.click('#inner');
  await page.waitForSelector('#here p');
  assert.equal(await seen(page), `${SERVERLESS} new-S`);
  await choose(page, 'byoc');
  assert.equal(await seen(page), `${BYOC} new-B`);
  await page.click('#outer');
  await page.waitForFunction(`document.querySelector('p').textContent === 'Fresh'`);
  assert.equal(await seen(page), 'Fresh B row-B');
  await choose(page, 'serverless');
  assert.equal(await seen(page), 'Fresh S row-S');
  assert.deepEqual(said, []);
  await page.close();
});

test('each body that Turbo puts in place is the provider, on the way back too', async () => {
  const { page, said } = await open('turbo');
  await works(page, said);
  await choose(page, 'byoc');
  await page.click('#next');
  await page.waitForFunction(`document.querySelector('p').textContent === 'Next'`);
  assert.equal(await seen(page), 'Next B');
  await choose(page, 'serverless');
  assert.equal(await seen(page), 'Next S');
  await page.goBack();
  await page.waitForFunction(`document.querySelector('p').textContent === 'Everyone'`);
  await rest(page);
  await works(page, said);
  await page.close();
});

test('a page that document.open() writes anew works, with the script and without it', async () => {
  const { page, said } = await open('document-open');
  await works(page, said);
  for (const script of ['<script src="/doc-variants/doc-variants.js"></script>', '']) {
    await page.evaluate((tag) => {
      const body = document.body.innerHTML;
      document.open();
      document.write(`<!doctype html><title>Anew</title>${tag}<body>${body}`);
      document.close();
    }, script);
    await page.waitForNetworkIdle({ idleTime: 100 });
    await works(page, said);
  }
  await page.close();
});

test('a provider that moves to another document works there, and back at home', async () => {
  const { page, said } = await open('adoption');
  await works(page, said);
  await page.evaluate(() => {
    const inner = document.querySelector('iframe')?.contentDocument;
    const provider = document.querySelector('doc-variant-provider');
    if (inner && provider) inner.body.append(inner.adoptNode(provider));
  });
  const frame = page.frames()[1];
  assert.ok(frame);
  await works(frame, said);
  assert.equal(await seen(page), '');
  await page.evaluate(() => {
    const provider = document
      .querySelector('iframe')
      ?.contentDocument?.querySelector('doc-variant-provider');
    if (provider) document.body.prepend(provider);
  });
  await works(page, said);
  await page.close();
});

test('a page that the browser translates works, and its picker too', async () => {
  const { page, said } = await open('translation');
  await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (texts.nextNode()) nodes.push(/** @type {Text} */ (texts.currentNode));
    for (const node of nodes.filter(({ data }) => data.trim())) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = `${node.data}!`;
      outer.append(inner);
      node.replaceWith(outer);
    }
    document.documentElement.lang = 'de';
    document.documentElement.className = 'translated-ltr';
  });
  assert.equal(await seen(page), 'Everyone! S! row-S!');
  await choose(page, 'byoc');
  assert.equal(await seen(page), 'Everyone! B! row-B!');
  assert.equal(
    await page.$eval('pierce/label:has(input[value="byoc"])', (label) => label.textContent),
    'Own cloud!',
  );
  assert.deepEqual(said, []);
  await page.close();
});
