import type { VariantContext } from '../../context/context.ts';
import { matches } from '../../core/conditions.ts';
import { conditionAttributes, conditionsOf } from '../../page/blocks.ts';

/**
 * Makes a function that tells whether the conditions of blocks hold, for many blocks at once: each
 * text is worked out once.
 */
export function matcherOf({ groups, selection }: VariantContext): (block: Element) => boolean {
  const known = new Map<string, boolean>();
  return (block) => {
    const text = conditionAttributes(block).join('\n');
    const result =
      known.get(text) ?? conditionsOf(block).every((one) => matches(one, groups, selection));
    known.set(text, result);
    return result;
  };
}
