import { isName } from '../names.ts';
import { nearestName } from './nearest.ts';
import type { Fault, Problem } from '../problem.ts';

// Apart from the parsers, because only a page with a fault has to load the words for it.

const TEXTS: Readonly<Record<string, (value: string) => string>> = {
  'bad-name': (word) =>
    word.includes(',')
      ? `"${word}" is not a name: separate names with a space instead of a comma`
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
  'empty-group': (name) => `the group "${name}" has no variants: write "${name}: variant variant"`,
};

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

/** Describes a name that no group has, with the one that was probably meant. */
export function unknownName(name: string, names: readonly string[]): Problem {
  const nearest = nearestName(name, names);
  return {
    code: 'unknown-name',
    value: name,
    message:
      `"${name}" is in no group, so it is ignored: ` +
      (nearest ? `did you mean "${nearest}"?` : `use one of ${names.join(', ')}`),
  };
}
