import { HEADINGS } from '../../../page/heading-selector.ts';
import { CHANGING } from '../../../page/blocks.ts';
import { drawnAround, isDrawnIn, skippableAround } from '../../../page/drawn.ts';
import { drawnChildren } from '../tree.ts';
import { Sight, type View } from './sight.ts';

/** A piece of the page that a reader can be at: a text, an image, a control. */
export interface Anchor {
  readonly node: Node;
  /** How far below the top of the window its first line is, in CSS pixels. */
  readonly top: number;
}

/** What stands beside the page's subject, perhaps in a column that switches leave alone. */
const ASIDE = 'nav,aside,[role=navigation],[role=complementary],doc-variant-picker,doc-variant-toc';
/** Selects what waits to be found: to measure what is in it has the browser lay that out. */
const WAITING = '[hidden=until-found]';
/** Stop after this many pieces: more than a window shows, unless the page is made of dots. */
const MOST = 500;
/** Stop after this many nodes in a row below the viewport. */
const MAX_BELOW = 50;
/** Stop after this many nodes in a row that cannot be seen, once something can. */
const MAX_MISSED = 500;
/** Content of more nodes is not looked through from its start. */
const LONG = 64;
/** Less of something than a reader notices. */
const SLIVER = 1;

/** Measures where a node is drawn; nothing for one that is not. */
export function topOf(node: Node): number | undefined {
  return boxOf(node)?.top;
}

/** Finds the first line of what is drawn of a node. */
export function boxOf(node: Node): DOMRect | undefined {
  // What is only there to be found, in a hidden pane of tabs for example, has a box, too.
  if (!node.isConnected || isDrawnIn(node, WAITING)) return undefined;
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
 * Lists what can be seen in a scroller, in the order of the page, up to the first content that stays
 * shown; what stands beside the content comes last.
 *
 * @param isScroller tells what scrolls by itself, whose content says nothing about the rest
 * @param stays tells what no switch hides
 */
export function anchorsIn(
  scroller: Element,
  view: View,
  isScroller: (element: Element) => boolean,
  stays: (node: Node) => boolean,
): Anchor[] {
  const { top: first, bottom: last } = view;
  const sight = new Sight(scroller, view);
  const found: [content: Anchor[], aside: Anchor[]] = [[], []];
  let isDone = false;
  const count = (): number => found[0].length + found[1].length;
  /** Looks at what is drawn in an element; returns whether all of it is below what can be seen. */
  const lookIn = (element: Element, side: 0 | 1): boolean => {
    const before = count();
    let below = 0;
    let missed = 0;
    for (const node of nodesNear(element, view, sight)) {
      const known = count();
      if (look(node, side)) below += 1;
      missed = count() > known || count() === before ? 0 : missed + 1;
      // What follows is further down still.
      if (isDone || below > MAX_BELOW || missed > MAX_MISSED) break;
    }
    return below > 0 && count() === before;
  };
  const look = (node: Node, side: 0 | 1): boolean => {
    if (node instanceof Element) {
      const { top, bottom, width, height } = node.getBoundingClientRect();
      if (width || height) {
        if (bottom <= first || top >= last || isFixed(node)) return top >= last;
      } else if (getComputedStyle(node).display === 'none') return false;
      if (node.matches(WAITING)) return false;
      const hasContent = !isScroller(node) && hasNodes(drawnChildren(node));
      if (hasContent) return lookIn(node, node.matches(ASIDE) ? 1 : side);
    } else if (!(node instanceof Text) || !node.data.trim()) return false;
    const rects = [...rectsOf(node)];
    const box = rects.find(({ width, height }) => width || height);
    const end = node instanceof Text ? rects.at(-1) : box;
    if (!box || !end || end.bottom <= first + SLIVER || box.top >= last - SLIVER) return false;
    const pieces = found[side].push({ node, top: box.top });
    isDone = !side && (pieces > MOST || stays(node));
    return false;
  };
  lookIn(scroller, 0);
  return found.flat();
}

const hasNodes = (nodes: Iterable<Node>): boolean => !nodes[Symbol.iterator]().next().done;

/** Lists what is drawn in an element: of long content, from a little before what can be seen. */
function* nodesNear(element: Element, view: View, sight: Sight): Generator<Node> {
  const nodes = drawnChildren(element);
  const isTree = nodes instanceof NodeList;
  const length = isTree ? nodes.length : 0;
  let start = length > LONG ? sight.firstChildIn(element) : undefined;
  if (!start) {
    yield* nodes;
    return;
  }
  // What stands in columns, or was moved by CSS, can be seen without being hit.
  let missed = 0;
  for (let node = start.previousSibling; node && missed < MAX_BELOW; node = node.previousSibling) {
    missed += 1;
    if (!isInView(node, view)) continue;
    start = node;
    missed = 0;
  }
  for (let node: Node | null = start; node; node = node.nextSibling) yield node;
}

/** Tells whether a node may have something in it that can be seen. */
function isInView(node: Node, { top: first, bottom: last }: View): boolean {
  const own = node instanceof Element ? node.getBoundingClientRect() : undefined;
  let box = own;
  if (!own?.width && !own?.height) {
    const isLeftOut =
      node instanceof Element
        ? getComputedStyle(node).display === 'none' || node.matches(WAITING)
        : !(node instanceof Text && node.data.trim());
    if (isLeftOut) return false;
    const range = document.createRange();
    range.selectNodeContents(node);
    box = range.getBoundingClientRect();
  }
  return box !== undefined && box.bottom > first && box.top < last;
}

/** Selects what a switch may hide, or draw anew. */
const DRAWN_ANEW = `${CHANGING},doc-variant-text`;

/** Tells whether no switch hides a node, nor draws it anew. */
export const staysShown = (node: Node): boolean => !isDrawnIn(node, DRAWN_ANEW);

/**
 * Lists the headings of a scroller that are drawn, those nearest to what can be seen first. One that the
 * browser skips counts as where its section is.
 */
export function headingsIn(scroller: Element, { top: first, bottom: last }: View): Anchor[] {
  const distance = ({ top }: Anchor): number => Math.max(first - top, top - last, 0);
  return [...scroller.querySelectorAll(HEADINGS)]
    .flatMap((node) => {
      // To measure what waits to be found has the browser lay it out.
      if (!node.checkVisibility()) return [];
      const { top, width } = (skippableAround(node) ?? node).getBoundingClientRect();
      return width ? [{ node, top }] : [];
    })
    .sort((a, b) => distance(a) - distance(b));
}
