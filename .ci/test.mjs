// Runs the tests and closes with one line, `N passed, N failed`: `*.test.mjs` in Node, `*.test.ts`
// in browsers. Without arguments it runs all of them and measures coverage; `npm test -- FILE …`
// runs some.
import { startTestRunner } from '@web/test-runner';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import path from 'node:path';
import { shareBrowser } from '../test/browser.mjs';
import { buildScripts, pack } from '../test/build.mjs';

const chosen = process.argv.slice(2);
const all = !chosen.length;
const total = { passed: 0, failed: 0 };

/**
 * Runs files side by side, with one build and one browser for all of them.
 *
 * @param {string[]} files
 */
async function testInNode(files) {
  await (all ? pack() : buildScripts());
  const closeBrowser = await shareBrowser();
  const events = run({
    files: files.map((file) => path.resolve(file)),
    concurrency: availableParallelism(),
  });
  /** @param {{ details: { type?: string } }} test */
  const isTest = ({ details }) => details.type !== 'suite';
  events.on('test:pass', (test) => isTest(test) && total.passed++);
  events.on('test:fail', (test) => isTest(test) && total.failed++);
  for await (const text of events.compose(new spec())) process.stdout.write(text);
  await closeBrowser();
}

/** @typedef {import('@web/test-runner').TestSuiteResult} TestSuiteResult */

/** @param {TestSuiteResult} suite */
function count({ tests, suites }) {
  for (const { passed } of tests) total[passed ? 'passed' : 'failed']++;
  suites.forEach(count);
}

/**
 * @param {string[]} files
 * @returns {Promise<boolean>} whether all is well, coverage included
 */
async function testInBrowsers(files) {
  const runner = await startTestRunner({
    argv: [
      ...['--config', '.config/wtr.config.mjs', '--files', ...files],
      ...(all ? ['--coverage'] : []),
    ],
    autoExitProcess: false,
  });
  if (!runner) return false;
  const passed = await new Promise((resolve) => runner.on('stopped', resolve));
  for (const { testResults, passed: loaded } of runner.sessions.all()) {
    if (testResults) count(testResults);
    // A page that does not load has no tests to count, and is a failure all the same.
    else if (!loaded) total.failed++;
  }
  return passed;
}

const files = all
  ? readdirSync('test', { recursive: true }).map((file) => path.join('test', String(file)))
  : chosen;
const inNode = files.filter((file) => file.endsWith('.test.mjs'));
const inBrowsers = files.filter((file) => file.endsWith('.test.ts'));

if (inNode.length) await testInNode(inNode);
const well = inBrowsers.length ? await testInBrowsers(inBrowsers) : true;

process.exitCode = well && !total.failed ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
