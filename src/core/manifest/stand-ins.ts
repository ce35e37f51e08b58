import { groupOf, variantsFor, type Group, type Groups } from '../groups.ts';
import { readLists, type Report } from '../labels/labelled-lists.ts';
import type { Fault } from '../problem.ts';

/**
 * What is shown where a page has nothing for a variant: by the name of a variant those that stand in
 * for it, the best first, and by the name of an ordered group `nearest`.
 */
export type Fallbacks = ReadonlyMap<string, readonly string[]>;

/** Stands in a fallback for the nearest variant of an ordered group. */
const NEAREST = 'nearest';

/** Reads a `fallback` attribute: `hcl: typescript python; version: nearest`. */
export const parseFallbacks = (text: string | null | undefined, report: Report): Fallbacks =>
  new Map(
    readLists(text ?? '', report).flatMap(([[[name] = ['']], list]): [string, string[]][] =>
      name ? [[name, list.map(([word]) => word)]] : [],
    ),
  );

/** Finds what is wrong with fallbacks: names that are unknown, of another group, or in a circle. */
export function fallbackFaults(fallbacks: Fallbacks, groups: Groups): Fault[] {
  return [...fallbacks].flatMap(([name, list]): Fault[] => {
    const own = groupOf(groups, name);
    const named = groups.find((group) => group.name === name);
    if (list.length === 1 && list[0] === NEAREST && (named ?? own)) {
      return (named ?? own)?.order ? [] : [{ code: 'no-nearest', value: name }];
    }
    if (!own || !list.length || list.some((one) => groupOf(groups, one) !== own)) {
      return [{ code: 'bad-fallback', value: name }];
    }
    return isInCircle(name, fallbacks) ? [{ code: 'fallback-cycle', value: name }] : [];
  });
}

/** Tells whether a name leads back to itself, of the names of a circle the first one. */
function isInCircle(name: string, fallbacks: Fallbacks): boolean {
  const seen = new Set<string>();
  const follow = (one: string): void => {
    for (const next of fallbacks.get(one) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      follow(next);
    }
  };
  follow(name);
  const [first] = [...fallbacks.keys()].filter((one) => one === name || seen.has(one));
  return seen.has(name) && first === name;
}

/**
 * Finds the variant that stands in for another one of a group, among those that a page has.
 *
 * @param has tells whether the page has something for a variant
 * @returns nothing where no fallback is declared, or the page has none of them
 */
export function fallbackOf(
  group: Group,
  variant: string,
  fallbacks: Fallbacks,
  has: (variant: string) => boolean,
): string | undefined {
  const seen = new Set([variant]);
  let next = [variant];
  while (next.length) {
    next = next.flatMap((one) => listFor(group, one, fallbacks)).filter((one) => !seen.has(one));
    const found = next.find(has);
    if (found) return found;
    for (const one of next) seen.add(one);
  }
  return undefined;
}

/** Lists what stands in for a variant; the nearest ones are first the older, then the newer. */
function listFor(group: Group, variant: string, fallbacks: Fallbacks): readonly string[] {
  // A retired name, a set and a range stand for their variants here, too.
  const [, named] =
    [...fallbacks].find(([name]) => variantsFor(group, name)?.includes(variant)) ?? [];
  const list = fallbacks.get(variant) ?? named ?? fallbacks.get(group.name) ?? [];
  if (!list.includes(NEAREST)) return list.flatMap((one) => variantsFor(group, one) ?? []);
  const { order = [] } = group;
  const at = order.indexOf(variant);
  return [...order.slice(0, at).reverse(), ...order.slice(at + 1)];
}
