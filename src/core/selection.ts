import {
  groupFor,
  groupOf,
  variantIn,
  variantsFor,
  variantsOf,
  type Group,
  type Groups,
} from './groups.ts';
import { isName } from './names.ts';

/** The active variants: at most one of each group. */
export type Selection = ReadonlySet<string>;

/** Finds the active variant of a group, if it has one. */
export const activeOf = ({ variants }: Group, selection: Selection): string | undefined =>
  variants.find((variant) => selection.has(variant));

/**
 * Names that were chosen, the latest first. It may know names that a page has no group for:
 * they wait for the page that has one.
 */
export type Names = readonly string[];

/** Reads names from a text such as `byoc java` or `byoc,java`, without repetitions. */
export const parseNames = (text: string | null | undefined): Names => [
  ...new Set((text ?? '').split(/[\s,]+/).filter(isName)),
];

/**
 * Takes for every group the first of the names that it has. A name that stands for several variants
 * leaves the choice among them to the names behind it, and takes the first one else.
 */
export function selectFrom(groups: Groups, names: Names): Selection {
  const chosen = new Map<Group, readonly string[]>();
  for (const name of names) {
    const group = groupFor(groups, name);
    if (!group) continue;
    const own = variantsFor(group, name) ?? [variantIn(group, name) ?? ''];
    const both = own.filter((variant) => (chosen.get(group) ?? own).includes(variant));
    if (both[0]) chosen.set(group, both);
  }
  return new Set(groups.flatMap((group) => chosen.get(group)?.[0] ?? []));
}

/** Adds to a selection what is active in the groups around, as far as these are not the own ones. */
export const joinSelections = (
  own: Groups,
  inner: Selection,
  around: Groups,
  outer: Iterable<string>,
): Selection =>
  new Set([...inner, ...[...outer].filter((name) => !groupOf(own, name) && groupOf(around, name))]);

/**
 * Chooses a name. It displaces the others of its group, because the latest one counts; they stay in
 * the list for providers whose groups do not have the name.
 */
export const choose = (names: Names, name: string): Names => [
  name,
  ...names.filter((other) => other !== name),
];

/** Removes every name that the groups have. */
export const clear = (groups: Groups, names: Names): Names =>
  names.filter((name) => !groupFor(groups, name));

/** Prints the active variants in the order of the groups. */
export const printSelection = (groups: Groups, selection: Selection): string =>
  variantsOf(groups)
    .filter((variant) => selection.has(variant))
    .join(' ');
