// Serves the built scripts to tests in browsers, below /built/, an empty page to load them into, and
// answers that no test waits for.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { buildScripts } from '../test/build.mjs';

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
  ['.md', 'text/markdown; charset=utf-8'],
]);

/** What a run is asked for by variables: how much, which random numbers, and to write tables anew. */
const settings = {
  operations: Number(process.env.MODEL_OPERATIONS ?? 0),
  seed: process.env.MODEL_SEED === undefined ? undefined : Number(process.env.MODEL_SEED),
  isShrinking: process.env.MODEL_SHRINK === '1',
  isLong: process.env.LONG === '1',
  isWriting: process.env.WRITE_TABLES === '1',
};

const pages = new Map([
  ['silent.md', 'Nobody is there any more.'],
  ['page.html', '<!doctype html><title>Page</title><body>'],
  ['settings.json', JSON.stringify(settings)],
]);

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export const builtScripts = () => ({
  name: 'built-scripts',
  async serve(context) {
    if (!context.path.startsWith('/built/')) return undefined;
    const name = path.posix.normalize(context.path.slice('/built/'.length));
    const type = TYPES.get(path.extname(name));
    if (name === 'silent.md') await once(context.req, 'close');
    if (name === 'endless.md') {
      const body = new PassThrough();
      body.write('# It begins');
      return /** @type {any} */ ({ body, type });
    }
    return { body: pages.get(name) ?? (await read(name)), type };
  },
});

/** @param {string} name */
const read = async (name) => readFile(path.join(await buildScripts(), 'cdn', name), 'utf8');
