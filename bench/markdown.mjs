// Compares the rendering of a page with what the libraries under it take alone, interleaved in one
// run; then looks for how long pages that no person writes keep the main thread from anything else.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { launchOptions } from '../.config/browsers.mjs';
import { prismForVite } from '../.config/prism-module.mjs';
import { openSite } from '../test/site.mjs';

const ROUNDS = 80;
const BATCH = 5;
const MOST = 1.25;
const LONGEST_TASK = 1000;

const guide = readFileSync('demo/guide.md', 'utf8');

const ENTRY = `
  export { renderFragment } from '${path.resolve('src/markdown/fragment.ts')}';
  export { loadLanguages } from '${path.resolve('src/markdown/write/languages.ts')}';
  export { default as DOMPurify } from 'dompurify';
  export { Marked } from 'marked';
  export { default as Prism } from 'prismjs/components/prism-core.js';
`;

/** Builds what is measured and what it is measured against as one module with the same grammars. */
async function bundle() {
  const entry = path.resolve('bench/entry.js');
  const { output } = [
    await build({
      configFile: false,
      logLevel: 'error',
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id === entry ? id : undefined),
          load: (id) => (id === entry ? ENTRY : undefined),
        },
        prismForVite(),
      ],
      build: {
        write: false,
        target: 'es2022',
        lib: { entry, formats: ['es'] },
        rolldownOptions: { output: { codeSplitting: false } },
      },
    }),
  ].flat()[0];
  return output[0].code;
}

/** Runs in the page. */
async function measure(page, rounds, batch) {
  const { renderFragment, loadLanguages, DOMPurify, Marked, Prism } = await import(
    globalThis.bundle
  );
  await loadLanguages(page);
  const aliases = { sh: 'bash', shell: 'bash' };
  const marked = new Marked({
    renderer: {
      code({ text, lang = '' }) {
        const grammar = Prism.languages[aliases[lang] ?? lang];
        const code = grammar ? Prism.highlight(text, grammar, lang) : text.replaceAll('<', '&lt;');
        return `<pre><code class="language-${lang}">${code}</code></pre>`;
      },
    },
  });
  // What the libraries are given is the page without what only Hugo knows.
  const plain = page.replace(/^---[^]*?\n---\n/, '').replace(/^\{\{.*\}\}$/gm, '');
  const runs = {
    'doc-variants': async () => (await renderFragment(page)).fragment,
    'marked, Prism and DOMPurify alone': async () =>
      DOMPurify.sanitize(marked.parse(plain), { RETURN_DOM_FRAGMENT: true }),
  };
  const times = {};
  const shown = {};
  for (const [name, run] of Object.entries(runs)) {
    times[name] = [];
    const fragment = await run();
    const count = (selector) => fragment.querySelectorAll(selector).length;
    shown[name] =
      `${count('*')} elements, ${count('pre')} blocks of code, ${count('.token')} tokens`;
  }
  const order = Object.entries(runs);
  for (let round = -20; round < rounds; round++) {
    order.reverse();
    for (const [name, run] of order) {
      const start = performance.now();
      for (let time = 0; time < batch; time++) await run();
      if (round >= 0) times[name].push((performance.now() - start) / batch);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return { times, shown };
}

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

async function compare() {
  const browser = await puppeteer.launch(launchOptions('chromium'));
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><title>Markdown</title><body>');
    await page.evaluate(
      (code) => {
        globalThis.bundle = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      },
      await bundle(),
    );
    const { times, shown } = await page.evaluate(measure, guide, ROUNDS, BATCH);
    const [ours, floor] = Object.entries(times).map(([name, list]) => {
      const time = median(list);
      console.log(`${name}: ${time.toFixed(2)} ms (median of ${ROUNDS}), ${shown[name]}`);
      return time;
    });
    const ratio = ours / floor;
    console.log(`A page: ${ratio.toFixed(2)} times the libraries alone; at most ${MOST} is wanted`);
    if (ratio > MOST) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

const repeat = (text, length) => text.repeat(Math.ceil(length / text.length));
const prose = 'Lorem *ipsum* dolor `sit` amet, [link](x.html) and so on. '.repeat(8) + '\n\n';
const ticks = (length) => {
  let text = '';
  for (let at = 1; text.length < length; at++) text += '`'.repeat(at) + 'a';
  return text;
};

const PAGES = {
  '1 MB of guides': repeat(guide.replace(/^---[^]*?\n---\n/, ''), 1e6),
  '1 MB of prose': repeat(prose, 1e6),
  '1 MB in one block': `{{< if-variant "byoc" >}}\n\n${repeat(prose, 1e6)}{{< /if-variant >}}`,
  '1 MB of one list': repeat('- item *x* `y`\n', 1e6),
  '1 MB of one table': `| a | b |\n| - | - |\n${repeat('| x *y* | `z` |\n', 1e6)}`,
  '1 MB of code': `\`\`\`java\n${repeat('if (a < b) { return "x"; } // c\n', 1e6)}\`\`\`\n`,
  '2 MB of growing backtick runs': ticks(1.99e6),
  '2,000 nested quotes': `${'> '.repeat(2000)}x`,
  '1,000 nested lists': Array.from({ length: 1000 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n'),
  '64 KB of underscores': repeat('__a_ ', 64e3),
  '2,034 blocks': repeat(
    `{{< if-variant "byoc" >}}\n\n${prose}{{< /if-variant >}}\n\n`,
    2034 * 540,
  ),
};

/** Runs in the page: renders a text in the element, and returns its longest task. */
async function watch(text) {
  document.body.replaceChildren();
  let longest = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  tasks.observe({ type: 'longtask' });
  const element = document.createElement('doc-variant-markdown');
  let progress;
  const notices = new MutationObserver(() => {
    if (element.querySelector(':scope > progress')) progress ??= performance.now() - start;
  });
  notices.observe(element, { childList: true });
  const start = performance.now();
  element.source = text;
  document.body.append(element);
  await element.updateComplete;
  const time = performance.now() - start;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
  tasks.disconnect();
  return { time, longest, progress };
}

async function lookForLongTasks() {
  const site = await openSite();
  try {
    const tag = `<script src="${site.scripts}/doc-variants.js"></script>`;
    const { page } = await site.open('/page/', [`<!doctype html><title>Page</title>${tag}<body>`]);
    await page.evaluate(watch, guide);
    for (const [name, text] of Object.entries(PAGES)) {
      const { time, longest, progress } = await page.evaluate(watch, text);
      const shown = progress === undefined ? '' : `, progress from ${progress.toFixed()} ms on`;
      console.log(`${name}: ${time.toFixed()} ms${shown}; longest task ${longest.toFixed()} ms`);
      if (longest > LONGEST_TASK) process.exitCode = 1;
    }
    console.log(`No task of more than ${LONGEST_TASK} ms is wanted`);
  } finally {
    await site.close();
  }
}

await compare();
await lookForLongTasks();
