// One page in every framework, built by its own tool: the elements defined before the app and after
// it, rendered by the server, and replaced while it runs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { snippetsFor } from '../../demo/scripts/snippet.js';
import { pack, root, run, unpack } from '../build.mjs';
import { openSite } from '../site.mjs';
import { cases, seen, set, settle } from './framework-cases.mjs';
import { openAngularServer, openDevServer } from './framework-dev-server.mjs';

const folder = path.join(root, 'integrations/frameworks');
const out = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-frameworks-'));

/**
 * @param {string} script a program of the frameworks' dependencies
 * @param {string[]} args
 * @param {string} [cwd]
 */
const runModule = (script, args, cwd = folder) =>
  run('node', [path.join(cwd, 'node_modules', script), ...args], {
    cwd,
    env: { ...process.env, NG_CLI_ANALYTICS: 'false', FORCE_COLOR: '0', NODE_ENV: '' },
  }).catch((error) => {
    throw new Error(`${error.stdout}\n${error.stderr}`);
  });

/**
 * @typedef {object} Framework
 * @property {string} app the file of the app's component
 * @property {boolean} [hasServer] whether the page is also rendered on a server
 * @property {(name: string, folder: string) => Promise<unknown>} build
 * @property {string} [pages] the folder of the pages in what is built
 * @property {typeof openDevServer} [serve] opens its development server
 * @property {(name: string) => Promise<unknown>} [check] checks the types of the tags
 */

/** @type {Framework['build']} */
const buildWithVite = (name, into) =>
  runModule('vite/bin/vite.js', [
    ...['build', name, '--config', `${name}/vite.config.mjs`, '--base', './'],
    ...['--outDir', into, '--emptyOutDir', '--logLevel', 'warn'],
  ]);

/** @type {Record<string, Framework>} */
const frameworks = {
  react: {
    app: 'App.tsx',
    hasServer: true,
    build: buildWithVite,
    check: (name) => runModule('typescript/bin/tsc', ['-p', name]),
  },
  preact: {
    app: 'App.tsx',
    hasServer: true,
    build: buildWithVite,
    check: (name) => runModule('typescript/bin/tsc', ['-p', name]),
  },
  vue: {
    app: 'App.vue',
    hasServer: true,
    build: buildWithVite,
    check: (name) => runModule('vue-tsc/bin/vue-tsc.js', ['--noEmit', '-p', name]),
  },
  svelte: {
    app: 'App.svelte',
    hasServer: true,
    build: buildWithVite,
    check: (name) =>
      runModule('svelte-check/bin/svelte-check', [
        ...['--workspace', name, '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
      ]),
  },
  solid: {
    app: 'App.tsx',
    build: buildWithVite,
    check: (name) => runModule('typescript/bin/tsc', ['-p', name]),
  },
  angular: {
    app: 'app.html',
    // It checks the templates as it builds; custom elements have no types there.
    build: (name, into) =>
      runModule(
        '@angular/cli/bin/ng.js',
        ['build', `--output-path=${into}`],
        path.join(folder, name),
      ),
    pages: 'browser',
    serve: openAngularServer,
  },
};

/** @type {import('../site.mjs').Site} */
let site;

before(async () => {
  const stdio = /** @type {const} */ (['ignore', 'ignore', 'inherit']);
  for (const place of ['integrations/frameworks', 'integrations/frameworks/angular']) {
    spawnSync('node', ['.ci/ensure-deps.mjs', place], { cwd: root, stdio });
  }
  site = await openSite();
  const tarball = await pack();
  for (const place of [folder, `${folder}/angular`]) {
    const installed = `${place}/node_modules/doc-variants`;
    rmSync(installed, { recursive: true, force: true });
    await unpack(tarball, installed);
    // The generators beside the frameworks bring another version, which is found first.
    mkdirSync(path.join(installed, 'node_modules'), { recursive: true });
    symlinkSync(
      path.join(root, 'node_modules/js-yaml'),
      path.join(installed, 'node_modules/js-yaml'),
      'junction',
    );
  }
});
after(async () => {
  await site.close();
  rmSync(out, { recursive: true });
});

/**
 * Opens an app's page, and collects what it says on the console.
 *
 * @param {string} address
 * @param {() => void} [early] runs before the page's own scripts
 */
async function open(address, early) {
  const page = await site.newPage();
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => {
    const text = message.text();
    if (!/^\[vite\]|React DevTools|^Angular is running|^Lit is in dev mode/.test(text))
      said.push(text);
  });
  page.on('pageerror', (error) => said.push(String(error)));
  if (early) await page.evaluateOnNewDocument(early);
  await page.goto(address);
  await page.waitForSelector('[data-ready]');
  await settle(page);
  return { page, said };
}

for (const [name, framework] of Object.entries(frameworks)) {
  const { app, hasServer, build, check, pages = '', serve = openDevServer } = framework;
  test(`in ${name}`, async (t) => {
    const into = path.join(out, name);
    await t.test('the page builds', () => build(name, into));
    const origin = await site.serveFolder(path.join(into, pages));

    for (const order of ['widget first', 'app first']) {
      const { page, said } = await open(`${origin}/?${order.replace(' ', '-')}`);
      for (const [title, run] of Object.entries(cases)) {
        await t.test(`the page ${title}, ${order}`, () => run(page));
      }
      await t.test(`the page says nothing on the console, ${order}`, () =>
        assert.deepEqual(said, []),
      );
      await page.close();
    }

    if (check) await t.test('the types of the tags hold', () => check(name));

    const server = await serve(folder, name);
    try {
      // It comes first: once the server has rendered the app, Vite reloads the page for a change.
      await t.test("a component that is replaced keeps the reader's variant", () =>
        isReplaced(server, app),
      );
      if (hasServer) {
        for (const order of ['widget first', 'app first']) {
          await t.test(`what the server rendered is hydrated without a word, ${order}`, () =>
            hydrates(`${server.origin}/?server&${order.replace(' ', '-')}`),
          );
        }
      }
    } finally {
      await server.close();
    }
  });
}

/** How an app of each kind starts, and what is around the markup in its component. */
const starts = {
  bundler: ({ once }) => ({ 'main.js': once }),
  react: ({ page }) => ({
    'Page.jsx': page,
    'main.jsx':
      "import { createRoot } from 'react-dom/client';\nimport { Page } from './Page.jsx';\ncreateRoot(document.getElementById('app')).render(<Page />);",
  }),
  vue: ({ once, markup }) => ({
    'App.vue': `<template>\n${markup}\n</template>`,
    'main.js': `${once}\nimport { createApp } from 'vue';\nimport App from './App.vue';\ncreateApp(App).mount('#app');`,
  }),
  svelte: ({ once, markup }) => ({
    'App.svelte': markup,
    'main.js': `${once}\nimport { mount } from 'svelte';\nimport App from './App.svelte';\nmount(App, { target: document.getElementById('app') });`,
  }),
};

test('the code of the configurator runs in each framework, under its policy', async (t) => {
  // Inside, where the frameworks are found.
  mkdirSync(`${folder}/.work`, { recursive: true });
  const place = mkdtempSync(path.join(folder, '.work/configured-'));
  t.after(() => rmSync(place, { recursive: true, force: true }));
  const all = Object.keys(starts).flatMap((kind) =>
    ['none', 'origin', 'nonce'].map((policy) => {
      const isFull = policy !== 'none';
      const snippets = snippetsFor({
        kind,
        policy,
        groups:
          "deployment: serverless 'Serverless', byoc 'Your own cloud'; language: java 'Java', cpp 'C++'",
        names: ['deployment', 'language'],
        variant: 'byoc cpp',
        persistence: { none: 'local', origin: 'session', nonce: 'none' }[policy],
        floating: false,
        contents: isFull,
        findable: isFull,
        printAll: isFull,
      });
      /** @param {(snippet: { title: string, language: string }) => boolean} is */
      const codeOf = (is) => snippets.find(is)?.code;
      const isConfig = ({ title }) => title.includes('vite.config.js');
      const files = starts[kind]({
        once: codeOf((it) => it.language === 'js' && !isConfig(it)),
        markup: codeOf(({ language }) => language === 'html'),
        page: codeOf(({ language }) => language === 'jsx'),
      });
      const name = `${kind}-${policy}`;
      const main = Object.keys(files).find((file) => file.startsWith('main'));
      const body =
        kind === 'bundler' ? codeOf(({ language }) => language === 'html') : '<div id="app"></div>';
      mkdirSync(path.join(place, name));
      for (const [file, code] of Object.entries({
        ...files,
        'vite.config.js': codeOf(isConfig) ?? 'export default {};',
        'index.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>${body}<script type="module" src="./${main}"></script></body></html>`,
      })) {
        writeFileSync(path.join(place, name, file), code);
      }
      return { kind, policy, name, isFull, header: codeOf(({ language }) => language === 'text') };
    }),
  );
  // One build for all: with the plugins of each, and the nonce of those that ask for one.
  writeFileSync(
    path.join(place, 'vite.config.mjs'),
    `import vue from './vue-nonce/vite.config.js';
import nonce from './svelte-nonce/vite.config.js';
import react from '@vitejs/plugin-react';
import { svelte } from '@sveltejs/vite-plugin-svelte';
export default { ...nonce, plugins: [...vue.plugins, react(), svelte({ configFile: false })],
  build: { rollupOptions: { input: ${JSON.stringify(all.map(({ name }) => `${place}/${name}/index.html`))} } } };`,
  );
  const into = path.join(out, 'configured');
  await runModule('vite/bin/vite.js', [
    ...['build', place, '--config', `${place}/vite.config.mjs`, '--base', '/'],
    ...['--outDir', into, '--emptyOutDir', '--logLevel', 'warn'],
  ]);
  const origin = await site.serveFolder(
    into,
    {},
    Object.fromEntries(
      all.flatMap(({ name, header }) =>
        header
          ? [[`/${name}/index.html`, { 'content-security-policy': header.replace(/^[^:]*: /, '') }]]
          : [],
      ),
    ),
  );
  for (const { name, policy, isFull } of all) {
    const page = await site.newPage();
    /** @type {string[]} */
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(`${origin}/${name}/`);
    const hasPickers = () =>
      document
        .querySelectorAll('doc-variant-picker')[1]
        ?.shadowRoot?.querySelector('[value=cpp]') != null;
    await page.waitForFunction(hasPickers).catch(() => assert.fail(`${name}: ${said.join('\n')}`));
    if (isFull)
      await page.waitForFunction(
        () => document.querySelector('doc-variant-toc')?.shadowRoot?.querySelector('a') != null,
      );
    const choose = (/** @type {string} */ variant) =>
      page.evaluate(
        (value) =>
          document
            .querySelector('doc-variant-picker')
            .shadowRoot.querySelector(`[value=${value}]`)
            .click(),
        variant,
      );
    // What waits to be found is there for `checkVisibility`.
    const isShown = () =>
      page.$eval('[data-variants=byoc]', (it) => !it.hidden && it.checkVisibility());
    assert.equal(await isShown(), true, name);
    await choose('serverless');
    assert.equal(await isShown(), false, name);
    assert.deepEqual(
      await page.evaluate(() => {
        const provider = document.querySelector('doc-variant-provider');
        const stores = [localStorage, sessionStorage].map(
          (store) => store.getItem('doc-variants:doc-variants')?.includes('serverless') ?? false,
        );
        return [...stores, provider.hasAttribute('findable'), provider.getAttribute('print')];
      }),
      [policy === 'none', policy === 'origin', isFull, isFull ? 'all' : null],
      name,
    );
    await choose('byoc');
    assert.equal(await isShown(), true, name);
    assert.deepEqual(said, [], name);
    await page.browserContext().close();
  }
});

/** @param {string} address */
async function hydrates(address) {
  const { page, said } = await open(address, () => {
    document.addEventListener('DOMContentLoaded', () => {
      for (const element of document.querySelectorAll('#app [id]')) element.fromServer = true;
    });
    // A reader may choose before the app is there, where the elements are defined first.
    window.beforeMount = () => document.querySelector('#one').select('byoc');
  });
  const rendered = await page.$$eval('#app [id]:not(h1)', (elements) => [
    elements.length,
    elements.filter(({ fromServer }) => fromServer).length,
  ]);
  assert.deepEqual(rendered, [11, 11]);
  assert.deepEqual(await seen(page, 'list-two', 'markdown'), ['d', 'First']);
  await set(page, { variant: 'byoc', source: '# Second', count: 7 });
  assert.deepEqual(await seen(page, 'condition', 'row', 'list-one', 'markdown'), [
    'Condition',
    'Row',
    'b c',
    'Second',
  ]);
  assert.deepEqual(said, []);
  await page.close();
}

/**
 * @param {Awaited<ReturnType<typeof openDevServer>>} server
 * @param {string} app
 */
async function isReplaced(server, app) {
  const { page, said } = await open(`${server.origin}/`);
  await page.evaluate(() => {
    document.documentElement.dataset.opened = 'once';
    document.querySelector('#picker').shadowRoot.querySelector('[value=byoc]').click();
  });
  await settle(page);
  const sheets = await page.evaluate(() => document.adoptedStyleSheets.length);
  server.edit(app, '>first<', '>second<');
  await page.waitForFunction(() => document.querySelector('#version')?.textContent === 'second');
  await settle(page);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.opened), 'once');
  assert.deepEqual(await seen(page, 'condition', 'children', 'row', 'list-one', 'portal'), [
    'Condition',
    '',
    'Row',
    'b c',
    'Portal',
  ]);
  await set(page, { variant: 'serverless' });
  assert.deepEqual(await seen(page, 'condition', 'children', 'portal'), ['', '1 times', '']);
  assert.equal(await page.$$eval('doc-variant-provider', ({ length }) => length), 3);
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), sheets);
  assert.deepEqual(
    said.filter((text) => !/^\[vite\]/.test(text)),
    [],
  );
  await page.close();
}
