// The documentation site as readers get it: its links, its search, its playground, without a script,
// from a file.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parse } from 'parse5';
import { KINDS } from '../../.config/site/reference.mjs';
import { REPOSITORY } from '../../.config/site/render-page.mjs';
import { engine } from '../browser.mjs';
import { openSite, rest, until } from '../site.mjs';
import { serveBuiltSite } from './built-site.mjs';

/** @type {import('../site.mjs').Site} */
let site;
/** @type {Awaited<ReturnType<typeof serveBuiltSite>>} */
let built;

before(async () => {
  site = await openSite();
  built = await serveBuiltSite();
});
after(async () => {
  await site.close();
  built.close();
});

/** How many tests run at a time: while one waits for its page, others go on. Firefox has one window in front. */
const AT_ONCE = { concurrency: engine === 'chromium' ? 4 : 1 };

/** @param {string} name */
async function open(name) {
  const page = await site.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(built.origin + name, { waitUntil: 'load' });
  return page;
}

/**
 * Lists what the elements of a page have as an attribute.
 *
 * @param {any} node
 * @param {string} name
 * @returns {string[]}
 */
const attributesIn = (node, name) => [
  ...(node.attrs ?? [])
    .filter((/** @type {any} */ one) => one.name === name)
    .map((/** @type {any} */ one) => one.value),
  ...[...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])].flatMap(
    (/** @type {any} */ child) => attributesIn(child, name),
  ),
];

/**
 * @param {any} node
 * @returns {string}
 */
const textOf = (node) => node.value ?? (node.childNodes ?? []).map(textOf).join('');

test('every link leads to a page and a place that are there, in all variants', () => {
  const known = new Set(
    readdirSync(built.folder, { recursive: true }).map((file) =>
      String(file).replaceAll('\\', '/'),
    ),
  );
  const pages = new Map(
    [...known]
      .filter((file) => file.endsWith('.html'))
      .map((file) => {
        const page = parse(readFileSync(path.join(built.folder, file), 'utf8'));
        const links = [...attributesIn(page, 'href'), ...attributesIn(page, 'src')];
        return [file, { links, ids: new Set(attributesIn(page, 'id')) }];
      }),
  );
  const wrong = [];
  let local = 0;
  for (const [file, { links }] of pages) {
    for (const link of links) {
      // What the site has no page for is in the repository.
      const source = /^\/(?:blob|tree)\/main\/(.*)/.exec(link.replace(REPOSITORY, ''))?.[1];
      if (source && !existsSync(source.replace(/#.*/, ''))) wrong.push(`${file}: ${link}`);
      if (/^(?:https?:|mailto:|data:)/.test(link)) continue;
      // Examples lead to a variant of the page that they stand on.
      const [, to = '', hash = ''] = /^([^#?]*)(?:\?[^#]*)?#?(.*)$/.exec(link) ?? [];
      const target = to ? path.posix.join(path.posix.dirname(file), to) : file;
      local += 1;
      if (!known.has(target)) wrong.push(`${file}: ${link}`);
      const ids = pages.get(target)?.ids;
      // The floating picker comes with the script.
      if (hash && hash !== 'doc-variant-picker' && ids && !ids.has(decodeURIComponent(hash)))
        wrong.push(`${file}: ${link}`);
    }
  }
  assert.ok(local > 1000, `${local} links`);
  assert.deepEqual(wrong, []);
});

test('code shows the addresses that its author wrote', () => {
  const page = parse(readFileSync(path.join(built.folder, 'cms.html'), 'utf8'));
  assert.match(textOf(page), /<link rel="modulepreload" href="\/doc-variants\/shortcodes\.js">/);
});

test('every page of the site is reached from the first one', () => {
  const home = readFileSync(path.join(built.folder, 'install.html'), 'utf8');
  const links = attributesIn(parse(home), 'href');
  assert.deepEqual(
    built.names.filter((name) => !links.includes(`${name}.html`)),
    [],
  );
});

test('every element has a page of reference, with everything of it that is public', () => {
  const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  const elements = modules.flatMap((/** @type {any} */ { declarations }) => declarations);
  assert.ok(elements.length >= 8);
  for (const { tagName, ...element } of elements) {
    const page = parse(readFileSync(path.join(built.folder, `${tagName}.html`), 'utf8'));
    const text = textOf(page);
    for (const kind of KINDS) {
      for (const { name, privacy, inheritedFrom } of element[kind] ?? []) {
        if (privacy || inheritedFrom || !name) continue;
        assert.ok(text.includes(name), `${tagName}: ${kind} ${name} is not on its page`);
      }
    }
  }
});

test('npm start says where the site is in its last three lines, and serves it there', async () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  assert.equal(scripts.prestart, 'npm run -s site');
  // The site is built already, so npm only serves it.
  const server = spawn('npm', ['start', '--ignore-scripts', '--', built.folder], {
    env: { ...process.env, PORT: '0' },
    detached: true,
  });
  let text = '';
  const address = await new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(text)), 120_000).unref();
    server.stdout.on('data', (piece) => {
      text += String(piece);
      const found = /http:\S+/.exec(text)?.[0];
      if (found) resolve(found);
    });
  });
  try {
    const home = await fetch(String(address));
    assert.match(await home.text(), /One page/);
    assert.ok(text.trim().split('\n').slice(-3).join('\n').includes(String(address)), text);
    assert.equal((await fetch(new URL('nothing.html', String(address)))).status, 404);
    assert.match((await fetch(new URL('/', String(address)))).url, /\/demo\/$/);
  } finally {
    process.kill(-(server.pid ?? 0));
  }
});

describe('the site', AT_ONCE, () => {
  test('a guide shows one stack, and the address carries it', async () => {
    const page = await open('install.html?for=hugo');
    const text = await page.$eval('article', (it) => /** @type {HTMLElement} */ (it).innerText);
    assert.match(text, /hugo\.toml/);
    assert.doesNotMatch(text, /doc-variants\/react|Hugo: /);
    await page.browserContext().close();
  });

  test('without scripts everything is shown, and says whose it is', async () => {
    // Firefox's driver cannot turn scripts off; in a sandbox no page has them.
    const origin = await site.serveFolder(
      built.folder,
      {},
      { '/install.html': { 'content-security-policy': 'sandbox allow-same-origin' } },
    );
    const page = await site.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(`${origin}/install.html`);
    const text = await page.$eval('main', (it) => /** @type {HTMLElement} */ (it).innerText);
    for (const part of [
      /Hugo/,
      /doc-variants\/react/,
      /doc-variants\/svelte/,
      /Script tag or WordPress:/,
    ]) {
      assert.match(text, part);
    }
    assert.ok(await page.$eval('nav.pages a', (it) => it.checkVisibility()));
    await page.browserContext().close();
  });

  test('from a file it hides, shows and has its pickers', async () => {
    const page = await site.newPage();
    await page.goto(pathToFileURL(path.join(built.folder, 'passages.html')).href);
    const shown = () =>
      page.$$eval('.result if-variant', (blocks) =>
        blocks
          .filter((it) => it.lastElementChild?.checkVisibility())
          .map((it) => it.getAttribute('variants')),
      );
    assert.deepEqual(await shown(), ['serverless', '!go']);
    await page.evaluate(
      `document.querySelector('.result doc-variant-picker').shadowRoot.querySelector('[value=byoc]').click()`,
    );
    assert.deepEqual(await shown(), ['byoc', '!go']);
    await page.browserContext().close();
  });

  for (const what of ['3 s late', 'missing']) {
    test(`with its parts ${what} a guide is read and chosen in, and nothing jumps`, async () => {
      const page = await site.newPage();
      await page.setViewport({ width: 1280, height: 800 });
      /** @type {string[]} */
      const said = [];
      page.on('console', (message) => said.push(message.text()));
      await page.setRequestInterception(true);
      const late = new Promise((resolve) => setTimeout(resolve, 3000));
      page.on('request', async (request) => {
        const isPart = /\/doc-variants\/(?!doc-variants\.js)/.test(request.url());
        if (isPart && what === 'missing') return request.respond({ status: 404, body: '' });
        if (isPart) await late;
        return request.continue().catch(() => undefined);
      });
      await page.evaluateOnNewDocument(`window.shift_ = 0;
      try {
        new PerformanceObserver((list) => {
          for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift_ += value;
        }).observe({ type: 'layout-shift', buffered: true });
      } catch {}`);
      await page.goto(`${built.origin}install.html?for=hugo`, { waitUntil: 'load' });
      const text = () =>
        page.$eval('article', (it) => /** @type {HTMLElement} */ (it).innerText.slice(0, 5000));
      assert.match(await text(), /hugo\.toml/);
      await page.evaluate(() => document.querySelector('doc-variant-provider')?.select('react'));
      assert.match(await text(), /doc-variants\/react/);
      assert.doesNotMatch(await text(), /hugo\.toml/);
      const own = () => said.filter((line) => line.includes('[doc-variants]'));
      const missing = () => own().map((line) => /"(.*?)"/.exec(line)?.[1]);
      const expected = what === 'missing' ? ['reader', 'toc'] : [];
      await until(() => expected.every((part) => missing().includes(part)));
      // Nothing more is said then, nor said again.
      await rest(page);
      if (what !== 'missing') {
        await page.waitForFunction(
          () =>
            /** @type {HTMLElement | null} */ (
              document.querySelector('doc-variant-toc')
            )?.shadowRoot?.querySelectorAll('a').length === 5,
        );
      }
      const parts = missing();
      assert.equal(new Set(parts).size, parts.length, own().join('\n'));
      assert.deepEqual(parts.filter((part) => part !== 'tell-choice').sort(), expected);
      for (const line of own()) assert.match(line, /cannot load the part .*copy the whole folder/);
      // Firefox measures no shift.
      assert.ok(Number(await page.evaluate('shift_')) <= 0.02);
      await page.browserContext().close();
    });
  }

  test('the keyboard reaches the content first, the search by a key, and the page after it', async () => {
    const page = await open('choice.html');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.className'), 'skip');
    await page.keyboard.press('Enter');
    assert.match(page.url(), /#content$/);
    await page.keyboard.press('/');
    await page.waitForSelector('.finder[open] input');
    await page.keyboard.type('consent');
    await page.waitForSelector('.finder li a[href*="choice.html#"]');
    await page.keyboard.press('Escape');
    assert.equal(await page.$('.finder[open]'), null);
    await page.browserContext().close();
  });

  test('a search finds what is written for another stack, says so, and its link shows it', async () => {
    const page = await open('index.html');
    await page.keyboard.press('/');
    await page.waitForSelector('.finder[open] input');
    await page.keyboard.type('tell Vue which tags');
    const other = '.finder li a[href*="install.html?for=vue"]';
    await page.waitForSelector(other);
    assert.equal(await page.$eval(`${other} i`, (it) => it.textContent), 'Vue');
    // The list is drawn anew while more is found.
    const click = page.$eval(other, (it) => /** @type {HTMLElement} */ (it).click());
    await Promise.all([page.waitForNavigation(), click]);
    assert.match(page.url(), /install\.html\?for=vue/);
    const text = () => page.$eval('article', (it) => /** @type {HTMLElement} */ (it).innerText);
    assert.match(await text(), /isCustomElement/);
    // For readers of that stack it is a page as any other.
    await page.keyboard.press('/');
    await page.waitForSelector('.finder[open] input');
    await page.keyboard.type('tell Vue which tags');
    await page.waitForSelector(other);
    assert.equal(await page.$(`${other} i`), null);
    await page.browserContext().close();
  });

  test('the colours follow the system, and the choice of the reader on every page', async () => {
    const page = await open('words.html');
    const paper = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await paper();
    await page.click('.theme');
    await page.click('.theme');
    const dark = await paper();
    assert.notEqual(light, dark);
    await page.goto(`${built.origin}choice.html`);
    assert.equal(await paper(), dark);
    await page.browserContext().close();
  });

  test('the copy of a block of code is its text', async () => {
    const page = await open('typescript.html');
    await page.evaluate(
      `navigator.clipboard.writeText = async (text) => { window.copied_ = text; }`,
    );
    await page.evaluate(`document.querySelector('.copy').click()`);
    assert.match(
      String(await page.evaluate('copied_')),
      /^import 'doc-variants';\n\nconst provider = /,
    );
    await page.browserContext().close();
  });

  describe('the playground', () => {
    /**
     * @param {import('puppeteer-core').Page} page
     * @param {string} wanted what is waited for
     */
    async function resultOf(page, wanted) {
      const element = await page.waitForSelector('.playground iframe');
      for (let tries = 0; tries < 1200; tries++) {
        const frame = await element?.contentFrame();
        const text = await frame?.evaluate(() => document.body?.innerText ?? '').catch(() => '');
        if (text?.includes(wanted)) return text;
        if (!wanted) return '';
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`"${wanted}" does not appear`);
    }

    /** @param {object} state */
    const linkOf = (state) =>
      import('../../demo/scripts/share.js').then(({ writeLink }) =>
        writeLink(/** @type {any} */ (state)),
      );

    const PLAIN = {
      format: 'html',
      groups: 'deployment: serverless byoc',
      variant: 'byoc',
      text: '',
    };

    test('shows the page of each example to start from', async () => {
      const page = await open('playground.html');
      for (const [name, wanted] of [
        ['A first page', 'Connect'],
        ['Markdown with shortcodes', 'client := harbor.Connect(url)'],
        ['A table of contents', 'Install by the shell'],
        ['A mistake', 'The name is misspelt'],
      ]) {
        await page.select('[name=sample]', name ?? '');
        await resultOf(page, wanted ?? '');
      }
      await page.browserContext().close();
    });

    test('works for passages and pickers where the server lets no other origin have its files, and says so', async () => {
      const server = http.createServer(async ({ url = '', method }, response) => {
        const answer = await fetch(new URL(url, built.origin), { method });
        const type = answer.headers.get('content-type') ?? '';
        response.writeHead(answer.status, { 'content-type': type });
        response.end(Buffer.from(await answer.arrayBuffer()));
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      try {
        const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
        const text = '<p data-variants="byoc">mine</p><p data-variants="serverless">theirs</p>';
        const page = await site.newPage();
        await page.goto(
          `http://127.0.0.1:${port}/demo/playground.html${await linkOf({ ...PLAIN, text })}`,
        );
        let shown = await resultOf(page, 'mine');
        // Everything is shown until the script is there.
        for (let tries = 0; tries < 1200 && shown?.includes('theirs'); tries++) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          shown = await resultOf(page, 'mine');
        }
        assert.doesNotMatch(shown ?? '', /theirs/);
        const said = await page.$eval('.playground [role=status]', (it) => it.textContent);
        assert.match(said ?? '', /Access-Control-Allow-Origin/);
        await page.browserContext().close();
      } finally {
        server.close();
        server.closeAllConnections();
      }
    });

    test('takes what is written, and its link opens the same', async () => {
      const page = await open('playground.html');
      await page.evaluate(`(() => {
      const { groups, variant, text } = document.querySelector('.playground form').elements;
      groups.value = 'size: small large';
      variant.value = 'large';
      text.value = '<p data-variants="small">Tiny</p><p data-variants="large">Huge ä 漢</p>';
      text.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
      assert.doesNotMatch(await resultOf(page, 'Huge ä 漢'), /Tiny/);
      await page.click('[name=share]');
      await page.waitForFunction(`location.hash.length > 10`);
      const link = page.url();
      const other = await site.newPage();
      await other.goto(link);
      assert.doesNotMatch(await resultOf(other, 'Huge ä 漢'), /Tiny/);
      await other.browserContext().close();
      await page.browserContext().close();
    });

    test('a hostile link runs nothing, asks for nothing and goes nowhere', async () => {
      /** @type {string[]} */
      const asked = [];
      site.handle('/evil', ({ url }, response) => {
        asked.push(String(url));
        response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
      });
      const evil = `${site.origin}/evil`;
      const attacks = [
        `<script>parent.postMessage("ran", "*"); top.location = "${evil}?script"</script>`,
        `<img src="${evil}?image" onerror="parent.postMessage(\`ran\`, \`*\`)">`,
        `<form action="${evil}?form"><button>x</button></form><script>document.forms[0].submit()</script>`,
        `<base href="${evil}?base"><link rel="stylesheet" href="${evil}?sheet">`,
        `<iframe src="${evil}?frame"></iframe><object data="${evil}?object"></object>`,
        `<svg onload="parent.postMessage(\`ran\`, \`*\`)"></svg></doc-variant-provider><style>@import "${evil}?import"</style>`,
      ];
      // This one alone gets as far as an error of the browser in the frame.
      const leaves = `<meta http-equiv="refresh" content="0; url=${evil}?refresh">`;
      const end = '\n\n<p>The end</p>';
      for (const [format, text, wanted] of [
        ['html', attacks.join('\n\n') + end, 'The end'],
        ['markdown', leaves + attacks.join('\n\n') + end, 'The end'],
        ['html', leaves, ''],
      ]) {
        const state = { ...PLAIN, format, text };
        const page = await site.newPage();
        await page.evaluateOnNewDocument(
          `addEventListener('message', () => { window.ran_ = true; })`,
        );
        await page.goto(`${built.origin}playground.html${await linkOf(state)}`);
        await resultOf(page, wanted ?? '');
        // What runs or leaves would do so once all is there.
        await rest(page);
        await new Promise((resolve) => setTimeout(resolve, 300));
        assert.equal(await page.evaluate('window.ran_'), undefined);
        assert.deepEqual(asked, []);
        assert.match(page.url(), /playground\.html/);
        await page.browserContext().close();
      }
      // What is asked for would be seen.
      await fetch(`${evil}?control`);
      assert.deepEqual(asked, ['/evil?control']);
    });

    test('a link that is too long, broken or of another kind opens the first example', async () => {
      const { writeLink, readLink, MAX_TEXT_LENGTH } = await import('../../demo/scripts/share.js');
      const long = { ...PLAIN, text: 'x'.repeat(MAX_TEXT_LENGTH + 1) };
      const bomb = await linkOf(/** @type {any} */ (long));
      for (const hash of [bomb, '#x', '#%%%', `#${'A'.repeat(40_000)}`, '#constructor']) {
        assert.equal(await readLink(String(hash)), undefined);
      }
      const noise = Array.from({ length: 90_000 }, () => Math.random().toString(36)[2] ?? '').join(
        '',
      );
      assert.equal(
        await writeLink(/** @type {any} */ ({ ...PLAIN, text: noise })).catch(() => undefined),
        undefined,
      );
      const page = await open('playground.html#AAAA');
      await resultOf(page, 'Connect');
      await page.browserContext().close();
    });
  });
});
