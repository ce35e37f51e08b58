// Measures what a page costs that has the same passages, with us and with others: what its scripts weigh,
// what the main thread does until it stands, what it holds in memory, and what a switch takes.
// `npm run bench:peers -- 3000 Shoelace` measures some, with another number of passages.
// Writes peers.json, and the table in docs/performance.md.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { openSite } from '../../test/site.mjs';
import { measureSwitches, openClock, sleep, summarize } from '../measure.mjs';
import { write } from '../write.mjs';
import { FOLDER, preparePeers } from './packages.mjs';
import { LANGUAGES, PEERS, writePeerPage } from './pages.mjs';

/** @typedef {import('./pages.mjs').Peer} Peer */

/**
 * @typedef {object} Cost
 * @property {string} name
 * @property {string} [note]
 * @property {number} bytes of its scripts and styles, with gzip
 * @property {number} load the CPU time of the main thread until the page is at rest, in milliseconds
 * @property {number} heap what it holds of script memory beyond the page without script, in KB
 * @property {number} [change] the CPU time of a switch, in milliseconds
 */

const LOADS = 3;
const ROUNDS = 5;
const RESULTS = 'bench/peers.json';
/** How long a page is left alone before what it has done is read. */
const REST_MS = 1000;

/**
 * Opens a page once, as a reader who has nothing in the cache.
 *
 * @param {import('../../test/site.mjs').Site} site
 * @param {string} address
 * @param {Peer} peer
 */
async function loadOnce(site, address, peer) {
  const page = await site.newPage();
  const clock = await openClock(page);
  /** @type {Map<string, number>} */
  const bytes = new Map();
  /** @type {Promise<unknown>[]} */
  const reading = [];
  page.on('response', (response) => {
    if (/\.(?:js|css)$/.test(new URL(response.url()).pathname))
      reading.push(
        response.buffer().then((body) => bytes.set(response.url(), gzipSync(body).length)),
      );
  });
  // Some wait until they are seen.
  await page.bringToFront();
  await page.goto(address, { waitUntil: 'networkidle0' });
  await page.waitForFunction(peer.ready ?? 'true', { timeout: 120_000 });
  await sleep(REST_MS);
  await Promise.all(reading);
  const load = await clock();
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { page, load, heap: usedSize, bytes: [...bytes.values()].reduce((a, b) => a + b, 0) };
}

/** @param {readonly Cost[]} costs @param {number} count */
const tableOf = (costs, count) =>
  [
    `| ${count.toLocaleString('en')} passages | scripts and styles | until the page is at rest | memory | a switch |`,
    '| --- | --- | --- | --- | --- |',
    ...costs.map(
      ({ name, note, bytes, load, heap, change }) =>
        `| ${name}${note ? ` (${note})` : ''} | ${(bytes / 1000).toFixed(1)} KB | ${load.toFixed()} ms | ${heap.toFixed()} KB | ${change === undefined ? '' : `${change.toFixed(1)} ms`} |`,
    ),
  ].join('\n');

/** @param {string[]} given */
async function main(given) {
  const count = Number(given.find((one) => /^\d+$/.test(one)) ?? 3000);
  const wanted = given.filter((one) => !/^\d+$/.test(one));
  const peers = PEERS.filter(
    ({ name }) =>
      !wanted.length || name.includes('without') || wanted.some((one) => name.includes(one)),
  );
  await preparePeers();
  for (const [at, peer] of PEERS.entries()) {
    writeFileSync(path.join(FOLDER, `${at}.html`), writePeerPage(peer, count));
  }
  const site = await openSite();
  try {
    const origin = await site.serveFolder(FOLDER);
    /** @type {Map<Peer, { load: number[], heap: number[], bytes: number }>} */
    const found = new Map(peers.map((peer) => [peer, { load: [], heap: [], bytes: 0 }]));
    /** @type {Map<string, import('puppeteer-core').Page>} */
    const tabs = new Map();
    for (let round = 0; round < LOADS; round++) {
      for (const [peer, list] of found) {
        const { page, load, heap, bytes } = await loadOnce(
          site,
          `${origin}/${PEERS.indexOf(peer)}.html`,
          peer,
        );
        list.load.push(load);
        list.heap.push(heap);
        list.bytes = bytes;
        if (round === LOADS - 1 && peer.switchTo) tabs.set(peer.name, page);
        else await page.browserContext().close();
      }
    }
    const changes = await measureSwitches(tabs, {
      rounds: ROUNDS,
      choices: LANGUAGES.slice(0, 2).reverse(),
      position: 0.5,
    });
    const [plain = { heap: [] }] = found.values();
    const { median: least } = summarize(plain.heap);
    /** @type {Cost[]} */
    const costs = [...found].map(([{ name, note }, { load, heap, bytes }]) => {
      const times = changes.get(name)?.map(({ cpu }) => cpu);
      const round = (/** @type {number} */ value) => Math.round(value * 10) / 10;
      return {
        name,
        ...(note && { note }),
        bytes,
        load: round(summarize(load).median),
        heap: Math.round((summarize(heap).median - least) / 1000),
        ...(times && { change: round(summarize(times).median) }),
      };
    });
    for (const cost of costs) console.log(JSON.stringify(cost));
    if (!wanted.length && count === 3000) await record(costs, count, site);
  } finally {
    await site.close();
  }
}

/**
 * @param {Cost[]} costs
 * @param {number} count
 * @param {import('../../test/site.mjs').Site} site
 */
async function record(costs, count, site) {
  const version = await (await site.newPage()).browser().version();
  await write(RESULTS, JSON.stringify({ machine: version, count, costs }));
  const page = readFileSync('docs/performance.md', 'utf8');
  await write(
    'docs/performance.md',
    page.replace(
      /<!-- peers -->[^]*<!-- \/peers -->/,
      () =>
        `<!-- peers -->\n\n${tableOf(costs, count)}\n\nMeasured with ${version}.\n\n<!-- /peers -->`,
    ),
  );
}

if (process.argv[1]?.endsWith('peers.mjs')) await main(process.argv.slice(2));
