import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * Is a browser that the tests know: its programs, the variable that names another one, and the
 * Debian package that has it.
 *
 * @typedef {{ programs: string[], variable: string, debian: string }} Browser
 */

/** @type {Record<string, Browser>} */
export const browsers = {
  chromium: {
    programs: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
    variable: 'CHROME_PATH',
    debian: 'chromium',
  },
  firefox: {
    programs: ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    variable: 'FIREFOX_PATH',
    debian: 'firefox-esr',
  },
};

/** Lists the browsers to test in: those of `BROWSERS=chromium,firefox`, else Chromium. */
export const wanted = (process.env.BROWSERS ?? 'chromium').split(',').map((name) => {
  const browser = browsers[name];
  if (!browser) {
    throw new Error(`BROWSERS: "${name}" is none of ${Object.keys(browsers).join(', ')}`);
  }
  return { name, ...browser };
});

/**
 * Finds a program by its name on the PATH, or by its absolute path.
 *
 * @param {string} program
 * @returns {string | undefined}
 */
export function findProgram(program) {
  const folders = path.isAbsolute(program) ? [''] : (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, program)).find(isExecutable);
}

/**
 * Finds where a browser is installed.
 *
 * @param {Browser} browser
 * @returns {string | undefined}
 */
export const findBrowser = ({ programs, variable }) =>
  process.env[variable] ?? programs.map(findProgram).find(Boolean);

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
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Says how Puppeteer starts Chromium. */
export const chromiumOptions = () => ({
  executablePath: findBrowser(browsers.chromium),
  args: CHROMIUM_ARGS,
});
