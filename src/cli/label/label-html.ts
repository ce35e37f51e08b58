// Writes into each block of an HTML page whom it is for, for everything that reads the page without
// its script: the sheet of the library hides these labels.
import { html, parse, parseFragment } from 'parse5';
import {
  allElements,
  attribute,
  isLabel,
  LABEL,
  tagSpans,
  valueOf,
  type Element,
  type Node,
} from '../read/element.ts';
import { isWholePage } from '../read/html.ts';
import type { Edit } from '../edits.ts';
import type { Block, Page } from '../../core/rules/page-content.ts';

/** What keeps its label in its first line, also where paragraphs follow. */
const LINE = /^(?:li|t[dh]|d[td]|p|h[1-6]|caption|figcaption|summary|legend)$/;

/** What stands in a line of text; a label next to it goes on in the same line. */
const INLINE =
  /^(?:a|abbr|audio|b|bdi|bdo|br|button|cite|code|data|del|dfn|doc-variant-text|em|font|i|if-variant|img|input|ins|kbd|label|mark|meter|output|picture|progress|q|s|samp|select|small|span|strong|sub|sup|svg|textarea|time|tt|u|var|video|wbr)$/;
/** What has no room for text and hides alone: its label stands around it. */
const CLOSED =
  /^(?:area|audio|br|canvas|embed|hr|iframe|img|input|math|meter|object|picture|pre|progress|select|svg|textarea|video)$/;
/** What can have no label in it or beside it. */
const SILENT =
  /^(?:base|col|colgroup|head|link|meta|optgroup|option|param|script|source|style|template|title|track)$/;
/** Takes a label in each of its parts, since it can have no other content itself. */
const PARTS: ReadonlyMap<string, RegExp> = new Map([
  ['thead', /^tr$/],
  ['tbody', /^tr$/],
  ['tfoot', /^tr$/],
  ['ul', /^li$/],
  ['ol', /^li$/],
  ['menu', /^li$/],
  ['dl', /^d[td]$/],
]);
/** Takes a label in its first child of a kind. */
const ROOMS: ReadonlyMap<string, RegExp> = new Map([
  ['html', /^body$/],
  ['table', /^(?:td|th|caption)$/],
  ['tr', /^t[dh]$/],
  ['details', /^summary$/],
  ['fieldset', /^legend$/],
  ['figure', /^figcaption$/],
]);
/** Holds text, where it does not have the child that takes its label. */
const FLOWING = /^(?:details|fieldset|figure)$/;
/** Takes the label of an `<if-variant>` around it, where a paragraph would be torn from it. */
const FIRST_ROOM = /^(?:li|d[td]|summary|legend|figcaption)$/;

/**
 * Lists what to change to write the labels of a page anew: those that are there go first, so that the
 * result is the same however often it is done.
 *
 * @param wordsOf says whom a block is for; nothing where it is for all
 */
export function labelEdits(page: Page, wordsOf: (block: Block) => string): Edit[] {
  const options = { sourceCodeLocationInfo: true, scriptingEnabled: false } as const;
  const root = isWholePage(page.text)
    ? parse(page.text, options)
    : parseFragment(page.text, options);
  const elements = [...allElements(root.childNodes)];
  const blocks = new Map(page.blocks.map((block) => [block.start, block]));
  const edits: Edit[] = elements
    .filter((element) => isLabel(element) && !isOwnLabel(element))
    .flatMap(({ sourceCodeLocation: place }) =>
      place ? { start: place.startOffset, end: place.endOffset, text: '' } : [],
    );
  const contents: Contents = {
    seen: parentsOf(elements, isSeen),
    blocks: parentsOf(elements, (one) => !isLabel(one) && !INLINE.test(one.tagName)),
  };
  for (const element of elements) {
    edits.push(...paneLabel(element, blocks));
    const block = blocks.get(element.sourceCodeLocation?.startOffset ?? -1);
    const words = block && wordsOf(block);
    if (words) edits.push(...labelsIn(element, escape(words), contents));
  }
  for (const block of page.blocks.filter(
    ({ form }) => form === 'comment' || form === 'shortcode',
  )) {
    const words = wordsOf(block);
    const [open, close] = block.marks;
    if (!words || !open || !close) continue;
    const isInline = !/<(?:p|div|h\d|ul|ol|table|section|pre|blockquote)\b/i.test(
      page.text.slice(open.end, close.start),
    );
    edits.push(
      ...(isInline
        ? around(open.end, close.start, escape(words))
        : [before(open.end, escape(words))]),
    );
  }
  return edits;
}

/** The elements of a page that have something in them, at any depth. */
interface Contents {
  /** Something that a reader sees. */
  readonly seen: ReadonlySet<unknown>;
  /** Something that stands in lines of its own. */
  readonly blocks: ReadonlySet<unknown>;
}

/** Finds what is around elements of a kind, of all elements in document order. */
function parentsOf(
  elements: readonly Element[],
  isWanted: (element: Element) => boolean,
): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  for (const element of elements.toReversed()) {
    const inside = 'content' in element ? element.content : element;
    if (found.has(inside) || isWanted(element)) found.add(element.parentNode);
  }
  return found;
}

/** Makes the labels of a block, at the places that its kind has for them. */
function labelsIn(element: Element, words: string, contents: Contents): Edit[] {
  const { tagName, sourceCodeLocation: place } = element;
  const [open, close] = tagSpans(element);
  const isEmpty = !isSeen(element) && !contents.seen.has(element);
  const isOfBlocks = contents.blocks.has(element);
  if (!place || !open || SILENT.test(tagName) || isDrawn(element) || isEmpty) return [];
  const isInLine = INLINE.test(tagName) || isInParagraph(element);
  if (CLOSED.test(tagName)) {
    return isInLine
      ? around(place.startOffset, place.endOffset, words)
      : [before(place.startOffset, words)];
  }
  const parts = PARTS.get(tagName);
  if (parts) return partsOf(element, parts).flatMap((part) => labelsIn(part, words, contents));
  const room = ROOMS.get(tagName);
  if (room) {
    const found = [...allElements(element.childNodes)].find((inner) => room.test(inner.tagName));
    if (found) return startOf(found, words);
    if (!FLOWING.test(tagName)) return [];
    // Readers see only the summary of details that are closed.
    if (tagName === 'details') return [before(place.startOffset, words)];
  }
  const end = close?.start ?? place.endOffset;
  if (tagName !== 'if-variant') {
    if (isInLine) return around(open.end, end, words);
    return (isOfBlocks || FLOWING.test(tagName)) && !LINE.test(tagName)
      ? aroundBlocks(element, open.end, end, words)
      : startOf(element, words);
  }
  const rooms = partsOf(element, FIRST_ROOM);
  if (rooms.length) return rooms.flatMap((part) => startOf(part, words));
  return isOfBlocks && !isInParagraph(element)
    ? aroundBlocks(element, open.end, end, words)
    : around(open.end, end, words);
}

/** Tells whether an element stands in a paragraph, which a label in lines of its own would end. */
function isInParagraph({ parentNode: parent }: Element): boolean {
  if (!parent || !('tagName' in parent)) return false;
  return /^(?:p|h[1-6])$/.test(parent.tagName) || isInParagraph(parent);
}

/** Tells whether an element is a part of a drawing or formula, which HTML in it would end. */
const isDrawn = ({ namespaceURI, parentNode: parent }: Element): boolean =>
  namespaceURI !== html.NS.HTML &&
  Boolean(parent && 'namespaceURI' in parent && parent.namespaceURI !== html.NS.HTML);

/** Tells whether an element shows something by itself or has text; a component may show anything. */
function isSeen(element: Element): boolean {
  const { tagName, childNodes } = element;
  if (SILENT.test(tagName) || isLabel(element)) return false;
  if (CLOSED.test(tagName)) return tagName !== 'br';
  const isComponent = tagName.includes('-') && tagName !== 'if-variant';
  return (
    isComponent ||
    childNodes.some((node) => /\S/.test(node.nodeName === '#text' ? valueOf(node) : ''))
  );
}

/** Lists the children of a kind. */
const partsOf = ({ childNodes }: Element, kind: RegExp): Element[] =>
  childNodes.flatMap((node: Node) => ('tagName' in node && kind.test(node.tagName) ? [node] : []));

/** Makes a label before what stands in lines of its own; several things get brackets around them. */
function aroundBlocks({ childNodes }: Element, start: number, end: number, words: string): Edit[] {
  let count = 0;
  let isInLine = false;
  for (const node of childNodes) {
    if ('tagName' in node && isLabel(node)) continue;
    const isLine = 'tagName' in node ? INLINE.test(node.tagName) : /\S/.test(valueOf(node));
    if ('tagName' in node ? !isLine || !isInLine : isLine && !isInLine) count++;
    if ('tagName' in node || isLine) isInLine = isLine;
  }
  if (count < 2) return [before(start, words)];
  const last = `<p ${LABEL}>]</p>`;
  return [before(start, `[${words}`), { start: end, end, text: last }];
}

/** Makes a label that begins an element's own text. */
function startOf(element: Element, words: string): Edit[] {
  const [open] = tagSpans(element);
  return open ? [{ start: open.end, end: open.end, text: `<span ${LABEL}>${words}: </span>` }] : [];
}

/** Makes a label for what stands in a line of text, with where it ends. */
const around = (start: number, end: number, words: string): Edit[] => [
  { start, end: start, text: `<span ${LABEL}> [${words}: </span>` },
  { start: end, end, text: `<span ${LABEL}>]</span>` },
];

/** Makes a label that is a paragraph of its own. */
const before = (at: number, words: string): Edit => ({
  start: at,
  end: at,
  text: paragraph(words),
});

const paragraph = (words: string): string => `<p ${LABEL}>${words}:</p>`;

/** Writes the label of a whole page. */
export const labelParagraph = (words: string): string => paragraph(escape(words));

/** Tells whether a pane of tabs has its label from this element alone. */
function isOwnLabel({ parentNode: pane, ...element }: Element): boolean {
  if (!pane || !('tagName' in pane) || !isPane(pane) || attribute(pane, 'label')) return false;
  const isBlock = /^(?:data-)?variants$/m.test(pane.attrs.map(({ name }) => name).join('\n'));
  const [first] = pane.childNodes.filter((node) => 'tagName' in node);
  return !isBlock && first?.sourceCodeLocation === element.sourceCodeLocation;
}

const isPane = ({ parentNode: parent }: Element): boolean =>
  Boolean(parent && 'tagName' in parent && parent.tagName === 'doc-variant-tabs');

/** Makes the label of a pane of tabs that has none in its text. */
function paneLabel(pane: Element, blocks: ReadonlyMap<number, Block>): Edit[] {
  const [open] = tagSpans(pane);
  const label = attribute(pane, 'label');
  if (!open || !label || !isPane(pane)) return [];
  const isBlock = pane.tagName === 'if-variant' && blocks.has(open.start);
  const first = pane.childNodes.find((node) => 'tagName' in node && !isLabel(node));
  if (isBlock || (first && /^h[1-6]$/.test(first.nodeName))) return [];
  if (pane.tagName === 'pre') return startOf(pane, escape(label));
  if (CLOSED.test(pane.tagName) || SILENT.test(pane.tagName)) return [];
  const text = `<p role="heading" aria-level="4" ${LABEL}>${escape(label)}</p>`;
  return [{ start: open.end, end: open.end, text }];
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
