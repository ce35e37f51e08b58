// Measures switches of several pages, in turn, in tabs of one browser.

/**
 * How long one switch has taken, in milliseconds.
 *
 * @typedef {object} Times
 * @property {number} cpu the CPU time of the page's main thread, in which no other program counts
 * @property {number} sync the call, and the layout after it
 * @property {number} frame until the frame after it is painted
 */

/** How long a page is left alone before a switch: announcements come 150 ms after the one before. */
const SETTLING_MS = 300;

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {readonly number[]} list */
export function summarize(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? NaN;
  return { median: at(0.5), low: at(0.1), high: at(0.9) };
}

/**
 * Runs in the page: what of the page scrolls is at a share of its way, and stays there.
 *
 * @param {number} share
 */
function scrollInPage(share) {
  const main = /** @type {Element} */ (document.querySelector('main'));
  const page = /** @type {Element} */ (document.scrollingElement);
  const scroller = getComputedStyle(main).overflowY === 'auto' ? main : page;
  scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
}

/** Runs in the page: waits until it is laid out and painted, so that nothing is left to do. */
async function settleInPage() {
  void document.body.offsetHeight;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
  void document.body.offsetHeight;
}

/**
 * Runs in the page.
 *
 * @param {string} name
 * @param {boolean} isToPaint whether to wait for the frame that shows what has changed
 * @returns {Promise<{ sync: number, frame: number }>}
 */
async function switchInPage(name, isToPaint) {
  const start = performance.now();
  Reflect.get(globalThis, 'switchTo')(name);
  void document.body.offsetHeight;
  const sync = performance.now() - start;
  if (!isToPaint) return { sync, frame: NaN };
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve({ sync, frame: performance.now() - start });
      port2.postMessage(undefined);
    });
  });
}

/** Runs in the page: notes how long each click takes to the frame after it. */
function noteClicks() {
  addEventListener(
    'click',
    ({ timeStamp, isTrusted }) => {
      if (!isTrusted) return;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          Reflect.set(globalThis, 'lastClick', performance.now() - timeStamp);
        };
        port2.postMessage(undefined);
      });
    },
    { capture: true },
  );
}

/**
 * Opens a clock of the CPU time that the tasks of a page's main thread have taken, in milliseconds.
 *
 * @param {import('puppeteer-core').Page} page
 */
export async function openClock(page) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
}

/**
 * Measures switches by script.
 *
 * @param {Map<string, import('puppeteer-core').Page>} tabs
 * @param {{ rounds: number, choices: string[], position: number }} options
 * @returns {Promise<Map<string, Times[]>>}
 */
export async function measureSwitches(tabs, { rounds, choices, position }) {
  /** @type {Map<string, Times[]>} */
  const times = new Map([...tabs.keys()].map((name) => [name, []]));
  /** @type {Map<import('puppeteer-core').Page, () => Promise<number>>} */
  const clocks = new Map();
  for (const page of tabs.values()) clocks.set(page, await openClock(page));
  for (let round = -2; round < rounds; round++) {
    const order = [...tabs];
    // None is always first.
    for (let turn = (round + 2) % order.length; turn > 0; turn--) order.push(...order.splice(0, 1));
    for (const [name, page] of order) {
      await page.bringToFront();
      await page.evaluate(scrollInPage, position);
      await sleep(SETTLING_MS);
      await page.evaluate(settleInPage);
      const clock = clocks.get(page);
      const start = (await clock?.()) ?? NaN;
      const time = await page.evaluate(switchInPage, choices[(round + 2) % 2] ?? '', true);
      const cpu = ((await clock?.()) ?? NaN) - start;
      if (round >= 0) times.get(name)?.push({ ...time, cpu });
    }
  }
  return times;
}

/** @param {import('puppeteer-core').Page} page reads how long styles and layout have taken so far */
async function drawn(page) {
  const { LayoutDuration = 0, RecalcStyleDuration = 0 } = await page.metrics();
  return 1000 * (LayoutDuration + RecalcStyleDuration);
}

/**
 * Measures how long a switch takes beside the working out of styles and layout.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {{ rounds: number, choices: string[], position: number }} options
 * @returns {Promise<number[]>}
 */
export async function measureScript(page, { rounds, choices, position }) {
  const times = [];
  await page.bringToFront();
  for (let round = -2; round < rounds; round++) {
    await page.evaluate(scrollInPage, position);
    await sleep(SETTLING_MS);
    await page.evaluate(settleInPage);
    const before = await drawn(page);
    const { sync } = await page.evaluate(switchInPage, choices[(round + 2) % 2] ?? '', false);
    const time = sync - ((await drawn(page)) - before);
    if (round >= 0) times.push(time);
  }
  return times;
}

/**
 * Measures how long real clicks take to the frame that shows what they have changed.
 *
 * @param {Map<string, import('puppeteer-core').Page>} tabs
 * @param {{ rounds: number, choices: string[], position: number }} options
 * @returns {Promise<Map<string, number[]>>}
 */
export async function measureClicks(tabs, { rounds, choices, position }) {
  /** @type {Map<string, number[]>} */
  const times = new Map([...tabs.keys()].map((name) => [name, []]));
  for (const page of tabs.values()) await page.evaluate(noteClicks);
  for (let round = -2; round < rounds; round++) {
    for (const [name, page] of tabs) {
      await page.bringToFront();
      await page.evaluate(scrollInPage, position);
      await sleep(SETTLING_MS);
      const control = await page.waitForSelector(`>>> input[value="${choices[(round + 2) % 2]}"]`, {
        visible: true,
      });
      await control?.click();
      await sleep(SETTLING_MS);
      const time = /** @type {number} */ (
        await page.evaluate(() => Reflect.get(globalThis, 'lastClick'))
      );
      if (round >= 0) times.get(name)?.push(time);
    }
  }
  return times;
}
