// Reads elements of the HTML parser, with the places that they have in the text.
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Span } from './page-content.ts';

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;

/** Reads an attribute. */
export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

/** Reads the text of a text node. */
export const valueOf = (node: Node): string => ('value' in node ? node.value : '');

/** Finds where an element stands, its tags included. */
export function spanOf({ sourceCodeLocation: place }: Element): Span {
  return { start: place?.startOffset ?? 0, end: place?.endOffset ?? 0 };
}

/** Finds where an element's start tag stands. */
export function tagSpan({ sourceCodeLocation: place }: Element): Span {
  const tag = place?.startTag ?? place;
  return { start: tag?.startOffset ?? 0, end: tag?.endOffset ?? 0 };
}

/** Finds where an attribute's value stands, without its quotes. */
export function valueSpan({ sourceCodeLocation, attrs }: Element, name: string, tag: Span): Span {
  const place = sourceCodeLocation?.attrs?.[name];
  if (!place) return tag;
  const { value = '' } = attrs.find((one) => one.name === name) ?? {};
  const start = place.startOffset + name.length + 2;
  const end = Math.max(start, place.endOffset - 1);
  return value ? { start, end } : { start: place.startOffset, end: place.endOffset };
}

/** Reads the text of an element, however deep it stands. */
export function textOf(element: Element): string {
  const waiting: Node[] = [...element.childNodes].reverse();
  let text = '';
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    text += valueOf(node);
    if ('childNodes' in node) waiting.push(...[...node.childNodes].reverse());
  }
  return text;
}

/** Lists the values of the options of a picker, those in an `<optgroup>` included. */
export const optionsIn = (element: Element): string[] =>
  element.childNodes.flatMap((node) => {
    if (!('tagName' in node)) return [];
    return node.tagName === 'option'
      ? [attribute(node, 'value') ?? textOf(node).trim()]
      : optionsIn(node);
  });
