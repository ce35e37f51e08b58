// The development server of a framework's app, on a copy of its sources, which a test can change.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {object} DevServer
 * @property {string} origin
 * @property {(file: string, from: string, to: string) => void} edit changes a file of the app
 * @property {() => Promise<void>} close
 */

/**
 * Copies an app to where a test can change it.
 *
 * @param {string} folder
 * @param {string} name
 */
function copy(folder, name) {
  const work = path.join(folder, '.work', name);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  for (const part of [name, 'shared', 'tsconfig.json']) {
    const filter = (/** @type {string} */ file) => !file.includes('node_modules');
    cpSync(path.join(folder, part), path.join(work, part), { recursive: true, filter });
  }
  const root = path.join(work, name);
  return {
    work,
    root,
    /** @type {DevServer['edit']} */
    edit(file, from, to) {
      const changed = path.join(root, file);
      writeFileSync(changed, readFileSync(changed, 'utf8').replace(from, to));
    },
    remove: () => rmSync(work, { recursive: true, force: true }),
  };
}

/**
 * Serves an app with Vite. The address `/?server` has what the app's server renders.
 *
 * @param {string} folder the folder of all apps
 * @param {string} name the app's
 * @returns {Promise<DevServer>}
 */
export async function openDevServer(folder, name) {
  const { work, root, edit, remove } = copy(folder, name);
  const { resolve } = createRequire(path.join(folder, 'package.json'));
  /** @type {typeof import('vite')} */
  const { createServer } = await import(pathToFileURL(resolve('vite')).href);
  // A build in the same process leaves it at production, where frameworks warn of nothing.
  process.env.NODE_ENV = 'development';
  const server = await createServer({
    root,
    configFile: path.join(root, 'vite.config.mjs'),
    cacheDir: path.join(work, 'cache'),
    logLevel: 'error',
    server: { host: '127.0.0.2', port: 5273, fs: { allow: [path.join(folder, '../..')] } },
    plugins: [
      {
        name: 'server-rendering',
        transformIndexHtml: {
          order: 'pre',
          async handler(html, { server: own, originalUrl = '' }) {
            if (!own || !originalUrl.includes('server')) return html;
            const { render } = await own.ssrLoadModule(
              `/server.${name === 'vue' || name === 'svelte' ? 'ts' : 'tsx'}`,
            );
            return html
              .replace('<!--app-->', () => '')
              .replace('<div id="app">', `<div id="app">${await render()}`);
          },
        },
      },
    ],
  });
  await server.listen();
  const address = /** @type {import('node:net').AddressInfo} */ (server.httpServer?.address());
  return {
    origin: `http://127.0.0.2:${address.port}`,
    edit,
    async close() {
      await server.close();
      remove();
    },
  };
}

/**
 * Serves an app with Angular's own command.
 *
 * @type {typeof openDevServer}
 */
export async function openAngularServer(folder, name) {
  const { root, edit, remove } = copy(folder, name);
  const modules = path.join(folder, name, 'node_modules');
  symlinkSync(modules, path.join(root, 'node_modules'), 'junction');
  const options = ['serve', '--host', '127.0.0.2', '--port', '5283', '--no-open'];
  const child = spawn('node', [path.join(modules, '@angular/cli/bin/ng.js'), ...options], {
    cwd: root,
    env: { ...process.env, NG_CLI_ANALYTICS: 'false', NODE_ENV: '', NO_COLOR: '1' },
    timeout: 180_000,
  });
  const ended = once(child, 'exit');
  let output = '';
  const origin = await new Promise((resolve, reject) => {
    /** @param {Buffer} data */
    const hear = (data) => {
      output += data;
      const address = /(?:Local|Network):\s+(http:\S+?)\/?\s/.exec(output)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(output)));
  });
  return {
    origin,
    edit,
    async close() {
      child.kill();
      await ended;
      remove();
    },
  };
}
