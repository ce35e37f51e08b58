// What helps to read a page, in a part of its own for pages with code, tables or alerts.
import { createSheet, styleRootOf } from '../../page/sheets.ts';
import { heightStyles, letSkip } from './code-heights.ts';
import { addCodeTools } from './code-tools.ts';
import { readingStyles } from './reading.styles.ts';

const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * Prepares a piece of a page for the element that shows it: styles, and a bar above code.
 *
 * @param at the number of pieces before it; only the first one is drawn as a whole
 */
export async function prepare(
  fragment: DocumentFragment,
  element: Element,
  at: number,
): Promise<void> {
  // What moves from the sanitizer's document to this one would lose its style sheets on the way.
  element.ownerDocument.adoptNode(fragment);
  adoptStyles(element, readingStyles);
  if (at) {
    adoptStyles(element, heightStyles);
    letSkip(fragment);
  }
  await addCodeTools(fragment, element);
}

/** Adopts styles of Markdown pages in an element's tree. */
function adoptStyles(element: Element, styles: string): void {
  const root = styleRootOf(element);
  if (!root) return;
  const page = element.ownerDocument;
  const known = sheets.get(page) ?? new Map<string, CSSStyleSheet>();
  const sheet = known.get(styles) ?? createSheet(page, styles);
  sheets.set(page, known.set(styles, sheet));
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
