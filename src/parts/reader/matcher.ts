import type { VariantContext } from '../../context/context.ts';
import { matches } from '../../core/conditions.ts';
import { conditionAttributes, conditionsOf } from '../../page/blocks.ts';

/** Prints what a block says, so that blocks which say the same are looked at once. */
export const conditionText = (block: Element): string => conditionAttributes(block).join('\n');

/**
 * Makes a function that tells whether the conditions of blocks hold, for many blocks at once: each
 * text is worked out once.
 */
export function matcherOf({
  groups,
  selection,
}: VariantContext): (block: Element, text?: string) => boolean {
  const known = new Map<string, boolean>();
  return (block, text = conditionText(block)) => {
    const result =
      known.get(text) ?? conditionsOf(block).every((one) => matches(one, groups, selection));
    known.set(text, result);
    return result;
  };
}
