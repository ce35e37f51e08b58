// The classic script as it is served: built, from an origin of its own, on pages that come slowly.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { COUNT, openSite } from './site.mjs';

/** @type {import('./site.mjs').Site} */
let site;

before(async () => (site = await openSite()));
after(() => site.close());

const tag = () => `<script src="${site.scripts}/doc-variants.js"></script>`;

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<{ all: number, wrong: number }>}
 */
const countFrames = async (page) =>
  /** @type {{ all: number, wrong: number }} */ (await page.evaluate('frames_'));

/**
 * @param {string} head
 * @param {string} attributes
 */
const slowPage = (head, attributes, end = '') => [
  `<!doctype html><title>Slow</title>${COUNT}${head}<body><doc-variant-provider ${attributes}><p>Start</p>`,
  ...Array.from(
    { length: 8 },
    (_, at) => `<if-variant variants="byoc"><b class="byoc">B${at}</b><p>more</p></if-variant>
      <if-variant variants="serverless"><p>S${at}</p></if-variant>
      <table><tr data-variants="byoc"><td><i class="byoc">row</i></td></tr></table>`,
  ),
  `</doc-variant-provider>${end}`,
];

for (const [what, attributes] of [
  ['with groups', 'groups="deployment: serverless byoc" variant="serverless"'],
  ['without groups', 'variant="serverless"'],
]) {
  test(`the script in <head> leaves no frame with a hidden block, ${what}`, async () => {
    const { page, said } = await site.open('/head', slowPage(tag(), attributes));
    const frames = await countFrames(page);
    assert.ok(frames.all > 10, `${frames.all} frames`);
    assert.equal(frames.wrong, 0);
    assert.equal(await page.evaluate(`document.querySelectorAll('.byoc').length`), 16);
    assert.deepEqual(said, []);
    // What keeps the reader's place comes after the page; no other part does.
    const parts = site.requested.filter((file) => !file.startsWith('chunks'));
    assert.deepEqual(parts, ['doc-variants.js', 'reader.js']);
    await page.close();
  });
}

test('the script at the end of the page leaves such frames, so they can be counted', async () => {
  const { page } = await site.open('/end', slowPage('', 'variant="serverless"', tag()));
  const frames = await countFrames(page);
  assert.ok(frames.wrong > 0);
  await page.close();
});

test('the Markdown part comes from the folder of the script, for the page that needs it', async () => {
  const fence = '`'.repeat(3);
  const { page, said } = await site.open('/markdown', [
    `<!doctype html><title>Markdown</title>${tag()}<body><doc-variant-provider variant="byoc">
      <doc-variant-markdown><script type="text/markdown">
        # Title

        {{< if-variant "byoc" >}}

        ${fence}json
        {"a": 1}
        ${fence}

        {{< /if-variant >}}{{< if-variant "serverless" >}}

        Hosted

        {{< /if-variant >}}
      </script></doc-variant-markdown></doc-variant-provider>`,
  ]);
  await page.evaluate(`document.querySelector('doc-variant-markdown').updateComplete`);
  assert.equal(await page.evaluate(`document.body.innerText.trim()`), 'Title\n{"a": 1}');
  assert.ok(await page.$('code.language-json .number'), 'the code is highlighted');
  assert.ok(site.requested.includes('markdown.js'));
  assert.ok(site.requested.some((file) => file.startsWith('chunks')));
  assert.equal(
    await page.evaluate('typeof Prism + typeof marked + typeof DOMPurify'),
    'undefined'.repeat(3),
  );
  assert.deepEqual(said, []);
  await page.close();
});

test('a part and what it shares with others are asked for at once', async () => {
  /** @type {(() => void) | undefined} */
  let proceed;
  const isChunkAsked = new Promise((resolve) => (proceed = () => resolve(undefined)));
  site.gate = (file) => {
    if (file.startsWith('chunks/reader')) proceed?.();
    return file === 'reader.js' ? isChunkAsked.then(() => undefined) : undefined;
  };
  const { page, said } = await site.open('/at-once', slowPage(tag(), 'variant="serverless"'));
  site.gate = undefined;
  assert.deepEqual(site.requested.map((file) => file.replace(/-.*/, '')).sort(), [
    'chunks/reader',
    'doc',
    'reader.js',
  ]);
  assert.deepEqual(said, []);
  await page.close();
});

test('the script twice on one page does no harm', async () => {
  const { page, said } = await site.open('/twice', slowPage(tag() + tag(), 'variant="serverless"'));
  assert.equal((await countFrames(page)).wrong, 0);
  assert.deepEqual(said, []);
  await page.close();
});

/**
 * Reads a block of code of a document.
 *
 * @param {string} file
 * @param {string} info what stands behind its fence
 * @returns {string}
 */
const codeOf = (file, info) =>
  new RegExp(`^ *\`{3}${info}\\n([^]*?)^ *\`{3}$`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ??
  assert.fail(`${file} has no ${info}`);

/**
 * Reads what is shown, and what is after each of some variants is chosen.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string[]} variants
 */
async function readEach(page, variants) {
  const texts = [];
  for (const variant of variants) {
    await page.evaluate(`document.querySelector('doc-variant-provider').select('${variant}')`);
    texts.push(await page.evaluate(`document.body.innerText.replace(/\\s+/g, ' ').trim()`));
  }
  return texts;
}

test('the first example of the README shows each reader their own', async () => {
  const example = codeOf('README.md', 'html').replace(/<script.*<\/script>/, '');
  const { page, said } = await site.open('/readme', [
    `<!doctype html><title>Example</title>${tag()}<body>${example}`,
  ]);
  assert.deepEqual(await readEach(page, ['serverless', 'byoc', 'go']), [
    'Nothing to install. Java 17 or later',
    'Install the agent in your own cloud. Java 17 or later',
    'Install the agent in your own cloud. A compiler',
  ]);
  assert.equal((await page.$$('pierce/input')).length, 2);
  assert.deepEqual(said, []);
  await page.close();
});

for (const [kind, format, groups, expected] of [
  ['tabs', 'mdx', 'system: windows macos', { windows: 'Use winget.', macos: 'Use brew.' }],
  [
    'pivots',
    'md',
    'languages: csharp python javascript',
    {
      csharp: 'Install the .NET package.',
      python: 'Install the package.',
      javascript: 'Install the package.',
    },
  ],
]) {
  test(`the way from ${String(kind)} to passages is as it is written down`, async () => {
    const file = 'docs/migration.md';
    const guide = readFileSync(file, 'utf8');
    const part = guide.slice(guide.indexOf(kind === 'tabs' ? '## Docusaurus' : '## Zone'));
    /** @param {string} info */
    const code = (info) =>
      new RegExp(`^\`{3}${info}\\n([^]*?)^\`{3}$`, 'm').exec(part)?.[1] ?? assert.fail(info);
    const input = code(`${String(format)} before`);
    const made = execFileSync('sh', ['-c', code(`sh ${String(kind)}`)], {
      input,
      encoding: 'utf8',
    });
    assert.equal(made, code(`${String(format)} after`));
    const { page } = await site.open('/moved', [
      `<!doctype html><title>Moved</title>${tag()}<body><doc-variant-provider groups="${String(groups)}">
        <doc-variant-markdown></doc-variant-markdown></doc-variant-provider>`,
    ]);
    await page.evaluate(async (text) => {
      const element = /** @type {any} */ (document.querySelector('doc-variant-markdown'));
      element.source = text;
      await element.updateComplete;
    }, made);
    assert.deepEqual(await readEach(page, Object.keys(expected)), Object.values(expected));
    await page.close();
  });
}
