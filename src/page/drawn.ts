/** Tells whether an element is drawn; one that waits to be found has a box, too, and what is in it has none. */
export const isDrawn = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true }) &&
  !element.matches('[hidden="until-found" i]');

/**
 * Finds the element that an element is drawn in by `content-visibility: auto`. While that is out of view
 * the browser has not laid out what is in it, and would have to if it were asked of any of it.
 */
export function skippableAround(element: Element): Element | undefined {
  let around: Element | null = element;
  // This asks whether something is skipped, and brings nothing about.
  while (around && !around.checkVisibility({ contentVisibilityAuto: true })) {
    const root: Node = around.getRootNode();
    around = around.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  if (!around || around === element) return undefined;
  return getComputedStyle(around).contentVisibility === 'auto' ? around : undefined;
}

/** Finds what a node is drawn in: its slot, its parent, or the host of its shadow root. */
export function drawnParent(node: Node): Element | null {
  const slot = node instanceof Element || node instanceof Text ? node.assignedSlot : null;
  if (slot) return slot;
  const parent = node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

/** Lists what a node is drawn in, from the inside to the outside. */
export function* drawnAround(node: Node): Generator<Element> {
  for (let around = drawnParent(node); around; around = drawnParent(around)) yield around;
}

/** Tells whether a node is what a selector selects, or is drawn in that. */
export const isDrawnIn = (node: Node, selector: string): boolean =>
  [node, ...drawnAround(node)].some((one) => one instanceof Element && one.matches(selector));
