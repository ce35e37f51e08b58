// The browser of tests in Node. `npm test` starts one Chromium and hands it on to all files; a file
// that runs alone starts its own, and so does each in Firefox, where one program at a time can have
// a say.
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../.config/browsers.mjs';

/** The variables that hand on the address of a browser that runs already, and the engine. */
const ADDRESS = 'DOC_VARIANTS_BROWSER';
const ENGINE = 'DOC_VARIANTS_ENGINE';

/** How long a page may take for what a test waits for. */
const PATIENCE_MS = 120_000;

/** The engine that this file is tested in. */
export const engine = process.env[ENGINE] === 'firefox' ? 'firefox' : 'chromium';

/**
 * A reader, whose tabs share what they remember.
 *
 * @typedef {object} Reader
 * @property {() => Promise<import('puppeteer-core').Page>} newPage opens a tab
 * @property {() => Promise<void>} close closes all tabs, and forgets
 */

/** @param {typeof engine} name @param {boolean} [isWhole] */
const launch = (name, isWhole) =>
  puppeteer.launch({
    ...launchOptions(name, isWhole),
    protocolTimeout: 2 * PATIENCE_MS,
    // Readers come back to pages that their browser has kept.
    ...(name === 'chromium' && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
  });

/**
 * Sets the engine of the test files that are started from here, and starts the browser that they
 * share.
 *
 * @param {typeof engine} name
 * @returns {Promise<() => Promise<void>>} a function that ends it
 */
export async function shareBrowser(name) {
  process.env[ENGINE] = name;
  Reflect.deleteProperty(process.env, ADDRESS);
  if (name === 'firefox') return () => Promise.resolve();
  const browser = await launch(name);
  process.env[ADDRESS] = browser.wsEndpoint();
  return () => browser.close();
}

/**
 * Opens the browser for one test file.
 *
 * @param {boolean} [isWhole] whether it has to be the one that readers have
 * @returns {Promise<{ newReader: () => Promise<Reader>, close: () => Promise<void> }>} `close` ends the readers
 *   of this file and no others
 */
export async function openBrowser(isWhole) {
  const address = isWhole ? undefined : process.env[ADDRESS];
  const browser = await (address
    ? puppeteer.connect({
        browserWSEndpoint: address,
        protocolTimeout: 2 * PATIENCE_MS,
        defaultViewport: { width: 800, height: 600 },
      })
    : launch(engine, isWhole));
  /** @type {Set<import('puppeteer-core').BrowserContext>} */
  const contexts = new Set();
  return {
    async newReader() {
      const context = await browser.createBrowserContext();
      contexts.add(context);
      return {
        async newPage() {
          const page = await context.newPage();
          // On a machine under load a page takes its time; what never comes fails all the same.
          page.setDefaultTimeout(PATIENCE_MS);
          // The focus of the system is with one of the pages that are open at the same time.
          if (engine === 'chromium') await page.emulateFocusedPage(true);
          return page;
        },
        async close() {
          contexts.delete(context);
          await context.close();
        },
      };
    },
    async close() {
      for (const context of contexts) if (!context.closed) await context.close();
      await (address ? browser.disconnect() : browser.close());
    },
  };
}
