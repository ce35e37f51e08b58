import { variantsShown, type Condition } from './conditions.ts';
import { AUDIENCE, groupOf, isRange, variantsFor, type Groups } from './groups.ts';

/**
 * Joins two conditions into one that shows a block where both do. The groups tell which names are
 * alternatives; with no groups all names are.
 */
export function both(a: Condition, b: Condition, groups: Groups): Condition {
  const used = [...a.names, ...b.names].filter((name) => !AUDIENCE.variants.includes(name));
  const known = [...(groups.length ? groups : [{ name: '', variants: used }]), AUDIENCE];
  const isUnknown = (name: string): boolean => !groupOf(known, name);
  const names = new Set([...a.names, ...b.names].filter(isUnknown));
  const not = new Set([...a.not, ...b.not].filter(isUnknown));
  const add = (set: Set<string>, list: readonly string[]): void => {
    for (const name of list) set.add(name);
  };
  for (const group of known) {
    const has = (name: string): boolean => variantsFor(group, name) !== undefined;
    const users = [a, b]
      .map((one) => ({ names: one.names.filter(has), not: one.not.filter(has) }))
      .filter((one) => one.names.length || one.not.length);
    const isJoined = users.length > 1;
    if (!isJoined || users.every((one) => !one.names.length && !one.not.some(isRange))) {
      // What only one of them says stays as it is written.
      for (const one of users) add(names, one.names);
      for (const one of users) add(not, one.not);
      continue;
    }
    const sets = users.map((one) => new Set(variantsShown(one, group)));
    const shown = group.variants.filter((variant) => sets.every((set) => set.has(variant)));
    add(names, shown.length ? shown : group.variants.slice(0, 1));
    // No variant is left: the one that it takes is one that it must not have.
    if (!shown.length) add(not, group.variants.slice(0, 1));
  }
  return { names: [...names].sort(), not: [...not].sort() };
}
