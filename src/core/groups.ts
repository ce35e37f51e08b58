import { isName, words } from './names.ts';
import type { Fault, Parsed } from './problem.ts';

/** Holds variants of which a reader has one at a time. */
export interface Group {
  /** The group's name; empty for the one group of a page that declares none. */
  readonly name: string;
  /** The variants in the author's order; no name stands in two groups. */
  readonly variants: readonly string[];
}

/** Holds the groups of one provider, in the author's order. */
export type Groups = readonly Group[];

/**
 * Parses the text of a `groups` attribute: `deployment: serverless byoc; language: java cpp go`.
 * What cannot be read is left out and returned as problems; of a name that stands twice the first
 * one counts.
 */
export function parseGroups(text: string | null | undefined): Parsed<Groups, Fault> {
  const groups = new Map<string, string[]>();
  const taken = new Set<string>();
  const problems: Fault[] = [];
  const report = (code: string, value: string): void => void problems.push({ code, value });
  for (const part of (text ?? '').split(';')) {
    if (!words(part).length) continue;
    const colon = part.indexOf(':');
    const [name = '', ...more] = words(part.slice(0, Math.max(colon, 0)));
    if (!isName(name) || more.length) {
      report('bad-group', part.trim());
      continue;
    }
    const variants = groups.get(name) ?? [];
    for (const word of words(part.slice(colon + 1))) {
      if (!isName(word)) report('bad-name', word);
      else if (taken.has(word)) report('repeated-name', word);
      else {
        taken.add(word);
        variants.push(word);
      }
    }
    if (variants.length) groups.set(name, variants);
    else report('empty-group', name);
  }
  return { value: [...groups].map(([name, variants]) => ({ name, variants })), problems };
}

/** Prints groups as the `groups` attribute that declares them. */
export const printGroups = (groups: Groups): string =>
  groups.map(({ name, variants }) => `${name}: ${variants.join(' ')}`).join('; ');

/** Lists every variant of the groups. */
export const variantsOf = (groups: Groups): string[] => groups.flatMap(({ variants }) => variants);

/** Finds the group that has the variant. */
export const groupOf = (groups: Groups, variant: string): Group | undefined =>
  groups.find(({ variants }) => variants.includes(variant));

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
  const taken = new Set(variantsOf(inner));
  const rest = outer
    .filter(({ name }) => !inner.some((group) => group.name === name))
    .map(({ name, variants }) => ({ name, variants: variants.filter((v) => !taken.has(v)) }))
    .filter(({ variants }) => variants.length);
  return [...inner, ...rest];
}
