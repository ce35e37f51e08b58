// Times texts in a thread, which its owner can end.
import { parentPort, workerData } from 'node:worker_threads';
import { loadReaders } from './readers.mjs';
import { shapesFor } from './shapes.mjs';

const SIZES = /** @type {const} */ ([25_000, 100_000]);
/** What takes less time says nothing of its growth. */
const SHORT_MS = 250;
const ROUNDS = 3;
/** How often it is measured at most, and above which exponent again: what else runs may make it look worse. */
const MOST_ROUNDS = 12;
const DOUBTFUL = 1.2;

/**
 * Measures how many milliseconds of a processor something takes, whatever other programs do. What goes deeper than
 * the stack never ends.
 *
 * @param {() => unknown} run
 */
async function time(run) {
  const start = process.cpuUsage();
  try {
    await run();
  } catch (error) {
    // What it says of the text is tested elsewhere.
    if (error instanceof RangeError) return Infinity;
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const { modules, step, only } = workerData;
for (const [reader, read] of Object.entries(await loadReaders(modules))) {
  if (!new RegExp(only).test(reader)) continue;
  for (const { name, make } of shapesFor(reader).filter((_, at) => at % step === 0)) {
    const begin = () => parentPort?.postMessage({ start: `${reader}: ${name}` });
    begin();
    const [small, large] = SIZES.map(make);
    let most = await time(() => read(large));
    let least = Infinity;
    const exponentOf = () => Math.log(most / least) / Math.log(SIZES[1] / SIZES[0]);
    // Noise only makes it longer, so the shortest time is the truest.
    for (
      let round = 0;
      most > SHORT_MS &&
      most < Infinity &&
      round < (exponentOf() > DOUBTFUL ? MOST_ROUNDS : ROUNDS);
      round++
    ) {
      begin();
      least = Math.min(least, await time(() => read(small)));
      most = Math.min(most, await time(() => read(large)));
    }
    const exponent = most > SHORT_MS && most < Infinity ? exponentOf() : 0;
    parentPort?.postMessage({ end: `${reader}: ${name}`, ms: most, exponent });
  }
}
