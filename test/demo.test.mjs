// Every page of the site and its examples: for axe-core in each way to see it, as a screen reader has it,
// in 320 px.
// `SNAPSHOTS=write` writes the accessibility trees anew, to be looked at before they are committed.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { openSite } from './site.mjs';
import { serveBuiltSite } from './site/built-site.mjs';

const SNAPSHOTS = 'test/pages/demo';
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const examples = readdirSync('demo').filter((file) => file.endsWith('.html'));

/**
 * @typedef {object} Mode
 * @property {Record<string, string>} [features]
 * @property {boolean} [rtl]
 * @property {{ width: number, height: number }} [viewport]
 */

/** @type {Record<string, Mode>} */
const modes = {
  light: { features: { 'prefers-color-scheme': 'light' } },
  dark: { features: { 'prefers-color-scheme': 'dark' } },
  'forced colours': { features: { 'forced-colors': 'active' } },
  'reduced motion': { features: { 'prefers-reduced-motion': 'reduce' } },
  'right to left': { rtl: true },
  '320 px': { viewport: NARROW },
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

/** @param {string} name */
async function open(name) {
  const page = await site.newPage();
  await load(page, name);
  return page;
}

/**
 * Loads a page, and measures by how much it moves.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} name
 */
async function load(page, name) {
  await page.setViewport(WIDE);
  await page.evaluateOnNewDocument(`window.shift_ = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) shift_ += value;
    }).observe({ type: 'layout-shift', buffered: true });`);
  await page.goto(built.origin + name, { waitUntil: 'networkidle0' });
}

/**
 * Runs axe-core in one way to see a page.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {import('puppeteer-core').CDPSession} session
 * @param {Mode} mode
 * @param {string[]} [rules] all, where they are not named
 */
async function violationsIn(page, session, { features = {}, rtl = false, viewport = WIDE }, rules) {
  await session.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
  await page.setViewport(viewport);
  const found = await page.evaluate(`(async () => {
    const { documentElement: root } = document;
    const { dir } = root;
    if (${rtl}) root.dir = 'rtl';
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const { violations } = await axe.run(${features['forced-colors'] ? JSON.stringify({ exclude: FORCED }) : 'document'}, { iframes: false, resultTypes: ['violations'], ...${JSON.stringify(rules ? { runOnly: rules } : {})} });
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

for (const name of examples) {
  describe(`the example ${name}`, () => {
    /** @type {import('puppeteer-core').Page} */
    let page;
    before(async () => (page = await open(`examples/${name}`)));
    after(() => page.browserContext().close());

    test('names every control and landmark to screen readers', async () => {
      const tree = await treeOf(await page.createCDPSession());
      assert.deepEqual(
        tree.filter((line) => line.includes(' ""')),
        [],
      );
      const file = `${SNAPSHOTS}/${name.replace('.html', '.txt')}`;
      if (process.env.SNAPSHOTS === 'write') writeFileSync(file, `${tree.join('\n')}\n`);
      assert.ok(existsSync(file), 'write it: SNAPSHOTS=write npm test -- test/demo.test.mjs');
      assert.deepEqual(tree, readFileSync(file, 'utf8').trimEnd().split('\n'));
    });

    test('has nothing that axe-core objects to, in any way to see it', async () => {
      const session = await page.createCDPSession();
      await page.evaluate(axe);
      for (const [mode, how] of Object.entries(modes)) {
        assert.deepEqual(await violationsIn(page, session, how), [], mode);
      }
    });

    test('has no mistake that inspect mode finds', async () => {
      await page.evaluate(`(document.querySelector('doc-variant-provider') ?? document.querySelector('[data-root]'))
        .toggleAttribute(document.querySelector('doc-variant-provider') ? 'inspect' : 'data-inspect')`);
      const problems = await page.waitForFunction(
        `document.querySelector('doc-variant-inspect-panel')?.inspected?.problems.map(({ finding, tag }) => finding.rule + ' ' + tag + ' ' + finding.message)`,
      );
      assert.deepEqual(await problems.jsonValue(), []);
    });
  });
}

test('a page with faults of each kind is objected to', async () => {
  const page = await open('examples/blocks.html');
  const session = await page.createCDPSession();
  await page.evaluate(axe);
  await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
    '<button></button><p style="color: light-dark(#000, #333)">dark</p><div style="inline-size: 400px">wide</div>')`);
  const light = await violationsIn(page, session, modes.light ?? {});
  assert.deepEqual(
    light.map((line) => line.split(':')[0]),
    ['button-name'],
  );
  const dark = await violationsIn(page, session, modes.dark ?? {});
  assert.deepEqual(
    dark.map((line) => line.split(':')[0]),
    ['button-name', 'color-contrast'],
  );
  const narrow = await violationsIn(page, session, modes['320 px'] ?? {});
  assert.match(narrow.join(), /scrolls sideways/);
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
  for (const [mode, how] of Object.entries(modes)) {
    assert.deepEqual(await violationsIn(page, session, how), [], mode);
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

/** The pages of the site that stand for all others: they are looked at in every mode with every rule. */
const FULL = 'index install pickers styling doc-variant-provider playground configurator'.split(
  ' ',
);

/** What the others can have of their own in a mode; what the frame of the page has is on those above. */
const OF_A_MODE = [
  'color-contrast',
  'scrollable-region-focusable',
  'target-size',
  'link-in-text-block',
];

/** The modes in which a text looks other than in those above, where its frame and elements were looked at. */
const CONTENT_MODES = ['light', 'dark', '320 px'];

/** The most that the parts of a page may move while it loads; see web.dev/cls. */
const MOST_SHIFT = 0.02;

test('every page of the site is still, silent and accessible in any way to see it', async () => {
  const waiting = [...built.names];
  /** @type {string[]} */
  const wrong = [];
  const work = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const page = await site.newPage();
      for (const event of /** @type {const} */ (['console', 'pageerror'])) {
        page.on(event, (said) => wrong.push(`${name}: ${'text' in said ? said.text() : said}`));
      }
      await load(page, `${name}.html`);
      const shift = Number(await page.evaluate('shift_'));
      if (shift > MOST_SHIFT) wrong.push(`${name}: moves by ${shift}`);
      const session = await page.createCDPSession();
      await page.evaluate(axe);
      for (const [mode, how] of Object.entries(modes)) {
        if (!FULL.includes(name) && !CONTENT_MODES.includes(mode)) continue;
        const rules = mode === 'light' || FULL.includes(name) ? undefined : OF_A_MODE;
        const found = await violationsIn(page, session, how, rules);
        wrong.push(...found.map((line) => `${name}, ${mode}: ${line}`));
      }
      // A page that shows nothing has nothing to object to either.
      if (!(await page.$eval('h1', (heading) => heading.checkVisibility()))) {
        wrong.push(`${name}: is empty at 320 px`);
      }
      const tree = await treeOf(session);
      wrong.push(
        ...tree.filter((line) => /^(?!group).* ""/.test(line)).map((line) => `${name}: ${line}`),
      );
      await page.browserContext().close();
    }
  };
  await Promise.all([work(), work()]);
  assert.deepEqual(wrong, []);
});

test('pickers that stay in view take little of a narrow window', async () => {
  const page = await open('examples/index.html');
  await page.setViewport(NARROW);
  const height = await page.$eval('.pickers', (bar) => bar.getBoundingClientRect().height);
  assert.ok(height <= 72, `${height} px`);
  await page.browserContext().close();
});
