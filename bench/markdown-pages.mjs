// Measures Markdown of several sizes that a page fetches, as readers get it: until all of it is there, and until
// the first screen is; beside marked, Prism and DOMPurify alone, and other elements for Markdown. Then a long
// page on a machine that is four times slower: its load, its longest task and a switch.
// Writes results.json, and the table in docs/performance.md.
import { readFileSync } from 'node:fs';
import { openSite } from '../test/site.mjs';
import { buildMarkdownPeers } from './peers/markdown.mjs';
import { openClock, sleep, summarize } from './measure.mjs';
import { write } from './write.mjs';

const ROUNDS = 5;
const SIZES_KB = [1, 10, 100, 1000];
/** How much of the guide makes a page of about 6,500 elements, all its code coloured. */
const LONG_KB = 70;
const SLOWER = 4;
const RESULTS = 'bench/results.json';

const guide = readFileSync('demo/guide.md', 'utf8').replace(/^---[^]*?\n---\n/, '');

/** @param {number} kb */
const textOf = (kb) => {
  const size = kb * 1000;
  // A guide that is cut in two would leave a passage open.
  if (size > guide.length) return guide.repeat(Math.round(size / guide.length));
  const end = '\n{{< /if-variant >}}\n';
  return guide.slice(0, guide.lastIndexOf(end, size - end.length) + end.length);
};

/** Writes for others what Hugo's shortcodes say. @param {string} text */
const asHtml = (text) =>
  text
    .replace(/^\{\{< if-variant "(.*?)" >\}\}$/gm, '<div data-for="$1">\n')
    .replace(/^\{\{< \/if-variant >\}\}$/gm, '\n</div>\n')
    .replace(/^\{\{.*\}\}$/gm, '');

const PROVIDER =
  '<doc-variant-provider groups="deployment: serverless byoc; language: java cpp go" variant="serverless java">';
const HAND_WRITTEN = `<style>
  [data-deployment=serverless] [data-for=byoc], [data-deployment=byoc] [data-for=serverless],
  [data-language=java] :is([data-for=cpp], [data-for=go]) { display: none !important }</style>`;

/**
 * @typedef {object} Way
 * @property {string} name
 * @property {(scripts: string) => string} head
 * @property {string} body
 * @property {string} [switchTo]
 */

/** @type {Way[]} */
const WAYS = [
  {
    name: 'doc-variants',
    head: (scripts) => `<script src="${scripts}/doc-variants.js"></script>`,
    body: `${PROVIDER}<doc-variant-markdown src="/page.md"></doc-variant-markdown></doc-variant-provider>`,
    switchTo: `document.querySelector('doc-variant-provider').select(name)`,
  },
  {
    name: 'marked, Prism and DOMPurify',
    head: () => `${HAND_WRITTEN}<script type="module" src="/libraries.js"></script>`,
    body: '<div data-render></div>',
    switchTo: `document.documentElement.dataset.deployment = name`,
  },
  {
    name: 'zero-md',
    head: () => '<script type="module" src="/zero-md.js"></script>',
    body: '<zero-md src="/others.md" no-shadow></zero-md>',
  },
  {
    name: 'md-block',
    head: () => '<script type="module" src="/md-block.js"></script>',
    body: '<md-block src="/others.md" untrusted></md-block>',
  },
];

/** What each page notes of itself: when it first showed content, when it last added some, its longest task. */
const WATCH = `<script>
  window.noted = { longest: 0 };
  new MutationObserver(() => {
    const now = performance.now();
    if (!document.querySelector('main :is(h2, p, pre)')) return;
    noted.last = now;
    if (!noted.isSeen) requestAnimationFrame(() => setTimeout(() => (noted.first ??= performance.now())));
    noted.isSeen = true;
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.longest = Math.max(noted.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
</script>`;

/** @param {Way} way @param {string} scripts */
const pageOf = ({ head, body, switchTo = '' }, scripts) =>
  `<!doctype html><html lang="en" data-deployment="serverless" data-language="java"><meta charset="utf-8">
  <title>Page</title>${WATCH}${head(scripts)}<body><main>${body}</main>
  <script>window.switchTo = (name) => { ${switchTo} }</script>`;

/** @param {import('puppeteer-core').Page} page reads what a page has noted of itself, when it is at rest */
async function rest(page) {
  const read = () => page.evaluate(() => ({ ...Reflect.get(globalThis, 'noted') }));
  await page.waitForFunction(() => Reflect.get(globalThis, 'noted').first, { timeout: 60_000 });
  for (let noted = await read(); ;) {
    await sleep(800);
    const now = await read();
    if (now.last === noted.last) return now;
    noted = now;
  }
}

/**
 * Loads a page once, as a reader who has nothing in the cache.
 *
 * @param {import('../test/site.mjs').Site} site
 * @param {Way} way
 * @param {number} slower
 */
async function loadOnce(site, way, slower) {
  const page = await site.newPage();
  await page.bringToFront();
  if (slower > 1) await page.emulateCPUThrottling(slower);
  const clock = await openClock(page);
  await page.goto(`${site.origin}/markdown/${WAYS.indexOf(way)}`, { waitUntil: 'networkidle0' });
  const noted = await rest(page);
  return { page, noted, cpu: await clock() };
}

/** Runs in the page. @param {string} name */
async function switchInPage(name) {
  const start = performance.now();
  Reflect.get(globalThis, 'switchTo')(name);
  void document.body.offsetHeight;
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  });
}

const round = (/** @type {number} */ value) => Math.round(value * 10) / 10;
const medianOf = (/** @type {number[]} */ list) => round(summarize(list).median);

/**
 * @param {import('../test/site.mjs').Site} site
 * @param {number} kb
 * @param {{ ways?: Way[], slower?: number }} [options]
 */
async function measureSize(site, kb, { ways = WAYS, slower = 1 } = {}) {
  const text = textOf(kb);
  const type = { 'content-type': 'text/markdown; charset=utf-8' };
  site.handle('/page.md', (_, response) => response.writeHead(200, type).end(text));
  site.handle('/others.md', (_, response) => response.writeHead(200, type).end(asHtml(text)));
  /** @type {Map<Way, { cpu: number[], first: number[], last: number[], longest: number[], change: number[] }>} */
  const found = new Map(
    ways.map((way) => [way, { cpu: [], first: [], last: [], longest: [], change: [] }]),
  );
  let elements = 0;
  for (let at = 0; at < ROUNDS; at++) {
    for (const [way, list] of found) {
      const { page, noted, cpu } = await loadOnce(site, way, slower);
      list.cpu.push(cpu);
      list.first.push(noted.first);
      list.last.push(noted.last);
      list.longest.push(noted.longest);
      if (way === WAYS[0])
        elements = await page.evaluate(() => document.querySelectorAll('main *').length);
      if (slower > 1 && way.switchTo) {
        for (const name of ['byoc', 'serverless', 'byoc']) {
          await sleep(600);
          list.change.push(await page.evaluate(switchInPage, name));
        }
      }
      await page.browserContext().close();
    }
  }
  return {
    kb,
    elements,
    ways: [...found].map(([{ name }, list]) => ({
      name,
      cpu: medianOf(list.cpu),
      first: medianOf(list.first),
      last: medianOf(list.last),
      longest: medianOf(list.longest),
      ...(list.change.length && { change: medianOf(list.change) }),
    })),
  };
}

/** @typedef {Awaited<ReturnType<typeof measureSize>>} Measured */

const ms = (/** @type {number | undefined} */ value) =>
  value === undefined ? '' : `${value.toFixed()} ms`;

/** @param {Measured[]} sizes @param {Measured} slow */
const tableOf = (sizes, slow) =>
  [
    '| Markdown | by | CPU time until at rest | first screen | all of it | longest task | a switch |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...[...sizes, slow].flatMap((measured) =>
      measured.ways.map(({ name, cpu, first, last, longest, change }) => {
        const kb = `${measured.kb.toLocaleString('en')} KB`;
        const size = measured === slow ? `${kb}, ${SLOWER} times slower` : kb;
        return `| ${size} | ${name} | ${ms(cpu)} | ${ms(first)} | ${ms(last)} | ${ms(longest)} | ${ms(change)} |`;
      }),
    ),
  ].join('\n');

const site = await openSite();
try {
  const files = await buildMarkdownPeers();
  for (const [name, code] of Object.entries(files))
    site.handle(`/${name}`, (_, response) =>
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(code),
    );
  for (const [at, way] of WAYS.entries())
    site.serve(`/markdown/${at}`, [pageOf(way, site.scripts)]);
  const sizes = [];
  for (const kb of SIZES_KB) {
    sizes.push(await measureSize(site, kb));
    console.log(JSON.stringify(sizes.at(-1)));
  }
  const slow = await measureSize(site, LONG_KB, { ways: WAYS.slice(0, 2), slower: SLOWER });
  console.log(JSON.stringify(slow));
  const recorded = JSON.parse(readFileSync(RESULTS, 'utf8'));
  await write(RESULTS, JSON.stringify({ ...recorded, markdown: { sizes, slow } }));
  const page = readFileSync('docs/performance.md', 'utf8');
  await write(
    'docs/performance.md',
    page.replace(
      /<!-- markdown -->[^]*<!-- \/markdown -->/,
      () => `<!-- markdown -->\n\n${tableOf(sizes, slow)}\n\n<!-- /markdown -->`,
    ),
  );
} finally {
  await site.close();
}
