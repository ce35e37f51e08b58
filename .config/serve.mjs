// Serves the built site, or the folder that is named, on this machine only.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = process.argv[2] ?? fileURLToPath(new URL('../dist/site', import.meta.url));
const BASE = '/demo/';
const PORT = Number(process.env.PORT ?? 8080);
const TYPES = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.wasm', 'application/wasm'],
  ['.webp', 'image/webp'],
]);

/**
 * Finds the file of an address; nothing for one outside of the site.
 *
 * @param {string} pathname
 */
function fileOf(pathname) {
  const asked = decodeURIComponent(pathname.slice(BASE.length));
  const file = path.join(ROOT, asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked);
  if (path.relative(ROOT, file).startsWith('..')) throw new Error(`${pathname} is not served`);
  return file;
}

const server = createServer(async ({ url = '/' }, response) => {
  const { pathname, search } = new URL(url, 'http://demo');
  if (!pathname.startsWith(BASE)) {
    const isHome = pathname === '/' || pathname === BASE.slice(0, -1);
    if (isHome) return response.writeHead(302, { location: BASE + search }).end();
    return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
  }
  try {
    const file = fileOf(pathname);
    if (!(await stat(file)).isFile()) throw new Error(`${url} is not a file`);
    const type = TYPES.get(path.extname(file)) ?? 'application/octet-stream';
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'no-cache',
      // The frame of the playground has an origin of its own.
      'access-control-allow-origin': '*',
    });
    createReadStream(file).pipe(response);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
  }
});

server.on('error', ({ code, message }) => {
  const taken = code === 'EADDRINUSE';
  console.error(taken ? `Port ${PORT} is taken: set another one, PORT=8081 npm start` : message);
  process.exitCode = 1;
});
server.listen(PORT, '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(`\nThe site: http://127.0.0.1:${port}${BASE}`);
});
