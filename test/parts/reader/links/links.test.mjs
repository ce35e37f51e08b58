// Links to what is hidden, in a real page: each lands where the browser puts a target that is shown.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSite } from '../../../site.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @type {import('../../../site.mjs').Site} */
let site;
before(async () => {
  site = await openSite();
  for (const [path, text] of pagesOfMarkdown) {
    site.handle(path, (_request, response) => {
      setTimeout(() => response.writeHead(200, { 'content-type': 'text/markdown' }).end(text), 150);
    });
  }
});
after(() => site.close());

const GROUPS = 'deployment: serverless byoc; language: java cpp go';

let count = 0;
/** @type {Map<string, string>} */
const pagesOfMarkdown = new Map();

/** @param {number} count */
const filler = (count) =>
  '<p>Text that is there for everyone, and long enough to take a line or two of a narrow window.</p>'.repeat(
    count,
  );

/** What stands in the way: passages of several heights, above and below. */
const around = (/** @type {string} */ inner, below = filler(40)) => `
  ${filler(12)}<if-variant variants="serverless">${filler(7)}</if-variant>
  <p data-variants="byoc" style="block-size: 431px">Tall</p><p data-variants="go">Go</p>
  <p id="plain">Shown to all</p>${inner}
  <if-variant variants="byoc">${filler(5)}</if-variant>${below}`;

/** @param {string} body @param {string} [attributes] */
const html = (body, attributes = '') =>
  `<!doctype html><html lang="en"><title>Links</title>
  <style>html { scroll-padding-top: 47px } h2 { scroll-margin-top: 13px } :target { color: red } #box { block-size: 300px; overflow: auto }</style>
  <script src="${site.scripts}/doc-variants.js"></script><body>
  <doc-variant-provider groups="${GROUPS}" variant="serverless java" ${attributes}>
  <doc-variant-picker group="deployment"><option value="serverless">Serverless</option><option value="byoc">BYOC</option></doc-variant-picker>
  <p><a id="go" href="#x">go</a> <a id="other" href="#plain">other</a></p>${body}</doc-variant-provider>`;

const heading = '<h2 id="x">Target</h2>';
const second = '<h2 id="x" class="second">Target</h2>';
const passage = `<if-variant variants="byoc">${filler(3)}${heading}</if-variant>`;
const nested = `<if-variant variants="byoc"><div data-variants="!java !cpp">${filler(2)}<if-variant variants="go cpp">${heading}</if-variant></div></if-variant>`;
const inner = `<doc-variant-provider sync-key="none" groups="cloud: aws gcp" variant="aws">
  <if-variant variants="gcp byoc">${filler(2)}${heading}</if-variant></doc-variant-provider>`;
const row = '<tr><td>Cell</td></tr>';

/** A page of Markdown that comes later, with something long before the place in question. */
const late = (/** @type {string} */ text) => {
  const path = `/late-${++count}.md`;
  pagesOfMarkdown.set(
    path,
    `{{< if-variant "serverless" >}}\n\n${'Line.\n\n'.repeat(9)}{{< /if-variant >}}\n\n${text}\n\n${'After.\n\n'.repeat(90)}`,
  );
  return `<doc-variant-markdown src="${path}">Loading</doc-variant-markdown>`;
};

/**
 * Makes a page with a link, and what a reader does to follow it.
 *
 * @typedef {object} Case
 * @property {string} body
 * @property {string} shown the selection with which the target is shown
 * @property {string} [inner] the selection of a nested provider
 * @property {string} [target] selects the target, `#x` if it is not said
 * @property {string} [lands] selects what the browser would go to, where the target has no box
 * @property {string} [hash] opens the page with it
 * @property {(page: Page) => Promise<unknown>} [act]
 * @property {string} [tree] what the target stands in, `document` if it is not said
 * @property {string} [below] what follows, much text if it is not said
 * @property {boolean} [isPseudo] whether the target is `:target`, true if it is not said
 */

const click = (/** @type {string} */ selector) => (/** @type {Page} */ page) =>
  page.click(selector);
const clickGo = click('#go');
/** @type {Record<string, Case>} */
const cases = {
  'a passage, by a click': { body: passage, shown: 'byoc java', act: clickGo },
  'a passage, on load': { body: passage, shown: 'byoc java', hash: '#x' },
  'an element with data-variants, by the keyboard': {
    body: '<h2 id="x" data-variants="cpp">Target</h2>',
    shown: 'serverless cpp',
    act: async (page) => {
      await page.focus('#go');
      await page.keyboard.press('Enter');
    },
  },
  'an element with data-variants, on load': {
    body: '<h2 id="x" data-variants="cpp go">Target</h2>',
    shown: 'serverless cpp',
    hash: '#x',
  },
  'nested passages, by a click': { body: nested, shown: 'byoc go', act: clickGo },
  'nested passages, on load': { body: nested, shown: 'byoc go', hash: '#x' },
  'a nested provider, by a click': { body: inner, shown: 'byoc java', inner: 'gcp', act: clickGo },
  'a nested provider, on load': { body: inner, shown: 'byoc java', inner: 'gcp', hash: '#x' },
  'a nested provider that is hidden itself, by a click': {
    body: `<doc-variant-provider data-variants="byoc" sync-key="none" groups="cloud: aws gcp" variant="aws">
      ${filler(2)}<p data-variants="gcp serverless byoc">${heading}</p></doc-variant-provider>`,
    shown: 'byoc java',
    inner: 'aws',
    act: clickGo,
    target: 'h2',
  },
  'the one of several variants that is shown, by a click': {
    body: `<if-variant variants="byoc">${heading}</if-variant>${filler(4)}<if-variant variants="serverless">${second}</if-variant>`,
    shown: 'serverless java',
    target: '.second',
    act: clickGo,
  },
  'the one of several variants that is shown, on load': {
    body: `<if-variant variants="byoc">${heading}</if-variant>${filler(4)}<if-variant variants="serverless">${second}</if-variant>`,
    shown: 'serverless java',
    target: '.second',
    hash: '#x',
  },
  'the nearest of several hidden variants, by a click': {
    body: `<if-variant variants="byoc go">${heading}</if-variant>${filler(4)}<if-variant variants="cpp">${second}</if-variant>`,
    shown: 'serverless cpp',
    target: '.second',
    act: clickGo,
  },
  'the nearest of several hidden variants, on load': {
    body: `<if-variant variants="byoc go">${heading}</if-variant>${filler(4)}<if-variant variants="cpp">${second}</if-variant>`,
    shown: 'serverless cpp',
    target: '.second',
    hash: '#x',
  },
  'a row of a table, by a click': {
    body: `<table>${row.repeat(9)}<tr id="x" data-variants="byoc"><td>Target</td></tr>${row.repeat(9)}</table>`,
    shown: 'byoc java',
    act: clickGo,
  },
  'a word in a row of a table, on load': {
    body: `<table>${row.repeat(9)}<tr data-variants="byoc"><td><b id="x">Target</b></td></tr>${row.repeat(9)}</table>`,
    shown: 'byoc java',
    hash: '#x',
  },
  'a heading of Markdown that comes later, on load': {
    body: late(`{{< if-variant "byoc" >}}\n\n## Target {#x}\n\n{{< /if-variant >}}`),
    shown: 'byoc java',
    hash: '#x',
  },
  'a heading of Markdown that comes later and is shown, on load': {
    body: late('## Target {#x}'),
    shown: 'serverless java',
    hash: '#x',
  },
  'a heading of Markdown that came later, by a click': {
    body: late(`{{< if-variant "byoc" >}}\n\n## Target {#x}\n\n{{< /if-variant >}}`),
    shown: 'byoc java',
    act: async (page) => {
      await page.waitForSelector('#x');
      await clickGo(page);
    },
  },
  'an anchor that Markdown gave a prefix, by a click': {
    body: late(`{{< if-variant "byoc" >}}\n\n<a id="x"></a>Target\n\n{{< /if-variant >}}`),
    shown: 'byoc java',
    target: '[id=user-content-x]',
    lands: 'p:has(> [id=user-content-x])',
    act: async (page) => {
      await page.waitForSelector('[id=user-content-x]');
      await clickGo(page);
    },
  },
  'an anchor that Markdown gave a prefix, on load': {
    body: late(`{{< if-variant "byoc" >}}\n\n<a name="x">Target</a>\n\n{{< /if-variant >}}`),
    shown: 'byoc java',
    target: '[name=user-content-x]',
    lands: '[name=user-content-x]',
    hash: '#x',
  },
  'a shown anchor that Markdown gave a prefix, by an address that a script sets': {
    body: late(`Text\n\n<p id="x">Target</p>`),
    shown: 'serverless java',
    target: '[id=user-content-x]',
    act: async (page) => {
      await page.waitForSelector('[id=user-content-x]');
      await page.evaluate(`location.hash = 'x'`);
    },
  },
  'a passage, by a link in a shadow root': {
    body: `<div><template shadowrootmode="open"><a href="#x">go</a></template></div>${passage}`,
    shown: 'byoc java',
    act: (page) => page.$eval('div', ({ shadowRoot }) => shadowRoot?.querySelector('a')?.click()),
  },
  'a passage in a shadow root, by a link there': {
    body: `<div id="host"><template shadowrootmode="open"><a href="#x">go</a>${passage}</template></div>`,
    shown: 'byoc java',
    tree: `document.querySelector('#host').shadowRoot`,
    isPseudo: false,
    act: (page) => page.$eval('#host', ({ shadowRoot }) => shadowRoot?.querySelector('a')?.click()),
  },
  'a passage that another link has hidden, with Back': {
    body: `<h2 id="y" data-variants="serverless">Other</h2>${filler(6)}${passage}<a id="to-y" href="#y">y</a>`,
    shown: 'byoc java',
    act: async (page) => {
      await clickGo(page);
      await settle(page);
      await page.$eval('#to-y', (link) => link.click());
      await page.waitForFunction(`document.querySelector('#y').checkVisibility()`);
      await settle(page);
      await page.goBack();
    },
  },
  'a passage that Back has hidden, with Forward': {
    body: `<p data-variants="serverless"><a id="first" href="#x">x</a></p>${passage}`,
    shown: 'byoc java',
    act: async (page) => {
      await page.$eval('#first', (link) => link.click());
      await settle(page);
      await page.goBack();
      await page.waitForFunction(`document.querySelector('#first').checkVisibility()`);
      await settle(page);
      await page.goForward();
    },
  },
  'a passage, by an address that a script sets': {
    body: passage,
    shown: 'byoc java',
    act: (page) => page.evaluate(`location.hash = 'x'`),
  },
  'a passage that has the id itself and no box, by a click': {
    body: `<if-variant id="x" variants="byoc"><p class="first">Target</p></if-variant>`,
    shown: 'byoc java',
    lands: '.first',
    act: clickGo,
  },
  'a passage that has the id itself and no box, on load': {
    body: `<if-variant id="x" variants="byoc"><p class="first">Target</p></if-variant>`,
    shown: 'byoc java',
    lands: '.first',
    hash: '#x',
  },
  'an anchor of the old kind, by a click': {
    body: `<if-variant variants="byoc">${filler(3)}<a name="x">Target</a></if-variant>`,
    shown: 'byoc java',
    target: 'a[name]',
    act: clickGo,
  },
  'a name in another script, on load': {
    body: `<h2 id="über uns" data-variants="go">Target</h2>`,
    shown: 'serverless go',
    target: 'h2[id]',
    hash: '#%C3%BCber%20uns',
  },
  'a name with the sign that begins names, on load': {
    body: `<h2 id="guide#install" data-variants="go">Target</h2>`,
    shown: 'serverless go',
    target: 'h2[id]',
    hash: '#guide#install',
  },
  'a passage below what comes late, without scroll anchoring': {
    body: `<style>html { overflow-anchor: none }</style><div id="late"></div>${passage}`,
    shown: 'byoc java',
    hash: '#x',
    act: (page) =>
      page.$eval('#late', (box) => {
        box.style.blockSize = '700px';
        return new Promise(requestAnimationFrame);
      }),
  },
  'the end of a page that becomes short, by a click': {
    body: `<p data-variants="serverless" style="block-size: 3000px">Tall</p><p><a id="end" href="#x">x</a></p>
      <if-variant variants="byoc">${heading}<p>End</p></if-variant>`,
    shown: 'byoc java',
    act: (page) => page.click('#end'),
    below: '',
  },
  'a passage in a box that scrolls, by a click': {
    body: `<div id="box">${filler(9)}${passage}${filler(9)}</div>`,
    shown: 'byoc java',
    act: clickGo,
  },
};

/** Waits until a page has had time, and has nothing more to do. @param {Page} page */
const settle = (page) =>
  page.evaluate(
    `new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestIdleCallback(() => done(), { timeout: 5000 })), 60))`,
  );

/** @param {Page} page @param {string} expression */
const read = (page, expression) => page.evaluate(expression);

/** Lets the reader part come only when what is returned is called. */
const holdReader = () => {
  /** @type {(value?: undefined) => void} */
  let proceed = () => undefined;
  const wait = new Promise((resolve) => (proceed = resolve));
  site.gate = (file) => (file === 'reader.js' ? wait.then(() => undefined) : undefined);
  return () => {
    site.gate = undefined;
    proceed();
  };
};

const whens = Object.entries(cases).flatMap(([name, one]) => [
  { name, one, isLate: false },
  { name: `${name}, before the part for it has come`, one, isLate: true },
]);

for (const { name, one, isLate } of whens) {
  const {
    body,
    shown,
    inner: innerShown,
    target = '#x',
    lands,
    hash = '',
    act,
    tree = 'document',
    below,
    isPseudo = true,
  } = one;
  test(`a link leads to ${name}`, async () => {
    const path = `/${++count}`;
    site.serve(path, [html(around(body, below))]);
    const page = await site.newPage();
    /** @type {string[]} */
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    // The control is the browser's own doing, without ours.
    await page.evaluateOnNewDocument(`
      for (const type of ['click', 'hashchange'])
        addEventListener(type, (event) => window.control_ && event.stopImmediatePropagation(), { capture: true })`);
    const isReady = () => page.waitForFunction(`document.querySelector('[role=status]')`);
    const proceed = isLate ? holdReader() : undefined;
    await page.goto(site.origin + path + hash);
    if (!isLate) await isReady();
    if (!hash) await read(page, `scrollTo(0, 100)`);
    await settle(page);
    await act?.(page);
    proceed?.();
    await isReady();
    await page.waitForFunction(`${tree}.querySelector('${target}')`);
    const wanted = innerShown ? [shown, `${innerShown} ${shown}`] : [shown];
    await page
      .waitForFunction(
        `[...document.querySelectorAll('doc-variant-provider')].map(({ variant }) => variant).join() === '${wanted.join()}'`,
        { timeout: 20_000 },
      )
      // What is there instead is said below.
      .catch(() => undefined);
    await settle(page);
    const find = `${tree}.querySelector('${lands ?? target}')`;
    const place = `(() => {
      const { top, height } = ${find}.getBoundingClientRect();
      return { top, height, y: scrollY, variants: [...document.querySelectorAll('doc-variant-provider')].map(({ variant }) => variant) };
    })()`;
    const landed = /** @type {{ top: number, height: number, y: number, variants: string[] }} */ (
      await read(page, place)
    );
    assert.deepEqual(landed.variants, wanted);
    assert.ok(landed.height > 0, 'is drawn');
    if (isPseudo)
      assert.equal(
        await read(page, `document.querySelector('${target}').matches(':target')`),
        true,
        ':target',
      );
    await read(
      page,
      `(() => {
      window.control_ = true;
      const target = ${tree}.querySelector('${target}');
      const id = target.id || target.name;
      for (const other of document.querySelectorAll('#' + CSS.escape(id))) if (other !== target) other.remove();
      location.hash = '';
      scrollTo(0, 0);
      ${lands || tree !== 'document' ? `${find}.scrollIntoView()` : `location.hash = id`};
    })()`,
    );
    await settle(page);
    const control = /** @type {{ top: number, y: number }} */ (await read(page, place));
    assert.ok(control.y > 300, 'the control scrolls');
    assert.ok(
      Math.abs(control.top - landed.top) <= 1,
      `${landed.top} px instead of ${control.top}`,
    );
    assert.deepEqual(said, []);
    await page.browserContext().close();
  });
}

/** @param {string} body @param {string} [hash] @param {string} [attributes] */
async function open(body, hash = '', attributes = '') {
  const path = `/${++count}`;
  site.serve(path, [html(around(body), attributes)]);
  const page = await site.newPage();
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(site.origin + path + hash);
  await page.waitForFunction(`document.querySelector('[role=status]')`);
  await settle(page);
  return { page, said, close: () => page.browserContext().close() };
}

/** @param {Page} page */
const variant = (page) => read(page, `document.querySelector('doc-variant-provider').variant`);
const NOTICE = `document.querySelector('doc-variant-notice:not([data-folded])')`;
/** @param {Page} page */
const notice = (page) => read(page, `${NOTICE}?.shadowRoot.textContent ?? ''`);

test('a switch before the part for it has come is announced, and written into the address', async () => {
  const path = `/${++count}`;
  site.serve(path, [html(around(passage))]);
  const page = await site.newPage();
  const proceed = holdReader();
  await page.goto(site.origin + path);
  await page.click('pierce/input[value=byoc]');
  await settle(page);
  proceed();
  await page.waitForFunction(
    `document.querySelector('[role=status]')?.textContent.startsWith('Showing BYOC')`,
    { polling: 20 },
  );
  await page.waitForFunction(`location.search === '?variant=byoc'`);
  await page.browserContext().close();
});

test('the address says what a link has revealed, and what Back shows again', async () => {
  const { page, close } = await open(passage);
  const address = () => {
    const { search, hash } = new URL(page.url());
    return search + hash;
  };
  const isTrue = async () => {
    await settle(page);
    const named = new URL(page.url()).searchParams.get('variant')?.split(',') ?? [];
    const active = String(await variant(page)).split(' ');
    assert.deepEqual(
      named.filter((name) => !active.includes(name)),
      [],
      page.url(),
    );
  };
  await page.click('pierce/input[value=byoc]');
  await page.click('pierce/input[value=serverless]');
  // It is written when the page is calm.
  await page.waitForFunction(`location.search === '?variant=serverless'`);
  assert.equal(address(), '?variant=serverless');
  await clickGo(page);
  await settle(page);
  await page.waitForFunction(`location.search === '?variant=byoc'`);
  assert.equal(await variant(page), 'byoc java');
  assert.equal(address(), '?variant=byoc#x');
  await page.reload();
  await page.waitForFunction(`document.querySelector('[role=status]')`);
  assert.equal(await variant(page), 'byoc java');
  await isTrue();
  await page.goBack();
  await isTrue();
  await page.goForward();
  await isTrue();
  await close();
});

test('a link says what it has chosen, for the session only, and leads back', async () => {
  const { page, said, close } = await open(passage);
  await clickGo(page);
  await page.waitForFunction(NOTICE);
  const text = 'Showing BYOC, because the link points there.';
  assert.equal(await notice(page), `${text}Back to Serverless✕`);
  await page.waitForFunction(
    `document.querySelector('[role=status]').textContent === ${JSON.stringify(text)}`,
  );
  assert.deepEqual(await read(page, `({ ...localStorage })`), {});
  assert.ok(page.url().endsWith('?variant=byoc#x'));
  await read(page, `${NOTICE}.shadowRoot.querySelector('button').click()`);
  assert.equal(await variant(page), 'serverless java');
  await page.waitForFunction(`location.search === ''`);
  assert.equal(await notice(page), '');
  assert.deepEqual(said, []);
  await close();
});

test('a link that chooses of several providers says all of it, and leads back from all', async () => {
  const { page, close } = await open(inner);
  await clickGo(page);
  await page.waitForFunction(NOTICE);
  assert.match(String(await notice(page)), /^Showing BYOC, gcp, .*Back to Serverless, aws/);
  await read(page, `${NOTICE}.shadowRoot.querySelector('button').click()`);
  assert.deepEqual(
    await read(
      page,
      `[...document.querySelectorAll('doc-variant-provider')].map(({ variant }) => variant)`,
    ),
    ['serverless java', 'aws serverless java'],
  );
  await settle(page);
  assert.equal(await notice(page), '');
  await close();
});

test('a link says what it has chosen also when that was dismissed before', async () => {
  const { page, close } = await open(passage);
  const press = (/** @type {string} */ which) =>
    read(page, `${NOTICE}.shadowRoot.querySelector('button:${which}').click()`);
  await clickGo(page);
  await page.waitForFunction(NOTICE);
  await press('last-of-type');
  assert.equal(await notice(page), '');
  await read(page, `document.querySelector('doc-variant-provider').select('serverless', 'picker')`);
  await clickGo(page);
  await page.waitForFunction(NOTICE);
  await press('first-of-type');
  await page.waitForFunction(`!${NOTICE}`);
  await close();
});

test('the first Tab behind a link goes to the notice, and the next ones on from the link’s place', async () => {
  const { page, close } = await open(
    `${passage}<p data-variants="byoc"><a id="after" href="/elsewhere">After</a></p>`,
  );
  const focused = () =>
    read(
      page,
      `(() => { const { activeElement: it } = document; return it.shadowRoot?.activeElement?.getAttribute('part') ?? (it.id || it.localName) })()`,
    );
  await clickGo(page);
  await page.waitForFunction(NOTICE);
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'back');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'after');
  await read(page, `document.querySelector('doc-variant-provider').select('serverless', 'picker')`);
  await clickGo(page);
  await page.waitForFunction(NOTICE);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  assert.equal(await notice(page), '');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'after');
  await close();
});

test('the first Tab stays where the reader is who has gone on by a click', async () => {
  const { page, close } = await open(
    `${passage}<p data-variants="byoc"><input id="field"><a id="after" href="/elsewhere">After</a></p>`,
  );
  await clickGo(page);
  await page.waitForFunction(NOTICE);
  await page.click('#field');
  await page.keyboard.press('Tab');
  assert.equal(await read(page, 'document.activeElement.id'), 'after');
  await close();
});

test('a link to what is shown changes nothing, and neither does one to nothing', async () => {
  const { page, said, close } = await open(`<h2 id="y" data-variants="serverless">Y</h2>`);
  await read(
    page,
    `changes_ = []; document.addEventListener('variant-change', () => changes_.push(1))`,
  );
  for (const hash of ['#plain', '#y', '#nowhere', '#%', '#', '#top', '#"]']) {
    await read(page, `document.querySelector('#go').setAttribute('href', ${JSON.stringify(hash)})`);
    await clickGo(page);
    await read(page, `scrollTo(0, 0)`);
  }
  await settle(page);
  assert.equal(await read(page, `changes_.length`), 0);
  assert.equal(await notice(page), '');
  assert.deepEqual(said, []);
  await close();
});

test('a link that opens elsewhere, or that the page handles, is left alone', async () => {
  const { page, close } = await open(passage);
  for (const how of ['ctrlKey', 'shiftKey', 'metaKey', 'altKey']) {
    await read(
      page,
      `document.addEventListener('click', (event) => event.preventDefault(), { once: true });
       document.querySelector('#go').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ${how}: true }))`,
    );
  }
  for (const [name, value] of [
    ['target', '_blank'],
    ['download', ''],
    ['href', '/other#x'],
  ]) {
    await read(
      page,
      `document.addEventListener('click', (event) => event.preventDefault(), { once: true });
       { const link = document.querySelector('#go').cloneNode(true);
         link.setAttribute('${name}', '${value}'); document.body.append(link); link.click(); link.remove(); }`,
    );
  }
  assert.equal(await variant(page), 'serverless java');
  // A page that scrolls by itself finds the target shown.
  await read(
    page,
    `document.querySelector('#go').addEventListener('click', (event) => {
       event.preventDefault();
       height_ = document.querySelector('#x').offsetHeight;
     })`,
  );
  await clickGo(page);
  await settle(page);
  assert.ok(Number(await read(page, `height_`)) > 0);
  assert.equal(await read(page, `location.hash + scrollY`), '#0'.slice(1));
  await close();
});

/** Tabs to the notice of what a link has chosen, past its two buttons, and on. */
const throughNotice = async (/** @type {Page} */ page) => {
  for (let count = 0; count < 3; count++) {
    const at = await read(page, `document.activeElement.localName`);
    assert.equal(at === 'doc-variant-notice', count > 0);
    await page.keyboard.press('Tab');
  }
};

for (const [what, body, hash] of [
  ['by a click', `${passage}<a id="next" href="/">next</a>`, ''],
  ['on load', `${passage}<a id="next" href="/">next</a>`, '#x'],
  [
    'to one of several variants',
    `<if-variant variants="byoc go">${heading}</if-variant>${filler(2)}<if-variant variants="go">${second}</if-variant><a id="next" href="/">next</a>`,
    '#x',
  ],
]) {
  test(`the keyboard goes on from where a link leads, ${what}`, async () => {
    const { page, close } = await open(String(body), String(hash));
    if (!hash) await clickGo(page);
    await page.waitForFunction(NOTICE);
    await settle(page);
    await throughNotice(page);
    assert.equal(await read(page, `document.activeElement.id`), 'next');
    await close();
  });
}

test('the keyboard goes on from where a link leads that is hidden by what it chooses', async () => {
  const body = `<h2>Before</h2><p data-variants="serverless"><a id="away" href="#x">x</a></p>${passage}<a id="next" href="/">next</a>`;
  const { page, close } = await open(body);
  await read(
    page,
    `heard_ = []; new MutationObserver(() => heard_.push(document.querySelector('[role=status]').textContent))
      .observe(document.querySelector('[role=status]'), { childList: true, characterData: true, subtree: true })`,
  );
  await page.focus('#away');
  await page.keyboard.press('Enter');
  await page.waitForFunction(`heard_.length`);
  await settle(page);
  assert.deepEqual(await read(page, `heard_`), ['Showing BYOC, because the link points there.']);
  await throughNotice(page);
  assert.equal(await read(page, `document.activeElement.id`), 'next');
  await close();
});

test('a target that can have the focus gets it', async () => {
  const body = `<if-variant variants="byoc"><h2 id="x" tabindex="-1">Target</h2></if-variant>`;
  for (const hash of ['', '#x']) {
    const { page, close } = await open(body, hash);
    if (!hash) await clickGo(page);
    await settle(page);
    assert.equal(await read(page, `document.activeElement.id`), 'x', hash);
    await close();
  }
});

test('ids and what an application keeps in the history stay as they are', async () => {
  const body = `<if-variant variants="byoc go">${heading}</if-variant><if-variant variants="go">${second}</if-variant>`;
  const { page, close } = await open(body);
  await read(page, `history.replaceState({ mine: 1 }, '', '#x'); location.replace(location.href)`);
  await clickGo(page);
  await settle(page);
  assert.equal(await read(page, `document.querySelectorAll('#x').length`), 2);
  assert.deepEqual(await read(page, `history.state`), { mine: 1 });
  assert.equal(await variant(page), 'serverless go');
  await close();
});

test('a page waits for what an address leads to until the reader goes elsewhere', async () => {
  const { page, close } = await open('', '#x');
  const add = `document.querySelector('doc-variant-provider').insertAdjacentHTML('beforeend', ${JSON.stringify(passage)})`;
  await page.mouse.wheel({ deltaY: 10 });
  await settle(page);
  await read(page, add);
  await settle(page);
  assert.equal(await variant(page), 'serverless java');
  await close();
});

test('a page that opens at a hidden place stays there while content above it comes, also where it scrolls smoothly', async () => {
  const smooth = '<style>html { scroll-behavior: smooth; overflow-anchor: none }</style>';
  const { page, close } = await open(`${smooth}<div id="above"></div>${passage}`, '#x');
  const isThere = `Math.abs(document.querySelector('#x').getBoundingClientRect().top - 60) <= 1`;
  await page.waitForFunction(isThere);
  // What is held is held by then.
  await settle(page);
  await read(page, `document.querySelector('#above').style.blockSize = '234px'`);
  await settle(page);
  assert.equal(await read(page, isThere), true);
  await close();
});

test('a reload shows what the reader has chosen since a link led elsewhere, at their place', async () => {
  const { page, close } = await open(`<p id="here">Here</p>${passage}`, '#x');
  await page.waitForFunction(`document.querySelector('[id=x]').checkVisibility()`);
  await page.click('pierce/input[value=serverless]');
  await page.waitForFunction(`location.search === '?variant=serverless'`);
  await read(page, `document.querySelector('#here').scrollIntoView({ block: 'center' })`);
  await settle(page);
  const top = Number(await read(page, 'scrollY'));
  await page.reload();
  await page.waitForFunction(`document.querySelector('[role=status]')`);
  await settle(page);
  assert.equal(await variant(page), 'serverless java');
  assert.ok(Math.abs(Number(await read(page, 'scrollY')) - top) <= 1);
  await page.click('#go');
  await settle(page);
  assert.equal(await variant(page), 'byoc java');
  await close();
});

test('an address that the page writes itself leads nowhere', async () => {
  const { page, close } = await open(
    `${passage}<script>history.replaceState(null, '', '#x')</script>`,
  );
  assert.ok(page.url().endsWith('#x'));
  assert.equal(await variant(page), 'serverless java');
  assert.equal(await read(page, 'scrollY'), 0);
  await close();
});

/**
 * What a router does that leads to a page without a load; `#view` holds its pages, and `page()` draws the next
 * and scrolls to the place, as routers do.
 *
 * @type {Record<string, { go: string, old?: string, next?: string, shown: string }>}
 */
const routed = {
  'before its page has come': {
    go: `history.pushState({ router: 1 }, '', '/next#x'), setTimeout(page, 100)`,
    shown: 'byoc go',
  },
  'when its page is there': {
    go: `page(), history.pushState({ router: 1 }, '', '/next#x')`,
    shown: 'byoc go',
  },
  'from a page with the same id': {
    go: `history.pushState({ router: 1 }, '', '/next#x'), setTimeout(page, 100)`,
    old: passage,
    next: `${filler(4)}${passage}`,
    shown: 'byoc go',
  },
  'from a page that shows the same id': {
    go: `history.pushState({ router: 1 }, '', '/next#x'), setTimeout(page, 100)`,
    old: heading,
    shown: 'byoc go',
  },
  'to the address without the choice': {
    go: `history.pushState({ router: 1 }, '', location.pathname + '#x'), page()`,
    shown: 'byoc go',
  },
  'to what is shown': {
    go: `history.pushState({ router: 1 }, '', '/next#x'), page()`,
    next: heading,
    shown: 'serverless go',
  },
  'nowhere, by an address that a page writes for where its reader is': {
    go: `page(), history.pushState({ router: 1 }, '', '#x')`,
    shown: 'serverless go',
  },
  'elsewhere before its reader goes on': {
    go: `history.pushState({ router: 1 }, '', '/next#x'), dispatchEvent(new Event('wheel')), setTimeout(page)`,
    shown: 'serverless go',
  },
};

for (const [how, { go, old = '', next = passage, shown }] of Object.entries(routed)) {
  test(`a router leads to a place of another page, ${how}`, async () => {
    const body = `<div id="view">${old}</div><template id="next">${filler(9)}${next}</template>
      <script>page = () => {
        document.querySelector('#view').replaceChildren(document.querySelector('#next').content);
        document.querySelector(location.hash || '#x').scrollIntoView();
      }</script>`;
    const { page, said, close } = await open(body);
    await read(page, `document.querySelector('doc-variant-provider').select('go')`);
    await settle(page);
    await read(page, go);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await settle(page);
    assert.equal(await variant(page), shown);
    assert.equal(await read(page, 'history.state.router'), 1);
    if (shown === 'byoc go') {
      const top = await read(page, `document.querySelector('#x').getBoundingClientRect().top`);
      assert.ok(Math.abs(Number(top) - 60) <= 1, String(top));
    }
    assert.deepEqual(said, []);
    await close();
  });
}

test('Back shows the link again that led away, where it was', async () => {
  const body = `<p data-variants="serverless" id="here">${filler(1)}<a id="away" href="#x">x</a></p>${filler(20)}${passage}`;
  const { page, close } = await open(body);
  await read(page, `document.querySelector('#away').scrollIntoView({ block: 'center' })`);
  await settle(page);
  const place = `document.querySelector('#away').getBoundingClientRect().top`;
  const top = Number(await read(page, place));
  await page.click('#away');
  await settle(page);
  assert.equal(await variant(page), 'byoc java');
  await page.goBack();
  await page.waitForFunction(`document.querySelector('#away').checkVisibility()`);
  await settle(page);
  assert.ok(Math.abs(Number(await read(page, place)) - top) <= 1);
  await close();
});

const inline = `<p>Ask <span data-variants="serverless">us</span><span data-variants="byoc">your own <b>administrator</b></span> for a key.</p>
  <div data-variants="go"><div data-variants="byoc">Only   with Go, in
  your cloud</div></div>`;

for (const [text, expected] of [
  ['your%20own%20administrator%20for', 'byoc java'],
  ['Ask,for%20a%20key', 'serverless java'],
  ['only%20with%20go', 'byoc go'],
  ['with-,Go%2C%20in,your,-cloud', 'byoc go'],
  ['no%20such%20text', 'serverless java'],
  ['min%20for&text=ONLY', 'byoc go'],
]) {
  for (const how of ['on load', 'by a click']) {
    test(`a link to the text ${text} leads there, ${how}`, async () => {
      const isLoad = how === 'on load';
      const { page, said, close } = await open(inline, isLoad ? `#:~:text=${text}` : '');
      if (!isLoad) {
        await read(page, `document.querySelector('#go').setAttribute('href', '#:~:text=${text}')`);
        await clickGo(page);
      }
      const isThere = !String(text).startsWith('no');
      if (isThere) {
        await page.waitForFunction(
          `document.querySelector('doc-variant-provider').variant === '${expected}' && scrollY > 300`,
          { polling: 20 },
        );
      }
      await settle(page);
      assert.equal(await variant(page), expected);
      // Browsers put text into the middle.
      const isInView = await read(
        page,
        `(() => {
        const p = [...document.querySelectorAll('p, div')].findLast((one) => /Ask|Only/.test(one.textContent) && one.checkVisibility() && one.matches('${String(expected).endsWith('go') ? 'div' : 'p'}'));
        const { top, bottom } = p.getBoundingClientRect();
        return Math.abs((top + bottom) / 2 - innerHeight / 2) < 60;
      })()`,
      );
      assert.equal(isInView, isThere);
      assert.deepEqual(said, []);
      await close();
    });
  }
}

test('reveal() shows an element and goes there, or says that it cannot', async () => {
  const impossible = `<if-variant variants="byoc"><p id="never" data-variants="serverless">Never</p></if-variant>`;
  const body = `<details>${inner}</details>${impossible}<div id="host"><template shadowrootmode="open">${filler(3)}<p class="deep" data-variants="go">Deep</p></template></div>`;
  const { page, said, close } = await open(body);
  const reveal = (/** @type {string} */ element) =>
    read(page, `document.querySelector('doc-variant-provider').reveal(${element})`);
  assert.equal(await reveal(`document.querySelector('#x')`), true);
  await settle(page);
  assert.deepEqual(
    await read(
      page,
      `[...document.querySelectorAll('doc-variant-provider')].map(({ variant }) => variant)`,
    ),
    ['byoc java', 'gcp byoc java'],
  );
  const top = `document.querySelector('#x').getBoundingClientRect().top`;
  // Its own margin, and what the page keeps free.
  assert.ok(Math.abs(Number(await read(page, top)) - 60) <= 1);
  assert.equal(await read(page, `document.activeElement.id`), 'x');
  const deep = `document.querySelector('#host').shadowRoot.querySelector('.deep')`;
  assert.equal(await reveal(deep), true);
  assert.equal(await read(page, `${deep}.checkVisibility()`), true);
  assert.equal(await variant(page), 'byoc go');
  assert.equal(await reveal(`document.querySelector('#never')`), false);
  assert.equal(await reveal(`null`), false);
  await read(
    page,
    `document.addEventListener('before-variant-change', (event) => event.preventDefault())`,
  );
  await read(page, `document.querySelector('doc-variant-provider').variant = 'serverless java'`);
  assert.equal(await reveal(`document.querySelector('#x')`), false);
  assert.equal(await variant(page), 'serverless java');
  assert.ok(await read(page, `location.hash === ''`));
  assert.deepEqual(said, []);
  await close();
});
