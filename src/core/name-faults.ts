import { nearestName } from './nearest.ts';
import type { Fault, Problem } from './problem.ts';

// Apart from the parsers, because only a page with a fault has to load the words for it.

const TEXTS: Readonly<Record<string, (value: string) => string>> = {
  'bad-name': (word) =>
    word.includes(',')
      ? `"${word}" is not a name: separate names with a space instead of a comma`
      : word.includes('=')
        ? `"${word}" is not a name with others: write "name=other" without spaces`
        : `"${word}" is not a name: use letters, digits, ".", "_" and "-"`,
  'no-condition': () =>
    'it names no variant, so it is shown to everyone: write for example "serverless"',
  'bad-group': (part) =>
    `"${part}" is not a group: write "name: variant variant", groups separated by ";"`,
  'repeated-name': (word) =>
    `"${word}" stands twice in the groups: a variant belongs to one group, so rename one of them`,
  'empty-group': (name) => `the group "${name}" has no variants: write "${name}: variant variant"`,
};

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
