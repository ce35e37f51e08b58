import { matches, type Condition } from './conditions.ts';
import type { Group } from './groups.ts';
import type { Names } from './selection.ts';

/** A group that counts for a block, with who answers for it. */
export interface Axis<Owner extends object> {
  readonly group: Group;
  /** The group as the block sees it, in which variants of a nested provider are left out. */
  readonly view: Group;
  /** The active variant, where there is one. */
  readonly active: string | undefined;
  /** The same for all blocks for which one choice counts. */
  readonly owner: Owner;
}

/** A condition that must hold, with the groups by which it is read. */
export interface Demand<Owner extends object> {
  readonly condition: Condition;
  readonly axes: readonly Axis<Owner>[];
}

/** One variant that has to be chosen, and of whom. */
export interface Step<Owner extends object> {
  readonly owner: Owner;
  readonly variant: string;
}

/**
 * Finds the smallest change of selections with which all conditions hold: those of the blocks around
 * something that is to be shown. Groups are independent of each other, so it is made of one variant
 * for each group in which the active one will not do.
 *
 * @param preferred names that an owner would rather have, the best first; the author's order else
 * @returns what to choose, nothing to do as an empty list; undefined where no selection shows it
 */
export function smallestChange<Owner extends object>(
  demands: readonly Demand<Owner>[],
  preferred: (owner: Owner) => Names = () => [],
): Step<Owner>[] | undefined {
  const steps: Step<Owner>[] = [];
  for (const { owner, name } of axesOf(demands)) {
    const found = demands.flatMap(({ condition, axes }) =>
      axes
        .filter((axis) => axis.owner === owner && axis.group.name === name)
        .map(({ group, view, active }) => ({
          group,
          active,
          fits: (one: string): boolean => matches(condition, [view], new Set([one])),
        })),
    );
    if (found.every(({ active, fits }) => !active || fits(active))) continue;
    const variants = found[0]?.group.variants.filter((one) => found.every(({ fits }) => fits(one)));
    const variant = preferred(owner).find((one) => variants?.includes(one)) ?? variants?.[0];
    if (!variant) return undefined;
    steps.push({ owner, variant });
  }
  return steps;
}

/** Tells whether all conditions hold once a change is made. */
export const holdsWith = <Owner extends object>(
  demands: readonly Demand<Owner>[],
  change: readonly Step<Owner>[],
): boolean =>
  demands.every(({ condition, axes }) =>
    axes.every(({ owner, group, view, active }) => {
      const step = change.find(
        (one) => one.owner === owner && group.variants.includes(one.variant),
      );
      const now = step?.variant ?? active;
      return !now || matches(condition, [view], new Set([now]));
    }),
  );

/** Lists the groups, those of several demands once. */
function axesOf<Owner extends object>(
  demands: readonly Demand<Owner>[],
): { owner: Owner; name: string }[] {
  const names = new Map<Owner, Set<string>>();
  for (const { owner, group } of demands.flatMap(({ axes }) => axes)) {
    names.set(owner, (names.get(owner) ?? new Set()).add(group.name));
  }
  return [...names].flatMap(([owner, own]) => [...own].map((name) => ({ owner, name })));
}
