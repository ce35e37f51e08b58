// The browser of all tests in Node: `npm test` starts one and hands it on, and a test file that
// runs alone starts its own.
import puppeteer from 'puppeteer-core';
import { browsers, CHROMIUM_ARGS, findBrowser } from '../.config/browsers.mjs';

/** The address of a browser that runs already. */
const ADDRESS = 'DOC_VARIANTS_BROWSER';

/**
 * A reader, whose tabs share what they remember.
 *
 * @typedef {object} Reader
 * @property {() => Promise<import('puppeteer-core').Page>} newPage opens a tab
 * @property {() => Promise<void>} close closes all tabs, and forgets
 */

const launch = () =>
  puppeteer.launch({
    executablePath: findBrowser(browsers.chromium),
    args: CHROMIUM_ARGS,
    // Readers come back to pages that their browser has kept.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });

/**
 * Starts the browser that the test files share.
 *
 * @returns {Promise<() => Promise<void>>} a function that ends it
 */
export async function shareBrowser() {
  const browser = await launch();
  process.env[ADDRESS] = browser.wsEndpoint();
  return () => browser.close();
}

/**
 * Opens the browser for one test file.
 *
 * @returns {Promise<{ newReader: () => Promise<Reader>, close: () => Promise<void> }>} `close` ends the readers
 *   of this file and no others
 */
export async function openBrowser() {
  const address = process.env[ADDRESS];
  const browser = await (address
    ? puppeteer.connect({
        browserWSEndpoint: address,
        defaultViewport: { width: 800, height: 600 },
      })
    : launch());
  /** @type {Set<import('puppeteer-core').BrowserContext>} */
  const contexts = new Set();
  return {
    async newReader() {
      const context = await browser.createBrowserContext();
      contexts.add(context);
      return {
        async newPage() {
          const page = await context.newPage();
          // The focus of the system is with one of the pages that are open at the same time.
          await page.emulateFocusedPage(true);
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
