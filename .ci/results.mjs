// Counts the tests of a run, and holds the list of exceptions against what really ran.
import { exceptions } from '../test/engines.mjs';

/** @typedef {import('../.config/browsers.mjs').Engine} Engine */
/** @typedef {import('../test/engines.mjs').Exception} Exception */

/** @typedef {Results['sum']} Sum */

/** The tests of one file in one engine. @typedef {{ passed: number, failed: string[] }} Outcome */

/** How many of the slowest files a run names. */
const SLOWEST = Number(process.env.SLOWEST ?? 12);

/** What is said of a file that fails as a whole. */
const BROKEN = 'the file does not run to its end';

/** @param {Engine} engine @param {string} file */
const keyOf = (engine, file) => `${engine} ${file}`;

export class Results {
  /** What each file has said, by its engine and name. @type {Map<string, Outcome>} */
  #outcomes = new Map();
  /** @type {Set<Exception>} */
  #met = new Set();
  /** When each file began and ended, in milliseconds. @type {Map<string, number[]>} */
  #times = new Map();

  get passed() {
    return [...this.#outcomes.values()].reduce((sum, { passed }) => sum + passed, 0);
  }

  get failed() {
    return [...this.#outcomes.values()].reduce((sum, { failed }) => sum + failed.length, 0);
  }

  /** @param {string} key */
  #outcomeOf(key) {
    const outcome = this.#outcomes.get(key) ?? { passed: 0, failed: [] };
    this.#outcomes.set(key, outcome);
    return outcome;
  }

  /**
   * Counts one test.
   *
   * @param {{ engine: Engine, file: string, title: string, passed: boolean }} test
   */
  add({ engine, file, title, passed }) {
    const outcome = this.#outcomeOf(keyOf(engine, file));
    const exception = exceptions.find(
      (one) => one.engine === engine && one.file === file && one.title === title,
    );
    if (exception && !passed) this.#met.add(exception);
    else if (!exception && passed) outcome.passed++;
    else if (!exception) outcome.failed.push(title);
  }

  /**
   * Tells whether a file has said anything.
   *
   * @param {Engine} engine
   * @param {string} file
   */
  has(engine, file) {
    return this.#outcomes.has(keyOf(engine, file));
  }

  /**
   * Counts a file that fails as a whole.
   *
   * @param {Engine} engine
   * @param {string} file
   */
  addBroken(engine, file) {
    this.#outcomeOf(keyOf(engine, file)).failed.push(BROKEN);
  }

  /** What a process tells the one that has started it. */
  get sum() {
    const met = [...this.#met].map((exception) => exceptions.indexOf(exception));
    return { outcomes: [...this.#outcomes], times: [...this.#times], met };
  }

  /**
   * Counts what another process has run.
   *
   * @param {Sum} sum
   */
  addAll({ outcomes, times, met }) {
    for (const index of met) this.#met.add(/** @type {Exception} */ (exceptions[index]));
    for (const [key, outcome] of outcomes) this.#outcomes.set(key, outcome);
    for (const [key, moments] of times) this.#times.set(key, moments);
  }

  /**
   * The files in which tests have failed, with the titles of these.
   *
   * @returns {{ engine: Engine, file: string, failed: string[] }[]}
   */
  get failedFiles() {
    return [...this.#outcomes].flatMap(([key, { failed }]) => {
      const [engine = '', file = ''] = key.split(' ');
      return failed.length ? [{ engine: /** @type {Engine} */ (engine), file, failed }] : [];
    });
  }

  /**
   * Counts a file no longer.
   *
   * @param {Engine} engine
   * @param {string} file
   */
  forget(engine, file) {
    this.#outcomes.delete(keyOf(engine, file));
  }

  /**
   * Notes that a file begins or ends now.
   *
   * @param {Engine} engine
   * @param {string} file
   */
  time(engine, file) {
    const key = keyOf(engine, file);
    this.#times.set(key, [...(this.#times.get(key) ?? []), performance.now()]);
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
      const outcome = this.#outcomes.get(keyOf(engine, file));
      if (!outcome) continue;
      if (this.#met.has(exception)) {
        console.log(`Not in ${engine}: ${title} (${file}): ${reason}`);
      } else {
        outcome.failed.push(title);
        console.error(
          `test/engines.mjs: "${title}" (${file}) does not fail in ${engine}: remove it`,
        );
      }
    }
  }
}
