import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * A program that the tests run: its names, the variable that names another one, and the Debian
 * package that has it.
 *
 * @typedef {{ programs: string[], variable: string, debian: string }} Program
 */

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

const CHROMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The programs of each engine; without one of them it does not run.
 *
 * @type {Record<Engine, Program[]>}
 */
export const engines = {
  chromium: [
    {
      // Pages of a browser have a window each, which takes longer than most tests. The tests do without.
      programs: ['chromium-headless-shell', ...CHROMES],
      variable: 'CHROME_PATH',
      debian: 'chromium-headless-shell',
    },
    { programs: CHROMES, variable: 'CHROME_PATH', debian: 'chromium' },
  ],
  firefox: [
    {
      programs: ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
      variable: 'FIREFOX_PATH',
      debian: 'firefox-esr',
    },
  ],
  webkit: [
    {
      programs: ['WebKitWebDriver'],
      variable: 'WEBKIT_DRIVER_PATH',
      debian: 'webkit2gtk-driver',
    },
    { programs: ['Xvfb'], variable: 'XVFB_PATH', debian: 'xvfb' },
  ],
};

const names = /** @type {Engine[]} */ (Object.keys(engines));

/** Whether the tests run in every engine that can be installed: with `--all`. */
const all = process.argv.includes('--all');

/** The engines to test in: those of `BROWSERS=chromium,firefox`, else all or Chromium. */
export const wanted = all
  ? names
  : (process.env.BROWSERS ?? 'chromium').split(',').map((name) => {
      const known = names.find((one) => one === name);
      if (!known) throw new Error(`BROWSERS: "${name}" is not one of ${names.join(', ')}`);
      return known;
    });

/**
 * Tells whether the tests go on without an engine.
 *
 * @param {Engine} engine
 */
export const isOptional = (engine) => all && engine !== 'chromium';

/**
 * Finds a program by its name on the PATH, or by its absolute path.
 *
 * @param {string} program
 * @returns {string | undefined}
 */
export function findOnPath(program) {
  const folders = path.isAbsolute(program) ? [''] : (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, program)).find(isExecutable);
}

/**
 * Finds where a program is installed.
 *
 * @param {Program} program
 * @returns {string | undefined}
 */
export const findProgram = ({ programs, variable }) =>
  process.env[variable] ?? programs.map(findOnPath).find(Boolean);

/** @param {Engine} engine */
export const isInstalled = (engine) => engines[engine].every(findProgram);

/**
 * Finds the programs of an engine, in the order of the list.
 *
 * @param {Engine} engine
 */
export const programsOf = (engine) =>
  engines[engine].map((program) => {
    const found = findProgram(program);
    if (!found) throw new Error(`${program.debian} is not installed`);
    return found;
  });

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts Chromium without a sandbox, which root cannot have, and without calls to the network. */
const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Says how Puppeteer starts an engine.
 *
 * @param {'chromium' | 'firefox'} engine
 * @param {boolean} [isWhole] whether it is the browser that readers have, with windows and a cache for going back
 * @returns {import('puppeteer-core').LaunchOptions}
 */
export function launchOptions(engine, isWhole) {
  const [executablePath = ''] = programsOf(engine).slice(isWhole ? -1 : 0);
  return engine === 'firefox'
    ? { browser: 'firefox', executablePath, protocolTimeout: 120_000 }
    : { executablePath, args: CHROMIUM_ARGS };
}
