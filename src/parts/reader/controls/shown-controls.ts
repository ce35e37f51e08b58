import { askProvider, type VariantContext } from '../../../context/context.ts';
import { matches } from '../../../core/conditions.ts';
import { BLOCKS, conditionsOf, isHiding, PROVIDER } from '../../../page/blocks.ts';

/** Tells whether no block around an element, nor the element as a block, hides it. */
export type IsShown = (element: Element) => boolean;

/** Finds the panel in which its tabs show an element, where it is a pane. */
const panelOf = (element: Element): Element | null | undefined =>
  element.parentElement?.localName === 'doc-variant-tabs'
    ? element.assignedSlot?.closest('[role=tabpanel]')
    : undefined;

/** Makes a function that tells whether elements are shown, and in no pane that its tabs hide. */
export const lookAtSeen =
  (isShown: IsShown): IsShown =>
  (element) =>
    isShown(element) && ![...around(element)].some((one) => panelOf(one)?.hasAttribute('hidden'));

/** Lists a node's ancestors in the tree, through the hosts of shadow roots. */
function* around(element: Element): Generator<Element> {
  for (let node: Node | null = element; node;) {
    if (node instanceof Element) yield node;
    node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
  }
}

/**
 * Makes a function that tells whether elements are shown, for one look at a page: it asks each
 * provider once. A condition alone does not hide, as in a shadow root that the sheet does not reach or
 * in a peek; nor does a style alone, as that of `<input type="hidden">` or of a closed tab.
 */
export function lookAtShown(): IsShown {
  const contexts = new Map<Element, VariantContext | undefined>();
  const contextOf = (host: Element): VariantContext | undefined => {
    if (!contexts.has(host)) contexts.set(host, askProvider(host));
    return contexts.get(host);
  };
  const hides = (block: Element, host: Element): boolean => {
    const context = contextOf(host);
    return (
      context !== undefined &&
      conditionsOf(block).some((one) => !matches(one, context.groups, context.selection)) &&
      isHiding(block)
    );
  };
  return (element) => {
    let blocks: Element[] = [];
    for (const node of around(element)) {
      if (node.matches(PROVIDER)) {
        if (blocks.some((block) => hides(block, node))) return false;
        blocks = [];
      }
      if (node.matches(BLOCKS)) blocks.push(node);
    }
    return true;
  };
}
