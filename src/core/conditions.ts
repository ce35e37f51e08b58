import { variantIn, type Groups } from './groups.ts';
import { isName, words } from './names.ts';
import type { Fault, Parsed } from './problem.ts';
import { activeOf, type Selection } from './selection.ts';

/**
 * What a `variants` attribute says. Both lists are sorted and free of repetitions, so that
 * equal conditions are equal data.
 */
export interface Condition {
  /** Names that the block is for: alternatives inside a group, all needed across groups. */
  readonly names: readonly string[];
  /** Names that the block is not for, written `!name`. */
  readonly not: readonly string[];
}

/** Reads a word of a condition: a name, or `!name` for readers whose variant is another one. */
export const readWord = (word: string): { name: string; isNot: boolean } => {
  const isNot = word.startsWith('!');
  return { name: isNot ? word.slice(1) : word, isNot };
};

/**
 * Parses the text of a `variants` attribute. Words that are not names are left out and returned as
 * problems; a missing or empty text gives a condition that shows its block always.
 */
export function parseCondition(text: string | null | undefined): Parsed<Condition, Fault> {
  const names = new Set<string>();
  const not = new Set<string>();
  const problems: Fault[] = [];
  const all = words(text ?? '');
  for (const word of all) {
    const { name, isNot } = readWord(word);
    if (!isName(name)) problems.push({ code: 'bad-name', value: word });
    else (isNot ? not : names).add(name);
  }
  if (!all.length) problems.push({ code: 'no-condition', value: text ?? '' });
  return { value: { names: [...names].sort(), not: [...not].sort() }, problems };
}

/** Prints a condition as the `variants` attribute that says it. */
export const printCondition = ({ names, not }: Condition): string =>
  [...names, ...not.map((name) => `!${name}`)].join(' ');

/**
 * Tells whether a block with the condition is shown. The style sheet of `sheet.ts` gives the same
 * answer in CSS.
 */
export function matches(condition: Condition, groups: Groups, selection: Selection): boolean {
  return groups.every((group) => {
    const active = activeOf(group, selection);
    if (active === undefined) return true;
    const variants = (names: readonly string[]): string[] =>
      names.flatMap((name) => variantIn(group, name) ?? []);
    const named = variants(condition.names);
    return !variants(condition.not).includes(active) && (!named.length || named.includes(active));
  });
}
