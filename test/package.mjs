// The package as it is published: built from a copy of the sources, so that tests that run at the
// same time do not disturb each other.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const run = promisify(execFile);
export const root = fileURLToPath(new URL('..', import.meta.url));

const LEFT_OUT = /[\\/](?:\.git|node_modules|dist|coverage|test|demo|bench)$/;

/**
 * Packs the package.
 *
 * @returns {Promise<{ folder: string, tarball: string }>} a folder to work in and to remove, and
 *   the packed file in it
 */
export async function pack() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-package-'));
  const sources = path.join(folder, 'sources');
  mkdirSync(sources);
  for (const name of readdirSync(root)) {
    const file = path.join(root, name);
    if (LEFT_OUT.test(file)) continue;
    cpSync(file, path.join(sources, name), {
      recursive: true,
      filter: (source) => !LEFT_OUT.test(source),
    });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(sources, 'node_modules'), 'junction');
  // Without the scripts around them, which would install the dependencies into the link.
  const options = { cwd: sources };
  await run('npm', ['run', 'build', '--ignore-scripts'], options);
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], options);
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
  return { folder, tarball: path.join(folder, name) };
}

/**
 * Unpacks the package into a folder, such as `node_modules/doc-variants`.
 *
 * @param {string} tarball
 * @param {string} folder
 */
export async function unpack(tarball, folder) {
  mkdirSync(folder, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
}
