import type { Fallbacks } from '../../core/manifest/stand-ins.ts';
import { PROVIDER } from '../../page/blocks.ts';

const declared = new WeakMap<Element, Fallbacks>();

/** Notes what the author of a provider says stands in, for the tabs inside it; nothing takes it back. */
export function declareFallbacks(host: Element, fallbacks: Fallbacks | undefined): void {
  if (fallbacks) declared.set(host, fallbacks);
  else declared.delete(host);
}

/**
 * Finds what stands in where an element is; what the nearest provider says counts before the others.
 *
 * @returns nothing where no author has said anything
 */
export function fallbacksAround(element: Element): Fallbacks | undefined {
  let found: Fallbacks | undefined;
  for (let node: Element | null = element; node; node = parentOf(node)) {
    const own = node.matches(PROVIDER) ? declared.get(node) : undefined;
    if (own) found = new Map([...own, ...(found ?? [])]);
  }
  return found;
}

function parentOf(node: Element): Element | null {
  const { parentNode } = node;
  return parentNode instanceof ShadowRoot ? parentNode.host : node.parentElement;
}
