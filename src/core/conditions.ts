import {
  AUDIENCE,
  baseOf,
  HUMAN,
  isRange,
  variantsFor,
  type Group,
  type Groups,
} from './groups.ts';
import { isName, plainSigns, words } from './names.ts';
import type { Fault, Parsed } from './problem.ts';
import { activeOf, type Selection } from './selection.ts';

/**
 * What a `variants` attribute says. Both lists are sorted and free of repetitions, so that
 * equal conditions are equal data. A name may stand for several variants: that of a set, or a range of
 * an ordered group, `2.3+` from 2.3 on and `>2.3` after it.
 */
export interface Condition {
  /** Names that the block is for: alternatives inside a group, all needed across groups. */
  readonly names: readonly string[];
  /** Names that the block is not for, written `!name`. */
  readonly not: readonly string[];
}

/** Matches a word by its parts: `!`, a sign, a name, `+`. */
const WORD = /^(!?)([<>]=?|)(.*?)(\+?)$/s;
/** Matches a sign apart from its version, `>= 2.3`. */
const APART = /([<>]=?)[ \t\n\f\r]+/g;

/**
 * Reads a word of a condition: a name, or `!name` for readers whose variant is another one. The signs
 * of other systems mean ranges: `>=2.3` is `2.3+`, and `<2.3` is `!2.3+`.
 */
export const readWord = (word: string): { name: string; isNot: boolean } => {
  const [, bang = '', sign = '', base = '', plus = ''] = WORD.exec(plainSigns(word)) ?? [];
  const isAfter = sign === '>' || sign === '<=';
  const name = isAfter ? `>${base}` : base + (sign ? '+' : plus);
  return { name, isNot: !bang === sign.startsWith('<') };
};

/** Splits a condition into words, a sign together with its version. */
export const wordsOf = (text: string): string[] => words(plainSigns(text).replace(APART, '$1'));

/**
 * Parses the text of a `variants` attribute. Words that are not names are left out and returned as
 * problems; a missing or empty text gives a condition that shows its block always.
 */
export function parseCondition(text: string | null | undefined): Parsed<Condition, Fault> {
  const names = new Set<string>();
  const not = new Set<string>();
  const problems: Fault[] = [];
  const all = wordsOf(text ?? '');
  for (const word of all) {
    const { name, isNot } = readWord(word);
    if (!isName(baseOf(name))) problems.push({ code: 'bad-name', value: word });
    else (isNot ? not : names).add(name);
  }
  if (!all.length) problems.push({ code: 'no-condition', value: text ?? '' });
  return { value: { names: [...names].sort(), not: [...not].sort() }, problems };
}

/** Prints a condition as the `variants` attribute that says it. */
export const printCondition = ({ names, not }: Condition): string =>
  [...names, ...not.map((name) => (name.startsWith('>') ? `<=${name.slice(1)}` : `!${name}`))].join(
    ' ',
  );

/**
 * Tells whether a condition's ranges in a group leave no variant: they run backwards, `4.0+ !2.3+`, or
 * end where they begin. They count for nothing then, so that nothing is lost by the mistake.
 */
export function isEmptyRange({ names, not }: Condition, group: Group): boolean {
  const { order } = group;
  if (!order) return false;
  const read = (list: readonly string[]): (readonly string[])[] =>
    list
      .filter(isRange)
      .map((name) => variantsFor(group, name))
      .filter((variants) => variants !== undefined);
  const from = read(names);
  const without = read(not);
  const left = from.length ? from.flat() : order;
  const lost = new Set(without.flat());
  return from.length + without.length > 0 && left.every((variant) => lost.has(variant));
}

/** Lists the variants of a group for which a condition holds: all where it does not name the group. */
export function variantsShown(condition: Condition, group: Group): readonly string[] {
  const isLost = isEmptyRange(condition, group);
  const read = (list: readonly string[]): Set<string> =>
    new Set(
      list.flatMap((name) => (isLost && isRange(name) ? [] : (variantsFor(group, name) ?? []))),
    );
  const named = read(condition.names);
  const not = read(condition.not);
  return group.variants.filter(
    (variant) => (!named.size || named.has(variant)) && !not.has(variant),
  );
}

/**
 * Tells whether a block with the condition is shown. The style sheet of `sheet.ts` gives the same
 * answer in CSS.
 */
export const matches = (condition: Condition, groups: Groups, selection: Selection): boolean =>
  [...groups, AUDIENCE].every((group) => {
    const active = activeOf(group, selection) ?? (group === AUDIENCE && HUMAN);
    return !active || variantsShown(condition, group).includes(active);
  });
