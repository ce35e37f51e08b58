import { groupOf, isRange, variantsOf, type Group, type Groups } from '../groups.ts';
import { isName } from '../names.ts';
import { nearestName } from './nearest.ts';
import type { Fault, Problem } from '../problem.ts';

// Apart from the parsers, because only a page with a fault has to load the words for it.

const TEXTS: Readonly<Record<string, (value: string) => string>> = {
  'bad-name': (word) =>
    word.includes(',')
      ? `"${word}" is not a name: separate names with a space instead of a comma`
      : rangeIn(word)
        ? reservedText(word)
        : /^!?=+[^=]/.test(word)
          ? `"${word}" is not a name: write "${word.replace(/=+/, '')}", which means this one only`
          : word.includes('=')
            ? `"${word}" is not a name with others: write "name=other" without spaces, and a label after it, name 'Label'`
            : `"${word}" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… ${plainName(word)} '${word.replace(/^!/, '')}'"`,
  'bad-label': (label) =>
    `'${label}' is not the label of a name: write name 'label', with both quotes`,
  'no-condition': () =>
    'it names no variant, so it is shown to everyone: write for example "serverless"',
  'bad-group': (part) =>
    `"${part}" is not a group: write "name: variant variant", groups separated by ";"`,
  'repeated-name': (word) =>
    `"${word}" is declared twice in \`groups\`: a variant belongs to one group, so rename one of them`,
  'reserved-name': (word) =>
    `"${word}" is reserved for passages that only people or only agents read: choose another name`,
  'repeated-in-order': (word) =>
    `"${word}" stands twice in an order of \`groups\`, so ranges are shown to everyone: name each variant once`,
  'bad-order': (part) =>
    `"${part}" is not an order, so ranges are shown to everyone: write "<" between all variants, the oldest first: "version: 2.1 < 2.2 < 3.0"`,
  'bad-set': (part) =>
    `"${part}" is not a set, so what it is for is shown to everyone: name only variants of one group, and sets that stand before it`,
  'bad-fallback': (name) =>
    `the fallback of "${name}" counts for nothing: write a variant, and those of its group that stand in for it, "hcl: typescript"`,
  'no-nearest': (name) =>
    `the fallback of "${name}" cannot be the nearest, because its group has no order: write the group as "version: 2.1 < 2.2 < 3.0"`,
  'fallback-cycle': (name) =>
    `the fallback of "${name}" leads back to it: let one of them have none`,
  'empty-range': (text) =>
    `"${text}" leaves no variant, so its ranges count for nothing: ${TURNED.test(text) ? 'write the older end first, ' : ''}for example "2.3+ !4.0+" for 2.3 and later, before 4.0`,
  'empty-group': (name) => `the group "${name}" has no variants: write "${name}: variant variant"`,
};

/** Matches a condition of two ranges, one from a variant on and one before a variant. */
const TURNED = /(?=.*(?:^|\s)(?:[^!<\s]\S*\+|>))(?=.*(?:!\S+\+|<))/;

/** Makes up a name for what is not one: `cpp` for `c++`, `csharp` for `c#`, `dotnet` for `.net`. */
function plainName(word: string): string {
  const name = word
    .normalize('NFKD')
    .replaceAll('+', 'p')
    .replaceAll('#', 'sharp')
    .replace(/^\./, 'dot')
    .replace(/[^A-Za-z0-9._-]+/g, '');
  return isName(name) ? name : 'name';
}

/** Puts a fault into words for the author. */
export const describe = ({ code, value }: Fault): Problem => ({
  code,
  value,
  message: TEXTS[code]?.(value) ?? `"${value}" is wrong (${code})`,
});

/** Matches what is written as a range in a form that is reserved: `2.3..4`, `9.0-9.2`, `2.3–4`. */
const RESERVED = /^!?(\w[\w.]*?)(?:\.\.+|…|[-‐-―])(v?\d[\w.]*)$/;

/** Finds the ends of what is written as a range in a form that is reserved. */
const rangeIn = (word: string): readonly [from: string, to: string] | undefined => {
  const [, from = '', to = ''] = RESERVED.exec(word) ?? [];
  return /\d/.test(from) && isName(from) && isName(to) ? [from, to] : undefined;
};

function reservedText(word: string): string {
  const [from, to] = rangeIn(word) ?? [];
  return `"${word}" is not a range, and reserved: write "${from}+ !${to}+" for ${from} and later, before ${to}`;
}

/** Describes a name of a condition that no group has, with the one that was probably meant. */
export function unknownName(name: string, known: Groups | readonly string[]): Problem {
  const groups = known.filter((one): one is Group => typeof one === 'object');
  const names = groups.length ? variantsOf(groups) : known.filter((one) => typeof one === 'string');
  const others = groups.flatMap(({ sets = [] }) => sets.map(([set]) => set));
  const message = rangeIn(name)?.every((end) => groupOf(groups, end))
    ? reservedText(name)
    : isRange(name)
      ? unknownRange(name, groups, names)
      : `"${name}" is in no group, so it is ignored: ${suggestion(name, names, others)}`;
  return { code: 'unknown-name', value: name, message };
}

function unknownRange(name: string, groups: Groups, names: readonly string[]): string {
  const base = name.replace(/^>|\+$/g, '');
  const group = groupOf(groups, base);
  if (!group) return `"${name}" begins at no variant, so it is ignored: ${suggestion(base, names)}`;
  const order = `${group.name || 'version'}: ${group.variants.join(' < ')}`;
  return `"${name}" is a range, and its group has no order, so it is ignored: write groups="${order}", the oldest first`;
}

function suggestion(
  name: string,
  names: readonly string[],
  others: readonly string[] = [],
): string {
  const nearest = nearestName(name, [...names, ...others]);
  return nearest ? `did you mean "${nearest}"?` : `use one of ${names.join(', ')}`;
}

/** Leaves out sets that are wrong because of one that is told of already, as in a circle of sets. */
export function withoutConsequences<Wrong extends Fault>(faults: readonly Wrong[]): Wrong[] {
  const told: string[] = [];
  return faults.filter(({ code, value }) => {
    if (code !== 'bad-set') return true;
    const [name = '', list = ''] = value.split(':');
    const isToldOf = list.split(/[\s,]+/).some((one) => told.includes(one));
    told.push(name.replace(/\s*'.*$/, '').trim());
    return !isToldOf;
  });
}
