import type { Condition } from './conditions.ts';
import { groupOf, variantIn, type Groups } from './groups.ts';

/**
 * Joins two conditions into one that shows a block where both do. The groups tell which names are
 * alternatives; with no groups all names are.
 */
export function both(a: Condition, b: Condition, groups: Groups): Condition {
  const known = groups.length ? groups : [{ name: '', variants: [...a.names, ...b.names] }];
  const names = new Set<string>();
  const not = new Set([...a.not, ...b.not]);
  for (const group of known) {
    const [first, second] = [a, b].map((one) =>
      one.names.flatMap((name) => variantIn(group, name) ?? []),
    );
    if (!first?.length || !second?.length) {
      for (const name of [...(first ?? []), ...(second ?? [])]) names.add(name);
      continue;
    }
    const shared = first.filter((name) => second.includes(name));
    for (const name of shared.length ? shared : first) names.add(name);
    // No variant is left: the names that it takes are those that it must not have.
    if (!shared.length) for (const name of first) not.add(name);
  }
  for (const name of [...a.names, ...b.names]) if (!groupOf(known, name)) names.add(name);
  return { names: [...names].sort(), not: [...not].sort() };
}
