// Installs the browsers and generators that the tests need where that is possible: as root on Debian.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { engines, findOnPath, findProgram, isOptional, wanted } from '../.config/browsers.mjs';
import { cacheOf, files, findFile, programs } from '../.config/programs.mjs';

/** @typedef {import('../.config/browsers.mjs').Program} Program */
/** @typedef {import('../.config/browsers.mjs').Engine} Engine */

/** @param {Engine[]} some */
const programsOf = (some) => some.flatMap((engine) => engines[engine]);
/** @param {Program[]} some */
const missingOf = (some) => some.filter((program) => !findProgram(program));

const canInstall = process.getuid?.() === 0 && findOnPath('apt-get') !== undefined;

// Files of root are not for the user that apt-get downloads as.
const APT = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'APT::Sandbox::User=root', '-qq'];

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} [cwd]
 */
const run = (command, args, cwd) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/**
 * Fetches a package and takes its files out, without installing it and what it needs to run.
 *
 * @param {import('../.config/programs.mjs').Files} wantedFiles
 */
function unpack(wantedFiles) {
  const folder = cacheOf(wantedFiles);
  mkdirSync(folder, { recursive: true });
  if (!run('apt-get', [...APT, 'download', wantedFiles.debian], folder)) return false;
  const file = readdirSync(folder).find((name) => name.endsWith('.deb'));
  return file !== undefined && run('dpkg-deb', ['-x', file, '.'], folder);
}

/**
 * Installs programs, and unpacks files.
 *
 * @param {Program[]} programsMissing
 * @param {import('../.config/programs.mjs').Files[]} [filesMissing]
 */
function install(programsMissing, filesMissing = []) {
  const packages = programsMissing.map(({ debian }) => debian);
  const names = [...packages, ...filesMissing.map(({ debian }) => debian)];
  if (!names.length) return true;
  console.log(`Installing ${names.join(', ')} with apt-get …`);
  return (
    run('apt-get', [...APT, 'update']) &&
    (!packages.length ||
      run('apt-get', [...APT, 'install', '-y', '--no-install-recommends', ...packages])) &&
    filesMissing.every(unpack)
  );
}

const needed = missingOf([
  ...programsOf(wanted.filter((engine) => !isOptional(engine))),
  ...programs,
]);
const neededFiles = files.filter(({ debian }) => !findFile(debian));

if (canInstall) {
  if (!install(needed, neededFiles)) {
    console.error('apt-get failed.');
    process.exitCode = 1;
  }
} else if (needed.length || neededFiles.length) {
  const missing = [...needed, ...neededFiles];
  const names = missing.map(({ debian }) => debian);
  console.error(
    `The tests need ${names.join(', ')}, which cannot be installed from here.\n` +
      `  Debian, Ubuntu: sudo apt-get install ${names.join(' ')}\n` +
      `  or point ${missing.map(({ variable }) => variable).join(', ')} at what you have.`,
  );
  process.exitCode = 1;
}

for (const engine of wanted.filter(isOptional)) {
  const missing = missingOf(engines[engine]);
  if (missing.length && !(canInstall && install(missing))) {
    const names = missing.map(({ debian }) => debian).join(', ');
    console.log(`The tests do not run in ${engine}: ${names} cannot be installed here.`);
  }
}
