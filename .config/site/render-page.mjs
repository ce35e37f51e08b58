// Turns a document into the body of a page, by the library's own Markdown. Fences that say `live`
// become an example: what they show, beside their source.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The address of the repository; there is none that is public yet. */
export const REPOSITORY = 'https://github.com/doc-variants/doc-variants';

/** Stands for `{{`, so that the shortcodes of examples are shown, and not obeyed. */
const BRACES = '\uE000\uE001';

const FENCE = /^(`{3,})(\w+) live *\n([^]*?)\n\1 *$/gm;
const FRAME = /^!\[([^\]]+)\]\(\.\.\/([\w-]+\.html)(?: "([^"]*)")?\)$/gm;

/** @param {string} text */
export const escapeHtml = (text) =>
  text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`);

/** @param {string} file the file of the repository @returns {string} the page that is made of it */
export function pageOf(file) {
  const { dir, name, ext } = path.posix.parse(file);
  if (file === 'README.md') return 'index.html';
  if (file === 'integrations/README.md') return 'integrations.html';
  if (ext === '.md' && dir === '') return `${name.toLowerCase()}.html`;
  return ext === '.md' && (dir === 'docs' || dir === 'demo/pages') ? `${name}.html` : '';
}

/**
 * Leads a link of a document to the page that the site has for it, and any other file to the
 * repository.
 *
 * @param {string} href
 * @param {string} source the document
 */
function siteLink(href, source) {
  if (!source || /^(?:[a-z]+:|#|\?)/.test(href)) return href;
  const [, to = '', hash = ''] = /^([^#]*)(.*)$/.exec(href) ?? [];
  const file = path.posix.join(path.posix.dirname(source), to);
  const page = pageOf(file);
  return page ? page + hash : `${REPOSITORY}/blob/main/${file}`;
}

/**
 * @typedef {object} Rendered
 * @property {string} title
 * @property {string} description
 * @property {string} html
 */

/**
 * Renders a document.
 *
 * @param {(text: string, options: object) => Promise<{ html: string, frontMatter: any, problems: { message: string }[] }>} renderMarkdown
 * @param {string} text
 * @param {string} source the file, by which its links are read; '' where they are those of the site
 * @returns {Promise<Rendered>}
 */
export async function renderPage(renderMarkdown, text, source) {
  /** @type {[start: string, end: string][]} */
  const examples = [];
  /** @param {string} start @param {string} fence @param {string} end */
  const put = (start, fence, end) => {
    const at = examples.push([start, end]) - 1;
    return `@@start-${at}@@\n\n${fence}\n\n@@end-${at}@@`;
  };
  const prepared = text
    .replace(FENCE, (_, ticks, language, code) => {
      const shown =
        language === 'css' ? `<style>${code}</style>` : `<div class="result">${code}</div>`;
      return put(
        `<figure class="example">${shown}`,
        `${ticks}${language}\n${code}\n${ticks}`,
        '</figure>',
      );
    })
    .replace(FRAME, (_, title, file, height = '26rem') => {
      const code = readFileSync(`demo/${file}`, 'utf8')
        .replaceAll('../dist/cdn/', 'doc-variants/')
        .trim();
      return put(
        `<figure class="frame"><iframe src="examples/${file}" title="${title}" loading="lazy" style="block-size: ${height}"></iframe>` +
          `<figcaption><a href="examples/${file}">Open this page on its own</a></figcaption><details><summary>Source of the page</summary>`,
        `\`\`\`\`html\n${code}\n\`\`\`\``,
        '</details></figure>',
      );
    })
    .replaceAll('{{', BRACES);
  const { html, frontMatter, problems } = await renderMarkdown(prepared, {});
  if (problems.length) {
    throw new Error(`${source}: ${problems.map(({ message }) => message).join('; ')}`);
  }
  const body = html
    // Those of links only: code shows others as its text.
    .replace(/(<a\b[^>]*? href=")([^"]*)/g, (_, start, href) => start + siteLink(href, source))
    .replace(
      /<p>@@(start|end)-(\d+)@@<\/p>/g,
      (_, side, at) => examples[Number(at)]?.[side === 'start' ? 0 : 1] ?? '',
    )
    .replaceAll(BRACES, '{{')
    // A short name is not broken at its hyphens.
    .replace(/<code>([^<]{1,24}<\/code>)/g, '<code class="whole">$1')
    // A corner without a heading is no heading.
    .replaceAll('<th></th>', '<td></td>');
  const heading = /<h1[^>]*>([^]*?)<\/h1>/.exec(body)?.[1] ?? '';
  const first = /<p>([^]*?)<\/p>/.exec(body)?.[1] ?? '';
  /** @param {string} markup */
  const plain = (markup) =>
    markup
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  return {
    title: plain(heading),
    description: String(frontMatter?.description ?? '') || plain(first).slice(0, 200),
    html: body,
  };
}
