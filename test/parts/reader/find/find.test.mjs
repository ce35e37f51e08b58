// Find in page, as far as a script can drive it: a link to text makes the browser find it the same way.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openSite, rest } from '../../../site.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @type {import('../../../site.mjs').Site} */
let site;
before(async () => (site = await openSite()));
after(() => site.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const filler = '<p>Text that is there for everyone.</p>'.repeat(40);
const BODY = `<main><h1>Title</h1>${filler}<p>one</p>
  <if-variant id="alpha" variants="byoc"><h2>alpha secret</h2><p>more</p></if-variant>
  <p>Ask <if-variant id="beta" variants="byoc">beta secret</if-variant><span data-variants="serverless">us</span>.</p>
  <ul id="list"><li>x</li><li id="gamma" data-variants="go" style="padding: 1em; border: 3px solid">gamma secret</li><li>y</li></ul>
  <section style="display: flex; gap: 1em"><b>1</b><b id="delta" data-variants="byoc">delta secret</b><b>2</b></section>
  <table id="table"><tr><td>a</td></tr><tr id="row" data-variants="byoc"><td>row secret</td></tr></table>
  <select><option data-variants="byoc">option secret</option><option>o</option></select>
  <div id="outer" data-variants="byoc"><p>outer text</p><div id="nested" data-variants="go">nested secret</div></div>
  <doc-variant-provider id="inner" sync-key="none" groups="cloud: aws gcp" variant="aws"><p id="cloud" data-variants="gcp">cloud secret</p></doc-variant-provider>
  <p id="mine" hidden data-variants="byoc">mine secret</p>
  <p id="end">end</p>${filler}</main>`;

/**
 * @param {string} attributes
 * @param {string} [tag] the script tag's other attributes, and no provider of its own
 */
async function open(attributes, tag) {
  const provider = `<doc-variant-provider groups="deployment: serverless byoc; language: java go" variant="serverless java" ${attributes}>
    <header><doc-variant-picker group="deployment"><option value="serverless">Serverless</option><option value="byoc">BYOC</option></doc-variant-picker></header>
    ${BODY}</doc-variant-provider>`;
  site.serve('/find', [
    `<!doctype html><html lang="en"><title>Find</title><script src="${site.scripts}/doc-variants.js" ${tag ?? ''}></script><body>
      ${tag === undefined ? provider : BODY}`,
  ]);
  const page = await site.newPage();
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(`${site.origin}/find`);
  await page.waitForFunction(`document.querySelector('[role=status]')`);
  await settle(page);
  return { page, said, close: () => page.browserContext().close() };
}

/** Waits until a page has had time, and has nothing more to do. @param {Page} page */
const settle = (page) =>
  page.evaluate(
    `new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestIdleCallback(() => done(), { timeout: 5000 })), 60))`,
  );
/** @param {Page} page @param {string} expression */
const read = (page, expression) => page.evaluate(expression);
/** @param {Page} page */
const waiting = (page) =>
  read(page, `[...document.querySelectorAll('[hidden="until-found"]')].map(({ id }) => id)`);
/** @param {Page} page */
const becomesFindable = (page) => page.waitForSelector('[hidden="until-found"]');

/** Makes the browser look for a text, from where no link of the page comes from. @param {Page} page @param {string} text */
async function find(page, text) {
  await read(page, `location.replace('#:~:text=${encodeURIComponent(text)}')`);
  await page.waitForFunction(`document.querySelector('.doc-variants-peek')`);
  await settle(page);
}

const BAR = `document.querySelector('.doc-variants-peek')`;
/** @param {Page} page @param {string} id */
const top = (page, id) =>
  read(
    page,
    `(() => { const range = new Range(); range.selectNodeContents(document.querySelector('#${id}'));
      return [...range.getClientRects()].at(-1).top; })()`,
  );

test('what is hidden waits to be found where its box allows it, and follows the choice', async () => {
  const { page, said, close } = await open('findable');
  await becomesFindable(page);
  assert.deepEqual(await waiting(page), [
    'alpha',
    'beta',
    'gamma',
    'delta',
    'outer',
    'nested',
    'cloud',
  ]);
  await read(page, `document.querySelector('doc-variant-provider').select('byoc')`);
  assert.deepEqual(await waiting(page), ['', 'gamma', 'nested', 'cloud']);
  await read(page, `document.querySelector('doc-variant-provider').variant = 'serverless go'`);
  assert.deepEqual(await waiting(page), ['alpha', 'beta', 'delta', 'outer', 'cloud']);
  await read(
    page,
    `document.querySelector('main').insertAdjacentHTML('beforeend', '<p id="late" data-variants="byoc">late</p>')`,
  );
  await settle(page);
  assert.ok(/** @type {string[]} */ (await waiting(page)).includes('late'));
  await read(page, `document.querySelector('doc-variant-provider').findable = false`);
  await settle(page);
  assert.deepEqual(await waiting(page), []);
  assert.equal(await read(page, `document.querySelector('#mine').hidden`), true);
  assert.deepEqual(said, []);
  await close();
});

const OPEN = `groups="deployment: serverless byoc" variant="serverless" persistence="none" url-param=""`;

/** Opens a page with some content of its own. @param {string} content @param {string} [attributes] */
async function openWith(content, attributes = 'findable') {
  site.serve('/own', [
    `<!doctype html><html lang="en"><title>Own</title><script src="${site.scripts}/doc-variants.js"></script><body>
      <doc-variant-provider ${OPEN} ${attributes}>${content}</doc-variant-provider>`,
  ]);
  const page = await site.newPage();
  await page.goto(`${site.origin}/own`);
  await becomesFindable(page);
  await settle(page);
  return { page, close: () => page.browserContext().close() };
}

test('what takes the focus itself does not wait, so that Tab goes past all that is hidden', async () => {
  const kinds = [
    ['<a href="#x"', 'a</a>'],
    ['<button', 'b</button>'],
    ['<span tabindex="0"', 's</span>'],
    ['<div contenteditable', 'c</div>'],
    ['<audio controls', '</audio>'],
    ['<video controls', '</video>'],
    ['<iframe', '</iframe>'],
    ['<object type="text/html" data="data:text/html,x"', '</object>'],
    ['<embed type="text/html" src="data:text/html,x"', ''],
    ['<textarea', '</textarea>'],
    ['<select', '<option>o</select>'],
    ['<details', '<summary>d</summary></details>'],
    ['<p tabindex="-1" id="text"', 'p</p>'],
  ];
  const { page, close } = await openWith(
    `<a href="#x" id="first">first</a>${kinds.map(([start, end]) => `${start} data-variants="byoc">${end}`).join('')}
     <details open><summary data-variants="byoc">d</summary></details><a href="#x" id="last">last</a>`,
  );
  assert.deepEqual(await waiting(page), ['', 'text']);
  await page.focus('#first');
  await page.keyboard.press('Tab');
  assert.equal(await read(page, `document.activeElement.id`), 'last');
  await close();
});

test('what waits is nothing to screen readers; what the page says to them itself stays', async () => {
  const { page, close } = await openWith(
    `<h2 data-variants="byoc">b</h2><ul><li>a</li><li data-variants="byoc">b</li></ul>
     <section aria-label="S" data-variants="byoc">s</section><nav data-variants="byoc">n</nav>
     <p id="own" aria-hidden="false" data-variants="byoc">o</p><p id="kept" aria-hidden="true" data-variants="byoc">k</p>`,
  );
  const tree = JSON.stringify(await page.accessibility.snapshot({ interestingOnly: false }));
  for (const role of ['heading', 'region', 'navigation'])
    assert.ok(!tree.includes(`"role":"${role}"`), role);
  assert.equal(tree.split('"role":"listitem"').length - 1, 1);
  const said = `[...document.querySelectorAll('[data-variants]')].map((one) => one.ariaHidden)`;
  assert.deepEqual(await read(page, said), ['true', 'true', 'true', 'true', 'false', 'true']);
  await read(page, `document.querySelector('doc-variant-provider').variant = 'byoc'`);
  assert.deepEqual(await read(page, said), [null, null, null, null, 'false', 'true']);
  await read(page, `document.querySelector('doc-variant-provider').variant = 'serverless'`);
  await settle(page);
  // What the page says meanwhile counts, too.
  await read(page, `document.querySelector('nav').ariaHidden = 'false'`);
  await read(page, `document.querySelector('doc-variant-provider').findable = false`);
  await settle(page);
  assert.deepEqual(await read(page, said), [null, null, null, 'false', 'false', 'true']);
  await close();
});

test('what is found is there for screen readers', async () => {
  const { page, close } = await openWith(
    `<section data-variants="byoc"><h2 data-variants="byoc">alpha secret</h2></section>`,
  );
  await find(page, 'alpha secret');
  // The browser shows what stands around it one after the other.
  await page.waitForFunction(`document.querySelector('[aria-hidden]') === null`);
  await close();
});

test('a page looks the same with it, and takes the same room', async () => {
  const looks = [];
  for (const attributes of ['', 'findable']) {
    const { page, close } = await open(attributes);
    if (attributes) await becomesFindable(page);
    looks.push(
      await read(
        page,
        `[document.documentElement.scrollHeight, document.documentElement.scrollWidth, document.body.innerText,
        ...[...document.querySelectorAll('main *')].filter((one) => one.checkVisibility() && !one.closest('[hidden]'))
          .map((one) => { const { x, y, width, height } = one.getBoundingClientRect(); return [one.localName, x, y, width, height].join(); })]`,
      ),
    );
    looks.push((await page.screenshot({ fullPage: true })).toString('base64'));
    await close();
  }
  assert.deepEqual(looks.slice(2), looks.slice(0, 2));
});

test('what waits changes no counter of the page, by any of its properties', async () => {
  const looks = [];
  for (const attribute of ['', 'findable']) {
    site.serve('/counted', [
      `<!doctype html><html lang="en"><title>Find</title><script src="${site.scripts}/doc-variants.js"></script>
      <style>main { counter-reset: step } p { counter-increment: step } p.seventh { counter-set: step 7 }
        h2 { counter-reset: step 20 } p::before { content: "Step " counter(step) " " }</style><body>
      <doc-variant-provider ${attribute} groups="deployment: serverless byoc" variant="serverless">
      <main><p>one</p><p data-variants="byoc">hidden</p><p>two</p></main>
      <main><p>one</p><p class="seventh" data-variants="byoc">hidden</p><p>two</p></main>
      <main><p>one</p><h2 data-variants="byoc">hidden</h2><p>two</p></main></doc-variant-provider>`,
    ]);
    const page = await site.newPage();
    await page.goto(`${site.origin}/counted`);
    if (attribute) await becomesFindable(page);
    await settle(page);
    looks.push((await page.screenshot()).toString('base64'));
    await page.browserContext().close();
  }
  assert.equal(looks[1] === looks[0], true);
});

for (const [text, id, name, display] of [
  ['alpha secret', 'alpha', 'BYOC', 'block'],
  ['beta secret', 'beta', 'BYOC', 'inline'],
  ['gamma secret', 'gamma', 'go', 'list-item'],
  ['delta secret', 'delta', 'BYOC', 'block'],
  ['cloud secret', 'cloud', 'gcp', 'block'],
]) {
  test(`what is found is shown as a peek: ${text}`, async () => {
    const { page, said, close } = await open('findable');
    await becomesFindable(page);
    await find(page, String(text));
    assert.equal(
      await read(page, `getComputedStyle(document.querySelector('#${id}')).display`),
      display,
    );
    assert.equal(
      await read(page, `getComputedStyle(document.querySelector('#${id}')).outlineStyle`),
      'dashed',
    );
    const y = Number(await top(page, String(id)));
    assert.ok(y > 0 && y < 600, `${y} px`);
    assert.equal(
      await read(page, `${BAR}.shadowRoot.textContent`),
      `Only for ${name}Switch to ${name}✕`,
    );
    await page.waitForFunction(
      `document.querySelector('[role=status]').textContent === 'Only for ${name}'`,
    );
    assert.equal(
      await read(page, `document.querySelector('doc-variant-provider').variant`),
      'serverless java',
    );
    await read(page, `${BAR}.shadowRoot.querySelector('button').click()`);
    await settle(page);
    assert.equal(await read(page, BAR), null);
    assert.ok(Math.abs(Number(await top(page, String(id))) - y) < 120, 'stays in view');
    assert.equal(
      await read(page, `document.querySelector('#${id}').hasAttribute('data-doc-variant-peek')`),
      false,
    );
    assert.ok(
      /** @type {string[]} */ (
        await read(
          page,
          `[...document.querySelectorAll('doc-variant-provider')].flatMap(({ variant }) => variant.split(' '))`,
        )
      ).includes(name === 'BYOC' ? 'byoc' : String(name)),
    );
    assert.deepEqual(said, []);
    await close();
  });
}

test('what is found in a passage in a passage shows both, with one label', async () => {
  const { page, close } = await open('findable');
  await becomesFindable(page);
  await find(page, 'nested secret');
  assert.equal(await read(page, `document.querySelectorAll('[data-doc-variant-peek]').length`), 2);
  assert.equal(await read(page, `document.querySelectorAll('.doc-variants-peek').length`), 1);
  assert.equal(await read(page, `${BAR}.parentElement.id`), 'outer');
  assert.match(
    String(await read(page, `${BAR}.shadowRoot.textContent`)),
    /^Only for (?:BYOC, go|go, BYOC)Switch/,
  );
  await read(page, `${BAR}.shadowRoot.querySelector('button:last-of-type').click()`);
  await settle(page);
  assert.equal(await read(page, BAR), null);
  assert.ok(/** @type {string[]} */ (await waiting(page)).includes('nested'));
  assert.equal(await read(page, `document.querySelector('#nested').checkVisibility()`), false);
  assert.equal(
    await read(page, `document.querySelector('doc-variant-provider').variant`),
    'serverless java',
  );
  await close();
});

test('peeks end when the reader chooses, and a link to one chooses for the session', async () => {
  const { page, close } = await open('findable');
  await becomesFindable(page);
  await find(page, 'alpha secret');
  await read(page, `document.querySelector('doc-variant-provider').select('go', 'picker')`);
  assert.equal(await read(page, BAR), null);
  assert.equal(await read(page, `document.querySelector('#alpha p').checkVisibility()`), false);
  await read(page, `location.hash = 'alpha'`);
  await page.waitForFunction(
    `document.querySelector('doc-variant-provider').variant === 'byoc go'`,
  );
  await settle(page);
  assert.equal(await read(page, BAR), null);
  assert.ok(
    Math.abs(
      Number(await read(page, `document.querySelector('#alpha h2').getBoundingClientRect().top`)),
    ) < 2,
  );
  await close();
});

test('peeks and what waits do not print, and print="all" prints each once, labelled', async () => {
  for (const [attributes, expected] of [
    ['findable', /^(?!.*secret)/s],
    [
      'findable print="all"',
      /BYOC\s*alpha secret.*beta secret.*BYOC\s*row secret.*BYOC\s*outer text\s*nested secret/s,
    ],
  ]) {
    const { page, close } = await open(String(attributes));
    await becomesFindable(page);
    await find(page, 'alpha secret');
    await page.emulateMediaType('print');
    await settle(page);
    const printed = String(
      await read(
        page,
        `[...document.querySelectorAll('main h2, main p, main b, main td, main div, main li, main if-variant, main span')]
        .filter((one) => one.checkVisibility() && one.getClientRects().length)
        .map((one) => getComputedStyle(one, '::before').content.replace(/^none|normal|"/g, '') + ' ' + (one.children.length ? '' : one.innerText)).join(' ')`,
      ),
    );
    assert.equal(await read(page, `${BAR}.checkVisibility()`), false);
    if (String(attributes).includes('all')) {
      for (const word of ['alpha', 'gamma', 'delta', 'row', 'nested', 'cloud'])
        assert.match(printed, new RegExp(`${word} secret`));
    } else assert.match(printed, /** @type {RegExp} */ (expected));
    await page.emulateMediaType('screen');
    await settle(page);
    assert.equal(await read(page, `document.querySelector('#alpha h2').checkVisibility()`), true);
    await close();
  }
});

test('a PDF is the same as that of a page without peeks and what waits', async () => {
  for (const print of ['', 'print="all"']) {
    const sizes = [];
    for (const attributes of [print, `findable ${print}`]) {
      const { page, close } = await open(attributes);
      if (attributes !== print) {
        await becomesFindable(page);
        await find(page, 'alpha secret');
      }
      sizes.push((await page.pdf()).length);
      await close();
    }
    assert.ok(Math.abs(Number(sizes[1]) - Number(sizes[0])) < 200, sizes.join(' and '));
  }
});

test('copying takes what is shown and what was found, without its label', async () => {
  const { page, close } = await open('findable');
  await becomesFindable(page);
  await find(page, 'alpha secret');
  await page.bringToFront();
  const press = async (/** @type {import('puppeteer-core').KeyInput[]} */ ...keys) => {
    await page.keyboard.down('Control');
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.up('Control');
  };
  await press('KeyA', 'KeyC');
  await read(
    page,
    `document.body.innerHTML = '<textarea></textarea><div contenteditable></div>'; document.querySelector('textarea').focus()`,
  );
  await press('KeyV');
  await read(page, `document.querySelector('div').focus()`);
  await press('KeyV');
  const text = String(await read(page, `document.querySelector('textarea').value`));
  const markup = String(await read(page, `document.querySelector('div').innerHTML`));
  assert.match(text, /alpha secret/);
  for (const word of ['beta', 'gamma', 'delta', 'row', 'nested', 'cloud', 'Only for', 'Switch']) {
    assert.ok(
      !text.includes(word === 'Only for' || word === 'Switch' ? word : `${word} secret`),
      word,
    );
    assert.ok(
      !markup.includes(word === 'Only for' || word === 'Switch' ? word : `${word} secret`),
      word,
    );
  }
  await close();
});

test('peeks have nothing that axe-core objects to, in light and dark, and fit a narrow window', async () => {
  const { page, close } = await open('findable');
  await becomesFindable(page);
  await page.setViewport({ width: 320, height: 640 });
  await read(
    page,
    `document.querySelector('select').ariaLabel = 'Some'; document.documentElement.style.colorScheme = 'light dark'`,
  );
  await find(page, 'gamma secret');
  await find(page, 'beta secret');
  await page.waitForFunction(`document.querySelectorAll('.doc-variants-peek').length === 2`);
  await read(page, axe);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const { violations } = /** @type {import('axe-core').AxeResults} */ (
      await read(page, 'axe.run()')
    );
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`),
      [],
      scheme,
    );
  }
  assert.equal(await read(page, `document.documentElement.scrollWidth`), 320);
  await close();
});

test('a table of contents has no heading that waits to be found', async () => {
  const { page, close } = await open('findable');
  await becomesFindable(page);
  await read(
    page,
    `document.querySelector('main').insertAdjacentHTML('beforebegin', '<doc-variant-toc></doc-variant-toc>');
    document.querySelector('main').insertAdjacentHTML('beforeend', '<h2 data-variants="byoc">hidden heading</h2><h2>shown heading</h2>')`,
  );
  await page.waitForFunction(
    `/shown/.test(document.querySelector('doc-variant-toc').shadowRoot?.textContent)`,
  );
  await settle(page);
  assert.equal(
    await read(
      page,
      `/hidden heading|alpha/.test(document.querySelector('doc-variant-toc').shadowRoot.textContent)`,
    ),
    false,
  );
  await close();
});

test('a script tag makes what it provides for findable and printed whole', async () => {
  const { page, said, close } = await open(
    '',
    'data-root="main" data-groups="deployment: serverless byoc; language: java go" data-variant="serverless java" data-findable data-print="all"',
  );
  await becomesFindable(page);
  assert.ok(/** @type {string[]} */ (await waiting(page)).includes('alpha'));
  await find(page, 'alpha secret');
  assert.equal(await read(page, `document.querySelector('#alpha h2').checkVisibility()`), true);
  await page.emulateMediaType('print');
  await settle(page);
  assert.equal(await read(page, `document.querySelector('#row').checkVisibility()`), true);
  assert.match(
    String(await read(page, `document.querySelector('.doc-variants-printed').textContent`)),
    /All variants/,
  );
  assert.deepEqual(said, []);
  await close();
});

test('a browser that finds nothing hidden loses nothing', async () => {
  site.serve('/old', [
    `<!doctype html><title>Old</title><script>delete HTMLElement.prototype.onbeforematch</script>
     <script src="${site.scripts}/doc-variants.js"></script>
     <doc-variant-provider findable groups="deployment: serverless byoc" variant="serverless">${BODY}</doc-variant-provider>`,
  ]);
  const page = await site.newPage();
  await page.goto(`${site.origin}/old`, { waitUntil: 'networkidle0' });
  await rest(page);
  assert.deepEqual(await waiting(page), []);
  assert.equal(await read(page, `document.querySelector('#alpha h2').checkVisibility()`), false);
  await page.browserContext().close();
});

test('hundreds of passages in one another wait in 50 at most, and a search breaks nothing down', async () => {
  const { page, said } = await site.open('/deep', [
    `<!doctype html><title>Deep</title><script src="${site.scripts}/doc-variants.js"></script>
     <doc-variant-provider findable sync-key="none" groups="deployment: serverless byoc" variant="serverless">
     ${'x<if-variant variants="byoc">'.repeat(400)}`,
  ]);
  const marked = `document.querySelectorAll('[hidden="until-found"]').length`;
  await page.waitForFunction(`${marked} > 50`);
  await settle(page);
  assert.equal(await read(page, marked), 51);
  await page.evaluate(`location.hash = '#:~:text=zzz'; location.hash = '#zzz'`);
  await settle(page);
  assert.equal(await read(page, marked), 51);
  assert.deepEqual(said, []);
  await page.browserContext().close();
});
