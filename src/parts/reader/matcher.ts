import type { VariantContext } from '../../context/context.ts';
import { matches } from '../../core/conditions.ts';
import { conditionsOf } from '../../page/blocks.ts';

/** Prints what a block says, so that blocks which say the same are looked at once. */
export const conditionText = (block: Element): string =>
  `${block.localName === 'if-variant' ? printed(block, 'variants') : ''}\0${printed(block, 'data-variants')}`;

function printed(block: Element, attribute: string): string {
  const text = block.getAttribute(attribute);
  return text === null ? '' : `=${text}`;
}

/**
 * Makes a function that tells whether the conditions of blocks hold, for many blocks at once: each
 * text is worked out once.
 */
export function matcherOf({
  groups,
  selection,
}: Pick<VariantContext, 'groups' | 'selection'>): (block: Element, text?: string) => boolean {
  const known = new Map<string, boolean>();
  return (block, text = conditionText(block)) => {
    const result =
      known.get(text) ?? conditionsOf(block).every((one) => matches(one, groups, selection));
    known.set(text, result);
    return result;
  };
}
