// Reads the headings and links of Markdown, whose code and HTML comments are blank by then.
import { slugOf } from '../../markdown/write/headings.ts';
import type { Page } from '../../core/rules/page-content.ts';

const ATX = /^(?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)?[ ]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/gm;
const SETEXT = /^([^\s>#|<\-*+][^\n|]*)\n[ ]{0,3}(=+|-+)[ \t]*$/gm;
const ATTRIBUTES = /[ \t]*\{([^{}]*)\}[ \t]*$/;
const LINK =
  /(?<!\\)\]\([ \t]*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))[^()\n]*\)/g;
const IMAGE = /(?<!\\)!\[[^\]\n]*\](?:\((?![ \t]*<?data:)[^()\n]+\)|\[[^\]\n]*\])/g;
const DEFINITION = /^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(\S+?)>?(?:[ \t].*)?$/gm;

/** Takes the headings and links of a Markdown text, with the ids that headings get. */
export function takeMarkdown(page: Page, text: string): void {
  const slugs = new Map<string, number>();
  for (const { index, 0: line, 1: signs = '', 2: content = '' } of text.matchAll(ATX)) {
    takeHeading(page, slugs, index, index + line.length, signs.length, content);
  }
  for (const { index, 0: lines, 1: content = '', 2: signs = '' } of text.matchAll(SETEXT)) {
    takeHeading(page, slugs, index, index + lines.length, signs.startsWith('=') ? 1 : 2, content);
  }
  for (const pattern of [LINK, DEFINITION]) {
    for (const { index, 0: whole, 1: inBrackets, 2: bare = '' } of text.matchAll(pattern)) {
      const href = inBrackets ?? bare;
      const start = index + whole.indexOf(href, 2);
      page.links.push({ start, end: start + href.length, href });
    }
  }
  takeEagerImages(page, text);
}

/**
 * Reports images of hidden passages, which Hugo and our Markdown load for every reader. Where passages are
 * elements, other generators may have made them lazy.
 */
function takeEagerImages({ blocks, findings }: Page, text: string): void {
  const passages = blocks.filter(({ form }) => form === 'shortcode');
  if (!passages.length) return;
  for (const { index, 0: image } of text.matchAll(IMAGE)) {
    if (!passages.some(({ start, end }) => start < index && index < end)) continue;
    findings.push({
      rule: 'eager-image',
      level: 'note',
      message:
        'every reader loads this image, also where its passage is hidden: write <img src="…" alt="…" loading="lazy">, or let the site write loading="lazy" for all images',
      start: index,
      end: index + image.length,
    });
  }
}

function takeHeading(
  page: Page,
  slugs: Map<string, number>,
  start: number,
  end: number,
  level: number,
  line: string,
): void {
  const [written = '', attributes = ''] = ATTRIBUTES.exec(line) ?? [];
  const [, ownId] = /(?:^|\s)#([^\s.#]+)/.exec(attributes) ?? [];
  const source = page.text.slice(start, end);
  // Code counts for the id, too, and is blank in the line.
  const content = source.includes('`')
    ? (source.replace(/^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?#*\s*/, '').split('\n')[0] ?? '')
    : line;
  const text = plain(content.slice(0, written ? content.lastIndexOf('{') : undefined));
  page.headings.push({ start, end, level, text });
  const place = { start, end, isInSvg: false };
  if (ownId) page.ids.push({ ...place, id: ownId, isWritten: true });
  else {
    const id = slugOf(text) || 'section';
    const before = slugs.get(id) ?? 0;
    slugs.set(id, before + 1);
    page.ids.push({ ...place, id, isWritten: false });
    // Headings that a reader sees together get a number, others need none.
    if (before) page.ids.push({ ...place, id: `${id}-${before}`, isWritten: false });
  }
}

/** Takes the marks off a line of Markdown. */
const plain = (line: string): string =>
  line
    .replace(/\{\{[<%].*?[>%]\}\}/g, '')
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/[*`]|(?<!\w)_|_(?!\w)/g, '')
    .trim();
