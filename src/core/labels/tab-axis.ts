import { parseCondition, variantsShown, type Condition } from '../conditions.ts';
import { groupOf, type Group, type Groups } from '../groups.ts';
import { tabNameOf } from './tab-names.ts';

/** The variants of one group that something is for. */
export interface Axis {
  /** The group; nothing where the names are of no group, and stand for themselves. */
  readonly group?: Group | undefined;
  readonly variants: readonly string[];
}

/** Finds whom something is for that has one condition, which names variants of one group only. */
export function axisOf(conditions: readonly Condition[], groups: Groups): Axis | undefined {
  const [only, ...more] = conditions;
  if (!only || more.length) return undefined;
  const { names, not } = only;
  const owners = new Set([...names, ...not].map((name) => groupOf(groups, name)));
  const [group] = owners;
  if (owners.size !== 1 || (!group && not.length)) return undefined;
  return { group, variants: group ? variantsShown(only, group) : names };
}

/**
 * Finds the variants of a page that a tab is by its value, or else its label: those that it names as a
 * condition would, `jvm` or `2.3+`, or the one that is called so.
 *
 * @param labelOf finds what readers call a variant
 * @returns nothing where the page has no such variant
 */
export function variantsOfTab(
  text: string,
  groups: Groups,
  labelOf: (group: Group, variant: string) => string | undefined,
): readonly string[] {
  const { value, problems } = parseCondition(text);
  const axis = problems.length ? undefined : axisOf([value], groups);
  if (axis?.group) return axis.variants;
  const wanted = tabNameOf(text);
  if (!wanted) return [];
  for (const group of groups) {
    const found = group.variants.find((variant) =>
      [variant, labelOf(group, variant)].some((name) => name && tabNameOf(name) === wanted),
    );
    if (found) return [found];
  }
  return [];
}
