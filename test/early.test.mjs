// No reader sees a passage that is about to hide: measured as frames, on a slow network and CPU.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildScripts } from './build.mjs';
import { COUNT, openSite } from './site.mjs';

const LOADS = 20;
/** How many frames of each load are looked at, at least. */
const FRAMES = 5;
const GROUPS = 'deployment: serverless byoc=selfmanaged; language: java cpp go';

/** @type {import('./site.mjs').Site} */
let site;
/** @type {string} */
let modules;

before(async () => {
  site = await openSite();
  modules = await buildScripts();
});
after(() => site.close());

/**
 * Runs the command and reads what it prints.
 *
 * @param {string[]} args
 */
function early(...args) {
  const command = [path.join(modules, 'cli.js'), 'early', ...args];
  const printed = execFileSync(process.execPath, command, { encoding: 'utf8' });
  const [snippet = '', policy = ''] = printed.trim().split('\n\n');
  return { snippet, hash: policy.replace('Content-Security-Policy: script-src ', '') };
}

/** Counts layout shifts beside the frames. */
const SHIFT = `<script>
  window.shift_ = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) shift_ += value;
  }).observe({ type: 'layout-shift', buffered: true });
</script>`;

const src = () => `src="${site.scripts}/doc-variants.js"`;

/** @param {string} head */
const slowPage = (head, attributes = `groups="${GROUPS}" variant="byoc java"`) => [
  `<!doctype html><title>Slow</title>${COUNT}${SHIFT}${head}<body>
    <doc-variant-provider ${attributes}><h1>Guide</h1>
    <p>Deployment: <doc-variant-picker group="deployment"><option value="serverless">Hosted</option>
      <option value="byoc">Your own cloud</option></doc-variant-picker></p>`,
  ...Array.from(
    { length: 6 },
    (_, at) => `<if-variant variants="byoc"><p class="byoc">B${at}</p><p>more</p></if-variant>
      <if-variant variants="serverless"><p>S${at}</p></if-variant><p>Text
      <if-variant variants="selfmanaged"><b class="byoc">inline</b></if-variant> goes on</p>
      <table><tr data-variants="byoc"><td class="byoc">row</td></tr><tr><td>all</td></tr></table>`,
  ),
  '</doc-variant-provider>',
];

/**
 * Loads a page again and again, by a reader who has chosen serverless where the page says byoc.
 *
 * @param {string} head
 * @param {number} loads
 */
async function measure(head, loads) {
  site.serve('/choose', slowPage(`<script ${src()}></script>`));
  site.serve('/slow', slowPage(head));
  const page = await site.newPage();
  await page.goto(`${site.origin}/choose`);
  await page.evaluate(`document.querySelector('doc-variant-provider').select('serverless')`);
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: 250_000,
    uploadThroughput: 250_000,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const sum = { loads: 0, frames: 0, wrong: 0, shift: 0 };
  for (let load = 0; load < loads; load++) {
    await page.goto(`${site.origin}/slow`, { waitUntil: 'load' });
    await page.waitForFunction(`frames_.all > ${FRAMES}`);
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))');
    const { frames, shift, text } = /** @type {any} */ (
      await page.evaluate('({ frames: frames_, shift: shift_, text: document.body.innerText })')
    );
    assert.match(text, /S5/);
    assert.doesNotMatch(text, /B\d|inline|row/);
    sum.loads += 1;
    sum.frames += frames.all;
    sum.wrong += frames.wrong;
    sum.shift += shift;
  }
  await page.close();
  return sum;
}

test(`the script in <head> leaves no wrong frame and no layout shift in ${LOADS} loads`, async () => {
  const { loads, frames, wrong, shift } = await measure(`<script ${src()}></script>`, LOADS);
  assert.ok(frames > loads * FRAMES, `${frames} frames`);
  assert.deepEqual({ loads, wrong, shift }, { loads: LOADS, wrong: 0, shift: 0 });
});

for (const late of ['type="module"', 'defer']) {
  test(`a script with ${late} and the early snippet leave none in ${LOADS} loads`, async () => {
    const { snippet } = early('--groups', GROUPS, '--variant', 'byoc java');
    const { loads, frames, wrong, shift } = await measure(
      `${snippet}<script ${src()} ${late}></script>`,
      LOADS,
    );
    assert.ok(frames > loads * FRAMES, `${frames} frames`);
    assert.deepEqual({ loads, wrong, shift }, { loads: LOADS, wrong: 0, shift: 0 });
  });
}

test('without the snippet there are wrong frames and layout shifts, so they can be measured', async () => {
  let [wrong, shift] = [0, 0];
  // A browser that is busy may paint nothing before the script is there.
  for (let tries = 0; tries < 20 && !(wrong && shift); tries++) {
    const more = await measure(`<script ${src()} defer></script>`, 2);
    wrong += more.wrong;
    shift += more.shift;
  }
  assert.ok(wrong > 0 && shift > 0, `${wrong} wrong frames, shift ${shift}`);
});

test('the snippet takes at most 700 bytes, compressed, and 1,050 with ordered groups', () => {
  for (const [groups, most] of /** @type {const} */ ([
    [GROUPS, 700],
    ['version: 2.1 < 2.2 < 2.3 < 3.0 < 4.0; language: java cpp go; jvm: java cpp', 1050],
  ])) {
    const { snippet } = early('--groups', groups, '--variant', 'byoc java');
    const bytes = gzipSync(snippet, { level: 9 }).length;
    assert.ok(bytes <= most, `${bytes} bytes for ${groups}`);
  }
});

const text = `document.body.innerText.split(/\\s+/).filter(Boolean).join(' ')`;
const content = `<p data-variants="byoc">B</p><p data-variants="serverless">S</p><p data-variants="!selfmanaged">not-B</p>
  <if-variant variants="java">J</if-variant> <if-variant variants="go cpp">GC</if-variant>
  <p data-variants="2.3+">since-2.3</p><p data-variants="&lt;3.0">before-3.0</p><p data-variants="jvm">JVM</p><p data-variants="agent">A</p>`;
const VERSIONS =
  'version: 2.1 < 2.2 < 2.3 < 3.0 < 4.0; language: java kotlin cpp; jvm: kotlin java';

test('the snippet shows what the library shows, for every kind of choice', async () => {
  /** @type {[options: Record<string, string>, search: string, stored: Record<string, string>][]} */
  const cases = [
    [{ variant: 'byoc java' }, '', {}],
    [{}, '', {}],
    [{ variant: 'byoc' }, '?variant=go,serverless', {}],
    [{ variant: 'byoc' }, '?variant=selfmanaged,nothing&x=1', {}],
    [{ variant: 'byoc' }, '?variant=%E0%A4%A', {}],
    [{ 'url-param': 'v', variant: 'go' }, '?variant=byoc&v=serverless', {}],
    [{ 'url-param': '', variant: 'go' }, '?variant=byoc', {}],
    [{ variant: 'byoc' }, '', { 'doc-variants:doc-variants': 'cpp serverless byoc' }],
    [{ 'sync-key': 'a"b<c', variant: 'byoc' }, '', { 'doc-variants:a"b<c': 'serverless' }],
    [{ 'sync-key': 'none', variant: 'byoc' }, '?variant=serverless', { 'doc-variants:none': 'go' }],
    [{ persistence: 'none' }, '', { 'doc-variants:doc-variants': 'serverless' }],
    [{ persistence: 'session' }, '', { 'doc-variants:doc-variants': 'serverless' }],
    [{ variant: 'byoc' }, '', { 'doc-variants:doc-variants': '{"deployment":"serverless"}' }],
    [{ root: '', variant: 'byoc go' }, '', {}],
    [{ root: 'main, .content', variant: 'serverless' }, '?variant=java', {}],
    [{ groups: VERSIONS, variant: '4.0' }, '?variant=2.3.7', {}],
    [{ groups: VERSIONS, variant: '4.0' }, '?variant=jvm', { 'doc-variants:doc-variants': 'java' }],
    [{ groups: VERSIONS, variant: '4.0 cpp' }, '?variant=agent', {}],
  ];
  const page = await site.newPage();
  // What a reader has stored is written from a page without the library, which takes less to load.
  site.serve('/blank', ['<!doctype html><title>Blank</title>']);
  for (const [options, search, stored] of cases) {
    const { snippet } = early(
      ...Object.entries({ groups: GROUPS, ...options }).flatMap(([name, value]) => [
        `--${name}`,
        value,
      ]),
    );
    const { root, ...rest } = options;
    /** @param {string} prefix */
    const attributes = (prefix) =>
      Object.entries({ groups: GROUPS, ...rest })
        .map(([name, value]) => ` ${prefix}${name}='${value}'`)
        .join('');
    const [tag, wrapped] =
      root === undefined
        ? ['', `<doc-variant-provider${attributes('')}>${content}</doc-variant-provider>`]
        : [` data-root="${root}"${attributes('data-')}`, `<main>${content}</main>`];
    const script = `<script ${src()}${tag}></script>`;
    site.serve('/early', [
      `<!doctype html><title>Early</title>${snippet}<body>${wrapped}
      <script>window.early_ = ${text}</script>${script}`,
    ]);
    site.serve('/late', [`<!doctype html><title>Late</title>${script}<body>${wrapped}`]);
    await page.goto(`${site.origin}/blank`);
    await page.evaluate((texts) => {
      localStorage.clear();
      sessionStorage.clear();
      for (const [key, value] of Object.entries(texts)) localStorage.setItem(key, value);
    }, stored);
    await page.goto(`${site.origin}/late${search}`);
    const expected = await page.evaluate(text);
    await page.evaluate('sessionStorage.clear()');
    await page.goto(`${site.origin}/early${search}`);
    const what = JSON.stringify([options, search, stored]);
    assert.equal(await page.evaluate('early_'), expected, `early: ${what}`);
    assert.equal(await page.evaluate(text), expected, `in the end: ${what}`);
  }
  await page.close();
});

test('the snippet runs under a strict policy by its hash, and shows everything when the library does not come', async () => {
  const { snippet, hash } = early('--groups', GROUPS, '--variant', 'byoc java');
  const policy = `default-src 'none'; script-src ${hash}; style-src 'none'; trusted-types 'none'; require-trusted-types-for 'script'`;
  const { page, said } = await site.open(
    '/policy',
    [`<!doctype html><title>Policy</title>${snippet}<body><doc-variant-provider>${content}`, ' '],
    { 'content-security-policy': policy },
  );
  assert.deepEqual(said, []);
  assert.equal(await page.evaluate(text), 'B S not-B J GC since-2.3 before-3.0 JVM A');
  assert.equal(await page.evaluate('document.adoptedStyleSheets.length'), 1);
  await page.close();
});

/** @param {boolean} isContainer */
const longPage = (isContainer) => `<!doctype html><title>Late</title>
  <style>* { overflow-anchor: none } p { block-size: 100px } .pane { overflow: auto; block-size: 400px }</style>
  <body><div ${isContainer ? 'class="pane"' : ''}><doc-variant-provider groups="${GROUPS}" variant="serverless java">
  ${Array.from(
    { length: 20 },
    (_, at) => `<if-variant variants="byoc"><p>B${at}</p><p>more</p></if-variant>
    <p data-variants="go">G${at}</p><p id="p${at}">Text ${at}</p>`,
  ).join('')}</doc-variant-provider></div>`;

/**
 * Injects the script late into a page, as a tag manager does, and measures how far the reader's place
 * has moved by then.
 *
 * @param {boolean} isContainer
 * @param {string} from the origin of the script
 */
async function moveOf(isContainer, from) {
  const { page, said } = await site.open('/late', [longPage(isContainer)]);
  const top = `document.querySelector('#p9').getBoundingClientRect().top`;
  await page.evaluate(`document.querySelector('#p9').scrollIntoView()`);
  const before = Number(await page.evaluate(top));
  await page.evaluate((source) => {
    document.head.append(Object.assign(document.createElement('script'), { src: source }));
  }, `${from}/doc-variants.js`);
  await page.waitForFunction(`!document.querySelector('if-variant').checkVisibility()`);
  const moved = Math.abs(Number(await page.evaluate(top)) - before);
  await page.browserContext().close();
  return { moved, said };
}

for (const isContainer of [false, true]) {
  const where = isContainer ? 'in a container' : 'in the window';
  test(`a script that is injected late keeps the place of a reader ${where}`, async () => {
    const { moved, said } = await moveOf(isContainer, site.scripts);
    assert.ok(moved <= 1, `${moved} px`);
    assert.deepEqual(said, []);
  });
}

test('a late script keeps the place without any part, too', async () => {
  const lone = readFileSync(path.join(site.folder, 'doc-variants.js'));
  site.handle('/lone/doc-variants.js', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(lone);
  });
  site.handle('/lone/reader.js', (_request, response) => void response.writeHead(404).end());
  const { moved } = await moveOf(false, `${site.origin}/lone`);
  assert.ok(moved <= 1, `${moved} px`);
});

test('without JavaScript everything is shown', async () => {
  const { snippet } = early('--groups', GROUPS, '--variant', 'byoc java');
  site.serve('/plain', [
    `<!doctype html><title>Plain</title>${snippet}<script ${src()}></script><body><doc-variant-provider>${content}`,
  ]);
  const page = await site.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(`${site.origin}/plain`);
  const body = await page.$('body');
  const shown = await body?.evaluate((it) => it.innerText.split(/\s+/).filter(Boolean).join(' '));
  assert.equal(shown, 'B S not-B J GC since-2.3 before-3.0 JVM A');
  await page.close();
});

test('the command says what is wrong, and how to write it', () => {
  /** @param {string[]} args */
  const fail = (...args) => {
    try {
      early(...args);
    } catch (error) {
      return String(/** @type {any} */ (error).stderr);
    }
    return 'nothing is wrong';
  };
  assert.match(fail(), /--groups is missing, or --manifest/);
  assert.match(fail('--group', 'a: b'), /no option "--group": did you mean --groups/);
  assert.match(fail('--groups', 'a: c++'), /"c\+\+" is not a name/);
  assert.match(early('--help').snippet, /^Usage: /);
});

/** @param {number | undefined} status */
function serveManifest(status) {
  const manifest = {
    groups: { version: '2.1 < 2.2 < 2.3 < 3.0 < 4.0', language: ['java', 'kotlin', 'cpp'] },
    sets: { jvm: ['kotlin', 'java'] },
  };
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'doc-variants-early-')), 'variants.json');
  writeFileSync(file, JSON.stringify(manifest));
  /** @type {(() => void)[]} */
  const waiting = [];
  let isAsked = false;
  site.handle('/variants.json', (_request, response) => {
    const answer = () => {
      if (status === undefined) return void response.destroy();
      response.writeHead(status, { 'content-type': 'text/plain' });
      response.end(status === 200 ? JSON.stringify(manifest) : 'nothing');
    };
    // Browsers ask again where a connection breaks.
    if (isAsked) answer();
    else waiting.push(answer);
    isAsked = true;
  });
  return { file, waiting };
}

const versions = `<p data-variants="2.3+">since-2.3</p><p data-variants="&lt;3.0">before-3.0</p>
  <if-variant variants="jvm">JVM</if-variant> <if-variant variants="cpp">CPP</if-variant>`;

for (const [what, status] of /** @type {[string, number | undefined][]} */ ([
  ['comes late', 200],
  ['is missing', 404],
  ['is refused', undefined],
])) {
  test(`a page whose names stand in a manifest that ${what} shows nothing else, and warns of nothing else`, async () => {
    const { file, waiting } = serveManifest(status);
    const { snippet } = early('--manifest', file, '--variant', '4.0 java');
    site.serve('/manifest', [
      `<!doctype html><title>Manifest</title>${snippet}<script ${src()} defer></script><body>
      <doc-variant-provider manifest="/variants.json" variant="4.0 java">${versions}`,
      ' ',
    ]);
    const page = await site.newPage();
    /** @type {string[]} */
    const said = [];
    page.on('console', (message) => void said.push(message.text()));
    await page.goto(`${site.origin}/manifest`, { waitUntil: 'load' });
    await page.waitForFunction(`customElements.get('doc-variant-provider')`);
    for (let rest = 1200; !waiting.length && rest; rest--)
      await new Promise((done) => setTimeout(done, 50));
    assert.equal(await page.evaluate(text), 'since-2.3 JVM');
    // What is chosen before the names are known counts then.
    await page.evaluate(`document.querySelector('doc-variant-provider').select('2.2')`);
    assert.deepEqual(said, []);
    for (const answer of waiting.splice(0)) answer();
    const end = status === 200 ? 'before-3.0 JVM' : 'since-2.3 before-3.0 JVM CPP';
    await page.waitForFunction(`${text} === '${end}'`);
    const warnings = said.filter((one) => one.startsWith('[doc-variants]'));
    if (status === 200) assert.deepEqual(said, []);
    else {
      assert.equal(warnings.length, 1, said.join('\n'));
      assert.match(warnings[0] ?? '', /manifest="\/variants\.json" cannot be loaded from/);
    }
    await page.browserContext().close();
  });
}
