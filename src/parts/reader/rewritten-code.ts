// Notices that a highlighter of the page has written code anew, without what depends on the variant in it.
import { BLOCKS } from '../../page/blocks.ts';

/** Selects what depends on the variant in code. */
export const IN_CODE = `${BLOCKS},doc-variant-text`;

/**
 * Calls back once something has written code in an element anew, with the same text and no passages.
 *
 * @param lose takes what was written to and the nodes that it held
 * @returns a function that stops it
 */
export function watchRewriting(
  root: Element,
  lose: (code: Element, held: readonly Node[]) => void,
): () => void {
  const changes = new MutationObserver((records) => {
    for (const [code, held] of removedFrom(records)) {
      if (!held.some(dependsOnVariant) || code.querySelector(IN_CODE)) continue;
      const text = held.map(({ textContent }) => textContent).join('');
      // Other code in its place is its page's own affair.
      if (withoutSpace(text) === withoutSpace(code.textContent)) lose(code, held);
    }
  });
  changes.observe(root, { subtree: true, childList: true });
  return () => changes.disconnect();
}

/** Lists the nodes that were taken out of code, by what they stood in. */
function removedFrom(records: readonly MutationRecord[]): Map<Element, Node[]> {
  const removed = new Map<Element, Node[]>();
  const added = new Set<Node>();
  for (const { target, addedNodes, removedNodes } of records) {
    if (!(target instanceof Element) || !target.closest('code')) continue;
    // A highlighter that runs twice takes out what it has written itself.
    const held = [...removedNodes].filter((node) => !added.has(node));
    removed.set(target, [...(removed.get(target) ?? []), ...held]);
    for (const node of addedNodes) added.add(node);
  }
  return removed;
}

const dependsOnVariant = (node: Node): boolean =>
  node instanceof Element && (node.matches(IN_CODE) || node.querySelector(IN_CODE) !== null);

const withoutSpace = (text: string | null): string => (text ?? '').replace(/\s+/g, '');
