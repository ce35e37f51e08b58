import type { Problem } from './problem.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Tells whether the text is a variant or group name: `[A-Za-z0-9][A-Za-z0-9._-]*`. */
export const isName = (text: string): boolean => NAME.test(text);

/** Splits a text at the white space that HTML (and `[attr~=…]` in CSS) knows. */
export const words = (text: string): string[] => text.split(/[ \t\n\f\r]+/).filter(Boolean);

/** Describes a word that is not a name. */
export const badName = (word: string): Problem => ({
  code: 'bad-name',
  value: word,
  message: word.includes(',')
    ? `"${word}" is not a name: separate names with a space instead of a comma`
    : `"${word}" is not a name: use letters, digits, ".", "_" and "-"`,
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
