import type { FoundTag, TagPart } from './found-tags.ts';
import { isBlank, isElement, isText } from './nodes.ts';

/** An empty text that stands where a tag stood. */
export type Marker = Text;

const CELL = /^t[dh]$/;
/** What is not removed with the tags in it, because it is a part of a larger whole. */
const KEPT = /^(?:t[dh]|tbody|thead|tfoot|caption|colgroup|body|summary|legend|main|article)$|-/;

/**
 * Puts markers in the place of tags, and takes away what held nothing but tags: the paragraph, the
 * list item or the row that each was typed in, and the end of its line.
 */
export class TagMarkers {
  readonly #host: Element;
  readonly #sources = new Map<Node, string>();
  readonly #rests = new Map<Node, { from: number; node: Text; at: number }[]>();

  constructor(host: Element) {
    this.#host = host;
  }

  /** Puts a marker in the place of a tag, unless the tag is no longer there. */
  put({ parts, source }: FoundTag): Marker | undefined {
    const places = parts.map((part) => ({ ...part, ...this.#resolve(part) }));
    const isThere = places.every(
      ({ node, start, text }) =>
        this.#host.contains(node) &&
        (isElement(node) || (node as CharacterData).data.startsWith(text, start)),
    );
    if (!isThere) return undefined;
    let marker: Marker | undefined;
    for (const [at, { node, start, text }] of places.entries()) {
      const end = start + text.length;
      if (!isText(node)) {
        if (marker) node.remove();
        else node.replaceWith((marker = this.#host.ownerDocument.createTextNode('')));
      } else if (marker) {
        this.#note(parts[at], node, start);
        this.#cut(node, start, text.length);
      } else {
        if (end < node.length) this.#note(parts[at], node.splitText(end), 0);
        marker = start ? node.splitText(start) : node;
        marker.data = '';
      }
    }
    if (marker) this.#sources.set(marker, source);
    return marker;
  }

  /** Finds where a part is now: tags before it may have split the text that it was found in. */
  #resolve({ node, start }: TagPart): { node: ChildNode; start: number } {
    const rest = this.#rests.get(node)?.findLast(({ from }) => from <= start);
    return rest ? { node: rest.node, start: start - rest.from + rest.at } : { node, start };
  }

  /** Notes where the text behind a part starts now. */
  #note(part: TagPart | undefined, node: Text, at: number): void {
    if (!part) return;
    const rests = this.#rests.get(part.node) ?? [];
    this.#rests.set(part.node, [...rests, { from: part.start + part.text.length, node, at }]);
  }

  /** Takes a further piece of a tag away, and the elements that held nothing else. */
  #cut(node: Text, start: number, length: number): void {
    node.deleteData(start, length);
    for (let empty: ChildNode | null = node; empty && this.#isEmpty(empty);) {
      const parent: Element | null = empty.parentElement;
      empty.remove();
      empty = parent;
    }
  }

  #isEmpty(node: ChildNode): boolean {
    if (isElement(node)) return !node.hasChildNodes() && this.#canGo(node);
    return isText(node) && !node.data;
  }

  /** Takes a marker out of what holds nothing else, and away the end of a line that it had alone. */
  free(marker: Marker): void {
    for (;;) {
      let holder = marker.parentElement;
      if (holder && CELL.test(holder.localName)) holder = holder.parentElement;
      if (!holder || !this.#holdsOnlyMarkers(holder)) break;
      holder.before(...this.#markersIn(holder));
      holder.remove();
    }
    this.#endLine(marker);
  }

  /** Gives the tag back where it could not be obeyed. */
  restore(marker: Marker): void {
    if (marker.isConnected) marker.data = this.#sources.get(marker) ?? '';
  }

  #holdsOnlyMarkers(holder: Element): boolean {
    return this.#canGo(holder) && this.#isHollow(holder);
  }

  #canGo(holder: Element): boolean {
    return holder !== this.#host && !holder.id && !KEPT.test(holder.localName);
  }

  /** Tells whether an element has markers in it and nothing else. */
  #isHollow(element: Element): boolean {
    let hasMarker = false;
    for (const node of element.childNodes) {
      if (this.#sources.has(node)) hasMarker = true;
      else if (isBlank(node)) continue;
      else if (!isElement(node)) return false;
      else if (this.#isHollow(node)) hasMarker = true;
      else if (!CELL.test(node.localName) || ![...node.childNodes].every(isBlank)) return false;
    }
    return hasMarker;
  }

  #markersIn(element: Element): Marker[] {
    return [...element.childNodes].flatMap((node) => {
      if (isElement(node)) return this.#markersIn(node);
      return this.#sources.has(node) ? [node as Marker] : [];
    });
  }

  /** Takes away the end of the line where a marker is alone on it. */
  #endLine(marker: Marker): void {
    const isPre = Boolean(marker.parentElement?.closest('pre'));
    const before = beside(marker, 'previousSibling', isPre);
    const after = beside(marker, 'nextSibling', isPre);
    const isFirst =
      !before || isBreak(before) || (isPre && isText(before) && ENDS.test(before.data));
    if (!isFirst) return;
    if (isBreak(after)) after?.remove();
    else if (isPre && isText(after)) after.data = after.data.replace(BEGINS, '');
  }
}

const ENDS = /\n[ \t]*$/;
const BEGINS = /^[ \t]*\r?\n/;
const isBreak = (node: Node | null): boolean => isElement(node) && node.localName === 'br';

/** Finds the nearest sibling that tells whether a marker is alone on its line. */
function beside(
  marker: Marker,
  side: 'previousSibling' | 'nextSibling',
  isPre: boolean,
): ChildNode | null {
  let node = marker[side];
  for (; node && !isElement(node); node = node[side]) {
    if (!isBlank(node) || (isPre && isText(node) && node.data.includes('\n'))) break;
  }
  return node;
}
