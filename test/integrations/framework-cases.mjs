// What holds in every framework, case by case; the page of each is the same. Each case starts from
// the initial state and leaves it.
import assert from 'node:assert/strict';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Reads what a reader sees of the elements with an id, by their text.
 *
 * @param {Page} page
 * @param {string[]} ids
 */
export const seen = (page, ...ids) =>
  page.evaluate(
    (names) =>
      names.map((id) => {
        const element = document.getElementById(id);
        if (!element) return `no #${id}`;
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let text = '';
        while (texts.nextNode()) {
          const range = document.createRange();
          range.selectNode(texts.currentNode);
          // Neither innerText nor checkVisibility() tells of an element that has no box of its own.
          if (range.getClientRects().length) text += ` ${texts.currentNode.data}`;
        }
        return text.trim().replace(/\s+/g, ' ');
      }),
    ids,
  );

/**
 * Changes the state of the app, and waits until the framework has put it into the page.
 *
 * @param {Page} page
 * @param {object} change
 */
export async function set(page, change) {
  await page.evaluate((next) => window.page.set(next), change);
  await settle(page);
}

/** @param {Page} page */
export async function settle(page) {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 2; turn++) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
    const markdown = document.querySelector('doc-variant-markdown');
    await markdown?.updateComplete;
  });
}

/** @param {Page} page @param {string} variant */
async function pick(page, variant) {
  await page.evaluate((value) => {
    const picker = document.querySelector('#picker');
    picker?.shadowRoot?.querySelector(`[value="${value}"]`).click();
  }, variant);
  await settle(page);
}

/** @param {Page} page */
const picker = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector('#picker');
    const radios = [...shadowRoot.querySelectorAll('input')];
    return {
      name: shadowRoot.querySelector('legend')?.textContent,
      labels: [...shadowRoot.querySelectorAll('.option')].map((label) => label.textContent),
      chosen: radios.find(({ checked }) => checked)?.value,
    };
  });

/** @param {Page} page */
async function reset(page) {
  await page.evaluate(() => window.page.reset());
  await settle(page);
}

/** @type {Record<string, (page: Page) => Promise<void>>} */
export const cases = {
  async 'shows what the first attributes and properties say'(page) {
    assert.deepEqual(
      await seen(page, 'condition', 'children', 'row', 'list-one', 'list-two', 'markdown'),
      ['', '1 times', '', 'a c', 'd', 'First'],
    );
    assert.deepEqual(await picker(page), {
      name: 'Deployment',
      labels: ['Hosted', 'Own cloud'],
      chosen: 'serverless',
    });
  },

  async 'follows attributes and properties that change'(page) {
    await set(page, { condition: 'serverless', label: 'Where', source: '# Second' });
    assert.deepEqual(await seen(page, 'condition', 'markdown'), ['Condition', 'Second']);
    assert.equal((await picker(page)).name, 'Where');
    await set(page, { variant: 'byoc', condition: '!serverless' });
    assert.deepEqual(await seen(page, 'condition', 'row', 'children'), ['Condition', 'Row', '']);
    await set(page, { groups: 'deployment: serverless byoc selfmanaged', variant: 'selfmanaged' });
    assert.deepEqual(await seen(page, 'list-one', 'list-two', 'row'), ['', 'd', '']);
    assert.equal(await page.$eval('#one', ({ variant }) => variant), 'selfmanaged');
    await reset(page);
    assert.deepEqual(await seen(page, 'row', 'markdown'), ['', 'First']);
  },

  async 'hears events, once each, and can prevent a choice'(page) {
    await pick(page, 'byoc');
    assert.deepEqual(await seen(page, 'log', 'row'), [
      'before-variant-change byoc, variant-change byoc',
      'Row',
    ]);
    await set(page, { log: [], isLocked: true });
    await pick(page, 'serverless');
    assert.deepEqual(await seen(page, 'log', 'row'), ['before-variant-change serverless', 'Row']);
    assert.equal((await picker(page)).chosen, 'byoc');
    await reset(page);
    assert.deepEqual(await seen(page, 'log', 'row'), ['', '']);
  },

  async 'keeps children that the framework changes, hidden ones too'(page) {
    const options = [
      { value: 'byoc', label: 'Your own' },
      { value: 'serverless', label: 'Ours' },
    ];
    await set(page, { count: 2, isOpen: true, options });
    assert.deepEqual(await seen(page, 'children'), ['2 times open']);
    assert.deepEqual((await picker(page)).labels, ['Your own', 'Ours']);
    await set(page, { variant: 'byoc', count: 3, isOpen: false });
    assert.deepEqual(await seen(page, 'children'), ['']);
    await set(page, { variant: 'serverless' });
    assert.deepEqual(await seen(page, 'children'), ['3 times']);
    await reset(page);
    assert.deepEqual((await picker(page)).labels, ['Hosted', 'Own cloud']);
  },

  async 'keeps the blocks of a keyed list that is reordered, within and across providers'(page) {
    await page.evaluate(() => {
      for (const block of document.querySelectorAll('#list-one if-variant')) {
        block.marked = block.textContent;
      }
    });
    await page.evaluate(() => window.page.arrange(['c', 'b', 'a'], ['d']));
    await settle(page);
    assert.deepEqual(await seen(page, 'list-one'), ['c a']);
    const marks = await page.$$eval('#list-one if-variant', (blocks) =>
      blocks.map(({ marked }) => marked),
    );
    assert.deepEqual(marks, ['c', 'b', 'a']);
    // In the other provider the reader has chosen byoc.
    await page.evaluate(() => window.page.arrange(['d', 'c'], ['b', 'a']));
    await settle(page);
    assert.deepEqual(await seen(page, 'list-one', 'list-two'), ['c', 'b']);
    assert.deepEqual(
      await page.$$eval('li if-variant', (blocks) => blocks.map(({ shown }) => shown)),
      [false, true, true, false],
    );
    await reset(page);
    assert.deepEqual(await seen(page, 'list-one', 'list-two'), ['a c', 'd']);
  },

  async 'reaches a portal by a provider of its own'(page) {
    assert.deepEqual(await seen(page, 'portal'), ['']);
    assert.ok(await page.$('#outside #portal'));
    await set(page, { variant: 'byoc' });
    assert.deepEqual(await seen(page, 'portal'), ['Portal']);
    await reset(page);
  },

  async 'leaves nothing when it is unmounted'(page) {
    await page.evaluate(async () => {
      const before = document.adoptedStyleSheets.length;
      window.kept = [];
      window.page.unmount();
      for (let turn = 0; turn < 4; turn++) {
        window.page.mount();
        await new Promise((resolve) => setTimeout(resolve, 100));
        const nodes = document.querySelectorAll('doc-variant-provider, if-variant, [id=picker]');
        // The last nodes may be held by what a framework remembers of its last work.
        if (turn < 2) window.kept.push(...[...nodes].map((node) => new WeakRef(node)));
        window.page.unmount();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      window.sheets = [before, document.adoptedStyleSheets.length];
    });
    const left = await page.$$eval('doc-variant-provider, if-variant', ({ length }) => length);
    assert.equal(left, 0);
    const [, sheets] = await page.evaluate(() => window.sheets);
    assert.equal(sheets, 0);
    const client = await page.createCDPSession();
    /** @type {unknown[]} */
    let kept = [true];
    // A framework lets go when it has time.
    for (let tries = 0; tries < 50 && kept.length; tries++) {
      await client.send('HeapProfiler.collectGarbage');
      await settle(page);
      await client.send('HeapProfiler.collectGarbage');
      kept = await page.evaluate(() =>
        window.kept.map((node) => node.deref()?.outerHTML.slice(0, 60)).filter(Boolean),
      );
    }
    assert.ok((await page.evaluate(() => window.kept.length)) >= 10);
    assert.deepEqual(kept, []);
    await page.evaluate(() => window.page.mount());
    await reset(page);
    assert.deepEqual(await seen(page, 'condition', 'list-one'), ['', 'a c']);
  },
};
