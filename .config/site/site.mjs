// Builds the site into dist/site: static files with relative addresses, made of the library itself.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { build as bundle } from 'esbuild';
import { layOut, LOGO } from './layout.mjs';
import { sectionsOf } from './pages.mjs';
import { referenceOf } from './reference.mjs';
import { renderPage } from './render-page.mjs';
import { makeIndex } from './search.mjs';

const GUIDES = {
  'doc-variant-provider': '[The reader’s choice](choice.html)',
  'if-variant': '[Passages, rows and words](passages.html)',
  'doc-variant-picker': '[Pickers](pickers.html)',
  'doc-variant-tabs': '[Tabs](tabs.html)',
  'doc-variant-markdown': '[Markdown](markdown.html)',
  'doc-variant-toc': '[Table of contents](contents.html)',
  'doc-variant-copy': '[Labels and export](export.html)',
  'doc-variant-text':
    '[Texts that depend on the variant](markdown.html#texts-that-depend-on-the-variant)',
};

/** @param {string} file */
const read = (file) => readFileSync(file, 'utf8');

/** Reads the groups of the site, as a provider takes them. */
function siteGroups() {
  const { groups } = JSON.parse(read('demo/pages/variants.json'));
  return Object.entries(groups)
    .map(([name, { label, variants }]) => {
      const list = variants
        .map((/** @type {any} */ one) => `${one.name} '${one.label}'`)
        .join(', ');
      return `${name} '${label}': ${list}`;
    })
    .join('; ');
}

/** @param {string} name @param {string} html */
function readHtml(name, html) {
  const title = /<h1[^>]*>([^]*?)<\/h1>/.exec(html)?.[1]?.replace(/<[^>]+>/g, '') ?? name;
  const description = /<p class="lead">([^]*?)<\/p>/.exec(html)?.[1]?.replace(/<[^>]+>/g, '') ?? '';
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    description: description.replace(/\s+/g, ' ').trim(),
    html,
  };
}

/**
 * Fills in what a page says of the build: `@@size:FILE@@`; and what stands between
 * `@@code:LANGUAGE` and `@@end`, as code, or by `@@live:LANGUAGE` as what it shows, too.
 *
 * @param {string} html
 * @param {string} cdn
 * @param {(text: string) => Promise<string>} render
 */
async function fillIn(html, cdn, render) {
  let filled = html.replace(/@@size:([\w.-]+)@@/g, (_, file) =>
    (gzipSync(readFileSync(path.join(cdn, file)), { level: 9 }).length / 1000).toFixed(1),
  );
  for (const [all, kind, language, code = ''] of filled.matchAll(
    /@@(code|live):(\w+)\n([^]*?)\n@@end/g,
  )) {
    const source = await render(`\`\`\`${language}\n${code}\n\`\`\``);
    const shown = `<div class="result">${code}</div><div class="source">${source}</div>`;
    filled = filled.replace(all, () => (kind === 'live' ? shown : source));
  }
  return filled;
}

/**
 * Builds the site.
 *
 * @param {{ dist?: string | undefined, out?: string }} [options] `dist` is the built library
 * @returns {Promise<string[]>} the names of its pages
 */
export async function buildSite({ dist = 'dist', out = 'dist/site' } = {}) {
  const cdn = path.join(dist, 'cdn');
  const { renderMarkdown } = await import(
    pathToFileURL(path.resolve(dist, 'markdown.node.js')).href
  );
  const manifest = JSON.parse(read('custom-elements.json'));
  const { version } = JSON.parse(read('package.json'));
  /** @type {any[]} */
  const elements = manifest.modules.flatMap((/** @type {any} */ { declarations }) => declarations);
  const documents = readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.parse(file).name);
  const sections = sectionsOf(
    documents,
    elements.map(({ tagName }) => tagName),
  );

  /** @param {import('./pages.mjs').SitePage} page */
  const make = async ({ name, source, label, roles }) => {
    const ofTag = elements.find(({ tagName }) => tagName === name);
    const rendered = source.endsWith('.html')
      ? readHtml(name, read(source))
      : await renderPage(renderMarkdown, ofTag ? referenceOf(ofTag, GUIDES) : read(source), source);
    const html = await fillIn(rendered.html, cdn, async (text) => {
      const { html: code } = await renderPage(renderMarkdown, text, '');
      return code;
    });
    const script = /<!-- script: ([\w-]+\.js) -->/.exec(html)?.[1];
    return {
      ...rendered,
      policy: /<!-- policy: (.*?) -->/.exec(html)?.[1],
      html,
      name,
      roles,
      label: label ?? rendered.title,
      scripts: script ? `<script src="${script}" defer></script>` : '',
    };
  };
  const made = [];
  for (const { title, pages } of sections) {
    made.push({ title, pages: await Promise.all(pages.map(make)) });
  }

  rmSync(out, { recursive: true, force: true });
  mkdirSync(path.join(out, 'examples'), { recursive: true });
  const site = { groups: siteGroups(), version };
  for (const page of made.flatMap(({ pages }) => pages)) {
    writeFileSync(path.join(out, `${page.name}.html`), layOut(page, made, site));
  }
  writeFileSync(
    path.join(out, 'icon.svg'),
    LOGO.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg" color="#3c5f99"').replace(
      'var(--accent)',
      '#e07a3f',
    ),
  );
  cpSync(cdn, path.join(out, 'doc-variants'), {
    recursive: true,
    filter: (file) => !file.endsWith('.map'),
  });
  cpSync('demo/site.css', path.join(out, 'site.css'));
  await bundle({
    entryPoints: readdirSync('demo/scripts')
      .filter((file) => /^(?:site|playground|configurator)\.js$/.test(file))
      .map((file) => `demo/scripts/${file}`),
    bundle: true,
    // A page that is opened from a file takes no modules.
    format: 'iife',
    target: 'es2022',
    outdir: out,
  });
  for (const file of readdirSync('demo').filter(
    (name) => /\.(?:html|md|css)$/.test(name) && name !== 'site.css',
  )) {
    writeFileSync(
      path.join(out, 'examples', file),
      read(`demo/${file}`).replaceAll('../dist/cdn/', '../doc-variants/'),
    );
  }
  // Readers without the script, and search engines, read whose text each passage is.
  execFileSync(
    'node',
    [path.join(dist, 'cli.js'), 'label', out, '--manifest', 'demo/pages/variants.json'],
    { stdio: 'pipe' },
  );
  for (const page of made.flatMap(({ pages }) => pages)) {
    const file = path.join(out, `${page.name}.html`);
    // The list of pages is for everyone there, and needs no labels.
    const labelled = read(file).replace(/<nav class="pages"[^]*?<\/nav>/, (list) =>
      list.replace(/<span data-variant-label>[^<]*<\/span>/g, ''),
    );
    writeFileSync(file, labelled);
  }
  await makeIndex(
    out,
    site.groups,
    await import(pathToFileURL(path.resolve(dist, 'core.js')).href),
  );
  return made.flatMap(({ pages }) => pages.map(({ name }) => name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dist, out = 'dist/site'] = process.argv.slice(2);
  const names = await buildSite({ dist, out });
  console.log(`The site: ${names.length} pages in ${out}`);
}
