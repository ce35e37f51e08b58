// Minifies the function that pages have in their heads into texts, at build time.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';
import { minify } from 'terser';

/** @param {string} source the module that exports `hideEarly` */
async function moduleFrom(source) {
  const module = await readFile(source, 'utf8');
  const texts = ['plain', 'full'].map(async (name) => {
    const define = { IS_FULL: String(name === 'full') };
    const { code } = await transform(module, { loader: 'ts', target: 'es2022', define });
    const small = await minify(code.replace('export function hideEarly', 'text = function'), {
      ecma: 2020,
      compress: { passes: 3, unsafe_arrows: true },
    });
    return [name, small.code?.replace(/^text=|;$/g, '')];
  });
  return `export const EARLY_TEXTS = ${JSON.stringify(Object.fromEntries(await Promise.all(texts)))};`;
}

/**
 * Makes the plugin for Vite.
 *
 * @returns {import('vite').Plugin} the plugin
 */
export const earlyForVite = () => ({
  name: 'early-module',
  async load(id) {
    if (path.basename(id) !== 'early-texts.ts') return undefined;
    const source = path.join(path.dirname(id), 'hide-early.ts');
    this.addWatchFile(source);
    return moduleFrom(source);
  },
});

/**
 * Makes the plugin for the test runner's server, so that what is tested is what is served.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin} the plugin
 */
export const earlyForTests = () => ({
  name: 'early-module',
  transform: ({ path: file }) =>
    file.endsWith('/early-texts.ts') ? moduleFrom('src/page/early/hide-early.ts') : undefined,
});
