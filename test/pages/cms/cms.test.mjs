// What a post in each way of writing becomes in the real sanitizers, and what readers see of it then.
// The table of docs/cms.md says the same.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { rehype } from 'rehype';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import sanitizeHtml from 'sanitize-html';
import { commandOf, findFile } from '../../../.config/programs.mjs';
import { openSite } from '../../site.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What an author saves, by the words of the table; `w` is a word for byoc only. */
const POSTS = {
  'shortcode, typed in a visual editor':
    '<p>{{&lt; if-variant "byoc" &gt;}}</p>\n<p>w</p>\n<p>{{&lt; /if-variant &gt;}}</p>',
  'shortcode with `%`': '<p>{{% if-variant "byoc" %}}</p>\n<p>w</p>\n<p>{{% /if-variant %}}</p>',
  'shortcode with `<`, typed as HTML':
    '<p>{{< if-variant "byoc" >}}</p>\n<p>w</p>\n<p>{{< /if-variant >}}</p>',
  '`data-variants`': '<p data-variants="byoc">w</p>',
  comment: '<!-- if-variant byoc -->\n<p>w</p>\n<!-- /if-variant -->',
  '`<if-variant>`': '<if-variant variants="byoc"><p>w</p></if-variant>',
};

/** @type {import('../../site.mjs').Site} */
let site;
const folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-cms-'));
before(async () => (site = await openSite()));
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/**
 * Filters a post as WordPress does, with what a plugin may add.
 *
 * @param {string} html
 * @param {string} plugin
 */
async function wordpress(html, plugin = '') {
  const post = path.join(folder, 'post.html');
  writeFileSync(post, html);
  const render = readFileSync(`${root}/integrations/wordpress/render.php`, 'utf8');
  const script = path.join(folder, 'render.php');
  writeFileSync(script, render.replace('$saved =', `${plugin}\n$saved =`));
  const place = path.join(findFile('wordpress') ?? '', '../..');
  const { stdout } = await promisify(execFile)(commandOf('php'), [script, place, post]);
  return /<main>([^]*)<\/main>/.exec(stdout)?.[1] ?? '';
}

/**
 * @param {string} html
 * @param {import('unified').Plugin<any[], any>} plugin
 */
const throughRehype = async (html, plugin) =>
  String(await rehype().data('settings', { fragment: true }).use(plugin).process(html));

/**
 * Sanitizes in a browser, by an expression in which `html` is the text.
 *
 * @param {string} html
 * @param {string} expression
 */
async function purify(html, expression) {
  const page = await site.newPage();
  await page.addScriptTag({ path: `${root}/node_modules/dompurify/dist/purify.min.js` });
  const clean = await page.evaluate(`((html) => ${expression})(${JSON.stringify(html)})`);
  await page.close();
  return String(clean);
}

/** @type {Record<string, (html: string) => string | Promise<string>>} */
const sanitizers = {
  WordPress: (html) => wordpress(html),
  'sanitize-html': (html) => sanitizeHtml(html),
  'rehype-sanitize': (html) => throughRehype(html, rehypeSanitize),
  DOMPurify: (html) => purify(html, 'DOMPurify.sanitize(html)'),
};

const DOCS = readFileSync(`${root}/docs/cms.md`, 'utf8');

/**
 * Reads the settings that the page for authors names.
 *
 * @param {string} name
 */
const settings = (name) =>
  new RegExp(`\`\`\`\\w+\\n// ${name}\\n([^]*?);?\\n\`\`\``).exec(DOCS)?.[1] ?? '';

/** @type {typeof sanitizers} */
const withSettings = {
  'sanitize-html': (html) =>
    new Function('sanitizeHtml', 'html', `return ${settings('sanitize-html')}`)(sanitizeHtml, html),
  'rehype-sanitize': (html) => {
    const code = `return ${settings('rehype-sanitize')}`;
    const transform = new Function('rehypeSanitize', 'defaultSchema', code);
    return throughRehype(html, () => transform(rehypeSanitize, defaultSchema));
  },
  DOMPurify: (html) => purify(html, settings('DOMPurify')),
};

/** @param {string[]} posts */
const pageOf = (posts) => `<!doctype html><title>Posts</title>
  <script src="${site.scripts}/doc-variants.js"></script><body>${posts
    .map(
      (html) => `<doc-variant-provider groups="deployment: serverless byoc" sync-key="none"
        variant="byoc" shortcodes>${html}</doc-variant-provider>`,
    )
    .join('')}`;

/** Reads the table of the page for authors: rows by the way of writing, columns by the sanitizer. */
function readTable() {
  const lines = DOCS.split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const at = lines.findIndex((cells) => cells.includes('WordPress'));
  const names = lines[at] ?? [];
  return Object.fromEntries(
    lines.slice(at + 2).map((cells) => [
      cells[1],
      Object.fromEntries(names.map((name, column) => [name, cells[column]])),
    ]),
  );
}

/**
 * Tells which posts readers of byoc see, and those of serverless do not, after a sanitizer.
 *
 * @param {(html: string) => string | Promise<string>} sanitize
 */
async function survivors(sanitize) {
  const clean = [];
  for (const html of Object.values(POSTS)) clean.push(await sanitize(html));
  const { page } = await site.open('/posts', [pageOf(clean)]);
  /** @type {(variant: string) => Promise<string[]>} */
  const see = (variant) =>
    page.evaluate((chosen) => {
      const providers = [...document.querySelectorAll('doc-variant-provider')];
      for (const provider of providers) Object.assign(provider, { variant: chosen });
      return providers.map((provider) => /** @type {HTMLElement} */ (provider).innerText.trim());
    }, variant);
  const [byoc, serverless] = [await see('byoc'), await see('serverless')];
  await page.close();
  return Object.fromEntries(
    Object.keys(POSTS).map((what, at) => [
      what,
      byoc[at] === 'w' && serverless[at] === '' ? 'yes' : 'no',
    ]),
  );
}

for (const [name, sanitize] of Object.entries(sanitizers)) {
  test(`the table for authors says what survives ${name}`, async () => {
    const table = readTable();
    const told = Object.keys(POSTS).map((what) => [what, table[what]?.[name]]);
    assert.deepEqual(await survivors(sanitize), Object.fromEntries(told));
  });
}

for (const [name, sanitize] of Object.entries(withSettings)) {
  test(`the elements survive ${name} with the settings of the page for authors`, async () => {
    const found = await survivors(sanitize);
    assert.equal(found['`<if-variant>`'], 'yes');
    assert.equal(found['`data-variants`'], 'yes');
  });
}

test('WordPress tears the element apart even where a plugin allows it', async () => {
  const allow = `add_filter('wp_kses_allowed_html', function ($tags) {
    $tags['if-variant'] = ['variants' => true];
    return $tags;
  });`;
  const html = POSTS['`<if-variant>`'];
  assert.match(await wordpress(html, allow), /<p><if-variant variants="byoc"><\/p>/);
  assert.equal((await survivors((post) => wordpress(post, allow)))['`<if-variant>`'], 'no');
});
