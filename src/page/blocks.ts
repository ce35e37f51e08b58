import { parseCondition, type Condition } from '../core/conditions.ts';
import { STATES } from '../core/sheet/sheet.ts';

/** Selects blocks. */
export const BLOCKS = 'if-variant,[data-variants]';
/** Selects what a switch hides and shows: blocks, and tabs with their panes. */
export const CHANGING = `${BLOCKS},doc-variant-tabs`;
/** Selects providers, those that are other elements included. */
export const PROVIDER = `doc-variant-provider,[${STATES}]`;

/** Reads the attributes that hold an element's condition, the texts as the author wrote them. */
export function conditionAttributes(block: Element): [name: string, text: string][] {
  const data = block.getAttribute('data-variants');
  const own = block.getAttribute('variants');
  const attributes: [string, string][] = [];
  if (block.localName === 'if-variant' && (own !== null || data === null)) {
    attributes.push(['variants', own ?? '']);
  }
  if (data !== null) attributes.push(['data-variants', data]);
  return attributes;
}

/** Reads the conditions of a block; all of them must hold. */
export const conditionsOf = (block: Element): Condition[] =>
  conditionAttributes(block).map(([, text]) => parseCondition(text).value);

/** Finds the blocks in and under a node that the provider, and no nested one, answers for. */
export function blocksOf(provider: Element, node: Node = provider): Element[] {
  if (!(node instanceof Element)) return [];
  const blocks = [...node.querySelectorAll(BLOCKS)];
  if (node !== provider && node.matches(BLOCKS)) blocks.push(node);
  return blocks.filter((block) => block.parentElement?.closest(PROVIDER) === provider);
}

/** Tells whether a block hides its content itself, by its condition as a rule. */
export function isHiding(block: Element): boolean {
  const { display, contentVisibility } = getComputedStyle(block);
  return display === 'none' || contentVisibility === 'hidden';
}

/** Tells whether an element stands in the tree under another, shadow roots included. */
export function isInside(element: Element, outer: Element): boolean {
  for (let node: Node | null = element; node;) {
    if (outer.contains(node)) return true;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return false;
}

/** Finds the nearest provider that an element stands in, shadow roots included. */
export function providerOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return (
    element.closest(PROVIDER) ?? (root instanceof ShadowRoot ? providerOf(root.host) : undefined)
  );
}
