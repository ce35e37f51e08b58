import { isBlank } from './nodes.ts';

/** Names what a passage takes in as a whole when it takes in all that it shows. */
const WHOLE =
  /^(?:p|h[1-6]|li|d[td]|tr|option|pre|blockquote|fig(?:ure|caption)|caption|a|b|i|u|s|em|strong|span|font|code|small|mark|sub|sup)$/;

/**
 * Finds what stands between the markers of a passage: lists of siblings, several where the markers
 * stand in different elements and not at their edges.
 */
export function contentOf(open: Text, close: Text, host: Element): ChildNode[][] {
  const shared = sharedParent(open, close);
  if (!shared) return [];
  climb(open, shared);
  climb(close, shared);
  if (open.parentNode !== close.parentNode) return pieces(open, close, shared);
  for (let holder: Element = shared; holder !== host && isWhole(holder, open, close);) {
    holder.before(open);
    holder.after(close);
    const outer = holder.parentElement;
    if (!outer) break;
    holder = outer;
  }
  return [between(open, close)];
}

function sharedParent(open: Node, close: Node): Element | undefined {
  let parent = open.parentElement;
  while (parent && !parent.contains(close)) parent = parent.parentElement;
  return parent && open.compareDocumentPosition(close) & Node.DOCUMENT_POSITION_FOLLOWING
    ? parent
    : undefined;
}

/** Moves a marker out over the edges of the elements that it stands at, up to a parent. */
function climb(marker: Text, shared: Element): void {
  for (let parent = marker.parentElement; parent && parent !== shared;) {
    if (!shows(parent.firstChild, marker)) parent.before(marker);
    else if (!shows(marker.nextSibling, null)) parent.after(marker);
    else return;
    parent = marker.parentElement;
  }
}

/** Tells whether the siblings from one up to another show anything. */
function shows(from: Node | null, end: Node | null): boolean {
  for (let node = from; node && node !== end; node = node.nextSibling) {
    if (!isBlank(node)) return true;
  }
  return false;
}

function isWhole(holder: Element, open: Text, close: Text): boolean {
  return (
    WHOLE.test(holder.localName) &&
    !holder.hasAttribute('data-variants') &&
    shows(open, close) &&
    !shows(holder.firstChild, open) &&
    !shows(close, null)
  );
}

/** Lists the siblings from one up to another, without both. */
function between(start: ChildNode, end: ChildNode | null): ChildNode[] {
  const nodes: ChildNode[] = [];
  for (let node = start.nextSibling; node && node !== end; node = node.nextSibling)
    nodes.push(node);
  return nodes;
}

function pieces(open: Text, close: Text, shared: Element): ChildNode[][] {
  const first: ChildNode[][] = [];
  let start: ChildNode = open;
  for (; start.parentElement && start.parentElement !== shared; start = start.parentElement) {
    first.push(between(start, null));
  }
  const last: ChildNode[][] = [];
  let end: ChildNode = close;
  for (; end.parentElement && end.parentElement !== shared; end = end.parentElement) {
    const head = end.parentElement.firstChild;
    last.unshift(head && head !== end ? [head, ...between(head, end)] : []);
  }
  return [...first, between(start, end), ...last].filter((nodes) => nodes.some((n) => !isBlank(n)));
}
