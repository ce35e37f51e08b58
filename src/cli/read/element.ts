// Reads elements of the HTML parser, with the places that they have in the text.
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Span } from '../../core/rules/page-content.ts';

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;

/** Reads an attribute. */
export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

/** Marks the elements that labels of static HTML stand in. */
export const LABEL = 'data-variant-label';

/** Tells whether an element is a label of static HTML. */
export const isLabel = (element: Element): boolean => attribute(element, LABEL) !== undefined;

/** Reads the text of a text node. */
export const valueOf = (node: Node): string => ('value' in node ? node.value : '');

/** Finds the element that holds the main content of a page, among its elements. */
export function contentOf(elements: readonly Element[]): Element | undefined {
  const find = (name: string): Element | undefined =>
    elements.find(({ tagName }) => tagName === name);
  return find('main') ?? find('article') ?? find('body');
}

/** Finds where an element stands, its tags included. */
export function spanOf({ sourceCodeLocation: place }: Element): Span {
  return { start: place?.startOffset ?? 0, end: place?.endOffset ?? 0 };
}

/** Finds where an element's start tag stands. */
export function tagSpan({ sourceCodeLocation: place }: Element): Span {
  const tag = place?.startTag ?? place;
  return { start: tag?.startOffset ?? 0, end: tag?.endOffset ?? 0 };
}

/** Finds where an attribute's value stands in a text, without its quotes; else the whole attribute. */
export function valueSpan(
  text: string,
  { sourceCodeLocation, attrs }: Element,
  name: string,
): Span {
  const place = sourceCodeLocation?.attrs?.[name];
  if (!place) return { start: 0, end: 0 };
  const { value = '' } = attrs.find((one) => one.name === name) ?? {};
  const start = value ? text.indexOf(value, place.startOffset + name.length) : -1;
  const end = start + value.length;
  if (start < 0 || end > place.endOffset) {
    // With entities in it, it stands there in another form, between quotes or without.
    const written = text.slice(place.startOffset, place.endOffset);
    const [opening = '', quote = ''] = (value && /^[^=]*=\s*(["']?)/.exec(written)) ?? [];
    return {
      start: place.startOffset + opening.length,
      end: place.endOffset - quote.length,
    };
  }
  return { start, end };
}

/** Reads the text of an element, however deep it stands; that of a heading in it is its own. */
export const textOf = (element: Element): string =>
  [...nodesIn(element.childNodes, without(/^h[1-6]$/))].map(valueOf).join('');

/** Lists the options of a picker, those in an `<optgroup>` included; another picker in it has its own. */
export const optionsIn = (picker: Element): { value: string; label: string }[] =>
  [...nodesIn(picker.childNodes, without(/^(?:option|doc-variant-picker)$/))]
    .filter(isOption)
    .map((option) => {
      const text = textOf(option).trim();
      return {
        value: attribute(option, 'value') ?? text,
        label: attribute(option, 'label') ?? text,
      };
    });

const isOption = (node: Node): node is Element => node.nodeName === 'option';

/** Looks into elements but for some. */
const without =
  (names: RegExp) =>
  ({ tagName, childNodes }: Element): readonly Node[] =>
    names.test(tagName) ? [] : childNodes;

/** Finds where an element's tags stand. */
export function tagSpans({ sourceCodeLocation: place }: Element): Span[] {
  return [place?.startTag ?? place, place?.endTag].flatMap((tag) =>
    tag ? { start: tag.startOffset, end: tag.endOffset } : [],
  );
}

/** Finds where an attribute stands, with the white space before it. */
export function attributeSpans({ sourceCodeLocation: place }: Element, name: string): Span[] {
  const found = place?.attrs?.[name];
  return found ? [{ start: found.startOffset - 1, end: found.endOffset }] : [];
}

/** Lists the elements in nodes, in document order, whatever their depth; templates are looked into. */
export function* allElements(roots: readonly Node[]): Generator<Element> {
  for (const node of nodesIn(roots, childrenOf)) if ('tagName' in node) yield node;
}

/** Lists what stands in an element and holds nothing itself: its texts, pictures, breaks. */
export const leavesOf = ({ childNodes }: Element): Node[] =>
  [...nodesIn(childNodes, childrenOf)].filter(
    (node) => !('childNodes' in node && node.childNodes.length),
  );

/** Lists what stands in an element; in a template that is a fragment. */
const childrenOf = (element: Element | DefaultTreeAdapterTypes.Template): readonly Node[] =>
  'content' in element ? element.content.childNodes : element.childNodes;

/** Lists nodes and those in them, in document order, whatever their depth. */
function* nodesIn(
  roots: readonly Node[],
  inside: (element: Element) => readonly Node[],
): Generator<Node> {
  const waiting = [...roots].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    const inner = 'tagName' in node ? inside(node) : [];
    for (let at = inner.length - 1; at >= 0; at--) {
      const child = inner[at];
      if (child) waiting.push(child);
    }
  }
}
