// Counts the tests of a run, and holds the list of exceptions against what really ran.
import { exceptions } from '../test/engines.mjs';

/** @typedef {import('../.config/browsers.mjs').Engine} Engine */
/** @typedef {import('../test/engines.mjs').Exception} Exception */

/** @typedef {Results['sum']} Sum */

/** How many of the slowest files a run names. */
const SLOWEST = Number(process.env.SLOWEST ?? 12);

export class Results {
  passed = 0;
  failed = 0;
  /** @type {Set<Exception>} */
  #met = new Set();
  /** When each file began and ended, in milliseconds. @type {Map<string, number[]>} */
  #times = new Map();
  /** The files that have run, with the engine. */
  #ran = new Set();

  /**
   * Counts one test.
   *
   * @param {{ engine: Engine, file: string, title: string, passed: boolean }} test
   */
  add({ engine, file, title, passed }) {
    this.#ran.add(`${engine} ${file}`);
    const exception = exceptions.find(
      (one) => one.engine === engine && one.file === file && one.title === title,
    );
    if (!exception) this[passed ? 'passed' : 'failed']++;
    else if (!passed) this.#met.add(exception);
  }

  /** What a process tells the one that has started it. */
  get sum() {
    return { passed: this.passed, failed: this.failed, times: [...this.#times] };
  }

  /**
   * Counts what another process has run.
   *
   * @param {Sum} sum
   */
  addAll({ passed, failed, times }) {
    this.passed += passed;
    this.failed += failed;
    for (const [key, moments] of times) this.#times.set(key, moments);
  }

  /**
   * Notes that a file begins or ends now.
   *
   * @param {Engine} engine
   * @param {string} file
   */
  time(engine, file) {
    const key = `${engine} ${file}`;
    this.#times.set(key, [...(this.#times.get(key) ?? []), performance.now()]);
  }

  /** Counts a file that fails as a whole. */
  addBroken() {
    this.failed++;
  }

  /** Prints which files took longest. */
  printTimes() {
    const times = [...this.#times].map(([key, [from = 0, ...to]]) => ({
      key,
      seconds: ((to.at(-1) ?? from) - from) / 1000,
    }));
    times.sort((one, other) => other.seconds - one.seconds);
    console.log('The slowest files, in seconds:');
    for (const { key, seconds } of times.slice(0, SLOWEST)) {
      console.log(`${seconds.toFixed(1).padStart(7)}  ${key}`);
    }
  }

  /** Prints the exceptions that were met, and counts the others as failures. */
  close() {
    for (const exception of exceptions) {
      const { engine, file, title, reason } = exception;
      if (!this.#ran.has(`${engine} ${file}`)) continue;
      if (this.#met.has(exception)) {
        console.log(`Not in ${engine}: ${title} (${file}): ${reason}`);
      } else {
        this.failed++;
        console.error(
          `test/engines.mjs: "${title}" (${file}) does not fail in ${engine}: remove it`,
        );
      }
    }
  }
}
