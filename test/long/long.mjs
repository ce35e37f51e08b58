// Pages that stay open all day: what a tab holds does not grow with what happens in it. `npm run long` takes the
// whole day; otherwise
// a short one is run, which ends before the engine has compiled all, and has a wider margin for the heap.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openSite } from '../site.mjs';

const isLong = Boolean(process.env['LONG']);
const COUNTS = isLong
  ? {
      switches: 100_000,
      blocks: 20_000,
      documents: 500,
      providers: 2_000,
      inserts: 30_000,
      visits: 200,
    }
  : { switches: 1_000, blocks: 1_000, documents: 20, providers: 100, inserts: 1_000, visits: 20 };
const TENTHS = 10;
/** How much more the last tenth may leave than the second. */
const MOST_GROWTH = { nodes: 1.1, listeners: 1.01, observers: 1.01, heap: isLong ? 1.01 : 1.5 };
/** How often the collector is asked, before what is left counts as kept. */
const COLLECTIONS = 40;

const { resolve } = createRequire(import.meta.url);
const TURBO = readFileSync(resolve('@hotwired/turbo/dist/turbo.es2017-umd.js'), 'utf8');
const HTMX = readFileSync(resolve('htmx.org/dist/htmx.min.js'), 'utf8');

/** @type {import('../site.mjs').Site} */
let site;
before(async () => (site = await openSite()));
after(() => site.close());

/** Runs in the page before all else: counts observers, and notes what has to go. */
const WATCH = `
  window.observers_ = [];
  window.kept_ = [];
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'])
    window[name] = class extends window[name] {
      constructor(...all) {
        super(...all);
        observers_.push(new WeakRef(this));
      }
    };
  window.drop_ = (element) => {
    for (const one of [element, ...element.querySelectorAll('*')]) kept_.push(new WeakRef(one));
    element.remove();
  };
  window.frame_ = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  window.until_ = async (holds) => {
    for (let tries = 0; tries < 500 && !holds(); tries++) await frame_();
    if (!holds()) throw new Error('never ' + holds);
  };
  window.content_ = (at) => \`<doc-variant-provider groups="deployment: serverless byoc; language: java go" variant="serverless">
    <doc-variant-toc></doc-variant-toc><doc-variant-picker group="deployment"></doc-variant-picker>
    <h2>Guide \${at}</h2><if-variant variants="serverless"><h2>Hosted \${at}</h2><p>Text</p></if-variant>
    <if-variant variants="byoc"><h2>Own \${at}</h2><p>Text</p></if-variant><p data-variants="java go">Code</p>
    <doc-variant-markdown><script type="text/markdown">\\n## Written \${at}\\n\\nText\\n\\n{{< if-variant "byoc" >}}\\n\\nMore\\n\\n{{< /if-variant >}}\\n<\\/script></doc-variant-markdown>
    </doc-variant-provider>\`;
  window.isDrawn_ = (root) =>
    root.querySelector('doc-variant-markdown h2') && root.querySelector('doc-variant-toc')?.shadowRoot?.querySelector('a');
`;

/** @param {number} at @param {string} head */
const page = (at, head = '') =>
  `<!doctype html><html lang="en"><head><title>Page ${at}</title><script src="${site.scripts}/doc-variants.js"></script>${head}</head>
  <body><main id="app"></main><script>app.innerHTML = content_(${at})</script></body></html>`;

/**
 * @typedef {object} Day
 * @property {string} title
 * @property {number} count how often something happens
 * @property {string} [head]
 * @property {string} act a function body that does it once, given how often it was done, \`at\`
 */

/** @type {Day[]} */
const days = [
  {
    title: 'switches',
    count: COUNTS.switches,
    act: `app.firstElementChild.select(['byoc', 'serverless', 'go', 'java'][at % 4]);
      if (at % 20 === 0) await frame_();`,
  },
  {
    title: 'blocks that come and go',
    count: COUNTS.blocks,
    act: `const block = document.createElement(at % 2 ? 'if-variant' : 'div');
      block.setAttribute(at % 2 ? 'variants' : 'data-variants', 'byoc name-' + (at % 50));
      block.innerHTML = '<p>Text</p>';
      app.firstElementChild.append(block);
      if (at % 10 === 0) await frame_();
      drop_(block);`,
  },
  {
    title: 'documents one after another',
    count: COUNTS.documents,
    act: `drop_(app.firstElementChild);
      app.innerHTML = content_(at);
      await until_(() => isDrawn_(app));
      app.firstElementChild.select('byoc');`,
  },
  {
    title: 'documents with nothing after them',
    count: COUNTS.documents,
    act: `app.innerHTML = content_(at).replace(/<(?=h2|doc)/g, () => '<i id="id-' + Math.random() + '"></i><');
      await until_(() => isDrawn_(app));
      await new Promise((done) => setTimeout(done, 50));
      for (const one of [...app.children]) drop_(one);`,
  },
  {
    title: 'links to what is hidden',
    count: COUNTS.documents,
    act: `drop_(app.firstElementChild);
      app.innerHTML = '<doc-variant-provider groups="d: a b" variant="a"><a href="#there">There</a>' +
        '<h2 data-variants="' + (at % 2 ? 'a' : 'b') + '" id="there">There</h2></doc-variant-provider>';
      await frame_();
      app.querySelector('a').click();
      await until_(() => app.querySelector('h2').checkVisibility());
      history.replaceState(null, '', location.pathname);`,
  },
  {
    title: 'boxes that were scrolled',
    count: COUNTS.documents,
    act: `drop_(app.firstElementChild);
      app.innerHTML = '<div style="height:9em;overflow:auto"><p style="height:99em">Text</p></div>';
      app.firstElementChild.scrollTop = 9;
      await frame_();`,
  },
  {
    title: 'providers',
    count: COUNTS.providers,
    act: `const provider = document.createElement('doc-variant-provider');
      for (const [name, value] of [['groups', 'a: b c'], ['variant', 'b'], ['sync-key', 'key-' + (at % 10)]])
        provider.setAttribute(name, value);
      provider.innerHTML = '<if-variant variants="c">C</if-variant><p data-variants="b">B</p>';
      app.append(provider);
      provider.select('c');
      if (at % 10 === 9) await frame_();
      if (at % ${isLong ? 200 : 10} === ${isLong ? 199 : 9}) for (const one of [...app.children].slice(1)) drop_(one);
      // What was switched last is remembered until something else is.
      app.firstElementChild.select(at % 2 ? 'byoc' : 'serverless');`,
  },
  {
    title: 'inserts, a thousand a second',
    count: COUNTS.inserts,
    act: `const line = document.createElement('p');
      line.dataset.variants = at % 2 ? 'byoc' : 'serverless';
      line.textContent = 'Line ' + at;
      app.firstElementChild.append(line);
      if (at % 10 === 9) await new Promise((done) => setTimeout(done, 10));
      if (at % 100 === 99) for (const one of app.querySelectorAll('p')) if (one.textContent.startsWith('Line')) drop_(one);`,
  },
  {
    title: 'a router with view transitions',
    count: COUNTS.visits,
    act: `await document.startViewTransition(async () => {
        drop_(app.firstElementChild);
        app.innerHTML = content_(at);
        history.pushState(null, '', '?variant=' + (at % 2 ? 'byoc' : 'serverless') + '&page=' + (at % 5));
      }).updateCallbackDone;
      await until_(() => isDrawn_(app));`,
  },
  {
    title: 'Turbo',
    count: COUNTS.visits,
    head: '<script src="/turbo.js"></script><meta name="turbo-cache-control" content="no-cache">',
    act: `kept_.push(new WeakRef(app.firstElementChild));
      const loaded = new Promise((done) => addEventListener('turbo:load', done, { once: true }));
      Turbo.visit('/turbo/' + (at % 5));
      await loaded;
      await until_(() => isDrawn_(app));
      app.firstElementChild.select('byoc');`,
  },
  {
    title: 'htmx',
    count: COUNTS.visits,
    head: '<script src="/htmx.js"></script>',
    act: `kept_.push(new WeakRef(app.firstElementChild));
      await htmx.ajax('GET', '/fragment/' + (at % 5), { target: '#app', swap: 'innerHTML' });
      await until_(() => isDrawn_(app));
      app.firstElementChild.select('byoc');`,
  },
];

/** What a tab holds. @typedef {Record<'heap' | 'nodes' | 'listeners' | 'observers' | 'kept', number>} Held */

/**
 * Measures what a tab holds when the collector has been there.
 *
 * @param {import('puppeteer-core').Page} tab
 * @param {import('puppeteer-core').CDPSession} session
 * @returns {Promise<Held>}
 */
async function measure(tab, session) {
  let kept = 0;
  for (let collection = 0; collection < COLLECTIONS; collection++) {
    await tab.evaluate('frame_()');
    await session.send('HeapProfiler.collectGarbage');
    kept = Number(await tab.evaluate('kept_.filter((one) => one.deref()).length'));
    if (!kept && collection > 3) break;
  }
  const observers = await tab.evaluate(
    '(observers_ = observers_.filter((one) => one.deref()), kept_ = [], observers_.length)',
  );
  await session.send('HeapProfiler.collectGarbage');
  const {
    JSHeapUsedSize: heap = 0,
    Nodes: nodes = 0,
    JSEventListeners: listeners = 0,
  } = await tab.metrics();
  return { heap, nodes, listeners, observers: Number(observers), kept };
}

/** @param {Held} before @param {Held} now */
function doesNotGrow(before, now) {
  for (const what of /** @type {const} */ (['nodes', 'listeners', 'observers', 'heap']))
    assert.ok(
      now[what] <= before[what] * MOST_GROWTH[what],
      `${what}: ${before[what]}, then ${now[what]}`,
    );
}

for (const { title, count, head, act } of days) {
  test(`a tab holds no more after ${title}: ${count}`, async (context) => {
    for (let at = 0; at < 5; at++) {
      site.serve(`/turbo/${at}`, [page(at, head)]);
      site.handle(`/fragment/${at}`, (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end(`<script>app.innerHTML = content_(${at})</script>`);
      });
    }
    for (const [name, text] of [
      ['/turbo.js', TURBO],
      ['/htmx.js', HTMX],
    ])
      site.handle(String(name), (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(text);
      });
    site.serve('/day', [page(0, head)]);
    const reader = await site.newReader();
    const tab = await reader.newPage();
    /** @type {string[]} */
    const thrown = [];
    tab.on('pageerror', (error) => thrown.push(String(error)));
    await tab.evaluateOnNewDocument(WATCH);
    await tab.goto(`${site.origin}/day`);
    await tab.evaluate('until_(() => isDrawn_(app))');
    const session = await tab.createCDPSession();
    /** @type {Held[]} */
    const held = [];
    for (let tenth = 0; tenth < TENTHS; tenth++) {
      const from = (count / TENTHS) * tenth;
      await tab.evaluate(`(async () => {
        for (let at = ${from}; at < ${from + count / TENTHS}; at++) { ${act} }
      })()`);
      held.push(await measure(tab, session));
    }
    const [, second, ...rest] = held;
    const last = rest.at(-1);
    assert.ok(second && last);
    context.diagnostic(`second ${JSON.stringify(second)}, last ${JSON.stringify(last)}`);
    assert.deepEqual(thrown, []);
    assert.equal(last.kept, 0, 'of the elements that were removed');
    doesNotGrow(second, last);
    await reader.close();
  });
}

test('a tab that leaves and comes back holds no more', async (context) => {
  site.serve('/day', [page(0)]);
  site.serve('/away', ['<!doctype html><title>Away</title>']);
  const reader = await site.newReader();
  const tab = await reader.newPage();
  await tab.evaluateOnNewDocument(WATCH);
  await tab.goto(`${site.origin}/day`);
  const session = await tab.createCDPSession();
  /** @type {Held[]} */
  const held = [];
  for (let tenth = 0; tenth < TENTHS; tenth++) {
    for (let at = 0; at < COUNTS.visits / TENTHS; at++) {
      await tab.goto(`${site.origin}/away`);
      await tab.goBack();
    }
    await tab.evaluate('until_(() => isDrawn_(app))');
    await tab.evaluate(`app.firstElementChild.select('${tenth % 2 ? 'byoc' : 'serverless'}')`);
    held.push(await measure(tab, session));
  }
  const [, second] = held;
  const last = held.at(-1);
  assert.ok(second && last);
  context.diagnostic(`second ${JSON.stringify(second)}, last ${JSON.stringify(last)}`);
  doesNotGrow(second, last);
  await reader.close();
});
