// Makes one script of the tests of `src/core`, which Node runs in a second: the core has no DOM.
import { build } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const TESTS = 'test/core';

const files = readdirSync(TESTS, { recursive: true })
  .map((file) => path.join(TESTS, String(file)))
  .filter((file) => file.endsWith('.test.ts'));

/** Tries less often as the tests themselves do: a change is noticed in a few tries, or not at all. */
const fewerTries = {
  name: 'fewer-tries',
  /** @param {import('esbuild').PluginBuild} bundle */
  setup: (bundle) =>
    bundle.onLoad({ filter: /\.test\.ts$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replaceAll('numRuns: 2000', 'numRuns: 500'),
      loader: 'ts',
    })),
};

await build({
  stdin: {
    contents: ['test/mutation/seed.ts', 'test/mutation/rules.ts', ...files]
      .map((file) => `import './${file.replaceAll('\\', '/')}';`)
      .join('\n'),
    resolveDir: process.cwd(),
  },
  bundle: true,
  // Of no browser.
  define: { 'navigator.vendor': '""' },
  plugins: [fewerTries],
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
