// The documentation site as `npm start` serves it, built from the library that the tests have built.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { buildSite, root } from '../build.mjs';

/**
 * Builds the site and serves it.
 *
 * @returns {Promise<{ folder: string, origin: string, names: string[], close: () => void }>} `origin` is
 *   the address of the home page, with its `/` at the end; `names` are those of the pages
 */
export async function serveBuiltSite() {
  const folder = await buildSite();
  const server = spawn('node', [path.join(root, '.config/serve.mjs'), folder], {
    env: { ...process.env, PORT: '0' },
  });
  const origin = await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => {
      const address = /http:\S+/.exec(String(text))?.[0];
      if (address) resolve(address);
    });
    server.stderr.on('data', (text) => reject(new Error(String(text))));
  });
  return {
    folder,
    origin,
    names: readdirSync(folder)
      .filter((file) => file.endsWith('.html'))
      .map((file) => path.parse(file).name),
    close: () => void server.kill(),
  };
}
