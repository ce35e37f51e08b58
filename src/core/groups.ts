import { readLists } from './labels/labelled-lists.ts';
import { isName } from './names.ts';
import type { Fault, Parsed } from './problem.ts';

/** Variants of which a reader has one at a time. */
export interface Group {
  /** The group's name; empty for the one group of a page that declares none. */
  readonly name: string;
  /** The variants in the author's order; no name stands in two groups. */
  readonly variants: readonly string[];
  /** Other names of variants, such as one that was renamed, with the variants that they stand for. */
  readonly aliases?: readonly (readonly [alias: string, variant: string])[];
  /** What readers call the variants, and the group itself, by their names. */
  readonly labels?: readonly Label[];
  /** Whether the labels of tabs make the group, which stands beside those of the author. */
  readonly isOfTabs?: boolean;
}

/** A name and what readers call it, such as `byoc` and "Your own cloud". */
export type Label = readonly [name: string, text: string];

/** The groups of one provider, in the author's order. */
export type Groups = readonly Group[];

/**
 * Parses the text of a `groups` attribute: `deployment: serverless byoc; language: java cpp go`. The
 * other names of a variant follow it with `=`, `byoc=selfmanaged=onprem`, and its label in quotes,
 * `byoc 'Your own cloud'`. What cannot be read is left out and returned as problems; of a name that
 * is declared twice the first one counts.
 */
export function parseGroups(text: string | null | undefined): Parsed<Groups, Fault> {
  const groups = new Map<
    string,
    { variants: string[]; aliases: [string, string][]; labels: Label[] }
  >();
  const taken = new Set<string>();
  const problems: Fault[] = [];
  const report = (code: string, value: string): void => void problems.push({ code, value });
  for (const [[[name, label] = ['', ''], ...more], list, part] of readLists(text ?? '', report)) {
    if (!part) continue;
    if (!isName(name) || more.length) {
      report('bad-group', part);
      continue;
    }
    const group = groups.get(name) ?? { variants: [], aliases: [], labels: [] };
    if (label) group.labels.push([name, label]);
    for (const [word, label] of list) {
      let variant: string | undefined;
      for (const one of word.split('=')) {
        if (!isName(one)) report('bad-name', word);
        else if (taken.has(one)) report('repeated-name', one);
        else {
          taken.add(one);
          if (variant) group.aliases.push([one, variant]);
          else group.variants.push((variant = one));
        }
      }
      if (variant && label) group.labels.push([variant, label]);
    }
    if (group.variants.length) groups.set(name, group);
    else report('empty-group', name);
  }
  const value = [...groups].map(([name, { variants, aliases, labels }]) => ({
    name,
    variants,
    ...(aliases.length && { aliases }),
    ...(labels.length && { labels }),
  }));
  return { value, problems };
}

/** Prints groups as the `groups` attribute that declares them, without labels. */
export const printGroups = (groups: Groups): string =>
  groups
    .map((group) => {
      const words = group.variants.map((variant) => namesOf(group, variant).join('='));
      return `${group.name}: ${words.join(' ')}`;
    })
    .join('; ');

/** Lists all names of a variant, its own first. */
export const namesOf = ({ aliases = [] }: Group, variant: string): string[] => [
  variant,
  ...aliases.flatMap(([alias, other]) => (other === variant ? alias : [])),
];

/** Finds the variant of a group that a name stands for: its own or another one. */
export const variantIn = ({ variants, aliases }: Group, name: string): string | undefined =>
  variants.includes(name) ? name : aliases?.find(([alias]) => alias === name)?.[1];

/** Lists every variant of the groups. */
export const variantsOf = (groups: Groups): string[] => groups.flatMap(({ variants }) => variants);

/** Finds the group that has the variant, by any of its names. */
export const groupOf = (groups: Groups, name: string): Group | undefined =>
  groups.find((group) => variantIn(group, name));

/** Joins groups of one name, which several authors have declared. */
export function mergeGroups(groups: Groups): Groups {
  const merged = new Map<string, Set<string>>();
  for (const { name, variants } of groups) {
    merged.set(name, new Set([...(merged.get(name) ?? []), ...variants]));
  }
  return [...merged].map(([name, variants]) => ({ name, variants: [...variants] }));
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
      ...(group.aliases && { aliases: group.aliases.filter((pair) => pair.every(isFree)) }),
    }))
    .filter(({ variants }) => variants.length);
  return [...inner, ...rest];
}
