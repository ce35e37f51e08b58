// The page as it is drawn: with shadow roots in it, and slotted content in their slots.

/** Finds what a node is drawn in: its slot, its parent, or the host of its shadow root. */
export function drawnParent(node: Node): Element | null {
  const slot = node instanceof Element || node instanceof Text ? node.assignedSlot : null;
  if (slot) return slot;
  const parent = node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

/** Lists what is drawn in an element. */
export function drawnChildren(element: Element): Iterable<Node> {
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length) return assigned;
  }
  return (element.shadowRoot ?? element).childNodes;
}

/** Lists what a node is drawn in, from the inside to the outside. */
export function* drawnAround(node: Node): Generator<Element> {
  for (let around = drawnParent(node); around; around = drawnParent(around)) yield around;
}

/** Lists a document, an element or a shadow root, and all open shadow roots in it. */
export function* treesIn<Root extends Document | Element | ShadowRoot>(
  root: Root,
): Generator<Root | ShadowRoot> {
  yield root;
  if (root instanceof Element && root.shadowRoot) yield* treesIn(root.shadowRoot);
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    if (shadowRoot) yield* treesIn(shadowRoot);
  }
}
