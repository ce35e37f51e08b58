// Labels in static HTML: a reader without the script knows whose text is whose.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gfm } from '@joplin/turndown-plugin-gfm';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import Turndown from 'turndown';
import { unified } from 'unified';
import { openSite } from '../../site.mjs';
import { buildScripts } from '../../build.mjs';

const HUGO_PAGES = 'test/pages/hugo';
const GROUPS = 'deployment: serverless byoc; language: java cpp go';
const READABILITY = readFileSync('node_modules/@mozilla/readability/Readability.js', 'utf8');

/** @type {string} */
let modules;
/** @type {typeof import('../../../src/markdown.node.ts').renderMarkdown} */
let renderMarkdown;
/** @type {string} */
let folder;
/** @type {import('../../site.mjs').Site} */
let site;

before(async () => {
  modules = await buildScripts();
  ({ renderMarkdown } = await import(path.resolve(modules, 'markdown.node.js')));
  folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-'));
  cpSync('demo', path.join(folder, 'demo'), { recursive: true });
  label(path.join(folder, 'demo'));
  site = await openSite();
});
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/** @param {string[]} args */
const label = (...args) =>
  execFileSync(process.execPath, [path.join(modules, 'cli.js'), 'label', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** @param {string} html */
function labelled(html, groups = GROUPS) {
  const file = path.join(mkdtempSync(path.join(folder, 'page-')), 'page.html');
  writeFileSync(file, html);
  label(file, '--groups', groups);
  return readFileSync(file, 'utf8');
}

/** @param {string} html */
function toMarkdown(html) {
  const service = new Turndown({ headingStyle: 'atx' });
  service.use(gfm);
  return service.turndown(html);
}

describe('label', () => {
  /** @type {[html: string, markdown: string][]} */
  const cases = [
    [
      'Keys end after <if-variant variants="serverless">30</if-variant><if-variant variants="byoc">90</if-variant> days.',
      'Keys end after \\[serverless: 30\\] \\[byoc: 90\\] days.',
    ],
    [
      '<p>Call <b data-variants="java">this</b><b data-variants="go">that</b>.</p>',
      'Call **\\[java: this\\]** **\\[go: that\\]**.',
    ],
    ['<p data-variants="byoc">Text.</p>', 'byoc: Text.'],
    ['<constructor data-variants="byoc"><b>x</b></constructor>', 'byoc: **x**'],
    [
      '<if-variant variants="byoc"><p>One.</p><p>Two.</p></if-variant>',
      '\\[byoc:\n\nOne.\n\nTwo.\n\n\\]',
    ],
    ['<div data-variants="byoc !go"><p>One.</p></div>', 'byoc, not go:\n\nOne.'],
    ['<ul><li data-variants="java go">One</li></ul>', '*   java or go: One'],
    ['<ul><if-variant variants="java"><li>One</li></if-variant></ul>', '*   java: One'],
    ['<ul data-variants="java"><li>One</li><li>Two</li></ul>', '*   java: One\n*   java: Two'],
    [
      '<ul><if-variant variants="java"><li>One</li><li>Two</li></if-variant></ul>',
      '*   java: One\n*   java: Two',
    ],
    [
      '<table><tr><th>A</th></tr><tbody data-variants="java"><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table>',
      '| A   |\n| --- |\n| java: 1 |\n| java: 2 |',
    ],
    [
      '<if-variant variants="byoc">One.<p>Two.</p></if-variant><p>Three.</p>',
      '\\[byoc:\n\nOne.\n\nTwo.\n\n\\]\n\nThree.',
    ],
    [
      '<table><tr><th>A</th></tr><tr data-variants="java"><td>1</td></tr></table>',
      '| A   |\n| --- |\n| java: 1 |',
    ],
    ['<p>x <img data-variants="java" alt="y" src="z.png"></p>', 'x \\[java: ![y](z.png)\\]'],
    ['<pre data-variants="java"><code>x</code></pre>', 'java:\n\n    x'],
    ['<p data-variants="">All.</p>', 'All.'],
    [
      '<doc-variant-tabs><section label="npm"><p>x</p></section><section><h3>Yarn</h3>y</section></doc-variant-tabs><p data-variants="yarn">z</p><p data-variants="!npm java">a</p>',
      'npm\n\nx\n\n### Yarn\n\ny\n\nYarn: z\n\njava, not npm: a',
    ],
    [
      '<doc-variant-tabs><section label="A"><p role="heading" aria-level="4" data-variant-label>A</p>x</section><section><p data-variant-label>B</p>y</section><pre label="C">z</pre></doc-variant-tabs>',
      'A\n\nx\n\nB\n\ny\n\nC: z',
    ],
    ['<p data-variants="unknown">All.</p>', 'All.'],
    ['<figure data-variants="go"><img alt="x" src="y.png"></figure>', 'go:\n\n![x](y.png)'],
    ['<details data-variants="go"><p>x</p></details>', 'go:\n\nx'],
    ['<fieldset data-variants="go"><label>x</label></fieldset>', 'go:\n\nx'],
    ['<p>x <if-variant variants="go"> <b></b><br></if-variant>y</p>', 'x  \ny'],
    [
      '<head><meta name="doc-variants" content="+byoc -go"></head><body><nav>x</nav><main><p>y</p><p data-variants="java">z</p></main></body>',
      'x\n\n\\[byoc, not go:\n\ny\n\njava: z\n\n\\]',
    ],
    [
      '<doc-variant-provider page-variants="byoc"><p>y</p></doc-variant-provider><p>z</p>',
      'byoc:\n\ny\n\nz',
    ],
    ['<my-chart data-variants="go"></my-chart><p>x</p>', 'go:\n\nx'],
  ];
  for (const [html, markdown] of cases) {
    it(`makes ${JSON.stringify(markdown)} of ${JSON.stringify(html)}`, () => {
      assert.equal(toMarkdown(labelled(html)), markdown);
    });
  }

  it('says ranges in the words of the language', () => {
    const versions = 'version: 2.1 < 2.2 < 2.3 < 3.0 < 4.0';
    const ranges = ['2.3+', '&lt;4.0', '2.3+ !4.0+', '2.1 3.0+'];
    /** @type {[language: string, words: string[]][]} */
    const languages = [
      ['en', ['2.3 and later', 'before 4.0', '2.3 to 3.0', '2.1 or 3.0 and later']],
      ['de-AT', ['ab 2.3', 'vor 4.0', '2.3 bis 3.0', '2.1 oder ab 3.0']],
      ['ar', ['2.3 وما بعده', 'ما قبل 4.0', 'من 2.3 إلى 3.0', '2.1 أو 3.0 وما بعده']],
      ['en_US', ['2.3 and later', 'before 4.0', '2.3 to 3.0', '2.1 or 3.0 and later']],
      ['DE_de', ['ab 2.3', 'vor 4.0', '2.3 bis 3.0', '2.1 oder ab 3.0']],
      ['x', ['2.3 and later', 'before 4.0', '2.3 to 3.0', '2.1 or 3.0 and later']],
      ['fr', ['2.3 and later', 'before 4.0', '2.3 to 3.0', '2.1 ou 3.0 and later']],
    ];
    for (const [language, words] of languages) {
      const passages = ranges.map((one) => `<p data-variants="${one}">x</p>`).join('');
      const html = labelled(`<html lang="${language}"><body>${passages}`, versions);
      const labels = [...html.matchAll(/data-variant-label>(?:\u2068)?([^<]*): </g)];
      assert.deepEqual(
        labels.map(([, label]) => label),
        words,
      );
    }
  });

  it('ends no sentence with the label of a drawing or another element in it', () => {
    for (const inside of [
      '<svg><path d="M0 0"/></svg>',
      '<math><mi>x</mi></math>',
      '<iframe src="x"></iframe>',
      '<object data="x"></object>',
      '<canvas></canvas>',
      '<ruby>x<rt>y</rt></ruby>',
      '<x-icon>z</x-icon>',
    ]) {
      const own = inside.replace(/(?=[\s>])/, ' data-variants="java"');
      for (const html of [`<if-variant variants="java">${inside}</if-variant>`, own]) {
        const written = labelled(`<p>a ${html} b</p><h2>${html}</h2>`);
        assert.doesNotMatch(written, /<p data-variant-label/, html);
        assert.match(written, /a .*\[java: .*\].* b<\/p><h2>/, html);
      }
    }
  });

  it('leaves what can have no label as it is', () => {
    for (const html of [
      '<select><option data-variants="java">x</option></select>',
      '<p>No passages.</p>',
      '<!-- a comment --><p>x</p>',
      '<svg><g data-variants="java"><text data-variants="!go">x</text></g></svg>',
      '<if-variant variants="java"><style>p { color: red }</style></if-variant>',
      '<p data-variants="java"><!-- a comment --></p>',
      '<p>x<br data-variants="java">y <a id="old" data-variants="java"></a></p>',
      '<math><mrow data-variants="java"><mi>x</mi></mrow></math>',
      '<html><head data-variants="java"><title>x</title></head><body>x</body></html>',
    ]) {
      assert.equal(labelled(html), html);
    }
  });

  it('keeps drawings and the head of a page whole', () => {
    const span = '<span data-variant-label>';
    assert.equal(
      labelled('<svg><foreignObject><p data-variants="java">x</p></foreignObject></svg>'),
      `<svg><foreignObject><p data-variants="java">${span}java: </span>x</p></foreignObject></svg>`,
    );
    assert.equal(
      labelled(
        '<html data-variants="java"><head><title>x</title></head><body><p>y</p></body></html>',
      ),
      `<html data-variants="java"><head><title>x</title></head><body>${span}java: </span><p>y</p></body></html>`,
    );
  });

  it('has the same result however often it runs', () => {
    const files = readdirSync(path.join(folder, 'demo')).filter((name) => name.endsWith('.html'));
    const texts = () => files.map((name) => readFileSync(path.join(folder, 'demo', name), 'utf8'));
    const once = texts();
    label(path.join(folder, 'demo'));
    assert.deepEqual(texts(), once);
  });

  it('speaks the language of the page, with the labels of the manifest', () => {
    const folderOfSite = mkdtempSync(path.join(folder, 'site-'));
    writeFileSync(
      path.join(folderOfSite, 'variants.json'),
      '{"groups":{"deployment":["serverless",{"name":"byoc","label":{"en":"Your own cloud","de":"Eigene Cloud"}}]}}',
    );
    const file = path.join(folderOfSite, 'page.html');
    writeFileSync(file, '<!doctype html><html lang="de-AT"><p data-variants="!byoc">x</p>');
    label(file);
    assert.match(readFileSync(file, 'utf8'), /nicht Eigene Cloud: <\/span>x/);
  });
});

/** Pandoc is large, so that it is tried where it is installed. */
const hasPandoc = spawnSync('pandoc', ['--version']).status === 0;

/** @type {Record<string, (html: string) => string | Promise<string>>} */
const CONVERTERS = {
  Turndown: toMarkdown,
  remark: async (html) =>
    String(
      await unified()
        .use(rehypeParse)
        .use(rehypeRemark)
        .use(remarkGfm)
        .use(remarkStringify)
        .process(html),
    ),
  ...(hasPandoc && {
    Pandoc: (html) =>
      execFileSync('pandoc', ['-f', 'html', '-t', 'plain', '--wrap=none'], {
        input: html,
        encoding: 'utf8',
      }),
  }),
};

/**
 * Keeps the words of a text only.
 *
 * @param {string} text
 */
const wordsOf = (text) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/**
 * Lists what each passage of a page begins with: its label and its first word.
 *
 * @param {import('puppeteer-core').Page} page
 */
const beginnings = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main [data-variant-label]')].flatMap((mark) => {
      const label = mark.textContent ?? '';
      if (!label.trim().endsWith(':')) return [];
      const range = document.createRange();
      range.setStartAfter(mark);
      range.setEndAfter(document.querySelector('main') ?? document.body);
      const copy = range.cloneContents();
      for (const inner of copy.querySelectorAll('script, style, svg')) inner.remove();
      const words = (copy.textContent ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
      return [{ label, first: words[0] ?? '', begin: words.slice(0, 3).join(' ') }];
    }),
  );

describe('the labels of the demo and of pages for Hugo', () => {
  it(`stand in front of every passage that ${Object.keys(CONVERTERS).join(', ')} and Readability find`, async () => {
    const page = await site.newPage();
    const files = readdirSync(path.join(folder, 'demo')).filter((name) => name.endsWith('.html'));
    /** @type {Map<string, string>} */
    const pages = new Map();
    for (const file of files) {
      const html = readFileSync(path.join(folder, 'demo', file), 'utf8');
      pages.set(file, html.replace(/<script[^]*?<\/script>/g, ''));
    }
    for (const file of readdirSync(HUGO_PAGES).filter((name) => /^\d.*\.md$/.test(name))) {
      const text = readFileSync(path.join(HUGO_PAGES, file), 'utf8');
      const { html } = await renderMarkdown(text, { labels: true });
      pages.set(file, `<main>${html}</main>`);
    }
    let found = 0;
    let readable = 0;
    for (const [file, html] of pages) {
      await page.setContent(html);
      // The first item of a list may have its number before it.
      const begun = await beginnings(page);
      const patternOf = (/** @type {{ label: string, first: string }} */ { label, first }) =>
        new RegExp(`${wordsOf(label)} (?:1 )?${first}`);
      const passages = begun.map(patternOf);
      found += passages.length;
      const main = await page.evaluate(() => document.querySelector('main')?.outerHTML ?? '');
      for (const [name, convert] of Object.entries(CONVERTERS)) {
        const text = wordsOf(await convert(main));
        for (const passage of passages) assert.match(text, passage, `${name}, ${file}`);
        assert.doesNotMatch(text, /3090 days/);
      }
      await page.evaluate(READABILITY);
      const read = await page.evaluate(
        () => new globalThis.Readability(document).parse()?.textContent ?? '',
      );
      if (read) {
        const text = wordsOf(read);
        // It leaves out what it does not take for the article's content.
        for (const passage of begun.filter(({ begin }) => text.includes(begin))) {
          assert.match(text, patternOf(passage), `Readability, ${file}`);
          readable++;
        }
      }
    }
    assert.ok(found > 80, `${found} passages`);
    assert.ok(readable > 40, `${readable} of them in Readability`);
    await page.close();
  });

  it('are hidden while the script works, and seen without it', async () => {
    const html = labelled('<p>x <b data-variants="byoc">y</b></p>');
    const body = `<doc-variant-provider groups="${GROUPS}">${html}</doc-variant-provider>`;
    const { page } = await site.open('/labels.html', [
      `<!doctype html><title>x</title><script src="${site.scripts}/doc-variants.js"></script>${body}`,
    ]);
    assert.equal(await page.evaluate(() => document.querySelector('p')?.innerText), 'x y');
    const without = await site.open('/plain.html', [`<!doctype html><title>x</title>${body}`]);
    assert.equal(
      await without.page.evaluate(() => document.querySelector('p')?.innerText),
      'x [byoc: y]',
    );
  });
});
