// The library as its users get it, built once for all tests that need it: from a copy of the
// sources, so that no test sees what changes while it runs. The same sources are not built twice.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const run = promisify(execFile);
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Inside the project, where builds find its packages. */
const WORK = path.join(root, '.work');
const LEFT_OUT = /^(?:\.git|\.work|node_modules|dist|coverage|test|demo|bench|docs)$/;
/** How long a build is kept that was made of other sources. */
const KEEP_MS = 3_600_000;

/**
 * Lists the files that the package is made from.
 *
 * @param {string} folder
 * @returns {string[]}
 */
const sourcesIn = (folder) =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (LEFT_OUT.test(entry.name)) return [];
    return entry.isDirectory() ? sourcesIn(file) : entry.isFile() ? [file] : [];
  });

/**
 * Names files by their content.
 *
 * @param {string[]} files
 */
function hashFiles(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

/** The folders that this process has asked for, by name. @type {Map<string, Promise<string>>} */
const asked = new Map();

/**
 * Makes a folder once, however many tests and processes ask for it.
 *
 * @param {string} name
 * @param {(folder: string) => Promise<void>} fill
 */
function make(name, fill) {
  const folder = asked.get(name) ?? makeOnce(name, fill);
  asked.set(name, folder);
  return folder;
}

/**
 * Makes a folder, unless another process has made it.
 *
 * @param {string} name
 * @param {(folder: string) => Promise<void>} fill
 */
async function makeOnce(name, fill) {
  const folder = path.join(WORK, name);
  if (existsSync(folder)) {
    utimesSync(folder, new Date(), new Date());
    return folder;
  }
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    await fill(unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    // Another process may have been faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function removeOld() {
  if (!existsSync(WORK)) return;
  for (const name of readdirSync(WORK)) {
    const folder = path.join(WORK, name);
    const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
    if (mtimeMs < Date.now() - KEEP_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/** Names the build of this test run by its sources, the installed packages included. */
const hash = (process.env.DOC_VARIANTS_BUILD ??= hashFiles([
  ...sourcesIn('').sort(),
  'node_modules/.package-lock.json',
]));

/**
 * Builds the modules and scripts.
 *
 * @returns {Promise<string>} the folder `dist`, whose `cdn` holds the scripts
 */
export async function buildScripts() {
  const folder = await make(hash, async (copy) => {
    removeOld();
    await buildFrom(copy);
  });
  return path.join(folder, 'dist');
}

/** Builds the modules and scripts once more, as somebody who checks a release does. */
export async function buildAgain() {
  const folder = await make(`${hash}-again`, buildFrom);
  return path.join(folder, 'dist');
}

/** @param {string} copy the folder for a copy of the sources, which the build is made in */
async function buildFrom(copy) {
  for (const file of sourcesIn('')) cpSync(path.join(root, file), path.join(copy, file));
  await run('npm', ['run', 'build:scripts', '--ignore-scripts'], { cwd: copy });
}

/**
 * Builds the documentation site, with its search.
 *
 * @returns {Promise<string>} its folder
 */
export async function buildSite() {
  const dist = await buildScripts();
  const documents = ['docs', 'demo'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name))),
  );
  const folder = await make(`${hash}-site-${hashFiles(documents.sort())}`, async (copy) => {
    // Apart, because its search runs in a process that outlives the building.
    const out = path.join(copy, 'site');
    await run('node', [path.join(root, '.config/site/site.mjs'), dist, out], { cwd: root });
  });
  return path.join(folder, 'site');
}

/**
 * Packs the package.
 *
 * @returns {Promise<string>} the packed file
 */
export async function pack() {
  const scripts = path.dirname(await buildScripts());
  const documents = readdirSync(path.join(root, 'docs')).map((file) => path.join('docs', file));
  const folder = await make(`${hash}-package-${hashFiles(documents)}`, async (copy) => {
    cpSync(scripts, copy, { recursive: true });
    for (const file of documents) cpSync(path.join(root, file), path.join(copy, file));
    // Without the scripts around them, which would install the dependencies.
    await run('npm', ['run', 'build:types', '--ignore-scripts'], { cwd: copy });
    await run('npm', ['pack', '--ignore-scripts'], { cwd: copy });
  });
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
  return path.join(folder, name);
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
