// The example sites: built by the real generators, and read in a browser.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { commandOf, findFile } from '../../.config/programs.mjs';
import { buildScripts } from '../build.mjs';
import { openSite } from '../site.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const examples = path.join(root, 'integrations');
const out = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-sites-'));
const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' };

/** @type {import('../site.mjs').Site} */
let site;

before(async () => {
  // Its output would be read as this test's.
  const stdio = /** @type {const} */ (['ignore', 'ignore', 'inherit']);
  spawnSync('node', ['.ci/ensure-deps.mjs', 'integrations'], { cwd: root, stdio });
  site = await openSite();
});
after(async () => {
  await site.close();
  rmSync(out, { recursive: true });
});

/**
 * Runs a program of the examples' dependencies.
 *
 * @param {string} script
 * @param {string[]} args
 * @param {string} cwd
 */
const runModule = (script, args, cwd) =>
  run('node', [path.join(examples, 'node_modules', script), ...args], { cwd, env });

/** @typedef {(folder: string) => Promise<unknown>} Build */
/** @type {Record<string, { build: Build, page: string, content?: string }>} */
const sites = {
  hugo: {
    build: (folder) =>
      run(commandOf('hugo'), ['--quiet', '-d', folder], { cwd: `${examples}/hugo/example` }),
    page: '/webhooks/',
  },
  eleventy: {
    build: (folder) =>
      runModule(
        '@11ty/eleventy/cmd.cjs',
        ['--quiet', `--output=${folder}`],
        `${examples}/eleventy`,
      ),
    page: '/webhooks/',
  },
  astro: {
    build: (folder) =>
      runModule('astro/astro.js', ['build', '--outDir', folder], `${examples}/astro`),
    page: '/webhooks/',
  },
  vitepress: {
    build: (folder) =>
      runModule(
        'vitepress/bin/vitepress.js',
        ['build', '--outDir', folder],
        `${examples}/vitepress`,
      ),
    page: '/webhooks.html',
    content: '.vp-doc',
  },
  mkdocs: {
    build: (folder) =>
      run(commandOf('mkdocs'), ['build', '-q', '-d', folder], { cwd: `${examples}/mkdocs` }),
    page: '/webhooks/',
  },
  wordpress: {
    build: async (folder) => {
      const { stdout } = await run(
        commandOf('php'),
        ['render.php', path.join(findFile('wordpress') ?? '', '../..')],
        {
          cwd: `${examples}/wordpress`,
        },
      );
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/index.html`, stdout);
    },
    page: '/',
  },
};

/**
 * Reads what a reader of a page sees, as a list of its headings, paragraphs, list items and code.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} content
 */
const segments = (page, content) =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)]
        .flatMap((part) => [...part.querySelectorAll('h1, h2, h3, p, li, pre')])
        .filter((element) => element.checkVisibility())
        .map((element) => {
          const name = element.localName;
          const code = element.querySelector('code');
          const text = name === 'pre' ? (code?.textContent ?? '') : element.innerText;
          // Some themes put an invisible character behind each heading, to link to it.
          const clean = text.replace(/\u200B/g, '').replace(/[ \t]+$/gm, '');
          return `${name}: ${name === 'pre' ? clean.replace(/\n+$/, '') : clean.trim().replace(/\s+/g, ' ')}`;
        }),
    content,
  );

/**
 * Builds the page with Hugo alone, once for each reader, as sites without this project do.
 *
 * @param {string} variants
 */
async function buildOnce(variants) {
  const folder = path.join(out, `once-${variants.replace(' ', '-')}`);
  cpSync(`${examples}/hugo/example/content`, `${folder}/content`, { recursive: true });
  mkdirSync(`${folder}/layouts/shortcodes`, { recursive: true });
  mkdirSync(`${folder}/layouts/_default`, { recursive: true });
  rmSync(`${folder}/content/shortcodes.md`, { force: true });
  writeFileSync(`${folder}/hugo.toml`, `baseURL = "/"\n[params]\nvariants = "${variants}"\n`);
  writeFileSync(`${folder}/layouts/_default/single.html`, '<main>{{ .Content }}</main>');
  writeFileSync(
    `${folder}/layouts/shortcodes/if-variant.html`,
    '{{ if intersect (split (.Get 0) " ") (split site.Params.variants " ") }}' +
      '{{ .Page.RenderString (dict "display" "block") .Inner }}{{ end }}',
  );
  await run(commandOf('hugo'), ['--quiet', '-d', `${folder}/public`], { cwd: folder });
  const page = await site.newPage();
  await page.goto(`${await site.serveFolder(`${folder}/public`)}/webhooks/`);
  const found = await segments(page, 'main');
  await page.close();
  return found;
}

/**
 * Chooses variants in the page's pickers, the floating one included.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} reader
 */
const choose = (page, reader) =>
  page.evaluate((variants) => {
    const floating = document.querySelector('doc-variant-floating-picker')?.shadowRoot;
    const pickers = [document, ...(floating ? [floating] : [])].flatMap((tree) => [
      ...tree.querySelectorAll('doc-variant-picker'),
    ]);
    for (const variant of variants) {
      for (const { shadowRoot } of pickers) {
        const option = shadowRoot?.querySelector(`[value="${variant}"]`);
        if (option instanceof HTMLInputElement) option.click();
        else if (option instanceof HTMLOptionElement) {
          option.selected = true;
          option.closest('select')?.dispatchEvent(new Event('change', { bubbles: true }));
        }
      }
    }
  }, reader.split(' '));

const READERS = ['serverless java', 'byoc cpp', 'byoc go'];
/** @type {Map<string, string[]>} */
const expected = new Map();

test('Hugo alone shows each reader a page of their own', async () => {
  for (const reader of READERS) expected.set(reader, await buildOnce(reader));
  const texts = READERS.map((reader) => expected.get(reader)?.join('\n') ?? '');
  assert.equal(new Set(texts).size, READERS.length);
  assert.match(texts[0] ?? '', /fixed range[\s\S]*SecretKeySpec/);
  assert.match(texts[1] ?? '', /gateway_ip[\s\S]*harbor::sign/);
  assert.doesNotMatch(texts[1] ?? '', /fixed range|SecretKeySpec/);
});

for (const [name, { build, page: address, content = 'main' }] of Object.entries(sites)) {
  test(`the page built with ${name} shows each reader the same`, async () => {
    const folder = path.join(out, name);
    await build(folder);
    const origin = await site.serveFolder(folder);
    const page = await site.newPage();
    /** @type {string[]} */
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(origin + address, { waitUntil: 'networkidle0' });
    for (const reader of READERS) {
      await choose(page, reader);
      assert.deepEqual(await segments(page, content), expected.get(reader), reader);
    }
    const wrong = said.filter((text) => !/favicon|404/.test(text));
    assert.deepEqual(wrong, []);
    await page.close();
  });
}

test('the shortcodes of the Hugo module take every form that Hugo reads', async () => {
  const page = await site.newPage();
  await page.goto(`${await site.serveFolder(path.join(out, 'hugo'))}/shortcodes/`);
  /** @type {Record<string, string[]>} */
  const wanted = {
    serverless: [
      'p: quoted',
      'p: named',
      'p: percent with emphasis, a_b_c and a list:',
      'li: one',
      'li: two',
      'p: A sentence with a hosted end.',
      'p: item',
      'p: always',
      'p: with a block',
      'p: inside the item',
      'p: outside',
    ],
    byoc: [
      'p: quoted',
      'p: bare',
      'p: raw, bold and a_b*c*d',
      'pre: a := "x_y_z"\n\nb := []*int{&c}',
      'p: A sentence with an own_* end.',
      'p: item',
      'p: item of byoc always',
      'p: with a block',
      'p: outside',
      'p: nested',
    ],
  };
  for (const [variant, texts] of Object.entries(wanted)) {
    await choose(page, variant);
    const seen = (await segments(page, 'main')).filter(
      (text) => !/^h1|Written for|^li: (?!one|two)/.test(text),
    );
    assert.deepEqual(seen, texts, variant);
  }
  await page.close();
});

/** Whom conditions are for, in words. */
const RANGES = {
  '2.3+': '2.3 and later',
  '!4.0+': 'before 4.0',
  '2.3+ !4.0+': '2.3 to 3.0',
  '>= 2.2 &lt;4.0': 'Two < 2 to 3.0',
  '≥2.3 ‹4.0': '2.3 to 3.0',
  '>2.3': '3.0 and later',
  '<=lts': 'before 3.0',
  '2.1 3.0+': '2.1 or 3.0 and later',
  '2.2+ !3.0': 'Two < 2 to 2.3 or 4.0 and later',
  'beta+': 'beta and later',
  new: '3.0 or 4.0',
  '!new': 'not 3.0, not 4.0',
  'lts !java': 'not java, 2.3',
  any: '',
  '4.0+ !2.3+': '',
};

/** Passages in places of which a shortcode does not know. */
const PLACES = `Keys end after {{< if-variant "byoc" >}}90 *long*
days{{< /if-variant >}} or so.

1. one
2. two
   {{% if-variant "byoc" %}}
   deep

   \`\`\`
   a_b[0]

   c
   \`\`\`
   {{% /if-variant %}}
3. three

{{< if-variant "go" >}}
- item

  {{< if-variant "byoc" >}}
  first

  second
  {{< /if-variant >}}

- last
{{< /if-variant >}}

A paragraph
{{% if-variant "byoc" %}}
a block
{{% /if-variant %}}

{{< if-variant "byoc" >}}
<script>
// a comment
const list = [1];

document.title += list[0];
</script>
{{< /if-variant >}}

{{< if-variant "byoc" />}}{{< key none >}}{{< key product >}} {{< var "both" >}}
`;

/** What a passage with line breaks is in each place, and what readers of byoc and java see. */
const PLACED = {
  'Keys end after {{< if-variant "byoc" >}}\nninety\n{{< /if-variant >}} days.': [
    'p: Keys end after ninety days.',
  ],
  'After {{< if-variant "byoc" >}}\nninety\n{{< /if-variant >}}{{< if-variant "serverless" >}}\nthirty\n{{< /if-variant >}} days.':
    ['p: After ninety days.'],
  'Just {{% if-variant "byoc" %}}\n90 *long*\n{{% /if-variant %}} days, {{% if-variant "serverless" %}}\nno\n{{% /if-variant %}} more.':
    ['p: Just 90 long days, more.'],
  'Before\n{{< if-variant "serverless" >}}\nhidden\n{{< /if-variant >}}\n{{< if-variant "byoc" >}}\nshown\n{{< /if-variant >}}\nbehind.':
    ['p: Before', 'p: shown', 'p: behind.'],
  'A list {{< if-variant "serverless" >}}\n- hidden\n{{< /if-variant >}}{{< if-variant "byoc" >}}\n- shown\n{{< /if-variant >}} ends.':
    ['p: A list', 'li: shown', 'p: ends.'],
  '- item {{< if-variant "byoc" >}}\n  ninety\n  {{< /if-variant >}} more': [
    'li: item ninety more',
  ],
  '{{< if-variant "byoc" >}}\nOuter {{< if-variant "java" >}}\nnested\n{{< /if-variant >}} more.\n\n{{< if-variant "java" >}}\nOwn\n{{< /if-variant >}}\n{{< /if-variant >}}':
    ['p: Outer nested more.', 'p: Own'],
  '> {{< if-variant "byoc" >}}\n> Quoted.\n>\n> - a\n>   b\n> {{< /if-variant >}}': [
    'blockquote: Quoted. a b',
    'p: Quoted.',
    'li: a b',
  ],
  '> 1. One\n>\n>    {{% if-variant "byoc" %}}\n>    deep\n>    {{% /if-variant %}}\n\n{{< if-variant "byoc" >}}\n> Inner\n{{< /if-variant >}}':
    ['blockquote: One deep', 'p: One', 'p: deep', 'blockquote: Inner', 'p: Inner'],
};

test('the Hugo module keeps passages with line breaks in their places, and footnotes apart', async () => {
  const folder = path.join(out, 'hugo-placed');
  cpSync(`${examples}/hugo/example/layouts`, `${folder}/layouts`, { recursive: true });
  mkdirSync(`${folder}/content`);
  const texts = Object.keys(PLACED);
  for (const [at, text] of texts.entries())
    writeFileSync(`${folder}/content/p${at}.md`, `---\ntitle: P\n---\n${text}\n`);
  const note = (/** @type {string} */ variant) =>
    `{{< if-variant "${variant}" >}}\n${variant}[^1], {{< if-variant "java" >}}\nx[^1]\n\n[^1]: Deep.\n{{< /if-variant >}}\n\n[^1]: Note of ${variant}.\n{{< /if-variant >}}\n\n`;
  const notes = `${note('byoc')}${note('java')}Common[^1].\n\n[^1]: Note of all.\n`;
  writeFileSync(`${folder}/content/notes.md`, `---\ntitle: N\n---\n${notes}`);
  for (const labels of [false, true]) {
    writeFileSync(
      `${folder}/hugo.toml`,
      `baseURL = "/"\ntheme = "hugo"\nthemesDir = "${path.dirname(`${examples}/hugo`)}"\n[markup.goldmark.renderer]\nunsafe = true\n[params.docVariants]\ngroups = "deployment: serverless byoc; language: java go"\nvariant = "byoc java"\nlabels = ${labels}\n`,
    );
    await run(commandOf('hugo'), ['--quiet', '-d', `${folder}/public`], { cwd: folder });
    const origin = await site.serveFolder(`${folder}/public`);
    const page = await site.newPage();
    for (const [at, text] of texts.entries()) {
      await page.goto(`${origin}/p${at}/`, { waitUntil: 'networkidle0' });
      assert.deepEqual(await quoted(page), Object.values(PLACED)[at], text);
    }
    await page.goto(`${origin}/notes/`);
    const ids = await page.evaluate(() =>
      Array.from(document.querySelectorAll('main [id]'), ({ id }) => id),
    );
    assert.equal(ids.length, 10);
    assert.equal(new Set(ids).size, ids.length, ids.join());
    const led = await page.evaluate(() =>
      Array.from(document.querySelectorAll('main a'), (link) => {
        const target = document.querySelector(`[id="${link.hash.slice(1)}"]`);
        return target?.closest('if-variant, main') === link.closest('if-variant, main');
      }),
    );
    assert.deepEqual(new Set(led), new Set([true]));
    await page.close();
  }
});

/**
 * Lists what readers see, with the quotes in it.
 *
 * @param {import('puppeteer-core').Page} page
 */
const quoted = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(p, li, blockquote)')]
      .filter((one) => one instanceof HTMLElement && one.checkVisibility())
      .filter((one) => one.localName !== 'li' || !one.querySelector('p'))
      .map((one) => {
        const text = one instanceof HTMLElement ? one.innerText.trim().replace(/\s+/g, ' ') : '';
        return `${one.localName}: ${text}`;
      })
      .filter((text) => !text.endsWith(': ')),
  );

test('the Hugo module takes a manifest, labels passages, and obeys the availability of a page', async () => {
  const folder = path.join(out, 'hugo-module');
  for (const part of ['content', 'data', 'layouts/_default'])
    mkdirSync(`${folder}/${part}`, { recursive: true });
  cpSync(`${examples}/hugo/example/layouts`, `${folder}/layouts`, { recursive: true });
  writeFileSync(
    `${folder}/hugo.toml`,
    `baseURL = "/"\n[module]\nreplacements = "doc-variants/hugo -> ${examples}/hugo"\n[[module.imports]]\npath = "doc-variants/hugo"\n[markup.goldmark.renderer]\nunsafe = true\n[params.docVariants]\nlabels = true\n`,
  );
  const groups = {
    deployment: [
      'serverless',
      { name: 'byoc', label: { de: 'Eigene', en: 'Your <cloud>' }, retired: ['own'] },
    ],
    language: { label: 'Your <language>', variants: ['java', 'go'] },
    version: "2.1 < 2.2 'Two < 2' < 2.3=lts < 3.0 < 4.0",
    release: { order: 'descending', variants: ['next', 'beta', 'stable'] },
  };
  const sets = {
    any: { label: 'Any', variants: ['java', 'go'] },
    late: 'new 2.3',
    new: ['3.0', '4.0'],
  };
  writeFileSync(
    `${folder}/data/variants.json`,
    JSON.stringify({
      groups,
      sets,
      fallback: { version: 'nearest' },
      keys: { cli: 'harbor', product: { byoc: '<B>', '*': 'All' }, both: { byoc: 1, go: 2 } },
    }),
  );
  writeFileSync(
    `${folder}/content/a.md`,
    '---\ntitle: A\nvariants: "+byoc -java"\n---\nRun {{< key name="cli" >}} {{< if-variant "own" >}}90{{< /if-variant >}}{{% if-variant "serverless" %}}30{{% /if-variant %}} days.\n\n{{< if-variant "byoc !go" >}}\nOne\n\nTwo\n{{< /if-variant >}}\n\n{{< if-variant "java go" >}}\nBoth\n{{< /if-variant >}}\n',
  );
  writeFileSync(`${folder}/content/b.md`, '---\ntitle: B\n---\nFor all.\n');
  const ranges = Object.keys(RANGES).map(
    (one) => `{{< if-variant "${one}" >}}x{{< /if-variant >}}`,
  );
  const body = `${ranges.join(' ')}\n`;
  writeFileSync(`${folder}/content/c.md`, `---\ntitle: C\nvariants: ">=2.3 -4.0"\n---\n${body}`);
  writeFileSync(`${folder}/content/d.md`, `---\ntitle: D\n---\n${PLACES}`);
  await run(commandOf('hugo'), ['--quiet', '-d', `${folder}/public`], { cwd: folder });
  const html = readFileSync(`${folder}/public/a/index.html`, 'utf8');
  assert.match(html, /groups="deployment: serverless byoc=own; language: java go; /);
  assert.match(html, / fallback="version: nearest"/);
  // A set stands behind those that it names.
  assert.match(html, /; any: java go; new: 3\.0 4\.0; late: new 2\.3"/);
  assert.match(html, /<option value="byoc">Your &lt;cloud&gt;<\/option>/);
  assert.match(html, /<doc-variant-picker group="language" label="Your &lt;language&gt;">/);
  const places = readFileSync(`${folder}/public/d/index.html`, 'utf8');
  assert.doesNotMatch(
    places,
    /data-variant-label> ?(?:&#91;[^<]*)?<\/span><span data-variant-label>\]/,
  );
  const page = await site.newPage();
  const origin = await site.serveFolder(`${folder}/public`);
  await page.setJavaScriptEnabled(false);
  await page.goto(`${origin}/a/`);
  const text = await page.evaluate(() => document.querySelector('main')?.textContent ?? '');
  const plain = text.replace(/\s+/g, ' ');
  assert.match(
    plain,
    / Your <cloud>, not java: Run harbor ?\[Your <cloud>: 90\] \[serverless: 30\] days\./,
  );
  assert.match(plain, / ?\[Your <cloud>, not go:One Two\] Both /);
  await page.goto(`${origin}/c/`);
  const spoken = await page.evaluate(() =>
    [...document.querySelectorAll('main p > if-variant')].map((one) => one.textContent),
  );
  assert.deepEqual(
    spoken.map((one) => one?.trim()),
    Object.values(RANGES).map((words) => (words ? `[${words}: x]` : 'x')),
  );
  await page.setJavaScriptEnabled(true);
  await page.goto(`${origin}/c/`, { waitUntil: 'networkidle0' });
  for (const [reader, notes] of /** @type {const} */ ([
    ['2.2', 1],
    ['2.3', 0],
    ['3.0', 0],
    ['4.0', 1],
  ])) {
    await choose(page, reader);
    const seen = await segments(page, 'main');
    const about = seen.filter((one) => one.includes('for readers of 2.3 to 3.0'));
    assert.equal(about.length, notes, reader);
  }
  await page.goto(`${origin}/a/`, { waitUntil: 'networkidle0' });
  const note = 'p: This page is for readers of Your <cloud>, not java.';
  for (const [reader, notes] of /** @type {const} */ ([
    ['byoc go', 0],
    ['byoc java', 1],
    ['serverless go', 1],
  ])) {
    await choose(page, reader);
    const seen = await segments(page, 'main');
    assert.equal(seen.filter((one) => one === note).length, notes, reader);
    assert.ok(
      seen.some((one) => one === `p: Run harbor ${/byoc/.test(reader) ? 90 : 30} days.`),
      seen.join('\n'),
    );
  }
  await page.goto(`${origin}/d/`, { waitUntil: 'networkidle0' });
  const common = ['li: one', 'li: two', 'li: three', 'p: A paragraph'];
  for (const [reader, ...seen] of [
    ['serverless java', 'p: Keys end after or so.', ...common, 'p: All 1 / 2'],
    [
      'serverless go',
      'p: Keys end after or so.',
      ...common.slice(0, 3),
      'li: item',
      'p: item',
      'li: last',
      'p: last',
      'p: A paragraph',
      'p: All 2',
    ],
    [
      'byoc java',
      'p: Keys end after 90 long days or so.',
      'li: one',
      'li: two deep a_b[0] c',
      'p: deep',
      'pre: a_b[0]\n\nc',
      'li: three',
      'p: A paragraph',
      'p: a block',
      'p: <B> 1',
    ],
  ]) {
    await choose(page, reader ?? '');
    assert.deepEqual(await segments(page, 'main'), seen, reader);
  }
  assert.equal(await page.title(), 'D1');
  await page.goto(`${origin}/b/`, { waitUntil: 'networkidle0' });
  assert.deepEqual(await segments(page, 'main'), ['p: For all.']);
  await page.close();
  for (const [language, note] of [
    ['de', 'Diese Seite gilt für: Eigene, nicht java.'],
    ['ar', 'هذه الصفحة مخصصة لـ: Eigene, ليس java.'],
  ]) {
    await run(commandOf('hugo'), ['--quiet', '-d', `${folder}/${language}`], {
      cwd: folder,
      env: { ...env, HUGO_DEFAULTCONTENTLANGUAGE: language },
    });
    const text = readFileSync(`${folder}/${language}/a/index.html`, 'utf8');
    assert.ok(text.includes(note ?? ''), text);
  }
  const wrong = {
    groups,
    sets: { ...sets, a: ['b', 'java'], b: ['a', 'go'] },
    fallback: 'nearest',
  };
  writeFileSync(`${folder}/data/variants.json`, JSON.stringify(wrong));
  const built = await run(commandOf('hugo'), ['-d', `${folder}/public`], { cwd: folder });
  const warnings = `${built.stdout}${built.stderr}`
    .split('\n')
    .filter((line) => line.includes('variants.json'));
  assert.equal(warnings.length, 2, warnings.join('\n'));
  assert.match(warnings.join(), /"fallback" is not an object, so it is left out: write/);
  assert.match(warnings.join(), /the sets "a", "b" name each other, .*: take one of them out/);
});

test('the recipes for Eleventy and Astro write labels into what is built', async () => {
  const folder = path.join(out, 'labels');
  for (const part of ['content', 'eleventy', 'astro'])
    cpSync(path.join(examples, part), path.join(folder, part), { recursive: true });
  // The package, as npm puts it into a site.
  mkdirSync(`${folder}/node_modules/.bin`, { recursive: true });
  symlinkSync(`${examples}/node_modules/astro`, `${folder}/node_modules/astro`);
  const command = JSON.stringify(path.resolve(await buildScripts(), 'cli.js'));
  writeFileSync(
    `${folder}/node_modules/.bin/doc-variants`,
    `#!/usr/bin/env node\nimport(${command});\n`,
    { mode: 0o755 },
  );
  writeFileSync(
    `${folder}/variants.json`,
    '{"groups":{"deployment":["serverless",{"name":"byoc","label":"Your own cloud"}],"language":["java","cpp","go"]}}',
  );
  const recipes = readFileSync(`${examples}/README.md`, 'utf8').matchAll(
    /^```js\n\/\/ (eleventy|astro)\.config\.m?js\n([^]*?)^```/gm,
  );
  const recipeOf = new Map(Array.from(recipes, ([, name = '', code = '']) => [name, code]));
  writeFileSync(`${folder}/eleventy/package.json`, '{"type":"module"}');
  writeFileSync(`${folder}/eleventy/labels.js`, recipeOf.get('eleventy') ?? '');
  writeFileSync(
    `${folder}/eleventy/both.config.js`,
    "import own from './eleventy.config.js';\nimport labels from './labels.js';\nexport default (config) => (labels(config), own(config));\n",
  );
  writeFileSync(`${folder}/astro/astro.config.mjs`, recipeOf.get('astro') ?? '');
  await runModule(
    '@11ty/eleventy/cmd.cjs',
    ['--quiet', '--config=both.config.js', '--output=out'],
    `${folder}/eleventy`,
  );
  await runModule('astro/astro.js', ['build', '--outDir', 'out'], `${folder}/astro`);
  for (const name of ['eleventy', 'astro']) {
    const html = readFileSync(`${folder}/${name}/out/webhooks/index.html`, 'utf8');
    const labels = [...html.matchAll(/<p data-variant-label>([^<]*)/g)].map(([, text]) => text);
    // The first passage is for all readers of its group.
    assert.deepEqual(
      labels,
      ['serverless:', '[Your own cloud:', ']', 'java:', 'cpp:', 'go:'],
      name,
    );
  }
});

test('the recipe for Eleventy reads pages with shortcodes', async () => {
  const folder = path.join(out, 'eleventy-markdown');
  mkdirSync(`${folder}/node_modules/doc-variants`, { recursive: true });
  const [, recipe = ''] = /^## Eleventy.*?^```js\n([^]*?)^```/ms.exec(
    readFileSync(`${examples}/README.md`, 'utf8'),
  ) ?? [''];
  writeFileSync(`${folder}/eleventy.config.js`, recipe);
  writeFileSync(`${folder}/package.json`, '{"type":"module"}');
  writeFileSync(
    `${folder}/variants.json`,
    '{"groups":{"deployment":["serverless",{"name":"byoc","label":"Your own cloud"}]}}',
  );
  writeFileSync(
    `${folder}/index.md`,
    '---\ntitle: Start\n---\n# Start\n\n{{< if-variant "byoc" >}}\nOwn *words*.\n{{< /if-variant >}}\n\n`{{ mustache }}`\n',
  );
  writeFileSync(
    `${folder}/node_modules/doc-variants/package.json`,
    '{"type":"module","exports":{"./markdown":"./markdown.js"}}',
  );
  const module = JSON.stringify(path.resolve(await buildScripts(), 'markdown.node.js'));
  writeFileSync(`${folder}/node_modules/doc-variants/markdown.js`, `export * from ${module};\n`);
  await runModule('@11ty/eleventy/cmd.cjs', ['--quiet'], folder);
  const html = readFileSync(`${folder}/_site/index.html`, 'utf8');
  assert.match(
    html,
    /<if-variant variants="byoc"><p data-variant-label>Your own cloud:<\/p><p>Own <em>words<\/em>\.<\/p>/,
  );
  assert.match(html, /<code>\{\{ mustache \}\}<\/code>/);
});

test('the recipe for MkDocs keeps the panes of tabs in them', async () => {
  const folder = path.join(out, 'mkdocs-recipe');
  mkdirSync(`${folder}/docs`, { recursive: true });
  const [, recipes = ''] = readFileSync(`${examples}/README.md`, 'utf8').split('\n## MkDocs\n');
  const codeOf = (/** @type {string} */ language) =>
    new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(recipes)?.[1] ?? '';
  writeFileSync(`${folder}/variants.py`, codeOf('python'));
  writeFileSync(`${folder}/mkdocs.yml`, `site_name: Harbor\n${codeOf('yaml')}`);
  const around = '<doc-variant-provider groups="language: java go" variant="java" markdown>';
  writeFileSync(
    `${folder}/docs/index.md`,
    `# Start\n\n${around}\n\n<doc-variant-picker></doc-variant-picker>\n\n${codeOf('md')}\n</doc-variant-provider>\n`,
  );
  await run(commandOf('mkdocs'), ['build', '-q', '-d', `${folder}/site`], {
    cwd: folder,
    env: { ...env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  const html = readFileSync(`${folder}/site/index.html`, 'utf8');
  assert.doesNotMatch(html, /<p><\/?doc-variant/);
  assert.match(html, /<section label="Java">\n<p>Add the <strong>jar<\/strong>\.<\/p>/);
  const page = await site.newPage();
  const scripts = `<script src="/doc-variants/doc-variants.js"></script>`;
  writeFileSync(`${folder}/site/index.html`, html.replace('</head>', `${scripts}</head>`));
  await page.goto(`${await site.serveFolder(`${folder}/site`)}/`, { waitUntil: 'networkidle0' });
  for (const [reader, seen] of [
    ['java', 'Add the jar.'],
    ['go', 'Run go get.'],
  ]) {
    await choose(page, reader ?? '');
    const texts = await segments(page, 'doc-variant-provider');
    assert.deepEqual(texts, [`p: ${seen}`]);
  }
  await page.close();
});
