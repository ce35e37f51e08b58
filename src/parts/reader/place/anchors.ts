import { HEADINGS } from '../../../page/heading-selector.ts';
import { drawnAround, drawnChildren } from '../tree.ts';

/** A piece of the page that a reader can be at: a text, an image, a control. */
export interface Anchor {
  readonly node: Node;
  /** How far below the top of the window its first line is, in CSS pixels. */
  readonly top: number;
}

/** What can be seen of a scroller, in CSS pixels from the top of the window. */
export interface View {
  readonly top: number;
  readonly bottom: number;
}

/** What stands beside the page's subject, perhaps in a column that switches leave alone. */
const ASIDE = 'nav,aside,[role=navigation],[role=complementary],doc-variant-picker,doc-variant-toc';
/** Stop after this many nodes: more than a window shows, unless the page is made of dots. */
const MOST = 500;
/** Stop after this many nodes in a row below the viewport. */
const MAX_BELOW = 50;
/** Less of something than a reader notices. */
const SLIVER = 1;

/** Measures where a node is drawn; nothing for one that is not. */
export function topOf(node: Node): number | undefined {
  return boxOf(node)?.top;
}

/** Finds the first line of what is drawn of a node. */
export function boxOf(node: Node): DOMRect | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  // What is only there to be found has boxes, too.
  if (!node.isConnected || element?.closest('[hidden=until-found]')) return undefined;
  return [...rectsOf(node)].find(({ width, height }) => width || height);
}

function rectsOf(node: Node): DOMRectList {
  if (node instanceof Element && getComputedStyle(node).display !== 'contents') {
    return node.getClientRects();
  }
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getClientRects();
}

/** Tells whether a node moves when a scroller around it scrolls. */
export function movesWith(node: Node, scroller: Element): boolean {
  for (const around of [node, ...drawnAround(node)]) {
    if (around === scroller) return true;
    if (around instanceof Element && isFixed(around)) return false;
  }
  return false;
}

const isFixed = (element: Element): boolean =>
  /^(?:fixed|sticky)$/.test(getComputedStyle(element).position);

/**
 * Lists what can be seen in a scroller, in the order of the page; what stands beside the content
 * comes last.
 *
 * @param isScroller tells what scrolls by itself, whose content says nothing about the rest
 */
export function anchorsIn(
  scroller: Element,
  { top: first, bottom: last }: View,
  isScroller: (element: Element) => boolean,
): Anchor[] {
  const found: [content: Anchor[], aside: Anchor[]] = [[], []];
  /** Looks at nodes; returns whether some are below what can be seen, and none is in it. */
  const lookAt = (nodes: Iterable<Node>, side: 0 | 1): boolean => {
    const before = found[0].length + found[1].length;
    let below = 0;
    for (const node of nodes) {
      if (look(node, side)) below += 1;
      // What follows is further down still.
      if (below > MAX_BELOW) break;
    }
    return below > 0 && found[0].length + found[1].length === before;
  };
  const look = (node: Node, side: 0 | 1): boolean => {
    if (node instanceof Element) {
      const { top, bottom, width, height } = node.getBoundingClientRect();
      if (width || height) {
        if (bottom <= first || top >= last || isFixed(node)) return top >= last;
      } else if (getComputedStyle(node).display === 'none') return false;
      if (node.matches('[hidden=until-found]')) return false;
      const children = isScroller(node) ? [] : [...drawnChildren(node)];
      if (children.length) return lookAt(children, node.matches(ASIDE) ? 1 : side);
    } else if (!(node instanceof Text) || !node.data.trim()) return false;
    if (found[0].length > MOST) return false;
    const box = boxOf(node);
    const end = node instanceof Text ? [...rectsOf(node)].at(-1) : box;
    if (box && end && end.bottom > first + SLIVER && box.top < last - SLIVER)
      found[side].push({ node, top: box.top });
    return false;
  };
  lookAt(drawnChildren(scroller), 0);
  return found.flat();
}

/** Lists the headings of a scroller that are drawn, those nearest to what can be seen first. */
export function headingsIn(scroller: Element, { top: first, bottom: last }: View): Anchor[] {
  const distance = ({ top }: Anchor): number => Math.max(first - top, top - last, 0);
  return [...scroller.querySelectorAll(HEADINGS)]
    .flatMap((node) => {
      const { top, width } = node.getBoundingClientRect();
      return width ? [{ node, top }] : [];
    })
    .sort((a, b) => distance(a) - distance(b));
}
