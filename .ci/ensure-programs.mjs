// Installs the browsers and generators that the tests need where that is possible: as root on Debian.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { findBrowser, findProgram, wanted } from '../.config/browsers.mjs';
import { cacheOf, files, findFile, programs } from '../.config/programs.mjs';

const programsMissing = [...wanted, ...programs].filter((program) => !findBrowser(program));
const filesMissing = files.filter(({ debian }) => !findFile(debian));
const missing = [...programsMissing, ...filesMissing];
const names = missing.map(({ debian }) => debian);
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

/** Installs and unpacks all that is missing. */
function install() {
  const packages = programsMissing.map(({ debian }) => debian);
  return (
    run('apt-get', [...APT, 'update']) &&
    (!packages.length ||
      run('apt-get', [...APT, 'install', '-y', '--no-install-recommends', ...packages])) &&
    filesMissing.every(unpack)
  );
}

if (missing.length && process.getuid?.() === 0 && findProgram('apt-get')) {
  console.log(`Installing ${names.join(', ')} with apt-get …`);
  if (!install()) {
    console.error('apt-get failed.');
    process.exitCode = 1;
  }
} else if (missing.length) {
  console.error(
    `The tests need ${names.join(', ')}, which cannot be installed from here.\n` +
      `  Debian, Ubuntu: sudo apt-get install ${names.join(' ')}\n` +
      `  or point ${missing.map(({ variable }) => variable).join(', ')} at what you have.`,
  );
  process.exitCode = 1;
}
