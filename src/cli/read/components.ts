// Components of MDX, whose names and attributes are their own affair.
import { tagMeant } from '../../core/rules/misspellings.ts';
import type { Page, Span } from '../../core/rules/page-content.ts';
import { allElements, type Node } from './element.ts';

/** Matches a tag that is written as one of a component, `<Card>`. */
const COMPONENT = /^<[A-Z][\w.]*[a-z]/;

/** Matches a line that only MDX has, as pages of Docusaurus do that end in `.md`. */
const IMPORT = /^\ufeff?import\s[^\n]*\sfrom\s+(["'])[^"'\n]+\1;?[ \t]*\r?$/m;
/** Imports stand before the text. */
const MAX_BEFORE = 4_000;

/** Tells whether a page is one of MDX: by its name, or by what it imports before any code. */
export function isMdx(file: string, text: string): boolean {
  if (/\.mdx$/i.test(file)) return true;
  const head = text.slice(0, MAX_BEFORE);
  return head.includes('import ') && IMPORT.test(head.split(/^[ \t]*(?:```|~~~)/m)[0] ?? '');
}

/** Tells whether a tag is that of a component. */
export const isComponent = ({ text }: Page, { start }: Span): boolean =>
  COMPONENT.test(text.slice(start, start + 80));

/** Tells whether a tag is nearly one of ours, and not a component that its page brings along. */
export function isMisspelt(page: Page, tagName: string, tag: Span): boolean {
  if (tagMeant(tagName) === undefined) return false;
  if (!isComponent(page, tag)) return true;
  const name = page.text.slice(tag.start + 1, tag.start + 1 + tagName.length);
  return !new RegExp(`^[ \\t]*(?:import|export)\\b[^;]{0,500}\\b${name}\\b`, 'm').test(page.text);
}

/** Puts what HTML reads as the content of `<Card />` behind it, where its author has written it. */
export function emptySelfClosed(roots: readonly Node[], text: string): void {
  for (const element of [...allElements(roots)]) {
    const { sourceCodeLocation: place, parentNode: parent, childNodes } = element;
    const tag = place?.startTag ?? place;
    if (!place || !tag || !parent || text.slice(tag.endOffset - 2, tag.endOffset) !== '/>')
      continue;
    place.endTag = { ...tag, startOffset: tag.endOffset };
    place.endOffset = tag.endOffset;
    for (const node of childNodes) node.parentNode = parent;
    parent.childNodes.splice(parent.childNodes.indexOf(element) + 1, 0, ...childNodes.splice(0));
  }
}
