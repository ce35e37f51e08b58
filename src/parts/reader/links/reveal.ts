import { askProvider } from '../../../context/context.ts';
import type { VariantChangeCause } from '../../../context/events.ts';
import type { Groups } from '../../../core/groups.ts';
import { smallestChange, type Axis, type Demand, type Step } from '../../../core/demands.ts';
import { activeOf, type Names } from '../../../core/selection.ts';
import { drawnAround } from '../../../page/drawn.ts';
import { BLOCKS, conditionsOf, PROVIDER } from '../../../page/blocks.ts';

/** What answers for the groups of a provider, as `Scope` does. */
export interface Answering {
  readonly ownGroups: Groups;
  /** What the provider may share with others. */
  readonly choice: { readonly own: Names };
  select(name: string, cause: VariantChangeCause): boolean;
}

/** Whom to ask for a choice; one for all providers that share it. */
export interface Owner {
  readonly host: Element;
  readonly groups: Groups;
  readonly own: Names;
  select(name: string, cause: VariantChangeCause): boolean;
}

export type Owners = Map<object, Owner>;

/** A change of what is chosen, variant by variant. */
export type Change = readonly Step<Owner>[];

const answering = new WeakMap<Element, Answering>();

/** Learns what answers for the groups of a provider. */
export function meetProvider(host: Element, scope: Answering): void {
  answering.set(host, scope);
}

/**
 * Works out what has to be chosen for an element to be shown: the smallest change.
 *
 * @returns nothing to choose where no condition hides it; undefined where no selection shows it
 */
export const changeFor = (element: Element): Change | undefined => changeOf(demandsOn(element));

/** Works out the smallest change with which some conditions hold. */
export const changeOf = (demands: readonly Demand<Owner>[]): Change | undefined =>
  smallestChange(demands, ({ own }) => own);

/**
 * Lists what must hold for an element to be shown.
 *
 * @param owners what is shared by demands that are compared with each other
 */
export function demandsOn(element: Element, owners: Owners = new Map()): Demand<Owner>[] {
  const around = [element, ...drawnAround(element)];
  return around.flatMap((block, at) => {
    if (!block.matches(BLOCKS)) return [];
    // A provider with a condition of its own is hidden by the one around it.
    const hosts = around.slice(at + 1).filter((one) => one.matches(PROVIDER));
    const axes = axesIn(hosts, owners);
    return conditionsOf(block).map((condition): Demand<Owner> => ({ condition, axes }));
  });
}

/**
 * Makes a change, of the outer providers first.
 *
 * @returns whether all of it counts now; the page may prevent a choice
 */
export function applyChange(change: Change, cause: VariantChangeCause): boolean {
  return [...change].reverse().every(({ owner, variant }) => owner.select(variant, cause));
}

/** Lists the groups that count in a provider, the first of some nested ones. */
function axesIn(hosts: readonly Element[], owners: Owners): Axis<Owner>[] {
  const [nearest] = hosts;
  const views = (nearest && askProvider(nearest)?.groups) ?? [];
  return views.flatMap((view) => {
    const host = hosts.find((one) => ownGroup(one, view.name)) ?? nearest;
    const context = host && askProvider(host);
    if (!context) return [];
    const group = ownGroup(host, view.name) ?? view;
    const scope = answering.get(host);
    const key = scope?.choice ?? host;
    const owner = owners.get(key) ?? {
      host,
      groups: context.groups,
      own: scope?.choice.own ?? [],
      // A provider of another make answers through its context only.
      select: (name, cause) => (scope ?? context).select(name, cause),
    };
    owners.set(key, owner);
    return [{ group, view, owner, active: activeOf(group, context.selection) }];
  });
}

const ownGroup = (host: Element, name: string): Groups[number] | undefined =>
  answering.get(host)?.ownGroups.find((group) => group.name === name);
