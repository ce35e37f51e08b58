// What the tests ask of each engine, and what one of them cannot show.

/**
 * The tests in Node that read pages as a reader does, in every engine. The others test tools, or
 * measure with what only Chromium's debugger gives, and run once.
 */
/** @type {string[]} */
export const PAGE_TESTS = [];

/**
 * A test that fails in an engine, and why. It runs all the same: when it passes, or is gone, the run
 * fails until its entry is removed.
 *
 * @typedef {{ engine: import('../.config/browsers.mjs').Engine, file: string, title: string, reason: string }} Exception
 */

/** @type {Exception[]} */
export const exceptions = /** @type {const} */ (['firefox', 'webkit']).map((engine) => ({
  engine,
  file: 'test/parts/reader/reader.test.ts',
  title: 'leaves pickers and tables of contents out, and is seen by an author who looks at it',
  reason: 'its driver does not show a page as it is printed',
}));
