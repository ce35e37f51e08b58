// Serves the built scripts to tests in browsers, below /built/, and an empty page to load them into.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildScripts } from '../test/build.mjs';

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
]);

/** What a run is asked for by variables: how much, and which random numbers. */
const settings = {
  operations: Number(process.env.MODEL_OPERATIONS ?? 0),
  seed: process.env.MODEL_SEED === undefined ? undefined : Number(process.env.MODEL_SEED),
  isShrinking: process.env.MODEL_SHRINK === '1',
  isLong: process.env.LONG === '1',
};

const pages = new Map([
  ['page.html', '<!doctype html><title>Page</title><body>'],
  ['settings.json', JSON.stringify(settings)],
]);

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export const builtScripts = () => ({
  name: 'built-scripts',
  async serve({ path: asked }) {
    if (!asked.startsWith('/built/')) return undefined;
    const name = path.posix.normalize(asked.slice('/built/'.length));
    const body = pages.get(name) ?? (await read(name));
    return { body, type: TYPES.get(path.extname(name)) };
  },
});

/** @param {string} name */
const read = async (name) => readFile(path.join(await buildScripts(), 'cdn', name), 'utf8');
