// A site for tests of what is served: the built scripts on one origin, pages on another.
import { createReadStream, existsSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { openBrowser } from './browser.mjs';
import { buildScripts } from './build.mjs';

/**
 * A site, and readers in a browser that all sites share. Pages are served piece by piece, so that the browser paints
 * between the pieces.
 *
 * @typedef {object} Site
 * @property {string} scripts the origin of the built scripts
 * @property {string} folder the folder of the built scripts
 * @property {string} origin the origin of the pages
 * @property {string[]} requested the scripts that the page opened last has asked for
 * @property {((file: string) => Promise<number | void> | void) | undefined} gate is asked before a
 *   script is served: it may take its time, and return the status of a refusal
 * @property {(name: string, pieces: string[], headers?: Record<string, string>) => void} serve
 *   serves a page at a path
 * @property {(name: string, handler: http.RequestListener) => void} handle serves anything else
 * @property {(name: string, pieces: string[], headers?: Record<string, string>) =>
 *   Promise<{ page: import('puppeteer-core').Page, said: string[] }>} open serves a page, opens it
 *   and returns it with what it says on the console
 * @property {(folder: string, more?: Record<string, string>, headers?: Record<string, Record<string, string>>) =>
 *   Promise<string>} serveFolder serves a folder as a site of its own, with the scripts in
 *   `/doc-variants/`, more files at their paths and headers for some; returns its origin
 * @property {() => Promise<import('./browser.mjs').Reader>} newReader lets a new reader in, of whom nothing is
 *   remembered
 * @property {() => Promise<import('puppeteer-core').Page>} newPage opens a tab for a new reader
 * @property {() => Promise<void>} close
 */

const TYPES = new Map([
  ['.css', 'text/css'],
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
]);

/** Counts, in `frames_`, the frames in which a block of the class byoc is painted. */
export const COUNT = `<script>
  window.frames_ = { all: 0, wrong: 0 };
  (function look() {
    frames_.all += 1;
    for (const mark of document.querySelectorAll('.byoc')) if (mark.checkVisibility()) { frames_.wrong += 1; break; }
    requestAnimationFrame(look);
  })();
</script>`;

/**
 * Waits until something holds, and at most a minute: then the test says what is there instead.
 *
 * @param {() => unknown} holds
 */
export async function until(holds) {
  for (let attempt = 0; attempt < 1200 && !holds(); attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Waits until a page asks for nothing more and has nothing to do: on a machine under load it may ask for nothing for a
 * while only because it has not come to it.
 *
 * @param {import('puppeteer-core').Page} page
 */
export async function rest(page) {
  for (let turn = 0; turn < 2; turn++) {
    await page.evaluate(
      'new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 5000 }))',
    );
    await page.waitForNetworkIdle({ idleTime: 50 });
  }
}

/**
 * @param {http.RequestListener} handler
 * @param {string} host
 * @returns {Promise<{ server: http.Server, origin: string }>}
 */
const listen = (handler, host) =>
  new Promise((resolve) => {
    const server = http.createServer(handler);
    server.listen(0, host, () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve({ server, origin: `http://${host}:${port}` });
    });
  });

/**
 * Opens a site that serves the built scripts.
 *
 * @param {{ isWhole?: boolean }} [options] whether its readers have the whole browser, not only its engine
 * @returns {Promise<Site>}
 */
export async function openSite({ isWhole } = {}) {
  const folder = path.join(await buildScripts(), 'cdn');
  /** @type {string[]} */
  const requested = [];
  /** @type {Map<string, { pieces: string[], headers: Record<string, string> }>} */
  const pages = new Map();
  /** @type {Map<string, http.RequestListener>} */
  const handlers = new Map();

  const scripts = await listen(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const file = path.join(folder, path.normalize(decodeURIComponent(pathname)));
    const name = path.relative(folder, file);
    requested.push(name);
    const refused = await opened.gate?.(name);
    if (refused || !existsSync(file)) return void response.writeHead(refused || 404).end();
    response.writeHead(200, {
      'content-type': 'text/javascript',
      'access-control-allow-origin': '*',
    });
    createReadStream(file).pipe(response);
  }, '127.0.0.1');

  const site = await listen(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const handler = handlers.get(pathname);
    if (handler) return void handler(request, response);
    const found = pages.get(pathname);
    // Browsers ask for an icon, too.
    if (!found) return void response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...found.headers });
    for (const piece of found.pieces) {
      response.write(piece);
      if (found.pieces.length > 1) await new Promise((resolve) => setTimeout(resolve, 60));
    }
    response.end();
  }, '127.0.0.2');

  const { newReader, close } = await openBrowser(isWhole);
  /** @type {http.Server[]} */
  const folders = [];

  /** @type {Site['serve']} */
  const serve = (name, pieces, headers = {}) => {
    pages.set(new URL(name, site.origin).pathname, { pieces, headers });
  };

  const newPage = async () => (await newReader()).newPage();

  /** @type {Site} */
  const opened = {
    folder,
    gate: undefined,
    scripts: scripts.origin,
    origin: site.origin,
    newReader,
    newPage,
    requested,
    serve,
    handle: (name, handler) => void handlers.set(name, handler),
    async open(name, pieces, headers) {
      serve(name, pieces, headers);
      requested.length = 0;
      const page = await newPage();
      /** @type {string[]} */
      const said = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      await page.goto(site.origin + name, { waitUntil: 'networkidle0' });
      await rest(page);
      return { page, said };
    },
    async serveFolder(served, more = {}, headers = {}) {
      const { server, origin } = await listen((request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://x');
        const own = pathname.startsWith('/doc-variants/');
        const asked = path.normalize(own ? pathname.slice('/doc-variants'.length) : pathname);
        const name = asked.endsWith('/') ? `${asked}index.html` : asked;
        const file = more[name] ?? path.join(own ? folder : served, name);
        // Browsers ask for an icon, too.
        if (!existsSync(file))
          return void response.writeHead(name === '/favicon.ico' ? 204 : 404).end();
        const type = TYPES.get(path.extname(file)) ?? '';
        response.writeHead(200, { 'content-type': type, ...headers[name] });
        createReadStream(file).pipe(response);
      }, '127.0.0.3');
      folders.push(server);
      return origin;
    },
    async close() {
      await close();
      for (const server of folders) server.close();
      scripts.server.close();
      site.server.close();
    },
  };
  return opened;
}
