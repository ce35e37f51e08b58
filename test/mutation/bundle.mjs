// Makes one script of the tests of `src/core`, which Node runs in a second: the core has no DOM. What
// needs one there is left out.
import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const TESTS = 'test/core';
/** What paints, in order to compare the style sheet with the matcher. */
const PAINTS = /sheet\.test\.ts$/;

const files = readdirSync(TESTS, { recursive: true })
  .map((file) => path.join(TESTS, String(file)))
  .filter((file) => file.endsWith('.test.ts') && !PAINTS.test(file));

await build({
  stdin: {
    contents: ['test/mutation/seed.ts', 'test/mutation/rules.ts', ...files]
      .map((file) => `import './${file.replaceAll('\\', '/')}';`)
      .join('\n'),
    resolveDir: process.cwd(),
  },
  bundle: true,
  // Tests are all side effects, which package.json says there are none of.
  ignoreAnnotations: true,
  format: 'esm',
  platform: 'node',
  // What belongs to browsers is loaded, and not called.
  alias: { '@open-wc/testing': '@esm-bundle/chai' },
  outfile: '.work/mutation/core.test.mjs',
  sourcemap: 'inline',
  logLevel: 'error',
});
