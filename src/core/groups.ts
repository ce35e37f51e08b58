import { readLists } from './labels/labelled-lists.ts';
import { isName } from './names.ts';
import type { Fault, Parsed } from './problem.ts';
import { isNewer, nearestVersion } from './versions.ts';

/** Variants of which a reader has one at a time. */
export interface Group {
  /** The group's name; empty for the one group of a page that declares none. */
  readonly name: string;
  /** The variants as the author lists them; no name stands in two groups. */
  readonly variants: readonly string[];
  /** The variants from the oldest to the newest, where the author says so; empty where that is wrong. */
  readonly order?: readonly string[] | undefined;
  /** Names that stand for variants: a retired name for one, a set for several. */
  readonly sets?: readonly (readonly [name: string, variants: readonly string[]])[] | undefined;
  /** What readers call the variants, and the group itself, by their names. */
  readonly labels?: readonly Label[];
  /** Whether the labels of tabs make the group, which stands beside those of the author. */
  readonly isOfTabs?: boolean;
}

/** A name and what readers call it, such as `byoc` and "Your own cloud". */
export type Label = readonly [name: string, text: string];

/** The groups of one provider, in the author's order. */
export type Groups = readonly Group[];

/** The name of readers that are people, whom browsers show a page to. */
export const HUMAN = 'human';

/**
 * The group that every page has: a passage may be for people or for agents, which read what
 * `doc-variants export` writes. Its names are reserved.
 */
export const AUDIENCE: Group = { name: 'audience', variants: [HUMAN, 'agent'] };

/** A group while it is read. */
interface Draft extends Group {
  readonly variants: string[];
  readonly sets: [name: string, variants: readonly string[]][];
  readonly labels: Label[];
  order?: readonly string[];
}

/**
 * Parses the text of a `groups` attribute: `deployment: serverless byoc; language: java kotlin cpp`.
 *
 * - Other names of a variant follow it with `=`, `byoc=selfmanaged=onprem`, and its label in quotes,
 *   `byoc 'Your own cloud'`.
 * - `version: 2.1 < 2.2 < 3.0` is ordered; `3.0 > 2.2 > 2.1` is too, with the newest first.
 * - A list that names only variants of a group before it is a set: `jvm: java kotlin`. One of several
 *   groups is a set that is wrong.
 *
 * What cannot be read is left out and returned as problems; of a name that is declared twice the first
 * one counts.
 */
export function parseGroups(text: string | null | undefined): Parsed<Groups, Fault> {
  const groups = new Map<string, Draft>();
  /** The group of each name. */
  const owners = new Map<string, Draft>();
  const problems: Fault[] = [];
  const report = (code: string, value: string): void => void problems.push({ code, value });
  const lists = readLists(text ?? '', report);
  const heads = lists.map(([[[name] = ['']]]) => name);
  for (const [[[name, label] = ['', ''], ...more], list, part] of lists) {
    // Every page has this group already.
    if (!part || name === AUDIENCE.name) continue;
    if (!isName(name) || more.length) {
      report('bad-group', part);
      continue;
    }
    const words = list.map(([word]) => word);
    const around = words
      .map((word) => owners.get(baseOf(word)))
      .find((group) => group && group.name !== name);
    const isSet = words.every((word) => owners.has(baseOf(word)) || heads.includes(word));
    if (around && isSet && words.length > 1) {
      const members = words.map((word) => variantsFor(around, word) ?? []);
      const isWrong = owners.has(name) || members.some(({ length }) => !length);
      if (isWrong) report('bad-set', part);
      // A set that is wrong is for everyone.
      if (!owners.has(name)) {
        const set = isWrong ? [] : [...new Set(members.flat())];
        around.sets.push([name, set]);
        owners.set(name, around);
        namesIn(around).set(name, set);
      }
      if (label) around.labels.push([name, label]);
      continue;
    }
    const group = groups.get(name) ?? { name, variants: [], sets: [], labels: [] };
    const signs = words.filter(isSign);
    const before = problems.length;
    if (label) group.labels.push([name, label]);
    for (const [word, label] of list) {
      if (isSign(word)) continue;
      let variant: string | undefined;
      for (const one of word.split('=')) {
        if (!isName(one)) report('bad-name', word);
        else if (AUDIENCE.variants.includes(one)) report('reserved-name', one);
        else if (owners.has(one)) {
          report(
            signs.length && owners.get(one) === group ? 'repeated-in-order' : 'repeated-name',
            one,
          );
        } else {
          if (variant) group.sets.push([one, [variant]]);
          else group.variants.push((variant = one));
          owners.set(one, group);
          namesIn(group).set(one, [variant]);
        }
      }
      if (variant && label) group.labels.push([variant, label]);
    }
    if (signs.length) {
      const isWhole =
        signs.length === group.variants.length - 1 &&
        new Set(signs).size === 1 &&
        words.every((word, at) => isSign(word) === at % 2 > 0);
      const order = signs[0] === '<' ? group.variants : [...group.variants].reverse();
      group.order = isWhole ? order : [];
      if (!isWhole && problems.length === before) report('bad-order', part);
    }
    if (group.variants.length) groups.set(name, group);
    else report('empty-group', name);
  }
  const value = [...groups.values()].map(({ sets, labels, ...group }) => ({
    ...group,
    ...(sets.length && { sets }),
    ...(labels.length && { labels }),
  }));
  return { value, problems };
}

const isSign = (word: string): boolean => /^[<>]$/.test(word);

/** Prints groups as the `groups` attribute that declares them, without labels. */
export const printGroups = (groups: Groups): string =>
  groups
    .flatMap((group) => {
      const { variants, sets = [], order } = group;
      const names = new Map(variants.map((variant) => [variant, variant]));
      for (const [name, [variant = '', ...more]] of sets)
        if (names.has(variant) && !more.length) names.set(variant, `${names.get(variant)}=${name}`);
      const words = [...names.values()];
      const sign = !order?.length ? ' ' : order[0] === variants[0] ? ' < ' : ' > ';
      return [
        `${group.name}: ${words.join(sign)}`,
        ...sets.flatMap(([name, list]) => (list.length > 1 ? `${name}: ${list.join(' ')}` : [])),
      ];
    })
    .join('; ');

/** Lists all names of a variant that stand for it alone, its own first. */
export const namesOf = ({ sets = [] }: Group, variant: string): string[] => [
  variant,
  ...sets.flatMap(([name, list]) => (list.length === 1 && list[0] === variant ? name : [])),
];

/** Tells whether a name of a condition is a range, `2.3+` or `>2.3`. */
export const isRange = (name: string): boolean => /^>|\+$/.test(name);

/** Finds the name in a range that it begins with. */
export const baseOf = (range: string): string => range.replace(/^>|\+$/g, '');

/** What each name of a group stands for: authors may list thousands. */
const indexes = new WeakMap<Group, Map<string, readonly string[]>>();

function namesIn(group: Group): Map<string, readonly string[]> {
  const { variants, sets = [] } = group;
  const names =
    indexes.get(group) ??
    new Map([...sets, ...variants.map((variant) => [variant, [variant]] as const)]);
  indexes.set(group, names);
  return names;
}

/**
 * Lists the variants of a group that a name of a condition stands for: one, those of a set, or of a
 * range. A name that the group does not have gives nothing; one that is wrong, no variant.
 */
export function variantsFor(group: Group, name: string): readonly string[] | undefined {
  const { order } = group;
  const names = namesIn(group);
  const own = names.get(name);
  if (own || !order || !isRange(name)) return own;
  const first = names.get(baseOf(name))?.[0];
  if (!first) return undefined;
  // In an order that is wrong no range has a beginning.
  const at = order.indexOf(first);
  return at < 0 ? [] : order.slice(at + Number(name.startsWith('>')));
}

/** Finds the variant of a group that a reader's name stands for: of a set, the first one. */
export const variantIn = (group: Group, name: string): string | undefined =>
  variantsFor(group, name)?.[0] ?? nearestVersion(group.order, name);

/** Lists every variant of the groups. */
export const variantsOf = (groups: Groups): string[] => groups.flatMap(({ variants }) => variants);

/** Finds the group that has a name: a variant's, by any of its names, or that of a set or range. */
export const groupOf = (groups: Groups, name: string): Group | undefined =>
  groups.find((group) => variantsFor(group, name));

/**
 * Finds the group that a reader's name belongs to, which may be a version that no group lists: of several
 * ordered groups the one with the newest variant that is not above it.
 */
export const groupFor = (groups: Groups, name: string): Group | undefined =>
  groupOf(groups, name) ??
  groups.reduce<Group | undefined>((nearest, group) => {
    const own = nearestVersion(group.order, name);
    return isNewer(own, nearestVersion(nearest?.order, name)) ? group : nearest;
  }, undefined);

/** Joins groups of one name, which several authors have declared. */
export function mergeGroups(groups: Groups): Groups {
  const merged = new Map<string, Group>();
  for (const group of groups) {
    const first = merged.get(group.name);
    const variants = [...new Set([...(first?.variants ?? []), ...group.variants])];
    merged.set(group.name, { ...group, ...first, variants });
  }
  return [...merged.values()];
}

/**
 * Joins the groups of a nested provider with those of the provider around it: the inner one answers
 * for the groups it declares, and a name belongs to the inner one where both have it.
 */
export function nestGroups(inner: Groups, outer: Groups): Groups {
  const isFree = (name: string): boolean => !groupOf(inner, name);
  const rest = outer
    .filter(({ name }) => !inner.some((group) => group.name === name))
    .map((group) => ({
      ...group,
      variants: group.variants.filter(isFree),
      order: group.order?.filter(isFree),
      sets: group.sets?.flatMap(([name, list]): [string, string[]][] => {
        const left = list.filter(isFree);
        // A set that is wrong is empty from the start.
        return isFree(name) && (left[0] || !list[0]) ? [[name, left]] : [];
      }),
    }))
    .filter(({ variants }) => variants.length);
  return [...inner, ...rest];
}
