// What helps to read a page, in a part of its own for pages with code, tables or alerts, and for several on one page.
import { watchRewriting } from '../reader/rewritten-code.ts';
import { createSheet, styleRootOf } from '../../page/sheets.ts';
import { addCodeTools } from './code-tools.ts';
import { keepHeadingsApart, type Piece } from './headings-apart.ts';
import { keepNotesApart } from './notes-apart.ts';
import { readingStyles } from './reading.styles.ts';

/** The elements whose code is watched. */
const watched = new WeakSet<Element>();
const sheets = new WeakMap<Document, CSSStyleSheet>();

/** Prepares a piece of a page for the element that shows it: ids, styles, a bar above code, and colours for later. */
export async function prepare(
  fragment: DocumentFragment,
  element: Element,
  piece: Piece,
): Promise<void> {
  keepNotesApart(fragment, element);
  keepHeadingsApart(fragment, element, piece);
  // What moves from the sanitizer's document to this one would lose its style sheets on the way.
  element.ownerDocument.adoptNode(fragment);
  adoptStyles(element);
  keepCode(element);
  await addCodeTools(fragment, element);
  const codes = [...fragment.querySelectorAll('pre > code')];
  if (codes.length)
    import('./colour-near.ts').then(
      ({ colourNear }) => colourNear(codes),
      () => undefined,
    );
}

/** Puts back what a highlighter of the site has taken out of an element's code, which has its own colours. */
function keepCode(element: Element): void {
  if (watched.has(element)) return;
  watched.add(element);
  watchRewriting(element, (code, held) => code.replaceChildren(...held));
}

/** Adopts the styles of Markdown pages in an element's tree. */
function adoptStyles(element: Element): void {
  const root = styleRootOf(element);
  if (!root) return;
  const page = element.ownerDocument;
  const sheet = sheets.get(page) ?? createSheet(page, readingStyles);
  sheets.set(page, sheet);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
