// Runs the tests and closes with one line, `N passed, N failed`: `*.test.mjs` in Node, `*.test.ts`
// in browsers. Without files it runs all of them and measures coverage; `npm test -- FILE …` runs
// some. With `--all` they run in every engine that is installed.
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

const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const all = !chosen.length;
const results = new Results();

/** @param {string} file */
const nameOf = (file) => path.relative('', file).replaceAll('\\', '/');

/**
 * Runs files side by side, with one build and one browser for all of them.
 *
 * @param {Exclude<Engine, 'webkit'>} engine
 * @param {string[]} files
 */
async function testInNode(engine, files) {
  await (all ? pack() : buildScripts());
  const closeBrowser = await shareBrowser(engine);
  const events = run({
    files: files.map((file) => path.resolve(file)),
    concurrency: availableParallelism(),
  });
  for (const outcome of /** @type {const} */ (['pass', 'fail'])) {
    events.on(`test:${outcome}`, ({ name, file = '', details }) => {
      if (details.type === 'suite') return;
      results.add({ engine, file: nameOf(file), title: name, passed: outcome === 'pass' });
    });
  }
  for await (const text of events.compose(new spec())) process.stdout.write(text);
  await closeBrowser();
}

/**
 * Lists the tests of a suite and of those in it.
 *
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
const testsIn = ({ tests, suites }) => [...tests, ...suites.flatMap(testsIn)];

/**
 * @param {Engine} engine
 * @param {string[]} files
 * @returns {Promise<boolean>} whether coverage, where it is measured, is high enough
 */
async function testInBrowser(engine, files) {
  const runner = await startTestRunner({
    config: await configFor(engine, files, { coverage: all && engine === 'chromium' }),
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) return false;
  let isCovered = true;
  runner.on('test-run-finished', ({ testCoverage }) => {
    isCovered = testCoverage?.passed ?? true;
  });
  await new Promise((resolve) => runner.on('stopped', resolve));
  for (const { testFile, testResults, passed } of runner.sessions.all()) {
    const file = nameOf(testFile);
    const tests = testResults ? testsIn(testResults) : [];
    for (const { name, passed: holds } of tests) {
      results.add({ engine, file, title: name, passed: holds });
    }
    // A page that does not load has no tests to count, and is a failure all the same.
    if (!passed && tests.every((test) => test.passed)) results.addBroken();
  }
  return isCovered;
}

/**
 * Runs files in an engine by a process of its own, so that engines can run side by side, and prints
 * what it says when it is done.
 *
 * @param {Engine} engine
 * @param {string[]} files
 */
async function testApart(engine, files) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), ...files], {
    env: { ...process.env, BROWSERS: engine },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (said += text));
  }
  const [status] = await once(child, 'close');
  console.log(said.trimEnd());
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(said) ?? [];
  results.addAll(Number(passed ?? 0), Number(failed ?? 0));
  // A run that breaks off counts nothing, and is a failure all the same.
  if (status !== 0 && !Number(failed)) results.addBroken();
}

const files = all
  ? readdirSync('test', { recursive: true }).map((file) => path.join('test', String(file)))
  : chosen;
const inNode = files.filter((file) => file.endsWith('.test.mjs'));
const inBrowsers = files.filter((file) => file.endsWith('.test.ts'));
const pages = inNode.filter((file) => PAGE_TESTS.includes(nameOf(file)));
const engines = wanted.filter((engine) => !isOptional(engine) || isInstalled(engine));
let isCovered = true;

const [first = 'chromium', ...others] = engines;
const runOnce = inNode.filter((file) => first === 'chromium' || !pages.includes(file));
if (runOnce.length) await testInNode('chromium', runOnce);
if (pages.length && first === 'firefox') await testInNode(first, pages);
if (inBrowsers.length) isCovered = await testInBrowser(first, inBrowsers);
const shared = [...pages, ...inBrowsers];
// Each of the other engines takes one file at a time, and one core.
if (shared.length) await Promise.all(others.map((engine) => testApart(engine, shared)));

results.close();
const left = wanted.filter((engine) => !engines.includes(engine));
console.log(`Ran in ${engines.join(', ')}${left.length ? `, without ${left.join(', ')}` : ''}.`);
process.exitCode = isCovered && !results.failed ? 0 : 1;
console.log(`${results.passed} passed, ${results.failed} failed`);
