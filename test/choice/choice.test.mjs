// What a reader has chosen, on real pages: remembered, shared by links, the same in all tabs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { engine } from '../browser.mjs';
import { openSite } from '../site.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @type {import('../site.mjs').Site} */
let site;

before(async () => (site = await openSite()));
after(() => site.close());

const GROUPS = 'deployment: serverless byoc=selfmanaged=onprem; language: java cpp go';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {string} attributes */
const html = (attributes = '', more = '') =>
  `<!doctype html><html lang="en"><title>Choice</title><script src="${site.scripts}/doc-variants.js"></script>
  <body><main><h1>Guide</h1><doc-variant-provider groups="${GROUPS}" variant="serverless java" ${attributes}>
  <doc-variant-picker group="deployment"><option value="serverless">Serverless</option>
    <option value="onprem">Your own cloud</option></doc-variant-picker>
  <if-variant variants="serverless"><p>S</p></if-variant><if-variant variants="byoc"><p>B</p></if-variant>
  <p data-variants="java">J</p><p data-variants="go">G</p></doc-variant-provider>${more}</main>`;

/** Opens tabs of one reader; each is a real page. */
class Reader {
  /** @type {import('../browser.mjs').Reader | undefined} */
  #reader;
  /** @type {string[]} */
  said = [];

  /**
   * @param {string} path
   * @param {string} [page]
   * @param {Record<string, string>} [headers]
   */
  async open(path, page, headers) {
    site.serve(path, [page ?? html()], headers);
    this.#reader ??= await site.newReader();
    const tab = await this.#reader.newPage();
    tab.on('console', (message) => this.said.push(message.text()));
    tab.on('pageerror', (error) => this.said.push(String(error)));
    await tab.goto(site.origin + path);
    return tab;
  }

  async close() {
    // Firefox breaks off what a page still loads when the reader leaves it, and the page says so.
    const isOfLeaving = (/** @type {string} */ text) =>
      engine === 'firefox' && /cannot load/.test(text);
    assert.deepEqual(
      this.said.filter((text) => !isOfLeaving(text)),
      [],
    );
    await this.#reader?.close();
  }
}

/** @param {string} title @param {(reader: Reader) => Promise<void>} act */
const reads = (title, act) =>
  test(title, async () => {
    const reader = new Reader();
    await act(reader);
    await reader.close();
  });

/** @param {Page} tab */
const shown = (tab) =>
  tab.evaluate(
    `[...document.querySelectorAll('p')].filter((p) => p.checkVisibility()).map((p) => p.textContent).join(' ')`,
  );
/** @param {Page} tab @param {string} text */
const becomes = (tab, text) =>
  tab.waitForFunction(
    `[...document.querySelectorAll('p')].filter((p) => p.checkVisibility()).map((p) => p.textContent).join(' ') === ${JSON.stringify(text)}`,
    { polling: 20 },
  );
/** @param {Page} tab @param {string} name @param {string} [cause] */
const select = (tab, name, cause = 'script') =>
  tab.evaluate(
    `document.querySelector('doc-variant-provider').select(${JSON.stringify(name)}, '${cause}')`,
  );
/** @param {Page} tab @param {string} end */
const addressEnds = (tab, end) =>
  tab.waitForFunction(`location.href.endsWith(${JSON.stringify(end)})`, {
    polling: 20,
  });
/** @param {Page} tab @param {'localStorage' | 'sessionStorage'} storage */
const stored = (tab, storage = 'localStorage') => tab.evaluate(`({ ...${storage} })`);
const NOTICE = `document.querySelector('doc-variant-notice:not([data-folded])')`;
/** @param {Page} tab */
const notice = (tab) => tab.evaluate(`${NOTICE}?.shadowRoot.textContent ?? ''`);
/**
 * Goes back as a reader does; the driver of Firefox waits for a load that does not come.
 *
 * @param {Page} tab @param {string} path where that leads
 */
const goBack = async (tab, path) => {
  await tab.evaluate('setTimeout(() => history.back())');
  await tab.waitForFunction(`location.pathname === '${path}'`, { polling: 20 });
};
/** Waits until a page has had time, and has nothing more to do. @param {Page} tab */
const settle = (tab) =>
  tab.evaluate(
    'new Promise((done) => setTimeout(() => requestIdleCallback(() => done(), { timeout: 5000 }), 150))',
  );

reads(
  'a choice is remembered on this page, on the next one, and by other groups',
  async (reader) => {
    const tab = await reader.open('/a');
    await tab.click('pierce/input[value=byoc]');
    assert.equal(await shown(tab), 'B J');
    assert.deepEqual(await stored(tab), { 'doc-variants:doc-variants': 'byoc' });
    await tab.goto(`${site.origin}/a`);
    assert.equal(await shown(tab), 'B J');
    site.serve('/languages', [
      `<!doctype html><title>Languages</title><script src="${site.scripts}/doc-variants.js"></script>
    <doc-variant-provider groups="language: java cpp go"><p data-variants="java">J</p></doc-variant-provider>`,
    ]);
    await tab.goto(`${site.origin}/languages`);
    await select(tab, 'go');
    await tab.goto(`${site.origin}/a`);
    assert.equal(await shown(tab), 'B G');
  },
);

reads('a product with a key of its own does not collide with others', async (reader) => {
  const tab = await reader.open('/a');
  await select(tab, 'byoc');
  const other = await reader.open('/b', html('sync-key="billing"'));
  assert.equal(await shown(other), 'S J');
  await select(other, 'go');
  assert.deepEqual(await stored(other), {
    'doc-variants:doc-variants': 'byoc',
    'doc-variants:billing': 'go',
  });
  assert.equal(await shown(tab), 'B J');
});

reads('a product that comes later takes for no link what the page has written', async (reader) => {
  const tab = await reader.open('/a');
  await select(tab, 'byoc', 'picker');
  await addressEnds(tab, '?variant=byoc');
  await tab.evaluate(
    (text) => document.body.insertAdjacentHTML('beforeend', text),
    `<doc-variant-provider sync-key="billing" groups="deployment: serverless byoc" variant="serverless">
      <p data-variants="serverless">new S</p><p data-variants="byoc">new B</p></doc-variant-provider>`,
  );
  assert.equal(await shown(tab), 'B J new S');
  // It follows the address once it has written there that nothing is chosen by its key.
  await addressEnds(tab, '/a');
  // A router's link is one to both, also where it says what the page has written before.
  await tab.evaluate(`for (const name of ['serverless', 'byoc']) {
    history.pushState(null, '', '?variant=' + name);
    dispatchEvent(new PopStateEvent('popstate'));
  }`);
  await tab.waitForFunction(
    `[...document.querySelectorAll('p')].some((p) => p.textContent === 'new B' && p.checkVisibility())`,
  );
  assert.equal(await shown(tab), 'B J new B');
});

reads(
  'a choice of the session lasts in its tab only, and one of the page is not stored',
  async (reader) => {
    const tab = await reader.open('/s', html('persistence="session"'));
    await select(tab, 'byoc');
    await tab.goto(`${site.origin}/s`);
    assert.equal(await shown(tab), 'B J');
    assert.equal(await shown(await reader.open('/s', html('persistence="session"'))), 'S J');
    const none = await reader.open('/n', html('persistence="none"'));
    await select(none, 'byoc');
    await addressEnds(none, '?variant=byoc');
    assert.deepEqual([await stored(none), await stored(none, 'sessionStorage')], [{}, {}]);
    await none.reload();
    assert.equal(await shown(none), 'B J');
  },
);

reads('consent given later stores what is chosen from then on', async (reader) => {
  const tab = await reader.open('/consent', html('persistence="none"'));
  await select(tab, 'byoc');
  await tab.evaluate(`(() => {
    const provider = document.querySelector('doc-variant-provider');
    provider.persistence = 'local';
    for (const name of provider.variant.split(' ')) provider.select(name);
  })()`);
  assert.deepEqual(await stored(tab), { 'doc-variants:doc-variants': 'java byoc' });
  assert.equal(await shown(tab), 'B J');
});

reads('storage that is blocked only means that nothing is remembered', async (reader) => {
  const tab = await reader.open('/blocked?variant=go', html(), {
    'content-security-policy': 'sandbox allow-scripts',
  });
  assert.equal(
    await tab.evaluate(
      `(() => { try { return typeof localStorage } catch (error) { return error.name } })()`,
    ),
    'SecurityError',
  );
  assert.equal(await shown(tab), 'S G');
  await tab.click('pierce/input[value=byoc]');
  assert.equal(await shown(tab), 'B G');
  await settle(tab);
});

reads('storage that is full only means that nothing is remembered', async (reader) => {
  const tab = await reader.open('/full');
  await tab.evaluate(`(() => {
    for (const storage of [localStorage, sessionStorage]) {
      let text = 'x'.repeat(1 << 22);
      for (let at = 0; text; at++) {
        try { storage.setItem('host' + at, text) } catch { text = text.slice(text.length / 2 + 1) }
      }
    }
  })()`);
  await tab.click('pierce/input[value=byoc]');
  assert.equal(await shown(tab), 'B J');
  await addressEnds(tab, '?variant=byoc');
  assert.equal(await tab.evaluate(`localStorage.getItem('doc-variants:doc-variants')`), null);
  await tab.goto(`${site.origin}/full`);
  assert.equal(await shown(tab), 'S J');
});

reads(
  'a stored text that is corrupt, huge, hostile or of another page is ignored and left',
  async (reader) => {
    const tab = await reader.open('/corrupt');
    for (const [text, expected] of [
      ['{"deployment":"byoc"}', 'S J'],
      ['<img src=x onerror=alert(1)> byoc', 'B J'],
      ['__proto__ constructor windows', 'S J'],
      ['byoc '.repeat(100_000), 'S J'],
      ['windows onprem linux', 'B J'],
      ['\u0000\uD800', 'S J'],
    ]) {
      await tab.evaluate((it) => localStorage.setItem('doc-variants:doc-variants', it), text);
      await tab.reload();
      assert.equal(await shown(tab), expected, text);
      assert.equal(await tab.evaluate(`localStorage['doc-variants:doc-variants']`), text);
    }
    await tab.evaluate(`localStorage['doc-variants:doc-variants'] = 'windows serverless'`);
    await select(tab, 'byoc');
    assert.deepEqual(await stored(tab), { 'doc-variants:doc-variants': 'byoc windows serverless' });
  },
);

reads('a link chooses for the session, and never overwrites the stored choice', async (reader) => {
  const tab = await reader.open('/a');
  await select(tab, 'byoc');
  const other = await reader.open('/a?variant=serverless,go,nothing');
  assert.equal(await shown(other), 'S G');
  await other.goto(`${site.origin}/a`);
  assert.equal(await shown(other), 'S G');
  assert.deepEqual(await stored(other), { 'doc-variants:doc-variants': 'byoc' });
  assert.equal(await shown(tab), 'B J');
  assert.equal(await shown(await reader.open('/a')), 'B J');
});

reads(
  'a link with an old name, and a picker’s option with one, mean the variant',
  async (reader) => {
    const tab = await reader.open('/a?variant=selfmanaged');
    assert.equal(await shown(tab), 'B J');
    assert.equal(
      await tab.$eval('pierce/input:checked', (it) => it.closest('label')?.textContent),
      'Your own cloud',
    );
    await select(tab, 'serverless');
    await addressEnds(tab, '?variant=serverless');
    assert.equal(await select(tab, 'onprem'), true);
    await addressEnds(tab, '?variant=byoc');
    assert.deepEqual(await stored(tab), { 'doc-variants:doc-variants': 'byoc serverless' });
  },
);

reads('a choice changes only its parameter of the address, to the byte', async (reader) => {
  for (const [before, after] of [
    ['/a', '/a?variant=byoc'],
    ['/a?', '/a?variant=byoc'],
    [
      '/a?q=a%20b+c&&x=%E4&variant=go&y#part%20?variant=x',
      '/a?q=a%20b+c&&x=%E4&variant=byoc,go&y#part%20?variant=x',
    ],
    ['/a?variant2=x#:a', '/a?variant2=x&variant=byoc#:a'],
    ['/a?v%61riant=windows,go', '/a?v%61riant=byoc,go,windows'],
    ['/a??variant=go', '/a??variant=go&variant=byoc'],
    ['//a?x', '//a?x&variant=byoc'],
  ]) {
    const own = new Reader();
    site.serve('/a', [html()]);
    const tab = await own.open('/a');
    // Two slashes name a host, to whom resolves them.
    site.serve('/', [html()]);
    await tab.evaluate('localStorage.clear()');
    await tab.goto(site.origin + before);
    await tab.evaluate(`history.replaceState({ host: 1 }, '')`);
    const length = await tab.evaluate('history.length');
    await select(tab, 'byoc');
    await addressEnds(tab, `127.0.0.2:${new URL(site.origin).port}${after}`);
    assert.equal(await tab.evaluate('history.state.host'), 1);
    assert.equal(await tab.evaluate('history.length'), length);
    await own.close();
  }
  const off = await reader.open('/off?variant=byoc', html('url-param=""'));
  assert.equal(await shown(off), 'S J');
  await select(off, 'byoc');
  await settle(off);
  assert.ok(off.url().endsWith('/off?variant=byoc'));
  const named = await reader.open('/named?p=go&variant=serverless', html('url-param="p"'));
  await addressEnds(named, '/named?p=go&variant=serverless');
  assert.equal(await shown(named), 'B G');
});

reads(
  'a page that the reader comes back to shows the choice, not its own old address',
  async (reader) => {
    const tab = await reader.open('/a');
    await select(tab, 'byoc');
    await addressEnds(tab, '?variant=byoc');
    site.serve('/b', [html()], { 'cache-control': 'no-store' });
    await tab.goto(`${site.origin}/b`);
    await select(tab, 'serverless');
    await addressEnds(tab, '?variant=serverless');
    await goBack(tab, '/a');
    await becomes(tab, 'S J');
    await tab.evaluate('window.isOld_ = true; setTimeout(() => location.reload())');
    await tab.waitForFunction(`!window.isOld_ && document.readyState === 'complete'`, {
      polling: 20,
    });
    assert.equal(await shown(tab), 'S J');
    assert.equal(await notice(tab), '');
  },
);

reads(
  'what the page itself wrote is no link once it is reloaded, after a link within the page as well',
  async (reader) => {
    const tab = await reader.open('/a');
    await select(tab, 'byoc');
    await addressEnds(tab, '?variant=byoc');
    await tab.reload();
    await tab.waitForSelector('[role=status]');
    await tab.evaluate(`location.hash = 'place'`);
    const other = await reader.open('/b');
    await select(other, 'serverless');
    await addressEnds(tab, '?variant=serverless#place');
    await settle(tab);
    assert.equal(await shown(tab), 'S J');
    assert.equal(await notice(tab), '');
  },
);

for (const [what, attributes] of [
  ['srcdoc', (/** @type {string} */ text) => `srcdoc="${text.replaceAll('"', '&quot;')}"`],
  [
    'sandboxed srcdoc',
    (/** @type {string} */ text) =>
      `sandbox="allow-scripts" srcdoc="${text.replaceAll('"', '&quot;')}"`,
  ],
  ['sandboxed', () => 'sandbox="allow-scripts" src="/inner?variant=go"'],
]) {
  reads(`a ${what} frame works, and nothing throws`, async (reader) => {
    site.serve('/inner', [html()]);
    const tab = await reader.open(
      '/outer',
      `<!doctype html><title>Outer</title><iframe title="page" ${attributes(html())}></iframe>`,
    );
    const frame = tab.frames()[1] ?? assert.fail('no frame');
    await frame.waitForSelector('doc-variant-picker');
    await frame.evaluate(`document.querySelector('doc-variant-provider').select('byoc')`);
    const text = await frame.evaluate(
      `[...document.querySelectorAll('p')].filter((p) => p.checkVisibility()).map((p) => p.textContent).join(' ')`,
    );
    assert.equal(text, what === 'sandboxed' ? 'B G' : 'B J');
    await settle(tab);
  });
}

reads(
  'two tabs show the same, wherever the reader chooses, and a forged event changes nothing',
  async (reader) => {
    const one = await reader.open('/a');
    const two = await reader.open('/b', html('', '<p id="log"></p>'));
    const log = `document.querySelector('#log')`;
    await two.evaluate(`for (const type of ['before-variant-change', 'variant-change'])
    addEventListener(type, ({ cause, variant }) => { window.log_ = [...(window.log_ ?? []), type, cause, variant] })`);
    await select(one, 'byoc', 'picker');
    await becomes(two, 'B J ');
    assert.deepEqual(await two.evaluate('log_.splice(0)'), [
      ...['before-variant-change', 'storage', 'byoc java'],
      ...['variant-change', 'storage', 'byoc java'],
    ]);
    await select(two, 'go');
    await becomes(one, 'B G');
    await two.evaluate(
      `${log}.remove(); dispatchEvent(new StorageEvent('storage', { key: 'doc-variants:doc-variants', newValue: 'serverless' }))`,
    );
    assert.equal(await shown(two), 'B G');
    await one.evaluate(`localStorage.setItem('doc-variants:doc-variants', '<serverless>')`);
    await one.evaluate(`localStorage.clear()`);
    await settle(two);
    assert.equal(await shown(two), 'B G');
    await two.evaluate(
      `addEventListener('before-variant-change', (event) => event.preventDefault())`,
    );
    await select(one, 'serverless');
    await settle(two);
    assert.equal(await shown(two), 'B G');
  },
);

reads(
  'the address of a tab follows what another one chooses, where it says something',
  async (reader) => {
    const one = await reader.open('/a');
    await select(one, 'byoc');
    await addressEnds(one, '?variant=byoc');
    const two = await reader.open('/b');
    await select(two, 'serverless');
    await addressEnds(one, '/a?variant=serverless');
    await select(one, 'go');
    await becomes(two, 'S G');
    const three = await reader.open('/c');
    await select(one, 'byoc');
    await becomes(three, 'B G');
    await settle(three);
    assert.ok(three.url().endsWith('/c'));
  },
);

test('a page from the back/forward cache shows what was chosen since', async () => {
  // Without windows, Chromium keeps no page.
  const { close, open, origin, serve } = await openSite({ isWhole: true });
  try {
    const { page: tab } = await open('/a', [html()]);
    await tab.evaluate(
      `addEventListener('pageshow', ({ persisted }) => { window.persisted_ = persisted })`,
    );
    serve('/b', [html()]);
    await tab.goto(`${origin}/b`);
    await select(tab, 'byoc');
    await goBack(tab, '/a');
    await becomes(tab, 'B J');
    assert.equal(await tab.evaluate('persisted_'), true);
  } finally {
    await close();
  }
});

reads(
  'a notice says that a link has chosen, and leads back to the reader’s own choice',
  async (reader) => {
    const first = await reader.open('/a?variant=byoc');
    await settle(first);
    assert.equal(await notice(first), '', 'there is nothing to go back to');
    await first.evaluate('sessionStorage.clear()');
    await first.goto(`${site.origin}/a`);
    await select(first, 'byoc');
    const tab = await reader.open('/a?variant=serverless,java#x');
    await tab.waitForFunction(NOTICE);
    assert.equal(
      await notice(tab),
      'Showing Serverless, because the link points there.Back to Your own cloud✕',
    );
    await tab.setViewport({ width: 320, height: 568 });
    const { left, right, bottom } = /** @type {DOMRect} */ (
      await tab.evaluate(`${NOTICE}.getBoundingClientRect().toJSON()`)
    );
    assert.ok(left >= 0 && right <= 320 && bottom <= 568);
    await tab.evaluate(axe);
    const { violations } = /** @type {import('axe-core').AxeResults} */ (
      await tab.evaluate('axe.run()')
    );
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    );
    const back = await tab.$('pierce/[part=back]');
    await back?.click();
    await becomes(tab, 'B J');
    await addressEnds(tab, '?variant=byoc#x');
    assert.equal(await notice(tab), '');
    await tab.reload();
    assert.equal(await shown(tab), 'B J');
  },
);

reads(
  'the notice folds to its handle for the session when it is dismissed, and goes when the reader chooses',
  async (reader) => {
    const own = await reader.open('/a');
    await select(own, 'byoc');
    const tab = await reader.open('/a?variant=serverless');
    await tab.waitForFunction(NOTICE);
    await tab.evaluate(`${NOTICE}.shadowRoot.querySelector('button:last-child').focus()`);
    await tab.keyboard.press('Escape');
    assert.equal(await notice(tab), '');
    await tab.goto(`${site.origin}/a`);
    const handle = await tab.waitForSelector('pierce/[part=fold]', { visible: true });
    assert.equal(await shown(tab), 'S J');
    assert.equal(await notice(tab), '');
    await handle?.click();
    assert.match(String(await notice(tab)), /^Showing Serverless, .*Back to Your own cloud/);
    await tab.reload();
    await tab.waitForFunction(NOTICE);
    const other = await reader.open('/a?variant=serverless');
    await other.waitForFunction(NOTICE);
    await select(other, 'go');
    await settle(other);
    assert.match(String(await notice(other)), /Serverless/);
    await other.click('pierce/input[value=byoc]');
    await becomes(other, 'B G');
    await settle(other);
    assert.equal(await notice(other), '');
  },
);

reads('what a script or link reveals is for the session, with a way back', async (reader) => {
  const tab = await reader.open('/a');
  await select(tab, 'byoc', 'reveal');
  await tab.waitForFunction(NOTICE);
  assert.match(String(await notice(tab)), /Your own cloud.*Back to Serverless/);
  assert.deepEqual(await stored(tab), {});
  await addressEnds(tab, '/a?variant=byoc');
  await tab.evaluate(`document.querySelector('doc-variant-provider').remove()`);
  await settle(tab);
  assert.equal(await notice(tab), '');
});

reads(
  'a first visit starts with what detectors find, and the reader’s choice comes first',
  async (reader) => {
    const page = `<!doctype html><title>Detect</title><script src="${site.scripts}/doc-variants.js"></script>
    <doc-variant-provider groups="os: windows linux macos; plan: free paid" detect="os" variant="windows free">
    <p data-variants="windows">W</p><p data-variants="linux">L</p><p data-variants="macos">M</p>
    <p data-variants="free">F</p><p data-variants="paid">P</p></doc-variant-provider>`;
    const tab = await reader.open('/detect', page);
    await becomes(tab, 'L F');
    assert.deepEqual(await stored(tab), {});
    assert.ok(tab.url().endsWith('/detect'));
    await tab.evaluate(`document.querySelector('doc-variant-provider').detect = {
    plan: (variants) => Promise.resolve(variants.at(-1)), os: () => { throw new Error('no') } }`);
    await becomes(tab, 'W P');
    await select(tab, 'macos');
    await tab.reload();
    await settle(tab);
    assert.equal(await shown(tab), 'M F');
  },
);

for (const [how, go] of [
  ['pushState', `(to) => history.pushState({ router: 1 }, '', to)`],
  ['replaceState', `(to) => history.replaceState({ router: 1 }, '', to)`],
  [
    'the Navigation API',
    `(to) => {
      navigation.addEventListener('navigate', (event) => event.intercept({ handler: async () => {} }), { once: true });
      return navigation.navigate(to).finished.then(() => undefined);
    }`,
  ],
]) {
  reads(`a provider that stays follows a router’s address by ${String(how)}`, async (reader) => {
    const tab = await reader.open('/router?variant=serverless');
    await tab.waitForSelector('[role=status]');
    /** @param {string} to */
    const route = (to) => tab.evaluate(`(${String(go)})(${JSON.stringify(to)})`);
    await route('?variant=byoc,go&tab=1');
    assert.equal(await shown(tab), 'B G');
    assert.equal(new URL(tab.url()).search, '?variant=byoc,go&tab=1');
    if (how === 'replaceState') return;
    await tab.goBack();
    await becomes(tab, 'S G');
    await tab.goForward();
    await becomes(tab, 'B G');
    // What the reader chooses is written, and is no link that the provider follows.
    await tab.click('pierce/input[value=serverless]');
    await tab.waitForFunction(`location.search.includes('serverless')`);
    assert.equal(await shown(tab), 'S G');
    await route('?variant=onprem');
    assert.equal(await shown(tab), 'B G');
    // A form says a parameter once for each of its fields; written anew, it stands once.
    await route('?variant=serverless&a=1&variant=java');
    assert.equal(await shown(tab), 'S J');
    await tab.click('pierce/input[value=byoc]');
    await tab.waitForFunction(`location.search === '?variant=byoc,java&a=1'`);
    await route('?variant=onprem,go');
    assert.equal(await shown(tab), 'B G');
    await route('/elsewhere');
    assert.equal(await shown(tab), 'B G');
  });
}

for (const [title, act, texts, address] of [
  [
    'a router that comes behind a script’s choice has the last word',
    `select('go'), select('serverless'), go('?variant=byoc')`,
    'B G',
    '?variant=byoc,go',
  ],
  [
    'a script’s choice behind a router has the last word',
    `go('?variant=byoc,go'), select('serverless')`,
    'S G',
    '?variant=serverless,go',
  ],
  [
    'a choice goes along where a router leaves the address that named another',
    `select('byoc'), go('/elsewhere?a=1')`,
    'B J',
    '?a=1&variant=byoc',
  ],
]) {
  for (const late of [/^reader/, /^(?:reader|tell-choice)/, /^tell-choice/, /^-/]) {
    reads(`${title}, with parts that are late: ${late.source}`, async (reader) => {
      /** @type {(value?: unknown) => void} */
      let arrive = () => undefined;
      const held = new Promise((resolve) => (arrive = resolve));
      site.gate = (file) => (late.test(file) ? held.then(() => undefined) : undefined);
      const tab = await reader.open(`/race?a=1&variant=serverless`);
      await tab.evaluate(`{
        const select = (name) => document.querySelector('doc-variant-provider').select(name);
        const go = (to) => history.pushState(null, '', to);
        ${act};
      }`);
      // As long as a choice takes to be written.
      await settle(tab);
      arrive();
      site.gate = undefined;
      await becomes(tab, String(texts));
      await tab.waitForFunction(`location.search === '${address}'`);
      await settle(tab);
      assert.equal(await shown(tab), texts);
      assert.equal(new URL(tab.url()).search, address);
    });
  }
}

reads('the address names only what was chosen', async (reader) => {
  const tab = await reader.open('/own?a=1&variant=byoc#top');
  await tab.waitForSelector('[role=status]');
  assert.equal(await shown(tab), 'B J');
  assert.equal(tab.url(), `${site.origin}/own?a=1&variant=byoc#top`);
  await tab.evaluate(`document.querySelector('doc-variant-provider').select('go')`);
  await tab.waitForFunction(`location.search === '?a=1&variant=byoc,go'`);
});

reads('providers follow a router by parameters and keys of their own', async (reader) => {
  const one = (/** @type {string} */ key, /** @type {string} */ parameter) =>
    `<doc-variant-provider sync-key="${key}" url-param="${parameter}" groups="deployment: serverless byoc" variant="serverless">
      <p data-variants="serverless">${key}S</p><p data-variants="byoc">${key}B</p></doc-variant-provider>`;
  const tab = await reader.open(
    '/keys',
    `<!doctype html><title>Keys</title><script src="${site.scripts}/doc-variants.js"></script><body>${one('a', 'v')}${one('b', 'w')}${one('c', '')}${one('d', 'v')}`,
  );
  await tab.waitForSelector('[role=status]');
  await tab.evaluate(`history.pushState(null, '', '?v=byoc&variant=byoc')`);
  assert.equal(await shown(tab), 'aB bS cS dB');
  // The library writes for one what the other does not follow.
  await tab.evaluate(`document.querySelector('[sync-key=d]').select('serverless')`);
  await tab.waitForFunction(`location.search.includes('v=serverless')`);
  assert.equal(await shown(tab), 'aB bS cS dS');
  await tab.evaluate(`document.querySelector('[sync-key=c]').select('byoc')`);
  await tab.evaluate(`history.pushState(null, '', '?w=byoc')`);
  assert.equal(await shown(tab), 'aB bB cB dS');
  assert.equal(await tab.evaluate('location.search'), '?w=byoc');
});
