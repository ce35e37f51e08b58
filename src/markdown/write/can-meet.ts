import { parseCondition, variantsShown } from '../../core/conditions.ts';
import type { Groups } from '../../core/groups.ts';

/** Tells whether some selection of the groups shows what stands in passages with all of the conditions. */
export function canMeet(texts: readonly string[], groups: Groups): boolean {
  const conditions = [...new Set(texts)].map((text) => parseCondition(text).value);
  return groups.every((group) =>
    group.variants.some((variant) =>
      conditions.every((one) => variantsShown(one, group).includes(variant)),
    ),
  );
}
