// Installs the browsers and generators that the tests need where that is possible: as root on Debian.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { findBrowser, findProgram, wanted } from '../.config/browsers.mjs';
import { findWordPress, programs, wordPressCache } from '../.config/programs.mjs';

const missing = [...wanted, ...programs].filter((program) => !findBrowser(program));
const packages = missing.map(({ debian }) => debian);
const lacksWordPress = !findWordPress();

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

/** @param {string[]} args */
const aptGet = (...args) =>
  run('apt-get', [
    '-o',
    'DPkg::Lock::Timeout=300',
    '-o',
    'APT::Sandbox::User=root',
    '-qq',
    ...args,
  ]);

/** Fetches the package of WordPress and takes its files out, without a server to run them. */
function fetchWordPress() {
  mkdirSync(wordPressCache, { recursive: true });
  const options = ['-o', 'APT::Sandbox::User=root', '-qq', 'download', 'wordpress'];
  if (!run('apt-get', options, wordPressCache)) return false;
  const file = readdirSync(wordPressCache).find((name) => name.endsWith('.deb'));
  return file !== undefined && run('dpkg-deb', ['-x', file, '.'], wordPressCache);
}

if (!missing.length && !lacksWordPress) {
  // Nothing to do.
} else if (process.getuid?.() === 0 && findProgram('apt-get')) {
  const names = [...packages, ...(lacksWordPress ? ['the files of wordpress'] : [])];
  console.log(`Installing ${names.join(', ')} with apt-get …`);
  const isDone =
    aptGet('update') &&
    (!packages.length || aptGet('install', '-y', '--no-install-recommends', ...packages)) &&
    (!lacksWordPress || fetchWordPress());
  if (!isDone) {
    console.error('apt-get failed.');
    process.exitCode = 1;
  }
} else {
  const names = [...missing.map(({ name }) => name), ...(lacksWordPress ? ['WordPress'] : [])];
  const variables = missing.map(({ variable }) => variable);
  console.error(
    `The tests need ${names.join(', ')}, which cannot be installed from here.\n` +
      `  Debian, Ubuntu: sudo apt-get install ${[...packages, ...(lacksWordPress ? ['wordpress'] : [])].join(' ')}\n` +
      `  or point ${[...variables, ...(lacksWordPress ? ['WORDPRESS_PATH'] : [])].join(', ')} at what you have.`,
  );
  process.exitCode = 1;
}
