// Elements that are made the provider by the script tag, on pages that come slowly.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { COUNT, openSite, until } from '../site.mjs';

/** @type {import('../site.mjs').Site} */
let site;

before(async () => (site = await openSite()));
after(() => site.close());

const GROUPS = 'data-groups="deployment: serverless byoc" data-variant="serverless"';

/** @param {string} attributes */
const script = (attributes) =>
  `<script src="${site.scripts}/doc-variants.js" ${attributes}></script>`;

const content = Array.from(
  { length: 6 },
  (_, at) => `<if-variant variants="byoc"><b class="byoc">B${at}</b></if-variant>
    <if-variant variants="serverless"><b>S${at}</b></if-variant>
    <table><tr data-variants="byoc"><td class="byoc">row</td></tr></table>`,
);

const SHOWN = 'S0 S1 S2 S3 S4 S5';
const visible = `document.body.innerText.split(/\\s+/).filter(Boolean).join(' ')`;

for (const [what, root, start, end] of [
  ['<body>', 'data-root', '', ''],
  ['an element that comes later', 'data-root="main"', '<header></header><main>', '</main>'],
]) {
  test(`the script in <head> makes ${what} the provider, without a wrong frame`, async () => {
    const head = `<!doctype html><title>Root</title>${COUNT}${script(`${root} ${GROUPS}`)}<body>`;
    const { page, said } = await site.open('/root', [head + start, ...content, end]);
    await page.waitForFunction('frames_.all > 10');
    const frames = /** @type {{ all: number, wrong: number }} */ (await page.evaluate('frames_'));
    assert.equal(frames.wrong, 0);
    assert.equal(await page.evaluate(visible), SHOWN);
    assert.deepEqual(said, []);
    await page.close();
  });
}

test('pickers, late content and nested providers work in <body> as in a provider', async () => {
  const { page, said } = await site.open('/body', [
    `<!doctype html><title>Body</title>${script(`data-root ${GROUPS}`)}<body>
      <doc-variant-picker></doc-variant-picker>
      <p data-variants="byoc">B</p><p data-variants="serverless">S</p>
      <doc-variant-provider sync-key="none" groups="deployment: serverless byoc" variant="byoc">
        <p data-variants="byoc">inner-B</p><p data-variants="serverless">inner-S</p>
      </doc-variant-provider>`,
  ]);
  const text = `[...document.querySelectorAll('p')].filter((p) => p.checkVisibility()).map((p) => p.textContent).join(' ')`;
  assert.equal(await page.evaluate(text), 'S inner-B');
  await page.click('pierce/input[value="byoc"]');
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend',
    '<p data-variants="serverless">late-S</p><p data-variants="byoc">late-B</p>')`);
  assert.equal(await page.evaluate(text), 'B inner-B late-B');
  assert.deepEqual(said, []);
  await page.close();
});

test('a root that loses the attribute of the library stays the provider, with its choice', async () => {
  const { page, said } = await site.open('/morph', [
    `<!doctype html><title>Morph</title>${script(`data-root ${GROUPS} data-sync-key="none"`)}<body>
      <doc-variant-picker></doc-variant-picker>
      <p data-variants="byoc">B</p><p data-variants="serverless">S</p>`,
  ]);
  await page.click('pierce/input[value="byoc"]');
  const text = `[...document.querySelectorAll('p')].filter((p) => p.checkVisibility()).map((p) => p.textContent).join(' ')`;
  for (let time = 0; time < 2; time++) {
    await page.evaluate(`document.body.removeAttribute('data-doc-variant-states')`);
    assert.equal(await page.evaluate(text), 'B');
  }
  await page.click('pierce/input[value="serverless"]');
  assert.equal(await page.evaluate(text), 'S');
  assert.deepEqual(said, []);
  await page.close();
});

test('an element that takes the place of the root is the provider then', async () => {
  const { page } = await site.open('/swap', [
    `<!doctype html><title>Swap</title>${script(`data-root ${GROUPS}`)}<body>${content[0]}`,
  ]);
  await page.evaluate(`(() => {
    const body = document.createElement('body');
    body.innerHTML = '<p data-variants="byoc">B</p><p data-variants="serverless">S</p>';
    document.body.replaceWith(body);
    return new Promise(requestAnimationFrame);
  })()`);
  assert.equal(await page.evaluate(visible), 'S');
  await page.close();
});

test('a page whose root element is replaced goes on, with a picker that comes before its provider', async () => {
  const { page, said } = await site.open('/whole', [
    `<!doctype html><title>Whole</title>${script(`data-root ${GROUPS}`)}<body>${content[0]}`,
  ]);
  await page.evaluate(`(() => {
    const html = document.createElement('html');
    html.innerHTML = '<body><doc-variant-picker></doc-variant-picker><p data-variants="byoc">B</p><p data-variants="serverless">S</p>';
    document.documentElement.replaceWith(html);
    return new Promise(requestAnimationFrame);
  })()`);
  await (await page.waitForSelector('pierce/input[value="byoc"]', { visible: true }))?.click();
  assert.deepEqual(
    await page.evaluate(`[...document.querySelectorAll('p')].map((one) => one.checkVisibility())`),
    [true, false],
  );
  assert.deepEqual(said, []);
  await page.close();
});

test('several scripts make an element each the provider, which share the choice', async () => {
  const passages = '<p data-variants="byoc">B</p><p data-variants="serverless">S</p>';
  const { page, said } = await site.open('/several', [
    `<!doctype html><title>Several</title>${script('')}${script(`data-root="main" ${GROUPS}`)}
      ${script(`data-root="aside" ${GROUPS}`)}<body><main><doc-variant-picker></doc-variant-picker>${passages}</main>
      <aside>${passages}</aside>`,
  ]);
  const shown = `[...document.querySelectorAll('p')].filter((one) => one.checkVisibility()).map((one) => one.textContent).join(' ')`;
  assert.equal(await page.evaluate(shown), 'S S');
  await page.click('pierce/input[value="byoc"]');
  await page.waitForFunction(`${shown} === 'B B'`);
  assert.deepEqual(said, []);
  await page.close();
});

test('an element that comes back is the provider again, with its pickers', async () => {
  const { page, said } = await site.open('/back', [
    `<!doctype html><title>Back</title>${script(`data-root="main" ${GROUPS}`)}<body><main>
      <doc-variant-picker></doc-variant-picker>${content[0]}</main>`,
  ]);
  const frame = '() => new Promise(requestAnimationFrame)';
  let chosen = 'S0';
  for (const view of ['other', 'first', 'other', 'first']) {
    await page.evaluate(`(async (frame) => {
      window.views ??= { first: document.querySelector('main'), other: document.createElement('main') };
      views.other.innerHTML ||= '<p data-variants="byoc">B</p><p data-variants="serverless">S</p>';
      document.querySelector('main').remove();
      await frame();
      document.body.append(views['${view}']);
      await frame();
    })(${frame})`);
    if (view === 'other') continue;
    // What the reader has chosen counts, and not again what the script tag starts with.
    assert.ok(String(await page.evaluate(visible)).endsWith(chosen));
    for (const [variant, shown] of [
      ['serverless', 'S0'],
      ['byoc', 'B0 row'],
    ]) {
      await page.click(`pierce/input[value="${variant}"]`);
      assert.ok(String(await page.evaluate(visible)).endsWith(String(shown)));
    }
    chosen = 'B0 row';
  }
  assert.deepEqual(said, []);
  await page.close();
});

test('a root that is not there, or is not a selector, shows its content and warns', async () => {
  for (const [root, message, shown] of [
    ['#none', 'finds no element', 'B0 S0 row'],
    ['main[', 'is not a valid CSS selector', 'S0'],
  ]) {
    const { page, said } = await site.open('/wrong', [
      `<!doctype html><title>Wrong</title>${script(`data-root="${root}" ${GROUPS}`)}<body>${content[0]}`,
    ]);
    const isSaid = () => said.some((text) => text.includes(message));
    await until(isSaid);
    assert.ok(isSaid(), said.join('\n'));
    assert.equal(await page.evaluate(visible), shown);
    await page.close();
  }
});

test('settings of the script tag that nothing reads are told of', async () => {
  for (const [attribute, message] of [
    ['data-group="a: b"', 'did you mean data-groups="a: b"?'],
    ['data-appearance="tabs"', 'write appearance="tabs" on <doc-variant-picker>'],
  ]) {
    const { page, said } = await site.open('/misspelt', [
      `<!doctype html><title>Misspelt</title>${script(`data-root ${attribute}`)}<body>${content[0]}`,
    ]);
    const found = () => said.filter((text) => text.includes(message));
    await until(() => found().length);
    assert.equal(found().length, 1, said.join('\n'));
    await page.close();
  }
});

test('a script without data-root makes nothing a provider', async () => {
  const { page } = await site.open('/none', [
    `<!doctype html><title>None</title>${script(GROUPS)}<body>${content[0]}`,
  ]);
  assert.equal(await page.evaluate(visible), 'B0 S0 row');
  await page.close();
});

test('data-shortcodes turns shortcodes in the root into blocks, by a part of its own', async () => {
  const post = `<p>{{% if-variant "byoc" %}}</p><p>B</p><p>{{% /if-variant %}}</p><p>all</p>`;
  for (const [attribute, shown] of [
    ['data-shortcodes', 'all'],
    ['', '{{% if-variant "byoc" %}} B {{% /if-variant %}} all'],
  ]) {
    const { page, said } = await site.open('/shortcodes', [
      `<!doctype html><title>Text</title>${script(`data-root ${GROUPS} ${attribute}`)}<body>${post}`,
    ]);
    if (attribute) await page.waitForFunction(`${visible} === '${shown}'`);
    assert.equal(await page.evaluate(visible), shown);
    assert.equal(site.requested.includes('shortcodes.js'), attribute !== '');
    assert.deepEqual(said, []);
    await page.close();
  }
});
