// Fetches what we compare with, in the versions named here, as their users get it from npm.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, transform } from 'esbuild';

const PACKAGES = {
  '@shoelace-style/shoelace': '2.20.1',
  '@awesome.me/webawesome': '3.14.0',
  '@github/tab-container-element': '4.9.0',
  '@astrojs/starlight': '0.42.4',
  'zero-md': '3.1.8',
  'md-block': '0.0.1',
  // The one that md-block was written for.
  marked: '4.3.0',
};

/** Where the packages are unpacked, and pages are served from. */
export const FOLDER = path.resolve('.work/peers');

/** @param {keyof typeof PACKAGES} name */
export const folderOf = (name) => name.replace(/^@/, '').replace('/', '-');

/** Says which version of a package is measured. @param {keyof typeof PACKAGES} name */
export const versionOf = (name) => PACKAGES[name];

/** @param {keyof typeof PACKAGES} name */
function fetchPackage(name) {
  const folder = path.join(FOLDER, folderOf(name));
  const done = `${folder}/${PACKAGES[name]}.done`;
  if (existsSync(done)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', `${name}@${PACKAGES[name]}`], {
    cwd: FOLDER,
    encoding: 'utf8',
  }).trim();
  execFileSync('tar', ['xzf', packed, '-C', folder, '--strip-components=1'], { cwd: FOLDER });
  rmSync(path.join(FOLDER, packed));
  writeFileSync(done, '');
}

/** Takes the scripts out of Starlight's component, which Astro would otherwise build into each page. */
async function buildStarlight() {
  const folder = path.join(FOLDER, folderOf('@astrojs/starlight'));
  const component = readFileSync(`${folder}/dist/user-components/Tabs.astro`, 'utf8');
  const [, restore = '', rest = ''] =
    /<script is:inline>([^]*?)<\/script>([^]*)$/.exec(component) ?? [];
  const [, tabs = ''] = /<script>([^]*?)<\/script>/.exec(rest) ?? [];
  const { code } = await transform(`${restore}\n${tabs}`, {
    loader: 'ts',
    target: 'es2022',
    minify: true,
  });
  writeFileSync(`${folder}/tabs.js`, code);
}

/** Builds the pair of elements that one writes with Lit and its context. */
async function buildLitPair() {
  await build({
    entryPoints: ['bench/peers/lit-pair.mjs'],
    outfile: path.join(FOLDER, 'lit-pair.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
  });
}

/** Fetches packages, and leaves what is there already. @param {(keyof typeof PACKAGES)[]} names */
export function preparePackages(names) {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of names) fetchPackage(name);
}

/** Fetches and builds the peers of whole pages, and leaves what is there already. */
export async function preparePeers() {
  preparePackages([
    '@shoelace-style/shoelace',
    '@awesome.me/webawesome',
    '@github/tab-container-element',
    '@astrojs/starlight',
  ]);
  const bundle = path.join(FOLDER, folderOf('@github/tab-container-element'), 'dist');
  if (!existsSync(`${bundle}/tab-container.js`))
    renameSync(`${bundle}/bundle.js`, `${bundle}/tab-container.js`);
  await Promise.all([buildStarlight(), buildLitPair()]);
}
