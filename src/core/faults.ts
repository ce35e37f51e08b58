import type { Fault, Problem } from './problem.ts';

// Apart from the parsers, because only a page with a fault has to load the words for it.

const TEXTS: Readonly<Record<string, (value: string) => string>> = {
  'bad-name': (word) =>
    word.includes(',')
      ? `"${word}" is not a name: separate names with a space instead of a comma`
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

/** Finds the name that is closest to a mistyped one, if any is close. */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Math.min(3, Math.ceil(word.length / 3) + 1);
  for (const name of names) {
    const distance = editDistance(word.toLowerCase(), name.toLowerCase(), least);
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

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

/** Counts the edits between two texts, or returns `limit` as soon as there are that many. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit;
}
