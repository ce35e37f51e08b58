import { drawnAround, drawnParent } from '../../../page/drawn.ts';

/** What can be seen of a scroller, in CSS pixels from the top of the window. */
export interface View {
  readonly top: number;
  readonly bottom: number;
}

/** Where in a view something is looked for, as shares of its width and height, the likeliest first. */
const POINTS: readonly (readonly [across: number, down: number])[] = [
  [0.5, 0],
  [0.5, 0.5],
  [0.25, 0.25],
  [0.75, 0.75],
  [0.1, 0.5],
  [0.9, 0.5],
  [0.5, 1],
  [0.25, 0.75],
  [0.75, 0.25],
];

/**
 * Finds what of a scroller can be seen by asking the browser what it has drawn at some points: that
 * takes the same time wherever in a long page the reader is, and lays out nothing that is out of sight.
 */
export class Sight {
  readonly #scroller: Element;
  readonly #view: View;
  readonly #seen = new Set<Node>();
  #points = 0;

  constructor(scroller: Element, view: View) {
    this.#scroller = scroller;
    this.#view = view;
  }

  /** Finds the first child of an element, as it is drawn, that was hit; nothing where none was. */
  firstChildIn(element: Element): Node | undefined {
    for (;;) {
      const children = [...this.#seen].filter((node) => drawnParent(node) === element);
      if (children.length) return children.reduce(earlier);
      const point = POINTS[this.#points++];
      if (!point) return undefined;
      this.#lookAt(...point);
    }
  }

  #lookAt(across: number, down: number): void {
    const { left, right } = this.#scroller.getBoundingClientRect();
    const { top, bottom } = this.#view;
    const x = Math.max(left, 0) + across * (Math.min(right, innerWidth) - Math.max(left, 0));
    const y = top + 1 + down * (bottom - top - 2);
    for (const element of elementsAt(x, y, document)) {
      for (const node of [element, ...drawnAround(element)]) {
        if (this.#seen.has(node)) break;
        this.#seen.add(node);
      }
    }
  }
}

const earlier = (a: Node, b: Node): Node =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? b : a;

/** Lists what is drawn at a point in all layers, what stands in shadow roots included. */
function elementsAt(
  x: number,
  y: number,
  root: Document | ShadowRoot,
  found = new Set<Element>(),
): Set<Element> {
  for (const element of root.elementsFromPoint(x, y)) {
    if (found.has(element)) continue;
    found.add(element);
    if (element.shadowRoot) elementsAt(x, y, element.shadowRoot, found);
  }
  return found;
}
