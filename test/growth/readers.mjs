// Whatever reads a text that somebody else wrote.
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The modules that read texts without a page. */
const CORE = `
  export { matches, parseCondition, printCondition } from './src/core/conditions.ts';
  export { parseGroups, printGroups } from './src/core/groups.ts';
  export { readLabels } from './src/core/labels/labels.ts';
  export { variantsOfTab } from './src/core/labels/tab-axis.ts';
  export { tabNameOf } from './src/core/labels/tab-names.ts';
  export { parseNames, selectFrom } from './src/core/selection.ts';
  export { readShortcodes } from './src/core/shortcodes/pieces.ts';
  export { parseTextDirectives, findDirective } from './src/core/address/text-directives.ts';
  export { splitFragment } from './src/core/address/url-fragment.ts';
  export { nearestName } from './src/core/faults/nearest.ts';
  export { readManifest } from './src/core/manifest/read-manifest.ts';
  export { readData } from './src/markdown/read/front-matter-data.ts';
  export { splitFrontMatter } from './src/markdown/read/split-front-matter.ts';
  export { migratePage } from './src/cli/migrate/migrate-page.ts';
  export { readPage } from './src/cli/read/read-page.ts';
  export { labelPage } from './src/cli/label/label-page.ts';
  export { Views } from './src/cli/export/views.ts';
  export { viewHtml } from './src/cli/export/html-source.ts';
  export { viewMarkdown } from './src/cli/export/markdown-source.ts';
  export { findingsOf } from './src/core/rules/findings.ts';
  export { Shown } from './src/core/rules/shown.ts';
`;

async function loadCore() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-'));
  const outfile = path.join(folder, 'core.mjs');
  await build({
    stdin: { contents: CORE, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  const core = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return core;
}

/**
 * Loads the readers, by what they read.
 *
 * @param {string} modules the folder of the built modules
 * @returns {Promise<Record<string, (text: string) => unknown>>}
 */
export async function loadReaders(modules) {
  const core = await loadCore();
  const { renderMarkdown } = await import(pathToFileURL(`${modules}/markdown.node.js`).href);
  const { value: groups } = core.parseGroups('a: b c d; e: f g h');
  const frontMatter = async (text) => {
    const { frontMatter } = core.splitFrontMatter(text);
    if (frontMatter) await core.readData(frontMatter);
  };
  return {
    Markdown: (text) => renderMarkdown(text),
    'Markdown behind a passage': (text) =>
      renderMarkdown(`{{< if-variant "a" >}}\na\n{{< /if-variant >}}\n\n${text}`),
    shortcodes: (text) => core.readShortcodes(text, 0, ['x', 'tabs', 'note']),
    conditions: (text) => {
      const { value } = core.parseCondition(text);
      core.matches(value, groups, new Set(['b']));
      core.printCondition(value);
    },
    groups: (text) => core.printGroups(core.parseGroups(text).value),
    labels: (text) => core.readLabels(text, 'de', () => undefined),
    names: (text) => core.selectFrom(groups, core.parseNames(text)),
    'a misspelt name': (text) => core.nearestName(text, [text.slice(1), 'serverless', `${text}a`]),
    'text fragments': (text) => {
      const { directives } = core.splitFragment(`#:~:text=${text}`);
      for (const one of core.parseTextDirectives(directives)) core.findDirective(text, one);
    },
    'front matter in YAML': (text) => frontMatter(`---\na: ${text}\n---\n`),
    'front matter in TOML': (text) => frontMatter(`+++\na = ${text}\n+++\n`),
    'front matter in JSON': (text) => frontMatter(`{"a": ${text}\n}\n`),
    'the manifest': (text) =>
      core.readManifest({ groups: { a: text.split(/[ :;]/) }, retired: { [text]: text } }),
    'the labels of tabs': (text) => {
      core.tabNameOf(text, text);
      core.variantsOfTab(text, groups, (_group, variant) => `${text}${variant}`);
    },
    'a page of the command line': (text) => core.readPage('a.html', text),
    'a page that is checked': (text) => {
      const page = core.readPage('a.md', text);
      core.findingsOf(page, new core.Shown(page, groups));
    },
    'a page of MDX that is checked': (text) => core.readPage('a.mdx', text),
    'a page that is labelled': (text) => core.labelPage(core.readPage('a.html', text)),
    'a page that is exported': (text) => {
      const page = core.readPage('a.md', text);
      core.viewMarkdown(page, new core.Views(page, undefined, 'agent').all, []);
    },
    'a page of HTML that is exported': async (text) => {
      const page = core.readPage('a.html', text);
      await core.viewHtml(page, new core.Views(page, undefined, 'agent').all, []);
    },
    'a page that migrates': (text) => core.migratePage('a.md', text, groups),
  };
}
