// Runs the tests and closes with one line, `N passed, N failed`: `*.test.mjs` in Node, `*.test.ts`
// in browsers. Without files it runs all of them and measures coverage; `npm test -- FILE …` runs
// some. With `--all` they run in every engine that is installed. Files that fail run once more when
// nothing else does, and what passes only then is named.
import { startTestRunner } from '@web/test-runner';
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { once } from 'node:events';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled, isOptional, wanted } from '../.config/browsers.mjs';
import { configFor } from '../.config/wtr.config.mjs';
import { shareBrowser } from '../test/browser.mjs';
import { buildScripts, pack } from '../test/build.mjs';
import { PAGE_TESTS } from '../test/engines.mjs';
import { Results } from './results.mjs';

/** @typedef {import('../.config/browsers.mjs').Engine} Engine */

const given = process.argv.slice(2);
const options = given.filter((argument) => argument.startsWith('--'));
const chosen = given.filter((argument) => !options.includes(argument));
const all = !chosen.length;
/** Whether another run has started this one, to open an engine beside others. */
const isApart = options.includes('--apart');
const hasCoverage = options.includes('--coverage');
/** How many files run once more. Where more fail, it is not for want of time. */
const AGAIN = 8;
const results = new Results();
/** The tests that have passed the second time only. @type {string[]} */
const late = [];
let isCovered = true;

/** @param {string} file */
const nameOf = (file) => path.relative('', file).replaceAll('\\', '/');

/**
 * Runs a file in Node, and prints what it says when it is done.
 *
 * @param {Exclude<Engine, 'webkit'>} engine the browser that it opens
 * @param {string} file
 */
async function testInNode(engine, file) {
  results.time(engine, file);
  const events = run({ files: [path.resolve(file)] });
  for (const outcome of /** @type {const} */ (['pass', 'fail'])) {
    events.on(`test:${outcome}`, ({ name, details }) => {
      if (details.type === 'suite') return;
      results.add({ engine, file, title: name, passed: outcome === 'pass' });
    });
  }
  let said = '';
  for await (const text of events.compose(withoutSums).compose(new spec())) said += text;
  results.time(engine, file);
  console.log(said.trimEnd());
}

/**
 * Leaves out the sums that each file ends with.
 *
 * @param {AsyncIterable<import('node:test').TestEvent>} events
 */
async function* withoutSums(events) {
  for await (const event of events) if (event.type !== 'test:diagnostic') yield event;
}

/**
 * Lists the tests of a suite and of those in it.
 *
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
const testsIn = ({ tests, suites }) => [...tests, ...suites.flatMap(testsIn)];

/**
 * Runs files in a browser.
 *
 * @param {Engine} engine
 * @param {string[]} files
 */
async function openFiles(engine, files) {
  const runner = await startTestRunner({
    config: await configFor(engine, files, { coverage: hasCoverage }),
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) return [];
  runner.sessions.on('session-status-updated', ({ status, testFile }) => {
    if (status === 'INITIALIZING' || status === 'FINISHED') results.time(engine, nameOf(testFile));
  });
  runner.on('test-run-finished', ({ testCoverage }) => {
    isCovered &&= testCoverage?.passed ?? true;
  });
  await new Promise((resolve) => runner.on('stopped', resolve));
  return [...runner.sessions.all()];
}

/**
 * Runs files in a browser, and those once more in which it has broken off, with a new browser.
 *
 * @param {Engine} engine
 * @param {string[]} files
 */
async function testInBrowser(engine, files) {
  const sessions = await openFiles(engine, files);
  const broken = sessions.filter(({ testResults }) => !testResults);
  const names = broken.map(({ testFile }) => nameOf(testFile));
  if (names.length) {
    console.log(`\n${engine} says nothing of ${names.join(', ')}: once more in a new browser.\n`);
    sessions.push(...(await openFiles(engine, names)));
  }
  for (const session of sessions) if (!broken.includes(session)) count(engine, session);
  addMissing(engine, files);
}

/**
 * Counts files that have said nothing as failures.
 *
 * @param {Engine} engine
 * @param {string[]} files
 */
function addMissing(engine, files) {
  for (const file of files) if (!results.has(engine, file)) results.addBroken(engine, file);
}

/**
 * Counts the tests of a file.
 *
 * @param {Engine} engine
 * @param {import('@web/test-runner').TestSession} session
 */
function count(engine, { testFile, testResults, passed }) {
  const file = nameOf(testFile);
  const tests = testResults ? testsIn(testResults) : [];
  for (const { name, passed: holds } of tests) {
    results.add({ engine, file, title: name, passed: holds });
  }
  // A page that does not load has no tests to count, and is a failure all the same.
  if (!passed && tests.every((test) => test.passed)) results.addBroken(engine, file);
}

/** Files that do a few things thousands of times, which takes twice as long where lines are counted. */
const REPEATING = [
  'attacks',
  'core/versions',
  'model/model',
  'model/tabs',
  'parts/reader/place/place',
].map((name) => `test/${name}.test.ts`);

/**
 * Runs files in a browser by a process of its own, and prints what it says when it is done.
 *
 * @param {Engine} engine
 * @param {string[]} files
 * @param {{ coverage?: boolean }} [options] whether the lines that run are counted
 */
async function testApart(engine, files, { coverage } = {}) {
  const child = spawn(
    process.execPath,
    [fileURLToPath(import.meta.url), '--apart', ...(coverage ? ['--coverage'] : []), ...files],
    {
      env: { ...process.env, BROWSERS: engine },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (said += text));
  }
  child.on('message', (/** @type {import('./results.mjs').Sum & { isCovered: boolean }} */ sum) => {
    results.addAll(sum);
    isCovered &&= sum.isCovered;
  });
  await once(child, 'close');
  console.log(said.trimEnd());
  addMissing(engine, files);
}

/** Runs the files that have failed once more, one after the other, and names what passes only then. */
async function runAgain() {
  const files = results.failedFiles;
  if (files.length > AGAIN) return;
  for (const { engine, file, failed } of files) {
    console.log(`\nOnce more, with nothing else beside it: ${file} in ${engine}.\n`);
    results.forget(engine, file);
    await testApart(engine, [file]);
    const left = results.failedFiles.find((one) => one.engine === engine && one.file === file);
    for (const title of failed) {
      if (!left?.failed.includes(title)) late.push(`${title} (${file} in ${engine})`);
    }
  }
}

const files = (
  all
    ? readdirSync('test', { recursive: true }).map((file) => path.join('test', String(file)))
    : chosen
).map(nameOf);
/** Files that would leave one core idle if they came last. */
const LONG = ['integrations/frameworks', 'demo', 'early', 'integrations/generators'].map(
  (name) => `test/${name}.test.mjs`,
);
const inNode = files
  .filter((file) => file.endsWith('.test.mjs'))
  .sort((a, b) => Number(LONG.includes(b)) - Number(LONG.includes(a)));
const inBrowsers = files.filter((file) => file.endsWith('.test.ts'));
const engines = wanted.filter((engine) => !isOptional(engine) || isInstalled(engine));

/**
 * What is to be done, a few at a time; what takes longest comes first.
 *
 * @type {(() => Promise<unknown>)[]}
 */
const jobs = [];
/** @type {(() => Promise<unknown>) | undefined} */
let closeBrowser;

const isAlone = isApart || (engines.length === 1 && !inNode.length);
for (const engine of engines) {
  const pages = all && engine === 'firefox' ? PAGE_TESTS : [];
  const own = [...inBrowsers, ...pages];
  const isCounted = (/** @type {string} */ file) =>
    all && engine === 'chromium' && !REPEATING.includes(file);
  for (const coverage of [true, false]) {
    const some = own.filter((file) => isCounted(file) === coverage);
    if (!some.length) continue;
    jobs.push(() =>
      isAlone ? testInBrowser(engine, some) : testApart(engine, some, { coverage }),
    );
  }
}
if (inNode.length) {
  // Built once, for all that follows.
  await (all ? pack() : buildScripts());
  const engine = engines[0] === 'firefox' ? 'firefox' : 'chromium';
  closeBrowser = await shareBrowser(engine);
  for (const file of inNode) jobs.push(() => testInNode(engine, file));
}
const work = async () => {
  for (let job = jobs.shift(); job; job = jobs.shift()) await job();
};
// Most tests wait for a page now and then: one more than there are cores keeps these busy.
await Promise.all(Array.from({ length: isApart ? 1 : availableParallelism() + 1 }, work));
await closeBrowser?.();

if (isApart) process.send?.({ ...results.sum, isCovered });
else {
  if (all) await runAgain();
  if (all) results.printTimes();
  results.close();
  for (const title of late) console.log(`Passes at the second try only: ${title}`);
  if (!isCovered) console.error('The tests cover less of the lines than they must.');
  const left = wanted.filter((engine) => !engines.includes(engine));
  console.log(`Ran in ${engines.join(', ')}${left.length ? `, without ${left.join(', ')}` : ''}.`);
}
process.exitCode = isCovered && !results.failed ? 0 : 1;
console.log(`${results.passed} passed, ${results.failed} failed`);
