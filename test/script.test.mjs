// The classic script as it is served: built, from an origin of its own, on pages that come slowly.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { buildScripts } from './build.mjs';
import { COUNT, openSite, rest, until } from './site.mjs';

/** @type {import('./site.mjs').Site} */
let site;

before(async () => (site = await openSite()));
after(() => site.close());

const tag = () => `<script src="${site.scripts}/doc-variants.js"></script>`;

/**
 * Counts the frames of a page, once there are some.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<{ all: number, wrong: number }>}
 */
async function countFrames(page) {
  await page.waitForFunction('frames_.all > 10');
  return /** @type {{ all: number, wrong: number }} */ (await page.evaluate('frames_'));
}

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
  const page = await site.newPage();
  const pieces = slowPage('', 'variant="serverless"', tag());
  const end = pieces.pop();
  /** @type {import('node:http').ServerResponse | undefined} */
  let answer;
  // The end comes once the page has painted what comes before it.
  site.handle('/end', (_request, response) => {
    answer = response.writeHead(200, { 'content-type': 'text/html' });
    response.write(pieces.join(''));
  });
  const opened = page.goto(`${site.origin}/end`);
  await page.waitForFunction('window.frames_?.wrong > 0');
  answer?.end(end);
  await opened;
  assert.ok((await countFrames(page)).wrong > 0);
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

test('what renders Markdown is asked for before its door has come', async () => {
  /** @type {(() => void) | undefined} */
  let proceed;
  const isPageAsked = new Promise((resolve) => (proceed = () => resolve(undefined)));
  site.gate = (file) => {
    if (file.startsWith('chunks/page')) proceed?.();
    return file === 'markdown.js' ? isPageAsked.then(() => undefined) : undefined;
  };
  const body = '<doc-variant-markdown source="Rendered"></doc-variant-markdown>';
  const { page, said } = await site.open(
    '/door',
    `<!doctype html><title>Door</title>${tag()}${body}`,
  );
  await page.waitForFunction(`document.body.innerText.trim() === 'Rendered'`);
  site.gate = undefined;
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
  await until(() => site.requested.some((file) => file.startsWith('chunks/texts')));
  await rest(page);
  site.gate = undefined;
  assert.deepEqual(site.requested.map((file) => file.replace(/-.{8}\.js$/, '')).sort(), [
    // What looks for an author's mistakes comes once the page has its reader part.
    'chunks/bare',
    'chunks/follow-provider',
    'chunks/inspection',
    'chunks/matcher',
    'chunks/nearest',
    'chunks/page-elements',
    'chunks/reader',
    'chunks/rewritten-code',
    'chunks/texts',
    'doc',
    'reader.js',
  ]);
  assert.deepEqual(said, []);
  await page.close();
});

/** @param {string[]} said */
const warnings = (said) => said.filter((text) => text.startsWith('[doc-variants]'));

const CONTENT = `<doc-variant-provider groups="deployment: serverless byoc" variant="serverless" shortcodes>
  <p class="s" data-variants="serverless">S</p><p class="b" data-variants="byoc">B</p>
  <p id="text">{{< if-variant "serverless" >}}one{{< /if-variant >}}</p></doc-variant-provider>`;

for (const attributes of ['type="module"', 'async', 'defer', 'type="module" data-root="main"']) {
  test(`a script tag with ${attributes} finds its parts`, async () => {
    const isRoot = attributes.includes('data-root');
    const settings = 'data-groups="deployment: serverless byoc" data-variant="serverless"';
    const { page, said } = await site.open('/attributes', [
      `<!doctype html><title>Tag</title><base href="/elsewhere/">
       <script src="${site.scripts}/doc-variants.js" crossorigin ${attributes} ${isRoot ? `${settings} data-shortcodes` : ''}></script>
       <body><main>${isRoot ? CONTENT.replace(/<.?doc-variant-provider.*?>/g, '') : CONTENT}</main>`,
    ]);
    await page.waitForSelector('#text[data-variants]');
    await page.waitForSelector('[role=status]');
    assert.equal(await page.$eval('.b', (block) => block.checkVisibility()), false);
    assert.deepEqual(said, []);
    await page.close();
  });
}

test('a module imported by another finds its parts, whatever its name', async () => {
  const code = readFileSync(`${site.folder}/doc-variants.js`);
  site.handle('/vendor/dv.min.js', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(code);
  });
  /** @type {string[]} */
  const asked = [];
  for (const name of ['reader.js', 'shortcodes.js'])
    site.handle(`/vendor/${name}`, (_request, response) => {
      asked.push(name);
      response.writeHead(404).end();
    });
  const { page, said } = await site.open('/imported', [
    `<!doctype html><title>Imported</title><script type="module">import '/vendor/dv.min.js'</script><body>${CONTENT}`,
  ]);
  await until(() => warnings(said).length >= 2);
  assert.deepEqual(asked.sort(), ['reader.js', 'shortcodes.js']);
  assert.equal(await page.$eval('.b', (block) => block.checkVisibility()), false);
  const about = warnings(said);
  assert.equal(about.length, 2, about.join('\n'));
  for (const name of ['reader', 'shortcodes'])
    assert.ok(
      about.some((text) => text.includes(`the part "${name}": ${site.origin}/vendor/`)),
      about.join('\n'),
    );
  for (const text of about) assert.match(text, /404, copy the whole folder/);
  await page.close();
});

for (const [what, policy, cause] of [
  ['a policy refuses', `script-src 'nonce-a'`, /script-src/],
  ['a server keeps from other origins', '', /Access-Control-Allow-Origin/],
]) {
  test(`a part that ${String(what)} is named once, with its address and what helps`, async () => {
    const other = await site.serveFolder('.', {}, {});
    const from = policy ? site.scripts : `${other}/doc-variants`;
    const { page, said } = await site.open(
      '/refused',
      [
        `<!doctype html><title>Refused</title><script ${policy ? 'nonce="a"' : ''} src="${from}/doc-variants.js"></script><body>${CONTENT}`,
      ],
      policy ? { 'content-security-policy': `script-src ${from}/doc-variants.js` } : {},
    );
    await page.click('.s');
    await until(() => warnings(said).length >= 2);
    const about = warnings(said);
    assert.equal(about.length, 2, about.join('\n'));
    for (const text of about) assert.match(text, /** @type {RegExp} */ (cause));
    assert.ok(about.some((text) => text.includes(`${from}/`)));
    assert.equal(await page.$eval('.b', (block) => block.checkVisibility()), false);
    await page.close();
  });
}

test('the script works from another origin with a hash, as it is written down', async () => {
  const code = readFileSync(`${site.folder}/doc-variants.js`);
  const hash = createHash('sha384').update(code).digest('base64');
  const example = codeOf('docs/embedding.md', 'html')
    .replace('https://cdn.example.com/doc-variants', site.scripts)
    .replace('sha384-…', `sha384-${hash}`);
  const { page, said } = await site.open('/hash', [
    `<!doctype html><title>Hash</title>${example}<body>${CONTENT}`,
  ]);
  assert.ok(example.includes(hash));
  await page.waitForSelector('#text[data-variants]');
  assert.deepEqual(said, []);
  await page.close();
});

test('opened from a file the script hides and shows, and says once what browsers keep from it', async () => {
  const file = `${site.folder}/page.html`;
  writeFileSync(
    file,
    `<!doctype html><title>File</title><script src="doc-variants.js"></script><body>
     <doc-variant-provider groups="deployment: serverless byoc" variant="serverless"><doc-variant-picker group="deployment"></doc-variant-picker>
     <p class="b" data-variants="byoc">B</p></doc-variant-provider>`,
  );
  const page = await site.newPage();
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(`file://${file}`);
  await page.click('pierce/input[value=byoc]');
  await page.waitForFunction(`document.querySelector('.b').checkVisibility()`);
  const told = () => said.filter((text) => text.includes('"reader"')).length;
  await until(told);
  assert.equal(told(), 1, said.join('\n'));
  for (const text of said)
    assert.match(
      text,
      /^\[doc-variants\] cannot load the part "[a-z-]+": parts load over http only$/,
    );
  rmSync(file);
  await page.close();
});

for (const scheme of ['blob', 'data']) {
  test(`a script with a ${scheme}: address hides and shows, and says once that it has no parts`, async () => {
    const { page, said } = await site.open('/carried', [
      `<!doctype html><title>Carried</title><body>
       <doc-variant-provider groups="deployment: serverless byoc" variant="serverless"><doc-variant-picker group="deployment"></doc-variant-picker>
       <p class="b" data-variants="byoc">B</p></doc-variant-provider>`,
    ]);
    await page.evaluate(
      async (address, name) => {
        const code = await (await fetch(address)).text();
        const script = document.createElement('script');
        script.src =
          name === 'blob'
            ? URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
            : `data:text/javascript,${encodeURIComponent(code)}`;
        document.head.append(script);
      },
      `${site.scripts}/doc-variants.js`,
      scheme,
    );
    await (await page.waitForSelector('pierce/input[value=byoc]', { visible: true }))?.click();
    await page.waitForFunction(`document.querySelector('.b').checkVisibility()`);
    const told = () => said.filter((text) => text.includes('"reader"')).length;
    await until(told);
    assert.equal(told(), 1, said.join('\n'));
    for (const text of said) assert.match(text, /^\[doc-variants\].*: parts load over http only$/);
    await page.close();
  });
}

for (const [what, refuse] of [
  ['missing', () => 404],
  ['refused', () => 503],
]) {
  test(`a part that was ${String(what)} does its work when it can be had`, async () => {
    site.gate = (file) =>
      /^(?:reader|shortcodes|toc)/.test(file) ? /** @type {() => number} */ (refuse)() : undefined;
    const { page, said } = await site.open('/again', [
      `<!doctype html><title>Again</title>${tag()}<body>${CONTENT}<main><h2>Title</h2></main><doc-variant-toc></doc-variant-toc>`,
    ]);
    await until(() => warnings(said).length >= 3);
    assert.equal(warnings(said).length, 3, said.join('\n'));
    assert.equal(await page.$('#text[data-variants]'), null);
    site.gate = undefined;
    await page.click('.s');
    await page.waitForSelector('#text[data-variants]');
    await page.waitForSelector('[role=status]');
    await page.waitForSelector('pierce/nav a', { visible: true });
    assert.equal(warnings(said).length, 3, said.join('\n'));
    await page.close();
  });
}

test('parts come when the network is back', async () => {
  site.gate = (file) => (/^(?:reader|shortcodes)/.test(file) ? 503 : undefined);
  const { page, said } = await site.open('/offline', [
    `<!doctype html><title>Offline</title>${tag()}<body>${CONTENT}`,
  ]);
  await until(() => warnings(said).length >= 2);
  site.gate = undefined;
  await page.setOfflineMode(true);
  await page.waitForFunction(`!navigator.onLine`);
  await page.setOfflineMode(false);
  await page.waitForSelector('#text[data-variants]');
  await page.waitForSelector('[role=status]');
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

test('the example of the README shows each reader their own', async () => {
  const example = codeOf('README.md', 'html(?=\\n<!doctype)').replace(/<script.*<\/script>/, tag);
  const { page, said } = await site.open('/readme', [example]);
  assert.deepEqual(await readEach(page, ['serverless', 'byoc', 'go']), [
    'Connect There is nothing to install. Java 17 or later',
    'Connect Install the agent in your own cloud. Java 17 or later',
    'Connect Install the agent in your own cloud. A compiler Shown for your own cloud and Go.',
  ]);
  assert.equal((await page.$$('pierce/input')).length, 5);
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
    const folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-'));
    const source = path.join(folder, `page.${String(format)}`);
    writeFileSync(source, input);
    const cli = path.join(await buildScripts(), 'cli.js');
    execFileSync(process.execPath, [cli, 'migrate', folder, '--write'], { stdio: 'ignore' });
    const made = readFileSync(source, 'utf8');
    rmSync(folder, { recursive: true });
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
