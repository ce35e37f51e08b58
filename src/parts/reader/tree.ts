// The page as it is drawn: with shadow roots in it, and slotted content in their slots.

/** Lists what is drawn in an element. */
export function drawnChildren(element: Element): Iterable<Node> {
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length) return assigned;
  }
  return (element.shadowRoot ?? element).childNodes;
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
