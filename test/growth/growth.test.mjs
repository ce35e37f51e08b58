// How long it takes to read texts that somebody wrote to hold a page. `GROWTH=1` tries all shapes of
// them, which takes half an hour, instead of one in fifty;
// `GROWTH_OF='front matter|labels'` those of some readers only.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import { buildScripts } from '../build.mjs';

const STEP = process.env.GROWTH ? 1 : 50;
/** How long a text of 100 KB may take, and when one is given up. */
const MOST_MS = 3000;
const NEVER_MS = 60_000;
/** How the time may grow with the length of a text, as an exponent: n log n, and what noise adds. */
const MOST_GROWTH = process.env.GROWTH ? 1.2 : 1.75;

/**
 * Times all shapes; returns those that take too long, and how many there were.
 *
 * @param {string} modules
 */
function measure(modules) {
  const workerData = { modules, step: STEP, only: process.env.GROWTH_OF ?? '' };
  const worker = new Worker(new URL('thread.mjs', import.meta.url), { workerData });
  /** @type {string[]} */
  const slow = [];
  let count = 0;
  let running = 'nothing';
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      void worker.terminate();
      reject(new Error(`${running} takes more than ${NEVER_MS / 1000} s`));
    };
    let timer = setTimeout(giveUp, NEVER_MS);
    worker.on('message', ({ start, end, ms, exponent }) => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, NEVER_MS);
      if (start) return void (running = start);
      count++;
      if (ms < MOST_MS && exponent < MOST_GROWTH) return;
      slow.push(`${end}: ${Math.round(ms)} ms, exponent ${exponent.toFixed(2)}`);
      if (process.env.GROWTH) console.log(slow.at(-1));
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve({ slow, count });
    });
  });
}

describe('a hostile text', () => {
  it(
    'takes no longer than its length allows, whatever reads it',
    { timeout: 3_600_000 },
    async () => {
      const { slow, count } = await measure(await buildScripts());
      assert.deepEqual(slow, []);
      assert.ok(count > (process.env.GROWTH_OF ? 0 : 150), `${count} texts`);
    },
  );
});
