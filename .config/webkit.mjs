// WebKitGTK for the test runner: its driver speaks classic WebDriver, on a screen of its own.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { programsOf } from './browsers.mjs';
import { findPort } from './free-port.mjs';

const WINDOW = { width: 1000, height: 700 };
const START_MS = 60_000;
/** How long the driver may take to answer; it waits until a page is loaded. */
const ANSWER_MS = 90_000;

/** WebDriver's codes for the keys that write no character. */
const KEYS = new Map(
  Object.entries({
    Backspace: '\uE003',
    Tab: '\uE004',
    Enter: '\uE007',
    Shift: '\uE008',
    Control: '\uE009',
    Alt: '\uE00A',
    Escape: '\uE00C',
    Space: ' ',
    PageUp: '\uE00E',
    PageDown: '\uE00F',
    End: '\uE010',
    Home: '\uE011',
    ArrowLeft: '\uE012',
    ArrowUp: '\uE013',
    ArrowRight: '\uE014',
    ArrowDown: '\uE015',
    Delete: '\uE017',
    Meta: '\uE03D',
  }),
);
const BUTTONS = ['left', 'middle', 'right'];

/** Finds the browser that the driver starts, where Debian keeps it. */
function findBrowser() {
  const libraries = '/usr/lib';
  const folders = readdirSync(libraries)
    .filter((name) => name.endsWith('-linux-gnu'))
    .flatMap((name) => readdirSync(`${libraries}/${name}`).map((entry) => `${name}/${entry}`))
    .filter((name) => /\/webkit(?:2)?gtk-[\d.]+$/.test(name));
  return folders.map((name) => `${libraries}/${name}/MiniBrowser`).find((file) => existsSync(file));
}

/**
 * Starts a screen that nobody sees.
 *
 * @param {string} program
 */
async function startScreen(program) {
  const screen = spawn(
    program,
    ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const [number] = await once(
    /** @type {import('node:stream').Readable} */ (screen.stdio[3]),
    'data',
  );
  return { screen, display: `:${String(number).trim()}` };
}

/**
 * Sends commands to a driver.
 *
 * @typedef {(method: string, path: string, body?: unknown) => Promise<any>} Send
 */

/**
 * Starts the driver and the browser.
 *
 * @returns {Promise<{ send: Send, close: () => Promise<void> }>}
 */
export async function startBrowser() {
  const [driverProgram = '', screenProgram = ''] = programsOf('webkit');
  const { screen, display } = await startScreen(screenProgram);
  const port = await findPort('127.0.0.1');
  const driver = spawn(driverProgram, [`--port=${port}`, '--host=127.0.0.1'], {
    env: { ...process.env, DISPLAY: display },
    stdio: 'ignore',
  });
  const end = () => {
    driver.kill();
    screen.kill();
  };
  process.once('exit', end);

  /** @type {Send} */
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`${method} ${path}: ${value?.error} ${value?.message}`);
    return value;
  };
  const deadline = Date.now() + START_MS;
  while (!(await call('GET', '/status').catch(() => undefined))) {
    if (Date.now() > deadline) throw new Error(`${driverProgram} does not start`);
    await sleep(50);
  }
  const { sessionId } = await call('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: findBrowser(), args: ['--automation'] },
      },
    },
  });
  return {
    send: (method, path, body) => call(method, `/session/${sessionId}${path}`, body),
    async close() {
      await call('DELETE', `/session/${sessionId}`).catch(() => undefined);
      process.removeListener('exit', end);
      end();
    },
  };
}

/**
 * Gives the window of the browser the methods of Puppeteer's pages that the runner's commands call.
 *
 * @param {Send} send
 */
function pageOf(send) {
  /** @param {object[]} actions */
  const typeKeys = (actions) =>
    send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  /** @param {object[]} actions */
  const moveMouse = (actions) =>
    send('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  /** @param {'keyDown' | 'keyUp'} type @param {string} key */
  const keyAction = (type, key) => ({ type, value: KEYS.get(key) ?? key });
  /** @param {string} key */
  const press = (key) => [keyAction('keyDown', key), keyAction('keyUp', key)];
  /** @param {'pointerDown' | 'pointerUp'} type @param {string} [button] */
  const buttonAction = (type, button = 'left') => ({ type, button: BUTTONS.indexOf(button) });
  /** @param {number} x @param {number} y */
  const move = (x, y) => ({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });
  return {
    /** @param {string} url */
    goto: (url) => send('POST', '/url', { url }),
    /** @param {{ width: number, height: number }} size of what is inside the window */
    async setViewport({ width, height }) {
      for (let attempt = 0; attempt < 5; attempt++) {
        const script = 'return [innerWidth, innerHeight]';
        const [innerWidth, innerHeight] = await send('POST', '/execute/sync', { script, args: [] });
        if (innerWidth === width && innerHeight === height) return;
        const outer = await send('GET', '/window/rect');
        await send('POST', '/window/rect', {
          width: outer.width + width - innerWidth,
          height: outer.height + height - innerHeight,
        });
        await sleep(60);
      }
    },
    keyboard: {
      /** @param {string} text */
      type: (text) => typeKeys([...text].flatMap(press)),
      /** @param {string} key */
      press: (key) => typeKeys(press(key)),
      /** @param {string} key */
      down: (key) => typeKeys([keyAction('keyDown', key)]),
      /** @param {string} key */
      up: (key) => typeKeys([keyAction('keyUp', key)]),
    },
    mouse: {
      /** @param {number} x @param {number} y */
      move: (x, y) => moveMouse([move(x, y)]),
      /** @param {number} x @param {number} y @param {{ button?: string }} [options] */
      click: (x, y, { button } = {}) =>
        moveMouse([
          move(x, y),
          buttonAction('pointerDown', button),
          buttonAction('pointerUp', button),
        ]),
      /** @param {{ button?: string }} [options] */
      down: ({ button } = {}) => moveMouse([buttonAction('pointerDown', button)]),
      /** @param {{ button?: string }} [options] */
      up: ({ button } = {}) => moveMouse([buttonAction('pointerUp', button)]),
      reset: () => send('DELETE', '/actions'),
    },
  };
}

/**
 * Launches WebKitGTK for the test runner, whose commands take it for a browser of Puppeteer's.
 *
 * @returns {import('@web/test-runner').BrowserLauncher}
 */
export function webkitLauncher() {
  /** @type {Promise<Awaited<ReturnType<typeof startBrowser>>> | undefined} */
  let starting;
  /** @type {ReturnType<typeof pageOf> | undefined} */
  let page;
  /** @type {Map<string, string>} */
  const urls = new Map();
  const stop = async () => {
    const started = starting;
    starting = undefined;
    page = undefined;
    await (await started?.catch(() => undefined))?.close();
  };
  /** @param {string} url */
  const open = async (url) => {
    page ??= pageOf((await (starting ??= startBrowser())).send);
    await page.setViewport(WINDOW);
    await page.goto(url);
  };
  return /** @type {any} */ ({
    name: 'WebKitGTK',
    type: 'puppeteer',
    concurrency: 1,
    getPage: () => page,
    /** @param {string} id */
    isActive: (id) => urls.has(id),
    /** @param {string} id */
    getBrowserUrl: (id) => urls.get(id),
    /** @param {string} id @param {string} url */
    async startSession(id, url) {
      urls.set(id, url);
      try {
        await open(url);
      } catch (error) {
        console.log(`WebKitGTK starts anew: ${String(error)}`);
        await stop();
        await open(url);
      }
    },
    /** @param {string} id */
    async stopSession(id) {
      urls.delete(id);
      // The next session starts a new browser where this one does not answer.
      await page?.goto('about:blank').catch(stop);
      return {};
    },
    async startDebugSession() {
      throw new Error('WebKitGTK has no tools to debug with');
    },
    stop,
  });
}
