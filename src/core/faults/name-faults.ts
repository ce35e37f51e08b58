import { baseOf, groupOf, isRange, variantsFor, variantsOf } from '../groups.ts';
import type { Groups, Label } from '../groups.ts';
import { isName } from '../names.ts';
import { nearestName } from './nearest.ts';
import { plainSpaces } from './plain-spaces.ts';
import type { Fault, Problem } from '../problem.ts';

// Apart from the parsers, because only a page with a fault has to load the words for it.

const TEXTS: Readonly<Record<string, (value: string, groups: Groups) => string>> = {
  'bad-name': (word, groups) =>
    word.includes(',')
      ? `"${word}" is not a name: separate names with a space instead of a comma`
      : rangeIn(word)
        ? reservedText(word, groups)
        : (spacedText(word) ??
          loneSign(word) ??
          signedText(word, groups) ??
          meantText(word, groups) ??
          textOfOtherNames(word) ??
          notName(word)),
  'bad-label': (label) =>
    `'${label}' is not the label of a name: write name 'label', with both quotes`,
  'no-label': (words) => `"${words}" has no label: write name 'label', with both quotes`,
  'no-condition': () =>
    'it names no variant, so it is shown to everyone: write for example "serverless"',
  'bad-group': (part) =>
    notGroupName(part) ??
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
    `the fallback of "${name}" cannot be followed as it is written: write a variant, and those of its group that stand in for it, "hcl: typescript"`,
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

/** Says what to write where a no-break space stands between names. */
function spacedText(word: string): string | undefined {
  const plain = plainSpaces(word);
  if (plain === word) return undefined;
  const fix = plain.trim() ? `write "${plain.trim()}" with plain spaces` : 'remove it';
  return `"${word}" has a no-break space, or one like it, which separates no names: ${fix}`;
}

/** What to write for words and signs that say in other systems, or in plain English, what a condition is. */
const MEANT: readonly (readonly [words: RegExp, advice: string])[] = [
  [
    /^(?:and|or|&{1,2}|\|{1,2})$/i,
    'write names side by side, "byoc go", of which those of one group are alternatives and those of several groups all count',
  ],
  [
    /^(?:(?:[-‐-―~]+|\.\.+|…)(?:>.*)?|to|until|through|since|from|before|after|later|earlier)$/i,
    'leave it out, or write a range as "2.3+ !4.0+", for 2.3 and later, before 4.0',
  ],
  [/^(?:not|except|without)$/i, 'write "!name" for all variants but this one'],
  [/^(?:all|any|everyone|everybody)$/i, 'leave it out, for what has no condition is for everyone'],
];

const adviceFor = (word: string): string | undefined =>
  MEANT.find(([words]) => words.test(word))?.[1];

/** Says where a sign belongs that stands apart from its name, and what begins a group. */
function loneSign(word: string): string | undefined {
  const wrong = `"${word}" is not a name: `;
  if (word === '+') return `${wrong}write "+" right behind the name, "2.3+"`;
  if (/^=+$/.test(word))
    return `${wrong}leave it out of a condition, where a name means this one only, and write "name=other" in groups without spaces`;
  if (/^[^:]+:$/.test(word))
    return `${wrong}leave it out of a condition, and in groups write ";" before it, where another group begins`;
  const [, sign] = /^=*([<>])=*$/.exec(word) ?? [];
  return sign && `${wrong}write "${sign}" right before the name, "${sign}2.3"`;
}

/** Matches a name behind a sign with `=` that no range has: `=2.3`, `==2.3`, `!=2.3`, `=>2.3`, `=<2.3`. */
const SIGNED = /^(!?)(?=[<>]*=)([<=]+|[>=]+)([^<>=]+?)(\+?)$/;

/** Says what is meant by a sign that no range has. */
function signedText(word: string, groups: Groups): string | undefined {
  const [, not = '', sign = '', base = '', plus = ''] = SIGNED.exec(word) ?? [];
  if (!isName(base)) return undefined;
  const write = (meant: string): string => `"${word}" is not a name: write "${meant}"`;
  if (sign.includes('>')) return write(`${not}${base}+`);
  if (!sign.includes('<'))
    return write(not + base + plus) + (not || plus ? '' : ', which means this one only');
  const group = groupOf(groups, base);
  const [next] = (group && variantsFor(group, `>${base}`)) ?? [];
  if (next === undefined) return write(not ? `>${base}` : `<=${base}`);
  return write(`${not ? '' : '!'}${next}+`);
}

/** Says what to write for a word that is plain English, the form of another system, or a label. */
function meantText(word: string, groups: Groups): string | undefined {
  const advice = adviceFor(word);
  if (advice) return `"${word}" is not a name: ${advice}`;
  const [, minus, group = '', sign, own = ''] = /^(?:(-)|!?([^!:=]+)([:=]))(.+)$/.exec(word) ?? [];
  if (minus && isName(own))
    return `"${word}" is not a name: write "!${own}" for all variants but this one`;
  const bang = word.startsWith('!') ? '!' : '';
  const isInGroup = groups.some(({ name }) => name === group) && groupOf(groups, own);
  if (isInGroup || (sign === ':' && isName(group) && isName(own)))
    return `"${word}" is not a name: write "${bang}${own}", because a name belongs to one group only`;
  const meant = meantName(word.replace(/^!/, ''), variantsOf(groups), groups);
  return meant && `"${word}" is not a name: write "${bang}${meant}"`;
}

/** Says why a word with an equals sign is not a name with others. */
function textOfOtherNames(word: string): string | undefined {
  const [name = '', ...others] = word.split('=');
  if (!others.length) return undefined;
  const wrong = word.split('=').find((one) => one && !isName(one));
  if (wrong === undefined || /\s/.test(word))
    return `"${word}" is not a name with others: write "name=other" without spaces, and a label after it, name 'Label'`;
  return notName(wrong, isName(name) ? name : undefined);
}

/** Says what to write in the place of what is not a name, with a name that stands beside it. */
function notName(word: string, beside?: string): string {
  const positive = word.replace(/^!+/, '');
  if (!positive) return `"${word}" is not a name: write "!name" without a space`;
  // In a manifest a number may stand where a name should.
  if (isName(word)) return `"${word}" is not a name: write it in quotes, as text`;
  const bare = positive.replace(/^["'‘’“”„«»([{]+|["'‘’“”„«»)\]};]+$/g, '');
  if (isName(bare)) return `"${word}" is not a name: write "${bare}"`;
  const [, sign] = /[A-Za-z0-9]([|/;&])/.exec(bare) ?? [];
  if (sign && bare.split(sign).every(isName))
    return `"${word}" is not a name: separate names with a space instead of "${sign}"`;
  const name = beside ?? plainName(positive) ?? 'name';
  return `"${word}" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… ${name} '${beside ? word : word.replace(/^!/, '')}'"`;
}

/** Says what to write where the name of a group is not a name, and the rest is a list. */
function notGroupName(part: string): string | undefined {
  const [, name = '', list = ''] = /^([^\s:'"]+):([^:]+)$/.exec(part) ?? [];
  if (isName(name) || !list.trim()) return undefined;
  return `"${name}" is not the name of a group: write "${plainName(name) ?? 'name'} '${name}':${list}", with what readers see as its label`;
}

/** Makes up a name for what is not one: `cpp` for `c++`, `csharp` for `c#`, `dotnet` for `.net`. */
function plainName(word: string): string | undefined {
  const name = word
    .normalize('NFKD')
    .replaceAll('+', 'p')
    .replaceAll('#', 'sharp')
    .replace(/^\./, 'dot')
    .replace(/[^A-Za-z0-9._-]+/g, '');
  return isName(name) ? name : undefined;
}

/**
 * Puts a fault into words for the author.
 *
 * @param groups those whose versions the right form of a range names
 */
export const describe = ({ code, value }: Fault, groups: Groups = []): Problem => ({
  code,
  value,
  message: TEXTS[code]?.(value, groups) ?? `"${value}" is wrong (${code})`,
});

/** Matches what is written as a range in a form that is reserved: `2.3..4`, `9.0-9.2`, `2.3–4`. */
const RESERVED = /^!?(\w[\w.]*?)(?:\.\.+|…|[-‐-―])(v?\d[\w.]*)$/;

/** Finds the ends of what is written as a range in a form that is reserved. */
const rangeIn = (word: string): readonly [from: string, to: string] | undefined => {
  const [, from = '', to = ''] = RESERVED.exec(word) ?? [];
  return /\d/.test(from) && isName(from) && isName(to) ? [from, to] : undefined;
};

function reservedText(word: string, groups: Groups): string {
  const [from, to] = (rangeIn(word) ?? []).map((end) => declaredFor(end, groups));
  return `"${word}" is not a range, and reserved: write "${from}+ !${to}+" for ${from} and later, before ${to}`;
}

/** Finds the first version of an order that one written short begins: 4.0 for 4. */
const declaredFor = (end: string, groups: Groups): string =>
  groupOf(groups, end)
    ? end
    : (groups.flatMap(({ order = [] }) => order).find((one) => one.startsWith(`${end}.`)) ?? end);

/**
 * Describes a name of a condition that no group has, with the one that was probably meant.
 *
 * @param groups what has the labels, where only names are known
 */
export function unknownName(
  name: string,
  known: Groups | readonly string[],
  groups: Groups = known.filter((one) => typeof one === 'object'),
): Problem {
  const strings = known.filter((one) => typeof one === 'string');
  const names = strings.length ? strings : variantsOf(groups);
  const isOfGroups = !strings.length;
  const message =
    isOfGroups && rangeIn(name)?.every((end) => groupOf(groups, end))
      ? reservedText(name, groups)
      : isRange(name) && isName(baseOf(name))
        ? unknownRange(name, isOfGroups ? groups : [], names)
        : `"${name}" is in no group, so it is ignored: ${adviceFor(name) ?? suggestion(name, names, groups)}`;
  return { code: 'unknown-name', value: name, message };
}

function unknownRange(name: string, groups: Groups, names: readonly string[]): string {
  const base = baseOf(name);
  const group = groupOf(groups, base);
  if (!group) {
    const inForm = (one: string): string => inFormOf(name, one, groups);
    return `"${name}" begins at no variant, so it is ignored: ${suggestion(base, names, groups, inForm)}`;
  }
  if (group.variants.length < 2)
    return `"${name}" is a range, and its group has one variant only, so it is ignored: write "${base}"`;
  const order = `${group.name || 'version'}: ${group.variants.join(' < ')}`;
  return `"${name}" is a range, and its group has no order, so it is ignored: write groups="${order}", the oldest first`;
}

/** Writes a name in the place of another word: as a range where that is one, and the name's group has an order. */
export function inFormOf(word: string, name: string, groups: Groups): string {
  if (!isRange(word) || !groupOf(groups, name)?.order) return name;
  return word.startsWith('>') ? `>${name}` : `${name}+`;
}

/** How many names a message lists at most. */
const MOST_NAMES = 20;

function suggestion(
  name: string,
  names: readonly string[],
  groups: Groups,
  write = (one: string): string => one,
): string {
  const plain = plainName(name);
  const nearest =
    meantName(name, names, groups) ??
    nearestName(name, [...names, ...groups.flatMap(({ sets = [] }) => sets.map(([set]) => set))]);
  if (nearest) return `did you mean "${write(nearest)}"?`;
  if (!names.length) return `declare it, groups="group: ${plain ?? 'name'} …"`;
  const more = names.length - MOST_NAMES;
  return `use one of ${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const shortVersion = (version: string): string => version.replace(/^v(?=\d)|(?:\.0+)+$/g, '');

/** Finds the name whose label a word is, that is made up for it, `cpp` for `C++`, or the same version, `3` for `3.0`. */
function meantName(word: string, names: readonly string[], groups: Groups): string | undefined {
  const plain = plainName(word)?.toLowerCase();
  const isLabel = ([, label]: Label): boolean => label.toLowerCase() === word.toLowerCase();
  const labelled = groups.flatMap(({ labels = [] }) => labels.filter(isLabel)).map(([one]) => one);
  return (
    labelled.find((one) => names.includes(one)) ??
    names.find((one) => one.toLowerCase() === plain) ??
    names.find((one) => shortVersion(one) === shortVersion(word))
  );
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
