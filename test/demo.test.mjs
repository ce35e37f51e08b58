// Every page of the site and its examples: for axe-core in each way to see it, as a screen reader has it,
// in 320 px.
// `SNAPSHOTS=write` writes the accessibility trees anew, to be looked at before they are committed.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { openSite, rest } from './site.mjs';
import { serveBuiltSite } from './site/built-site.mjs';

const SNAPSHOTS = 'test/pages/demo';
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const examples = readdirSync('demo').filter((file) => file.endsWith('.html'));

/** The rules about how a page looks. All others ask what is in it, which is the same at the same width. */
const LOOKS = [
  'color-contrast',
  'link-in-text-block',
  'scrollable-region-focusable',
  'target-size',
];

/**
 * @typedef {object} Mode
 * @property {Record<string, string>} [features]
 * @property {boolean} [rtl]
 * @property {{ width: number, height: number }} [viewport]
 * @property {string[]} [rules] all, where they are not named
 */

/**
 * Those that change nothing for each other are seen at once.
 *
 * @type {Record<string, Mode>}
 */
const modes = {
  light: { features: { 'prefers-color-scheme': 'light' } },
  'dark at 320 px, with reduced motion': {
    features: { 'prefers-color-scheme': 'dark', 'prefers-reduced-motion': 'reduce' },
    viewport: NARROW,
  },
  'forced colours, right to left': {
    features: { 'forced-colors': 'active' },
    rtl: true,
    rules: LOOKS,
  },
};

/**
 * What axe-core takes for light text on a light ground, because it reads `-webkit-text-fill-color`: a browser that
 * forces the colours forces that too, and computes it as written.
 */
const FORCED = ['.only-dark', '.button'];

/** Lists the roles of what a reader works, or goes to by name. */
const NAMED = new Set(
  `button checkbox combobox complementary group link navigation radio radiogroup region searchbox slider
   spinbutton switch tab textbox`.split(/\s+/),
);

/** @type {import('./site.mjs').Site} */
let site;
/** @type {Awaited<ReturnType<typeof serveBuiltSite>>} */
let built;

before(async () => {
  site = await openSite();
  built = await serveBuiltSite();
});
after(async () => {
  await site.close();
  built.close();
});

/**
 * A tab of a reader of its own.
 *
 * @typedef {object} Tab
 * @property {import('puppeteer-core').Page} page
 * @property {import('puppeteer-core').CDPSession} session
 * @property {(name: string, viewport?: { width: number, height: number }) => Promise<number>} visit opens a page, whose
 *   late parts and script come after it is painted, and returns by how much they move it
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Tab>} */
async function openTab() {
  const page = await site.newPage();
  const session = await page.createCDPSession();
  let isHeld = false;
  /** @type {(() => void)[]} */
  const held = [];
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: '*/doc-variants/*' }, { urlPattern: '*/site.js' }],
  });
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const goOn = () =>
      void session.send('Fetch.continueRequest', { requestId }).catch(() => undefined);
    if (isHeld && !request.url.endsWith('/doc-variants.js')) held.push(goOn);
    else goOn();
  });
  const letThrough = () => {
    isHeld = false;
    for (const goOn of held.splice(0)) goOn();
  };
  await page.exposeFunction('painted_', letThrough);
  const twoFrames = (/** @type {string} */ then) =>
    `requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(${then})))`;
  // Tabs whose part takes more than a second show all panes meanwhile: on a machine under load it may.
  await page.evaluateOnNewDocument(`const wait = setTimeout;
    window.setTimeout = (call, ms, ...more) => wait(call, ms === 1000 ? 600_000 : ms, ...more);`);
  // A table grows with its rows as they are parsed: what counts is what moves on the page when that is there.
  await page.evaluateOnNewDocument(`window.shift_ = 0;
    const go = () => {
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) shift_ += value;
      }).observe({ type: 'layout-shift' });
      painted_();
    };
    if (window === top) document.addEventListener('readystatechange', () => {
      if (document.readyState === 'interactive') ${twoFrames('go')};
    });`);
  return {
    page,
    session,
    async visit(name, viewport = WIDE) {
      await page.setViewport(viewport);
      isHeld = true;
      await page.goto(built.origin + name, { waitUntil: 'load' });
      await rest(page);
      await page.evaluate(`new Promise((resolve) => { ${twoFrames('resolve')} })`);
      return Number(await page.evaluate('shift_'));
    },
    close: () => page.browserContext().close(),
  };
}

/** @param {string} name */
async function open(name) {
  const tab = await openTab();
  await tab.visit(name);
  return tab.page;
}

/**
 * Runs axe-core in one way to see a page.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {import('puppeteer-core').CDPSession} session
 * @param {string} mode
 * @param {string[]} [rules] those of the mode, where they are not named
 * @param {string} [within] selects what is looked at
 */
async function violationsIn(page, session, mode, rules = modes[mode]?.rules, within = 'html') {
  const { features = {}, rtl = false, viewport = WIDE } = modes[mode] ?? {};
  await session.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
  if (page.viewport()?.width !== viewport.width) await page.setViewport(viewport);
  const found = await page.evaluate(`(async () => {
    const { documentElement: root } = document;
    const { dir } = root;
    if (${rtl}) root.dir = 'rtl';
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const { violations } = await axe.run(${JSON.stringify({ include: [within], ...(features['forced-colors'] && { exclude: FORCED }) })}, { iframes: false, preload: false, resultTypes: ['violations'], ...${JSON.stringify(rules ? { runOnly: rules } : {})} });
    const width = root.scrollWidth - root.clientWidth;
    root.dir = dir;
    return [...violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html + failureSummary).join()),
      ...(width > 0 ? ['scrolls sideways by ' + width + ' px'] : [])];
  })()`);
  return /** @type {string[]} */ (found);
}

/**
 * Lists what a screen reader can work or go to, in order.
 *
 * @param {import('puppeteer-core').CDPSession} session
 */
async function treeOf(session) {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  // The browser lists them by depth, which changes with boxes that screen readers skip.
  /** @type {(id: string) => typeof nodes} */
  const inOrder = (id) => {
    const node = byId.get(id);
    return node ? [node, ...(node.childIds ?? []).flatMap(inOrder)] : [];
  };
  return inOrder(nodes[0]?.nodeId ?? '')
    .filter(({ ignored, role }) => !ignored && NAMED.has(String(role?.value)))
    .map(({ role, name, properties = [] }) => {
      const states = properties
        .filter(
          ({ name: key, value }) => /^(?:checked|expanded)$/.test(key) && value.value !== 'false',
        )
        .map(({ name: key, value }) => ` ${key}=${String(value.value)}`);
      return `${String(role?.value)} "${String(name?.value ?? '')}"${states.join('')}`;
    });
}

describe('the example', { concurrency: 3 }, () => {
  for (const name of examples) {
    describe(name, { concurrency: 1 }, () => {
      /** @type {Tab} */
      let tab;
      before(async () => {
        tab = await openTab();
        await tab.visit(`examples/${name}`);
      });
      after(() => tab.close());

      test('names every control and landmark to screen readers', async () => {
        const file = `${SNAPSHOTS}/${name.replace('.html', '.txt')}`;
        let tree = await treeOf(tab.session);
        if (process.env.SNAPSHOTS === 'write') writeFileSync(file, `${tree.join('\n')}\n`);
        assert.ok(existsSync(file), 'write it: SNAPSHOTS=write npm test -- test/demo.test.mjs');
        const wanted = readFileSync(file, 'utf8').trimEnd();
        // What comes late may still come.
        for (let tries = 0; tries < 100 && tree.join('\n') !== wanted; tries++) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          tree = await treeOf(tab.session);
        }
        assert.deepEqual(tree, wanted.split('\n'));
        assert.deepEqual(
          tree.filter((line) => line.includes(' ""')),
          [],
        );
      });

      test('has nothing that axe-core objects to, in any way to see it', async () => {
        await tab.page.evaluate(axe);
        for (const mode of Object.keys(modes)) {
          assert.deepEqual(await violationsIn(tab.page, tab.session, mode), [], mode);
        }
      });

      test('has no mistake that inspect mode finds', async () => {
        await tab.page
          .evaluate(`(document.querySelector('doc-variant-provider') ?? document.querySelector('[data-root]'))
          .toggleAttribute(document.querySelector('doc-variant-provider') ? 'inspect' : 'data-inspect')`);
        const problems = await tab.page.waitForFunction(
          `document.querySelector('doc-variant-inspect-panel')?.inspected?.problems.map(({ finding, tag }) => finding.rule + ' ' + tag + ' ' + finding.message)`,
        );
        assert.deepEqual(await problems.jsonValue(), []);
      });
    });
  }
});

test('a page with faults of each kind is objected to', async () => {
  const page = await open('examples/blocks.html');
  const session = await page.createCDPSession();
  await page.evaluate(axe);
  await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
    '<button></button><p style="color: light-dark(#000, #333)">dark</p><div style="inline-size: 400px">wide</div>')`);
  const light = await violationsIn(page, session, 'light');
  assert.deepEqual(
    light.map((line) => line.split(':')[0]),
    ['button-name'],
  );
  const dark = await violationsIn(page, session, 'dark at 320 px, with reduced motion');
  assert.deepEqual(
    dark.map((line) => line.split(/:| by/)[0]),
    ['button-name', 'color-contrast', 'scrolls sideways'],
  );
  assert.ok((await treeOf(session)).includes('button ""'));
  await page.browserContext().close();
});

test('what says that a link has chosen has nothing that axe-core objects to, in any way to see it', async () => {
  const page = await open('examples/choice.html');
  const session = await page.createCDPSession();
  await page.evaluate(`document.querySelector('doc-variant-provider').select('serverless')`);
  await page.goto(`${built.origin}examples/choice.html?variant=byoc`);
  await page.waitForSelector('doc-variant-notice', { visible: true });
  const tree = await treeOf(session);
  for (const line of [
    'region "Showing Your own cloud, because the link points there."',
    'button "Back to Serverless"',
    'button "Close"',
  ]) {
    assert.ok(tree.includes(line), tree.join('\n'));
  }
  await page.evaluate(axe);
  for (const mode of Object.keys(modes)) {
    assert.deepEqual(await violationsIn(page, session, mode), [], mode);
  }
  await page.browserContext().close();
});

test('a picker shows what is chosen in the colours that a reader forces', async () => {
  const page = await open('examples/pickers.html');
  const session = await page.createCDPSession();
  const features = [{ name: 'forced-colors', value: 'active' }];
  await session.send('Emulation.setEmulatedMedia', { features });
  const colours = /** @type {{ chosen: string[], others: string[], mark: string }} */ (
    await page.evaluate(`(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.cssText = 'forced-color-adjust: none; background: Highlight';
      const colour = (element) => getComputedStyle(element).backgroundColor;
      const options = [...document.querySelectorAll('doc-variant-picker')].flatMap((picker) =>
        [...picker.shadowRoot.querySelectorAll('.option')]);
      const is = (chosen) => options.filter((it) => it.matches(':has(:checked)') === chosen).map(colour);
      return { chosen: is(true), others: is(false), mark: colour(probe) };
    })()`)
  );
  assert.ok(colours.chosen.length > 1 && colours.others.length > 1);
  assert.deepEqual([...new Set(colours.chosen)], [colours.mark]);
  assert.ok(!colours.others.includes(colours.mark));
  await page.browserContext().close();
});

test('marked lines of code are readable in the colours that a reader forces', async () => {
  const page = await open('examples/availability.html');
  await page.waitForSelector('pre mark .token');
  const session = await page.createCDPSession();
  for (const scheme of ['light', 'dark']) {
    await session.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-color-scheme', value: scheme },
      ],
    });
    const colours = /** @type {{ ink: string[], paper: string, wanted: string[] }} */ (
      await page.evaluate(`(() => {
        const mark = document.querySelector('pre mark');
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.cssText = 'forced-color-adjust: none; color: HighlightText; background: Highlight';
        const { color, backgroundColor } = getComputedStyle(probe);
        const ink = [mark, ...mark.querySelectorAll('*')].map((it) => getComputedStyle(it).color);
        return { ink: [...new Set(ink)], paper: getComputedStyle(mark).backgroundColor, wanted: [color, backgroundColor] };
      })()`)
    );
    assert.deepEqual([...colours.ink, colours.paper], colours.wanted, scheme);
  }
  await page.browserContext().close();
});

test('the example page leads to every other', () => {
  const index = readFileSync('demo/index.html', 'utf8');
  assert.deepEqual(
    examples.filter((name) => name !== 'index.html' && !index.includes(`href="${name}"`)),
    [],
  );
});

/** The pages of the site that stand for all others: their frame and elements are seen in every mode. */
const FULL = 'index install pickers styling doc-variant-provider playground configurator'.split(
  ' ',
);

/**
 * How the others are seen, whose main part alone is their own, and by which rules.
 *
 * @type {[mode: string, rules?: string[]][]}
 */
const OF_TEXT = [['light'], ['dark at 320 px, with reduced motion', LOOKS]];

/** The most that the parts of a page may move while it loads; see web.dev/cls. */
const MOST_SHIFT = 0.02;

const SHOW_ALL = `for (const provider of document.querySelectorAll('doc-variant-provider')) provider.variant = ''`;

test('every page of the site is still, silent and accessible in any way to see it, with late parts and in all variants', async () => {
  const waiting = [...built.names];
  /** @type {string[]} */
  const wrong = [];
  const work = async () => {
    const { page, session, visit, close } = await openTab();
    let name = waiting.shift();
    for (const event of /** @type {const} */ (['console', 'pageerror'])) {
      page.on(event, (said) => wrong.push(`${name}: ${'text' in said ? said.text() : said}`));
    }
    for (; name; name = waiting.shift()) {
      for (const viewport of [WIDE, NARROW]) {
        const shift = await visit(`${name}.html`, viewport);
        if (shift > MOST_SHIFT) wrong.push(`${name}, ${viewport.width} px: moves by ${shift}`);
        await page.evaluate(axe);
        await page.evaluate(SHOW_ALL);
        const isFull = FULL.includes(name);
        /** @type {typeof OF_TEXT} */
        const looks = isFull ? Object.keys(modes).map((mode) => [mode]) : OF_TEXT;
        for (const [mode, rules] of looks) {
          if ((modes[mode]?.viewport ?? WIDE) !== viewport) continue;
          const within = isFull ? 'html' : 'main';
          const found = await violationsIn(page, session, mode, rules, within);
          wrong.push(...found.map((line) => `${name}, ${mode}: ${line}`));
        }
        // A page that shows nothing has nothing to object to either.
        if (!(await page.$eval('h1', (heading) => heading.checkVisibility()))) {
          wrong.push(`${name}: is empty at ${viewport.width} px`);
        }
        if (viewport === NARROW) continue;
        const tree = await treeOf(session);
        wrong.push(
          ...tree.filter((line) => /^(?!group).* ""/.test(line)).map((line) => `${name}: ${line}`),
        );
      }
    }
    await close();
  };
  await Promise.all([work(), work()]);
  assert.deepEqual(wrong, []);
});

test('pickers that stay in view take little of a narrow window', async () => {
  const page = await open('examples/index.html');
  await page.setViewport(NARROW);
  // They become drop-down lists in the frames after that.
  await page.waitForFunction(
    () => (document.querySelector('.pickers')?.getBoundingClientRect().height ?? Infinity) <= 72,
  );
  await page.browserContext().close();
});
