// Writes for each case.md what the library makes of it (case.html), and for all cases what Hugo
// shows to the readers of each variant (hugo.json). To be run when a case changes: `npm run cases`.
// Hugo's part is left out where there is no `hugo`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { findOnPath, launchOptions } from '../../../.config/browsers.mjs';
import { prismForVite } from '../../../.config/prism-module.mjs';

const VARIANTS = ['serverless', 'byoc', 'other'];
const cases = fileURLToPath(new URL('./cases/', import.meta.url));
const names = readdirSync(cases)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -3));

/** @param {string} name */
const markdownOf = (name) => readFileSync(`${cases}${name}.md`, 'utf8');

/**
 * Bundles a source file as a script with one global.
 *
 * @param {string} entry
 * @param {string} name
 */
async function bundle(entry, name) {
  const [output] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (
    await build({
      configFile: false,
      logLevel: 'error',
      plugins: [prismForVite()],
      build: {
        write: false,
        minify: false,
        lib: { entry, formats: ['iife'], name },
        rolldownOptions: { output: { codeSplitting: false } },
      },
    })
  );
  return output?.output[0].code ?? '';
}

/**
 * Renders all cases as Hugo does. With `{{% %}}` it puts a passage into the page before it reads
 * the Markdown.
 *
 * @param {string} variant
 */
function askHugo(variant) {
  const site = mkdtempSync(path.join(tmpdir(), 'hugo-'));
  const write = (/** @type {string} */ file, /** @type {string} */ text) => {
    mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
    writeFileSync(path.join(site, file), text);
  };
  try {
    write('config.json', readFileSync(new URL('./hugo-config.json', import.meta.url), 'utf8'));
    write('layouts/_default/single.html', '{{ .Content }}');
    const shortcode = readFileSync(new URL('./if-variant.html', import.meta.url), 'utf8');
    for (const name of ['if-variant', 'variant']) write(`layouts/shortcodes/${name}.html`, shortcode);
    for (const name of names.filter(isForHugo)) {
      const text = markdownOf(name).replace(/\{\{<(?!\/\*)([\s\S]*?)>\}\}/g, '{{%$1%}}');
      write(`content/${name}.md`, `---\ntitle: ${name}\n---\n${text}`);
    }
    const env = { ...process.env, HUGO_VARIANT: variant };
    execFileSync('hugo', ['--quiet', '--destination', 'out'], { cwd: site, env, stdio: 'inherit' });
    // Hugo writes no file for a page that is empty.
    return names
      .filter(isForHugo)
      .map((name) => path.join(site, 'out', name, 'index.html'))
      .map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''));
  } finally {
    rmSync(site, { recursive: true });
  }
}

/** Tells whether Hugo can build a case with no more than our shortcode. @param {string} name */
const isForHugo = (name) => !/^(?:error|key|shortcode)-/.test(name);

const browser = await puppeteer.launch(launchOptions('chromium'));
try {
  const page = await browser.newPage();
  await page.addScriptTag({ content: await bundle('src/markdown.ts', 'markdown') });
  for (const name of names) {
    const html = await page.evaluate(async (text) => {
      // @ts-expect-error A global of the bundle.
      const { fragment, problems } = await globalThis.markdown.renderFragment(text);
      const holder = document.createElement('div');
      holder.append(fragment);
      const places = problems.map(
        (/** @type {{ line: number, column: number, code: string }} */ { line, column, code }) =>
          `<!-- ${line}:${column} ${code} -->\n`,
      );
      return `${holder.innerHTML.trim()}\n${places.join('')}`;
    }, markdownOf(name));
    writeFileSync(`${cases}${name}.html`, html);
  }
  if (findOnPath('hugo')) {
    await page.addScriptTag({ content: await bundle('test/pages/hugo/segments.ts', 'segments') });
    /** @type {Record<string, Record<string, unknown>>} */
    const shown = Object.fromEntries(names.map((name) => [name, {}]));
    for (const variant of VARIANTS) {
      const pages = askHugo(variant);
      for (const [at, name] of names.filter(isForHugo).entries()) {
        (shown[name] ??= {})[variant] = await page.evaluate((html) => {
          document.body.innerHTML = html;
          // @ts-expect-error A global of the bundle.
          return globalThis.segments.segmentsOf(document.body);
        }, pages[at] ?? '');
      }
    }
    writeFileSync(`${cases}hugo.json`, `${JSON.stringify(shown, undefined, 1)}\n`);
  }
} finally {
  await browser.close();
}
