// Measures what a switch costs a reader, on the whole as it is shipped: built files over HTTP, every
// part loaded, the choice remembered, in the address and announced, the place kept. Each line is a
// ratio of medians to the better of two hand-written floors, taken in turn in one browser: of the CPU time of
// the page's main thread, so that what else runs on the machine counts little, or of real time to the frame.
// `npm run bench -- half-way click` measures some lines, and leaves the others as they were recorded.
// Writes results.json, the picture of it, and the table in docs/performance.md.
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { openSite } from '../test/site.mjs';
import { measureClicks, measureScript, measureSwitches, summarize } from './measure.mjs';
import { CHOICES, ways, writePage } from './pages.mjs';
import { drawPicture } from './picture.mjs';
import { write } from './write.mjs';

/** @typedef {import('./pages.mjs').Work} Work */
/** @typedef {import('../test/site.mjs').Site} Site */
/** @typedef {'switch' | 'click'} Kind */

/**
 * A line of the results.
 *
 * @typedef {object} Result
 * @property {string} name
 * @property {number} ours the median, in milliseconds
 * @property {number} floor the median of the better floor
 * @property {number} ratio of the medians
 * @property {[low: number, high: number]} spread of the ratios of single rounds, without the outer tenths
 * @property {number} [frames] the ratio to the frame that shows the change
 */

/**
 * What is measured.
 *
 * @typedef {object} Line
 * @property {string} name
 * @property {Work} [work]
 * @property {Work} [floorWork] where the floors are a page of another kind
 * @property {number} [position] where in the page the reader is, as a share of the way
 * @property {Kind} [kind]
 * @property {boolean} [isCoreAlone] whether the reader part is kept from the page
 */

const ROUNDS = 6;
const RESULTS = 'bench/results.json';

/** @type {Line[]} */
export const LINES = [
  { name: '3,000 blocks, top of the page', position: 0 },
  { name: '3,000 blocks, half-way down', position: 0.5 },
  { name: '3,000 blocks, end of the page', position: 1 },
  { name: '3,000 blocks, a real click, to the frame', position: 0.5, kind: 'click' },
  { name: '3,000 blocks, the core alone', position: 0.5, isCoreAlone: true },
  { name: '3,000 blocks, `findable`', position: 0.5, work: { attributes: 'findable' } },
  {
    name: '3,000 blocks in skipped sections, against a page without',
    position: 0.5,
    work: { isSkipped: true },
    floorWork: {},
  },
  {
    name: '12,000 blocks in skipped sections, against a page without',
    position: 0.5,
    work: { blocks: 12_000, isSkipped: true },
    floorWork: { blocks: 12_000 },
  },
  { name: '300 blocks', position: 0.5, work: { blocks: 300 } },
  { name: '20,000 blocks', position: 0.5, work: { blocks: 20_000 } },
  { name: '3,000 blocks, with a table of contents', position: 0.5, work: { hasToc: true } },
  { name: '3,000 blocks, in a container', position: 0.5, work: { isContained: true } },
  { name: '3,000 blocks, nested', position: 0.5, work: { shape: 'nested' } },
  { name: '3,000 rows of tables', position: 0.5, work: { shape: 'tables' } },
  { name: '3,000 blocks, three groups', position: 0.5, work: { groups: 3 } },
  { name: '3,000 blocks, 250 names', position: 0.5, work: { names: 250 } },
];

/**
 * Measures one line.
 *
 * @param {Site} site
 * @param {Line} line
 * @param {number} rounds
 * @returns {Promise<Result>}
 */
export async function measureLine(site, line, rounds) {
  const { name, work = {}, floorWork = work, position = 0, kind = 'switch', isCoreAlone } = line;
  /** @type {Map<string, import('puppeteer-core').Page>} */
  const tabs = new Map();
  for (const [at, [way, written]] of Object.entries(ways).entries()) {
    const isOurs = at === 0;
    if (isOurs && isCoreAlone) site.gate = (file) => (file.includes('reader') ? 404 : undefined);
    const text = writePage(written, isOurs ? work : floorWork, site.scripts);
    const { page } = await site.open(`/bench/${at}`, [text]);
    site.gate = undefined;
    tabs.set(way, page);
  }
  const options = { rounds, choices: CHOICES, position };
  /** @type {{ cost: number[], frame: number[] }[]} */
  const times =
    kind === 'click'
      ? [...(await measureClicks(tabs, options)).values()].map((frame) => ({ cost: frame, frame }))
      : [...(await measureSwitches(tabs, options)).values()].map((list) => ({
          cost: list.map(({ cpu }) => cpu),
          frame: list.map(({ frame }) => frame),
        }));
  for (const page of tabs.values()) await page.browserContext().close();
  const [ours, ...floors] = times;
  if (!ours) throw new Error(`${name}: nothing was measured`);
  const medians = (/** @type {'cost' | 'frame'} */ what) => {
    const floor = Math.min(...floors.map((list) => summarize(list[what]).median));
    const { median } = summarize(ours[what]);
    return { ours: median, floor, ratio: median / floor };
  };
  const better = floors.reduce((a, b) =>
    summarize(a.cost).median < summarize(b.cost).median ? a : b,
  );
  const { low, high } = summarize(ours.cost.map((time, at) => time / (better.cost[at] ?? NaN)));
  const rounded = (/** @type {number} */ value) => Math.round(value * 100) / 100;
  const { ours: time, floor, ratio } = medians('cost');
  return {
    name,
    ours: rounded(time),
    floor: rounded(floor),
    ratio: rounded(ratio),
    spread: [rounded(low), rounded(high)],
    ...(kind === 'switch' && { frames: rounded(medians('frame').ratio) }),
  };
}

/**
 * Measures the script of a switch, beside styles and layout.
 *
 * @param {Site} site
 * @param {number} blocks
 */
async function measureOwnScript(site, blocks) {
  const [ours] = Object.values(ways);
  if (!ours) throw new Error('no way of ours');
  const { page } = await site.open('/bench/script', [writePage(ours, { blocks }, site.scripts)]);
  const times = await measureScript(page, { rounds: ROUNDS, choices: CHOICES, position: 0.5 });
  await page.browserContext().close();
  return Math.round(summarize(times).median * 100) / 100;
}

/** @param {Result[]} results */
const tableOf = (results) =>
  [
    '| switch | of the floor | spread | to the frame |',
    '| --- | --- | --- | --- |',
    ...results.map(
      ({ name, ratio, spread, frames }) =>
        `| ${name} | ${ratio.toFixed(2)} × | ${spread.map((one) => one.toFixed(2)).join('–')} | ${frames ? `${frames.toFixed(2)} ×` : ''} |`,
    ),
  ].join('\n');

/**
 * What is recorded.
 *
 * @typedef {object} Recorded
 * @property {string} machine
 * @property {Result[]} results
 * @property {OwnScript[]} [script] how long the script of a switch takes, beside styles and layout
 */

/** @typedef {{ blocks: number, ms: number }} OwnScript */

/** @param {Result[]} results @param {OwnScript[]} [script] */
function sentenceOf(results, script = []) {
  const click = results.find(({ name }) => name.includes('a real click'));
  const own = script.map(
    ({ blocks, ms }) => `${ms.toFixed(1)} ms with ${blocks.toLocaleString('en')} blocks`,
  );
  return [
    `A real click takes ${click?.ours.toFixed()} ms to the frame that shows the change, and the floor ${click?.floor.toFixed()} ms.`,
    `From 3,000 blocks to 20,000 a switch grows by the exponent ${growthOf(results).toFixed(2)}.`,
    ...(own.length ? [`Beside styles and layout it takes ${own.join(', ')}.`] : []),
  ].join('\n');
}

/**
 * Finds the exponent by which a switch grows from 3,000 blocks to 20,000.
 *
 * @param {Result[]} results
 */
function growthOf(results) {
  const time = (/** @type {string} */ name) =>
    results.find((one) => one.name === name)?.ours ?? NaN;
  const grown = time('20,000 blocks') / time('3,000 blocks, half-way down');
  return Math.log(grown) / Math.log(20_000 / 3000);
}

/**
 * Records results, in the place of those of the same names.
 *
 * @param {string} version of the browser
 * @param {Result[]} measured
 * @param {OwnScript[]} [script]
 */
async function record(version, measured, script) {
  /** @type {Recorded} */
  const recorded = JSON.parse(readFileSync(RESULTS, 'utf8'));
  const { results } = recorded;
  const own = script ?? recorded.script;
  const all = LINES.flatMap(({ name }) => {
    const has = (/** @type {Result} */ result) => result.name === name;
    return measured.find(has) ?? results.find(has) ?? [];
  });
  const machine = `${version}, ${os.availableParallelism()} cores, ${ROUNDS} rounds`;
  await write(RESULTS, JSON.stringify({ ...recorded, machine, results: all, script: own }));
  writeFileSync('docs/performance.svg', drawPicture(all));
  const page = readFileSync('docs/performance.md', 'utf8');
  const table = `<!-- results -->\n\n${tableOf(all)}\n\n${sentenceOf(all, own)}\n\nMeasured with ${machine}.\n\n<!-- /results -->`;
  await write(
    'docs/performance.md',
    page.replace(/<!-- results -->[^]*<!-- \/results -->/, () => table),
  );
}

/** @param {readonly string[]} wanted parts of the names of the lines to measure; all without one */
async function main(wanted) {
  const site = await openSite();
  try {
    const version = await (await site.newPage()).browser().version();
    /** @type {Result[]} */
    const measured = [];
    for (const line of LINES) {
      if (wanted.length && !wanted.some((part) => line.name.includes(part))) continue;
      const result = await measureLine(site, line, ROUNDS);
      measured.push(result);
      const [low, high] = result.spread;
      console.log(
        `${result.name}: ${result.ratio} times the floor (${low}–${high}), ${result.ours} ms against ${result.floor} ms`,
      );
      await record(version, measured);
    }
    if (!wanted.length || wanted.includes('script')) {
      /** @type {OwnScript[]} */
      const script = [];
      for (const blocks of [300, 3000, 20_000])
        script.push({ blocks, ms: await measureOwnScript(site, blocks) });
      console.log(JSON.stringify(script));
      await record(version, measured, script);
    }
  } finally {
    await site.close();
  }
}

if (process.argv[1]?.endsWith('bench/bench.mjs')) await main(process.argv.slice(2));
