import { isEmptyRange, variantsShown, type Condition } from './conditions.ts';
import { variantsFor, type Group } from './groups.ts';

/** The variants of a group that a condition is for, else those that it is not for. */
export interface Readers {
  readonly named: readonly string[];
  readonly not: readonly string[];
}

/** Finds whom a condition is for, in one group: for all where both lists are empty. */
export function readersIn(condition: Condition, group: Group): Readers {
  const shown = variantsShown(condition, group);
  // A range that is empty counts for nothing.
  const isNamed =
    !isEmptyRange(condition, group) &&
    condition.names.some((name) => variantsFor(group, name)?.length);
  if (shown.length === group.variants.length) return { named: isNamed ? shown : [], not: [] };
  return isNamed && shown.length
    ? { named: shown, not: [] }
    : { named: [], not: group.variants.filter((variant) => !shown.includes(variant)) };
}
