// How long a whole page takes with a content that somebody wrote to hold it: the built script, every part on, in
// the browser. `GROWTH=1` tries 100 KB instead of 40, and one in ten of the hostile texts as well, as HTML and as Markdown.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openSite, rest } from '../site.mjs';
import { shapesFor } from './shapes.mjs';

const SIZES = process.env.GROWTH ? [25_000, 100_000] : [10_000, 40_000];
/** How much longer such a page may take than the same one without the script. */
const MOST_MS = 3000;
/** What takes less time says nothing of its growth. */
const SHORT_MS = 300;
/** How the time may grow with the length, as an exponent: n log n, and what noise adds. */
const MOST_GROWTH = 1.5;
/** How often a page is measured at most: what else runs only makes it look worse. */
const MOST_ROUNDS = 3;
/** A page that has not come to rest by then never does. */
const NEVER_MS = 60_000;

/** @typedef {'html' | 'text' | 'markdown'} Door */
/** @typedef {{ door: Door, name: string, make: (length: number) => string }} Hostile */

/** @param {string} open @param {string} [close] @returns {(length: number) => string} */
const nested =
  (open, close = '') =>
  (length) => {
    const count = Math.floor(length / (open.length + close.length));
    return `${open.repeat(count)}a${close.repeat(count)}`;
  };

/** @param {(at: number) => string} write @returns {(length: number) => string} */
const repeated = (write) => (length) => {
  let text = '';
  for (let at = 0; text.length < length; at++) text += write(at);
  return text;
};

/** @type {Hostile[]} */
const CONTENTS = [
  {
    door: 'html',
    name: 'passages in one another',
    make: nested('<if-variant variants="b c">', '</if-variant>'),
  },
  {
    door: 'html',
    name: 'passages of one sentence',
    make: repeated((at) => `<if-variant variants="${'bcd'[at % 3]}">a</if-variant> `),
  },
  {
    door: 'html',
    name: 'tabs in one another',
    make: nested('<doc-variant-tabs><div label="a">', '</div></doc-variant-tabs>'),
  },
  {
    door: 'html',
    name: 'tabs one below the other',
    make: repeated((at) => `<doc-variant-tabs><p label="a${at}">a</p></doc-variant-tabs>`),
  },
  {
    door: 'html',
    name: 'empty tabs in panes of tabs',
    make: repeated((at) => `<doc-variant-tabs><p label="a${at}">a<p label=b>b</doc-variant-tabs>`),
  },
  {
    door: 'html',
    name: 'the panes of tabs',
    make: (length) => `<doc-variant-tabs>${repeated((at) => `<p label=a${at}>`)(length)}`,
  },
  { door: 'html', name: 'pickers in one another', make: nested('<doc-variant-picker group="a">') },
  { door: 'html', name: 'tables of contents', make: repeated(() => '<doc-variant-toc>') },
  { door: 'html', name: 'headings in headings', make: nested('<h2><i>') },
  {
    door: 'html',
    name: 'links to what is hidden',
    make: repeated((at) => `<p data-variants="b" id="a${at}"><a href="#a${at - 1}">a</a></p>`),
  },
  {
    door: 'html',
    name: 'closed details',
    make: nested('<details data-variants="c"><summary>a</summary>'),
  },
  {
    door: 'html',
    name: 'rows of tables in cells',
    make: nested('<table><tr data-variants="c"><td>'),
  },
  {
    door: 'html',
    name: 'forms and their fields',
    make: repeated((at) => `<form data-variants="c"><input name="a${at}" required></form>`),
  },
  {
    door: 'html',
    name: 'texts',
    make: repeated(() => '<doc-variant-text name="a"></doc-variant-text>'),
  },
  {
    door: 'text',
    name: 'tags of a CMS that nobody closes',
    make: repeated(() => '[if-variant variants="b"] '),
  },
  { door: 'text', name: 'ends of such tags', make: repeated(() => '{{< /if-variant >}} ') },
  { door: 'markdown', name: 'quotes in lists', make: nested('> - ') },
  {
    door: 'markdown',
    name: 'passages in one another',
    make: nested('{{< if-variant "b" >}}\n', '\n{{< /if-variant >}}\n'),
  },
  { door: 'markdown', name: 'headings', make: repeated(() => '# a\n') },
  {
    door: 'markdown',
    name: 'footnotes',
    make: repeated((at) => `a[^${at}]\n\n[^${at}]: b[^${at + 1}]\n\n`),
  },
];

/** @type {Hostile[]} */
const GENERATED = ['html', 'markdown'].flatMap((door) =>
  shapesFor(door === 'html' ? 'a page that is checked' : 'markdown')
    .filter((_, at) => at % 10 === 0)
    .map((shape) => ({ ...shape, door: /** @type {Door} */ (door) })),
);

/** @param {string} text */
const asText = (text) => text.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'));

/** @type {Record<Door, (text: string) => string>} */
const DOORS = {
  html: (text) => text,
  text: (text) => `<p>${asText(text)}</p>`,
  markdown: (text) =>
    `<doc-variant-markdown><script type="text/markdown">${text.replaceAll('</script', '')}</script></doc-variant-markdown>`,
};

describe('a page with hostile content', () => {
  /** @type {import('../site.mjs').Site} */
  let site;
  before(async () => {
    site = await openSite();
  });
  after(() => site.close());

  /**
   * Measures the CPU time of the page's main thread, to when it has come to rest after loading, after a switch and after a
   * link, in milliseconds.
   *
   * @param {string} content
   * @param {boolean} hasScript
   */
  async function time(content, hasScript) {
    const script = hasScript ? `<script src="${site.scripts}/doc-variants.js"></script>` : '';
    site.serve('/growth', [
      `<!doctype html><html lang="en"><title>A</title>${script}<body>
      <doc-variant-provider groups="a: b c d; e: f g h" shortcodes findable>
      <doc-variant-picker group="a"></doc-variant-picker><doc-variant-toc></doc-variant-toc>
      <main>${content}</main></doc-variant-provider>`,
    ]);
    const reader = await site.newReader();
    try {
      const page = await reader.newPage();
      page.setDefaultTimeout(NEVER_MS);
      const session = await page.createCDPSession();
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.goto(`${site.origin}/growth`);
      await rest(page);
      await page.evaluate(() => {
        const provider = document.querySelector('doc-variant-provider');
        provider?.select?.('c');
        location.hash = '#a1';
      });
      await rest(page);
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
    } finally {
      await reader.close();
    }
  }

  for (const { door, name, make } of [...CONTENTS, ...(process.env.GROWTH ? GENERATED : [])]) {
    it(`takes no longer than its length allows: ${door}, ${name}`, async () => {
      const own = async (/** @type {number} */ size) => {
        const content = DOORS[door](make(size));
        return Math.max((await time(content, true)) - (await time(content, false)), 1);
      };
      let [least, most] = [Infinity, Infinity];
      let exponent = Infinity;
      for (let round = 0; round < MOST_ROUNDS && exponent >= MOST_GROWTH; round++) {
        most = Math.min(most, await own(SIZES[1] ?? NaN));
        if (most < SHORT_MS) return;
        least = Math.min(least, await own(SIZES[0] ?? NaN));
        exponent = Math.log(most / least) / Math.log(4);
      }
      const figures = `${Math.round(most)} ms, exponent ${exponent.toFixed(2)}`;
      if (process.env.GROWTH) console.log(`${door}, ${name}: ${figures}`);
      assert.ok(most < MOST_MS && exponent < MOST_GROWTH, figures);
    });
  }
});
