import type { Condition } from './conditions.ts';
import { namesOf, type Group } from './groups.ts';

/** The variants of a group that a condition is for, else those that it is not for. */
export interface Readers {
  readonly named: readonly string[];
  readonly not: readonly string[];
}

/** Finds whom a condition is for, in one group: for all where both lists are empty. */
export function readersIn({ names, not }: Condition, group: Group): Readers {
  const isIn = (list: readonly string[], variant: string): boolean =>
    namesOf(group, variant).some((name) => list.includes(name));
  const out = group.variants.filter((variant) => isIn(not, variant));
  const named = group.variants.filter((one) => isIn(names, one) && !out.includes(one));
  return { named, not: named.length ? [] : out };
}
