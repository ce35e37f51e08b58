// Tabs as they are served: built, late, missing, refused, on paper, and by the address.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openSite, rest, until } from '../site.mjs';

/** @type {import('../site.mjs').Site} */
let site;
before(async () => (site = await openSite()));
after(() => site.close());

const SOURCE = `<doc-variant-tabs><section label="npm"><p class="a">one</p></section><section><h3 id="yarn">Yarn</h3><p class="b">two</p></section>
  <section label="pnpm"><p class="c">three</p></section></doc-variant-tabs>`;
const LONG = '<p style="block-size: 900px">long</p>';

/** @param {string} [content] @param {string} [head] */
const pageOf = (content = SOURCE, head = '') => [
  `<!doctype html><html lang="en"><title>Tabs</title>${head}<script src="${site.scripts}/doc-variants.js"></script>
  <body><doc-variant-provider groups="language: java go" variant="java">${content}</doc-variant-provider>`,
];

/** Lists the panes that are shown, by their classes. */
const SHOWN = `[...document.querySelectorAll('.a, .b, .c')].filter((it) => it.checkVisibility()).map((it) => it.className).join('')`;
const DRAWN = `document.querySelector('doc-variant-tabs').matches(':state(drawn)')`;

/** @param {import('puppeteer-core').Page} page */
const shown = (page) => page.evaluate(SHOWN);
/** @param {import('puppeteer-core').Page} page */
const drawn = (page) => page.waitForFunction(DRAWN);

/**
 * Lets who asks for the part of tabs wait until the returned function is called, at the latest at the end of a test.
 *
 * @param {import('node:test').TestContext} t
 * @returns {(status?: number) => void} answers, with the status of a refusal if there is one
 */
function keepWaiting(t) {
  /** @type {(status?: number) => void} */
  let answer = () => undefined;
  /** @type {Promise<number | undefined>} */
  const answered = new Promise((resolve) => (answer = resolve));
  site.gate = (file) => (file === 'tabs.js' ? answered : undefined);
  t.after(() => {
    answer(404);
    site.gate = undefined;
  });
  return answer;
}

describe('tabs', () => {
  test('are sections with headings without a script', async () => {
    const { page } = await site.open('/none', [`<!doctype html><title>None</title>${SOURCE}`]);
    assert.equal(await shown(page), 'abc');
    assert.match(await page.evaluate('document.body.innerText'), /one\s+Yarn\s+two\s+three/);
    await page.close();
  });

  test('are sections with labels while their part is 3 s late, then tabs, in the place of the first', async () => {
    /** @type {(value?: undefined) => void} */
    let arrive = () => undefined;
    const held = new Promise((resolve) => (arrive = resolve));
    site.gate = (file) => (file === 'tabs.js' ? held.then(() => undefined) : undefined);
    const label = `getComputedStyle(document.querySelector('[label]'), '::before').content`;
    site.serve('/late', pageOf());
    const page = await site.newPage();
    /** @type {string[]} */
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(`${site.origin}/late`);
    await page.waitForFunction(`${SHOWN} === 'abc'`);
    assert.equal(await page.evaluate(label), '"npm"');
    // It stays so until the part comes, however late.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal(await page.evaluate(`${SHOWN} + ${label}`), 'abc"npm"');
    assert.equal(await page.evaluate(DRAWN), false);
    arrive();
    await drawn(page);
    site.gate = undefined;
    await page.waitForFunction(`${SHOWN} === 'a'`);
    assert.equal(await page.evaluate(label), 'none');
    assert.deepEqual(said, []);
    await page.close();
  });

  for (const [what, status] of /** @type {const} */ ([
    ['missing', 404],
    ['refused', 503],
  ])) {
    test(`are sections with labels, and say so once, where their part is ${what}`, async () => {
      site.gate = (file) => (/tabs/.test(file) ? Promise.resolve(status) : undefined);
      const { page, said } = await site.open(`/${what}`, pageOf(SOURCE + SOURCE));
      await page.waitForFunction(`${SHOWN} === 'abcabc'`);
      const told = () => said.filter((text) => text.includes('[doc-variants]'));
      await until(() => told().length);
      // And not for the other tabs.
      await rest(page);
      site.gate = undefined;
      const warned = told();
      assert.equal(warned.length, 1, warned.join('\n'));
      assert.match(String(warned[0]), /"tabs".*tabs\.js/);
      await page.close();
    });
  }

  test('are sections with labels where the page refuses Lit its policy, with one message', async () => {
    const policy = "require-trusted-types-for 'script'; trusted-types doc-variants";
    const { page, said } = await site.open('/trusted', pageOf(SOURCE + SOURCE), {
      'content-security-policy': policy,
    });
    await page.waitForFunction(`${SHOWN} === 'abcabc'`);
    const told = () => said.filter((text) => text.includes('[doc-variants]'));
    await until(() => told().length);
    // And not for the other tabs.
    await rest(page);
    const warned = told();
    assert.equal(warned.length, 1, warned.join('\n'));
    assert.match(String(warned[0]), /tabs.*lit-html/);
    await page.close();
  });

  for (const when of ['in time', 'late']) {
    test(`lay out a page once for all of them, however many there are, ${when}`, async () => {
      /** @type {(value?: undefined) => void} */
      let arrive = () => undefined;
      const held = new Promise((resolve) => (arrive = resolve));
      site.gate = (file) => (file === 'tabs.js' ? held.then(() => undefined) : undefined);
      // The second of waiting ends when the test says so, or what loads meanwhile would count, too.
      const hold = `<script>{ const wait = setTimeout; window.held_ = [];
        window.setTimeout = (call, ms) => (ms === 1000 ? held_.push(call) : wait(call, ms)) }</script>`;
      site.serve(`/many-${when}`, pageOf(SOURCE.repeat(100), hold));
      const page = await site.newPage();
      await page.goto(`${site.origin}/many-${when}`);
      await page.waitForFunction(`held_.length === 100 && ${SHOWN}.length === 100`);
      const layouts = async () => (await page.metrics()).LayoutCount ?? NaN;
      const before = await layouts();
      if (when === 'late') {
        await page.evaluate('for (const call of held_) call()');
        // All panes are shown once the part has taken too long.
        await page.waitForFunction(`${SHOWN}.length === 300`);
        const more = (await layouts()) - before;
        assert.ok(more < 10, `without its part, the page is laid out ${more} times`);
      }
      arrive();
      site.gate = undefined;
      await page.waitForFunction(
        `[...document.querySelectorAll('doc-variant-tabs')].every((one) => one.matches(':state(drawn)'))`,
      );
      const more = (await layouts()) - before;
      assert.ok(more < 20, `the page is laid out ${more} times`);
      await page.close();
    });
  }

  test('move nothing on the page when they come in time', async () => {
    // On a machine under load they may come later than that.
    const patience =
      'const wait = setTimeout; window.setTimeout = (call, ms) => wait(call, ms === 1000 ? 600_000 : ms);';
    const watch = `<script>${patience} window.shift_ = 0; new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) shift_ += value }).observe({ type: 'layout-shift', buffered: true })</script>`;
    const { page } = await site.open(
      '/shift',
      pageOf(`<p>before</p>${SOURCE}<p>after</p>${LONG}`, watch),
    );
    await drawn(page);
    // What moves then is in the next frames.
    await rest(page);
    await page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))',
    );
    const shift = Number(await page.evaluate('shift_'));
    assert.ok(shift <= 0.02, String(shift));
    await page.close();
  });

  for (const what of ['late', 'missing']) {
    test(`move nothing on the page when their part is ${what}, and lose nothing`, async (t) => {
      const answer = keepWaiting(t);
      const watch = `<script>window.shift_ = 0; try { new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) shift_ += value }).observe({ type: 'layout-shift', buffered: true }) } catch {}</script>`;
      site.serve(
        `/move-${what}`,
        pageOf(`<p>before</p>${SOURCE}<p id="after">after</p>${LONG}${SOURCE}`, watch),
      );
      const page = await site.newPage();
      await page.goto(`${site.origin}/move-${what}`, { waitUntil: 'domcontentloaded' });
      const top = () =>
        page.$eval('#after', (it) => Math.round(it.getBoundingClientRect().top + scrollY));
      const before = await top();
      if (what === 'missing') answer(404);
      await page.waitForFunction(`${SHOWN} === 'abcabc'`);
      assert.equal(await top(), before);
      // The last pane of those in view is scrolled to; those below the view stand open.
      const frames = await page.$$eval('doc-variant-tabs', (all) =>
        all.map((it) => {
          it.scrollTop = 1000;
          const low = it.querySelector('.c')?.getBoundingClientRect().bottom ?? Infinity;
          return [it.clientHeight < it.scrollHeight, low <= it.getBoundingClientRect().bottom + 1];
        }),
      );
      assert.deepEqual(frames, [
        [true, true],
        [false, true],
      ]);
      if (what === 'late') {
        answer(undefined);
        await page.waitForFunction(
          `[...document.querySelectorAll('doc-variant-tabs')].every((it) => it.matches(':state(drawn)'))`,
        );
        assert.ok(Math.abs((await top()) - before) <= 6, `${await top()} ${before}`);
        assert.equal(await page.$('doc-variant-tabs[style]'), null);
      }
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
      // Firefox measures no shift.
      const shift = Number(await page.evaluate('shift_'));
      assert.ok(shift <= 0.02, String(shift));
      await page.close();
    });
  }

  test('show the pane that the address leads into, and choose nothing', async () => {
    const { page } = await site.open('/hash', pageOf(LONG + SOURCE + LONG));
    const origin = page.url();
    await page.goto('about:blank');
    await page.goto(`${origin}#yarn`);
    await drawn(page);
    await page.waitForFunction(`${SHOWN} === 'b'`);
    const top = Number(
      await page.evaluate(`document.querySelector('.b').getBoundingClientRect().top`),
    );
    assert.ok(top >= 0 && top < 300, `${top} px`);
    assert.equal(await page.evaluate(`localStorage.getItem('doc-variants:doc-variants')`), null);
    await page.goto('about:blank');
    await page.goto(`${origin}#:~:text=three`);
    await drawn(page);
    await page.waitForFunction(`${SHOWN} === 'c'`);
    await page.close();
  });

  test('show what a link leads to in a pane while their part is on its way', async (t) => {
    const answer = keepWaiting(t);
    // The second in which the first pane stands alone does not end by itself.
    const hold = `<script>{ const wait = setTimeout;
      window.setTimeout = (call, ms) => (ms === 1000 ? 0 : wait(call, ms)) }</script>`;
    const there = '<if-variant variants="go"><p id="there">There</p></if-variant>';
    const tabs = SOURCE.replace('<p class="c">', `${there}$&`);
    site.serve(
      '/soon',
      pageOf(`<a id="go" href="#there">go</a>${LONG}${tabs}${LONG}${LONG}`, hold),
    );
    const page = await site.newPage();
    await page.goto(`${site.origin}/soon`, { waitUntil: 'domcontentloaded' });
    await page.waitForFunction(`${SHOWN} === 'a' && Symbol.for('doc-variants:reader') in document`);
    await page.click('#go');
    const top = '(document.querySelector("#there")?.getBoundingClientRect().top ?? NaN)';
    await page.waitForFunction(`scrollY > 0 && Math.abs(${top}) < 2`);
    assert.equal(await page.$eval('doc-variant-provider', (it) => it.variant), 'go');
    answer();
    await drawn(page);
    await page.waitForFunction(`${SHOWN} === 'c' && Math.abs(${top}) < 2`);
    await page.close();
  });

  test('keep the place of a reader below who chooses in tabs that turn others above', async () => {
    const high = (/** @type {string} */ name) =>
      `<section label="${name}"><p style="block-size: ${name === 'A' ? 300 : 1400}px">${name}</p></section>`;
    const tabs = `<doc-variant-tabs>${high('A')}${high('B')}</doc-variant-tabs>`;
    const { page } = await site.open(
      '/place',
      pageOf(
        `<style>* { overflow-anchor: none }</style>${tabs}${tabs}${LONG}<p id="here">here</p>
        <doc-variant-tabs id="low"><section label="A">a</section><section label="B">b</section></doc-variant-tabs>${LONG}`,
      ),
    );
    await drawn(page);
    await page.waitForFunction(`document.querySelector('[role=status]')`);
    await page.evaluate(`document.querySelector('#here').scrollIntoView({ block: 'center' })`);
    const topOf = `document.querySelector('#low').getBoundingClientRect().top`;
    const before = Number(await page.evaluate(topOf));
    for (const at of [1, 0, 1]) {
      await page.evaluate(
        `document.querySelector('#low').shadowRoot.querySelectorAll('button')[${at}].click()`,
      );
      const moved = Number(await page.evaluate(topOf)) - before;
      assert.ok(Math.abs(moved) <= 1, `${moved} px`);
    }
    await page.close();
  });

  test('lead a reader of a long pane to the heading above it when another pane takes its place', async () => {
    const pane = (/** @type {string} */ label) =>
      `<section label="${label}"><h4>In ${label}</h4>${`<p>${label}</p>`.repeat(200)}</section>`;
    const { page } = await site.open(
      '/long',
      pageOf(
        `${LONG}<h2>Install</h2><doc-variant-tabs>${pane('java')}${pane('go')}</doc-variant-tabs>${LONG}`,
        '<style>html { overflow-anchor: none }</style>',
      ),
    );
    await drawn(page);
    await page.evaluate(`scrollTo(0, 3000)`);
    await page.evaluate(`document.querySelector('doc-variant-provider').select('go')`);
    await page.waitForFunction(`!document.querySelector('section').checkVisibility()`);
    const top = await page.$eval('h2', (it) => it.getBoundingClientRect().top);
    assert.ok(Math.abs(top) <= 1, `${top} px`);
    await page.close();
  });

  test('print all panes with their labels', async () => {
    const { page } = await site.open('/print', pageOf());
    await drawn(page);
    await page.emulateMediaType('print');
    const seen = await page.evaluate(`(() => {
      const host = document.querySelector('doc-variant-tabs');
      const isSeen = (it) => it.checkVisibility({ visibilityProperty: true }) && it.getBoundingClientRect().height > 0;
      return { panes: ${SHOWN}, labels: [...host.shadowRoot.querySelectorAll('.label')].filter(isSeen).map((it) => it.textContent),
        heading: isSeen(document.querySelector('h3')), bar: isSeen(host.shadowRoot.querySelector('[role=tablist]')) };
    })()`);
    assert.deepEqual(seen, { panes: 'abc', labels: ['npm', 'pnpm'], heading: true, bar: false });
    await page.close();
  });

  test('are followed by a table of contents, and announced with what they change', async () => {
    const pane = (/** @type {string} */ label) =>
      `<section label="${label}"><h2>In ${label}</h2><p>text</p></section>`;
    const tabs = `<doc-variant-tabs>${pane('One')}${pane('Two')}</doc-variant-tabs>`;
    const { page } = await site.open(
      '/toc',
      pageOf(`<doc-variant-toc></doc-variant-toc>${tabs}${tabs}`),
    );
    await drawn(page);
    const list = `[...(document.querySelector('doc-variant-toc').shadowRoot?.querySelectorAll('a') ?? [])].map((it) => it.textContent.trim()).join()`;
    await page.waitForFunction(`${list} === 'In One,In One'`);
    await page.waitForFunction(`document.querySelector('[role=status]')`);
    await page.evaluate(
      `document.querySelector('doc-variant-tabs').shadowRoot.querySelectorAll('button')[1].click()`,
    );
    await page.waitForFunction(`${list} === 'In Two,In Two'`);
    await page.waitForFunction(`document.querySelector('[role=status]').textContent`);
    const text = await page.evaluate(`document.querySelector('[role=status]').textContent`);
    assert.equal(text, 'Showing Two: 2 sections shown, 2 hidden');
    await page.close();
  });
});
