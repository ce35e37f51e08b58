// Measures the Markdown against the examples of CommonMark, as it is parsed and as it is made safe.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import commonmark from 'commonmark-spec';
import { parseFragment, serialize } from 'parse5';
import { build } from 'vite';
import { prismForVite } from '../../.config/prism-module.mjs';

/**
 * The examples of CommonMark 0.31.2 that marked reads otherwise: it leaves letters in addresses as
 * they are (32, 33, 503), and makes links of plain addresses, as GitHub does.
 */
const MISSED = [32, 33, 173, 503, 602, 608, 611, 612];

/** @type {(html: string) => string} */
let sanitize;
/** @type {(markdown: string) => Promise<string>} */
let render;
/** @type {string} */
let folder;

before(async () => {
  // Inside the project, so that its packages are found.
  folder = mkdtempSync(path.resolve('node_modules/.commonmark-'));
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [prismForVite()],
    build: {
      outDir: folder,
      minify: false,
      lib: {
        entry: {
          page: 'src/markdown/page.ts',
          render: 'src/markdown/render.ts',
          sanitize: 'src/markdown/safe/sanitize-tree.ts',
        },
        formats: ['es'],
      },
      rolldownOptions: { external: [/^(?:marked|parse5|hast-util-sanitize)$/] },
    },
  });
  const load = (/** @type {string} */ name) =>
    import(pathToFileURL(path.join(folder, `${name}.js`)).href);
  ({ sanitizeHtml: sanitize } = await load('sanitize'));
  const { readOptions } = await load('page');
  const { renderMarkdown } = await load('render');
  render = async (markdown) => renderMarkdown(markdown, await readOptions(markdown, {})).html;
});

after(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Writes HTML so that equal pages are equal texts: without the space that no reader sees, and
 * without what we add to code and headings.
 *
 * @param {string} html
 */
function normalize(html) {
  /** @param {any} node @param {boolean} isPre */
  const visit = (node, isPre) => {
    if (node.nodeName === '#text' && !isPre) node.value = node.value.replace(/\s+/g, ' ');
    const own = /^h[1-6]$/.test(node.tagName) ? 'id' : node.tagName === 'pre' && 'tabindex';
    if (own) node.attrs = node.attrs.filter((/** @type {any} */ { name }) => name !== own);
    // The specification knows of no colours.
    const isToken = (/** @type {any} */ child) =>
      child.attrs?.some((/** @type {any} */ { value }) => value.startsWith('token '));
    const plain = (/** @type {any} */ child) =>
      isToken(child) ? child.childNodes.flatMap(plain) : [child];
    if (node.childNodes) node.childNodes = node.childNodes.flatMap(plain);
    for (const child of node.childNodes ?? []) visit(child, isPre || node.nodeName === 'pre');
  };
  const tree = parseFragment(html);
  visit(tree, false);
  return serialize(tree)
    .replace(/<br> /g, '<br>')
    .replace(
      / ?(<\/?(?:p|h[1-6]|ul|ol|li|blockquote|hr|pre|table|tbody|td|tr|div|if-variant)\b[^>]*>) ?/g,
      '$1',
    )
    .trim();
}

/**
 * Lists the examples that are read otherwise than the specification says.
 *
 * @param {(markdown: string) => Promise<string>} read
 * @param {(html: string) => string} expected
 */
async function misses(read, expected) {
  const numbers = [];
  for (const { number, markdown, html } of commonmark.tests) {
    // The specification shows a tab as an arrow. What starts a page with a line may be front matter.
    const text = `\n${markdown.replaceAll('→', '\t')}`;
    const own = normalize(await read(text));
    if (own !== normalize(expected(html.replaceAll('→', '\t')))) numbers.push(number);
  }
  return numbers;
}

describe('the examples of CommonMark', () => {
  it('are all of them', () => {
    assert.equal(commonmark.tests.length, 652);
  });

  it('become the HTML of the specification, but for those that marked misses', async () => {
    assert.deepEqual(await misses(render, (html) => html), MISSED);
  });

  it('become the same when they are made safe', async () => {
    assert.deepEqual(
      await misses(async (markdown) => sanitize(await render(markdown)), sanitize),
      MISSED,
    );
  });

  it('become the same on a page with passages', async () => {
    const passage = '{{< if-variant "a" >}}\na\n{{< /if-variant >}}\n\n';
    const block = '<if-variant variants="a"><p>a</p></if-variant>';
    assert.deepEqual(
      await misses(
        (markdown) => render(passage + markdown),
        (html) => block + html,
      ),
      MISSED,
    );
  });
});
