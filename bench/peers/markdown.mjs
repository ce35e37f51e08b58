// Builds what Markdown is compared with: the libraries alone, and elements of others with the same libraries.
import path from 'node:path';
import { build } from 'esbuild';
import { FOLDER, folderOf, preparePackages } from './packages.mjs';

/** The grammars of the page's code. */
const GRAMMARS = ['markup', 'clike', 'javascript', 'java', 'c', 'cpp', 'go', 'bash', 'json'];

const LIBRARIES = `
  import Prism from 'prismjs/components/prism-core.js';
  ${GRAMMARS.map((name) => `import 'prismjs/components/prism-${name}.js';`).join('\n')}
  import { Marked } from 'marked';
  import DOMPurify from 'dompurify';
  const marked = new Marked({
    renderer: {
      code({ text, lang = '' }) {
        const grammar = Prism.languages[lang];
        const code = grammar ? Prism.highlight(text, grammar, lang) : text.replaceAll('<', '&lt;');
        return '<pre><code class="language-' + lang + '">' + code + '</code></pre>';
      },
    },
  });`;

/** A page as one writes it with the libraries. */
const ALONE = `${LIBRARIES}
  const text = await (await fetch('/others.md')).text();
  document.querySelector('[data-render]').append(
    DOMPurify.sanitize(marked.parse(text), { RETURN_DOM_FRAGMENT: true }),
  );`;

/** `zero-md` as its own documentation extends it, and with what makes its output safe. */
const ZERO_MD = `${LIBRARIES}
  import { ZeroMdBase } from 'zero-md';
  customElements.define('zero-md', class extends ZeroMdBase {
    async load() {}
    async parse({ text }) {
      return DOMPurify.sanitize(marked.parse(text));
    }
  });`;

/** `md-block` takes the libraries of its page. */
const MD_BLOCK = `${LIBRARIES}
  import { marked as all } from 'marked-4';
  Object.assign(globalThis, { marked: all, DOMPurify, Prism });
  await import('md-block');`;

/**
 * Fetches and builds them.
 *
 * @returns {Promise<Record<string, string>>} the scripts by their names
 */
export async function buildMarkdownPeers() {
  preparePackages(['zero-md', 'md-block', 'marked']);
  const entries = { 'libraries.js': ALONE, 'zero-md.js': ZERO_MD, 'md-block.js': MD_BLOCK };
  const built = await Promise.all(
    Object.entries(entries).map(async ([name, contents]) => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: process.cwd() },
        alias: {
          'zero-md': path.join(FOLDER, folderOf('zero-md'), 'src/lib/index.js'),
          'marked-4': path.join(FOLDER, folderOf('marked'), 'lib/marked.esm.js'),
          'md-block': path.join(FOLDER, folderOf('md-block'), 'md-block.js'),
        },
        define: { global: 'globalThis' },
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2022',
        write: false,
      });
      return [name, outputFiles[0]?.text ?? ''];
    }),
  );
  return Object.fromEntries(built);
}
