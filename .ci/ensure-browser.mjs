// Installs the browsers that the tests need where that is possible: as root on Debian.
import { spawnSync } from 'node:child_process';
import { findBrowser, findProgram, wanted } from '../.config/browsers.mjs';

const missing = wanted.filter((browser) => !findBrowser(browser));
const packages = missing.map(({ debian }) => debian);

/** @param {string[]} args */
const aptGet = (...args) =>
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

if (!missing.length) {
  // Nothing to do.
} else if (process.getuid?.() === 0 && findProgram('apt-get')) {
  console.log(`Installing ${packages.join(' and ')} with apt-get …`);
  if (!aptGet('update') || !aptGet('install', '-y', '--no-install-recommends', ...packages)) {
    console.error('apt-get failed.');
    process.exitCode = 1;
  }
} else {
  const names = missing.map(({ name }) => name).join(' and ');
  const variables = missing.map(({ variable }) => variable).join(' or ');
  console.error(
    `The tests need ${names}, which was not found and cannot be installed from here.\n` +
      `  Debian, Ubuntu: sudo apt-get install ${packages.join(' ')}\n` +
      `  or point ${variables} at a browser that you have.`,
  );
  process.exitCode = 1;
}
