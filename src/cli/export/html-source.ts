// What a page of HTML says to the readers of one selection, or to all with labels, as Markdown.
import { parse, serialize } from 'parse5';
import { applyEdits, type Edit } from '../edits.ts';
import { labelEdits } from '../label/label-html.ts';
import { allElements, contentOf, leavesOf, type Element } from '../read/element.ts';
import type { Page } from '../../core/rules/page-content.ts';
import type { View } from './views.ts';

/** What readers of a page's text have no use for. */
const LEFT_OUT = /^(?:script|style|noscript|template|nav|doc-variant-picker|doc-variant-toc)$/;

/**
 * Writes a page of HTML as Markdown.
 *
 * @param links where its links lead to exported pages
 */
export async function viewHtml(page: Page, view: View, links: readonly Edit[]): Promise<string> {
  const blocks = page.blocks.filter((block) => !view.isShown(block));
  const hidden = [...blocks, ...view.hiddenPanes].map(({ start, end }) => ({
    start,
    end,
    text: '',
  }));
  const labels = labelEdits(page, (block) => (view.isShown(block) ? view.wordsOf(block) : ''));
  const keys = page.keyElements.flatMap(({ start, end, key }) => {
    const texts = view.textsOf(key, start);
    const words = texts.map(({ condition, text }) =>
      condition ? `[${condition}: ${text}]` : text,
    );
    return words.length ? [{ start, end, text: escapeText(words.join('')) }] : [];
  });
  return toMarkdown(applyEdits(page.text, [...hidden, ...labels, ...keys, ...links]));
}

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Converts HTML, its labels included, to Markdown with tables. */
export async function toMarkdown(html: string): Promise<string> {
  const [{ default: Turndown }, { gfm }] = await Promise.all([
    import('turndown'),
    import('@joplin/turndown-plugin-gfm'),
  ]);
  const service = new Turndown({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
  });
  service.use(gfm);
  return `${service.turndown(mainHtml(html)).trim()}\n`;
}

/** Finds the main content of a page, without what is only there for the screen. */
function mainHtml(html: string): string {
  const page = parse(html);
  const elements = [...allElements(page.childNodes)];
  for (const element of elements) {
    if (!LEFT_OUT.test(element.tagName)) continue;
    const { parentNode: parent } = element;
    parent?.childNodes.splice(parent.childNodes.indexOf(element), 1);
  }
  flatten(elements);
  const content = contentOf(elements);
  return content ? serialize(content) : html;
}

/** How deep elements may stand in each other; the converter has no stack for more. */
const MAX_DEPTH = 100;

/** Leaves of elements that stand too deep what they hold. */
function flatten(elements: readonly Element[]): void {
  const depths = new Map<unknown, number>();
  for (const element of elements) {
    const depth = (depths.get(element.parentNode) ?? 0) + 1;
    depths.set(element, depth);
    if (depth === MAX_DEPTH) element.childNodes = leavesOf(element);
  }
}
