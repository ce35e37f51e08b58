// The documentation site as `npm start` serves it, built from the library that the tests have built.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSite } from '../../.config/site/site.mjs';
import { buildScripts, root } from '../build.mjs';

/**
 * Builds the site and serves it.
 *
 * @param {{ search?: boolean }} [options] with `search` it has an index, which takes a second
 * @returns {Promise<{ folder: string, origin: string, names: string[], close: () => void }>} `origin` is
 *   the address of the home page, with its `/` at the end
 */
export async function serveBuiltSite({ search = false } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-site-'));
  const names = await buildSite({ dist: await buildScripts(), out: folder, search });
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
    names,
    close() {
      server.kill();
      rmSync(folder, { recursive: true });
    },
  };
}
