// Counts the tests of a run, and holds the list of exceptions against what really ran.
import { exceptions } from '../test/engines.mjs';

/** @typedef {import('../.config/browsers.mjs').Engine} Engine */
/** @typedef {import('../test/engines.mjs').Exception} Exception */

export class Results {
  passed = 0;
  failed = 0;
  /** @type {Set<Exception>} */
  #met = new Set();
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

  /**
   * Counts what another process has run.
   *
   * @param {number} passed
   * @param {number} failed
   */
  addAll(passed, failed) {
    this.passed += passed;
    this.failed += failed;
  }

  /** Counts a file that fails as a whole. */
  addBroken() {
    this.failed++;
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
