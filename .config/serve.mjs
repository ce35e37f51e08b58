// Serves the demo and the build it uses, on this machine only.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['demo', 'dist'];
const PORT = Number(process.env.PORT ?? 8080);
const TYPES = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.map', 'application/json'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
]);

/** @param {string} url */
function fileOf(url) {
  const { pathname } = new URL(url, 'http://demo');
  const asked = decodeURIComponent(pathname);
  const file = path.join(ROOT, asked.endsWith('/') ? `${asked}index.html` : asked);
  const [folder = ''] = path.relative(ROOT, file).split(path.sep);
  if (!FOLDERS.includes(folder)) throw new Error(`${pathname} is not served`);
  return file;
}

const server = createServer(async ({ url = '/' }, response) => {
  if (url === '/') return response.writeHead(302, { location: '/demo/' }).end();
  try {
    const file = fileOf(url);
    if (!(await stat(file)).isFile()) throw new Error(`${url} is no file`);
    const type = TYPES.get(path.extname(file)) ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
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
server.listen(PORT, '127.0.0.1', () => console.log(`\nThe demo: http://127.0.0.1:${PORT}/demo/`));
