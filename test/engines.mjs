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

const TREE = 'its driver gives no tree of what screen readers get';
const PRINT = 'its driver does not show a page as it is printed';

/** @type {Exception[]} */
export const exceptions = ['firefox', 'webkit'].flatMap((name) => {
  const engine = /** @type {'firefox' | 'webkit'} */ (name);
  return [
    {
      engine,
      file: 'test/elements/doc-variant-picker.test.ts',
      title: 'has a name and states for screen readers',
      reason: TREE,
    },
    {
      engine,
      file: 'test/elements/doc-variant-toc.test.ts',
      title: 'is a landmark with a name, and none where there is nothing to list',
      reason: TREE,
    },
    {
      engine,
      file: 'test/parts/reader/reader.test.ts',
      title: 'leaves pickers and tables of contents out, and is seen by an author who looks at it',
      reason: PRINT,
    },
  ];
});
