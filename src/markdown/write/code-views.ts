// The code that each reader sees, where passages stand in it: alternatives need not fit together.
import { parseCondition } from '../../core/conditions.ts';
import { AUDIENCE, type Groups } from '../../core/groups.ts';
import { readersOf, readersOfBoth, type Readers } from './can-meet.ts';

/** Code between two places where passages begin or end. */
export interface CodePart {
  readonly text: string;
  /** The numbers of the passages that the code stands in. */
  readonly passages: readonly number[];
}

/** Whom the passages of code are for. */
export interface Passages {
  /** Returns the condition of the passage with a number. */
  conditionOf(passage: number): string;
  /** The groups of the page; without any, all names are alternatives. */
  readonly groups?: Groups | undefined;
}

/** Bounds the work on code that has more different passages than a reader can tell apart. */
const MOST_VIEWS = 50;
/** Bounds how many characters are looked at for one block of code, all its views taken together. */
const MOST_CHARACTERS = 50_000;

/**
 * Looks at code as each of its readers sees it.
 *
 * @param look takes the texts of all parts, those that a reader does not see empty, and finds something
 *   for each
 * @returns for each part what was found where its reader looked
 */
export function lookByView<Found>(
  parts: readonly CodePart[],
  passages: Passages,
  look: (texts: readonly string[]) => readonly Found[],
): readonly (Found | undefined)[] {
  const keys = parts.map((part) => part.passages.join());
  const count = new Set(keys).size;
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  if (count === 1 || count > MOST_VIEWS || length * count > MOST_CHARACTERS)
    return look(parts.map(({ text }) => text));
  const readersOfPassages = readersIn(parts, passages);
  const views = new Map<string, readonly Found[]>();
  return parts.map((part, at) => {
    const key = keys[at] ?? '';
    const view = views.get(key) ?? look(textsFor(part.passages, parts, readersOfPassages));
    views.set(key, view);
    return view[at];
  });
}

/** Finds the readers of each passage. */
function readersIn(
  parts: readonly CodePart[],
  { conditionOf, groups = [] }: Passages,
): ReadonlyMap<number, Readers> {
  const all = [...new Set(parts.flatMap((part) => part.passages))];
  const texts = all.map((passage) => conditionOf(passage));
  const known = groups.length ? [...groups, AUDIENCE] : [anyOf(texts)];
  return new Map(all.map((passage, at) => [passage, readersOf(texts[at] ?? '', known)]));
}

/** Lists the texts of all parts, those empty that a reader of some passages does not see. */
function textsFor(
  own: readonly number[],
  parts: readonly CodePart[],
  readers: ReadonlyMap<number, Readers>,
): string[] {
  const seen = new Set<number>();
  let left: Readers | undefined;
  for (const passage of [...own, ...readers.keys()]) {
    const also = readers.get(passage) ?? [];
    const both: Readers | undefined = left ? readersOfBoth(left, also) : also;
    if (both) left = both;
    if (both || own.includes(passage)) seen.add(passage);
  }
  return parts.map((part) =>
    part.passages.every((passage) => seen.has(passage)) ? part.text : '',
  );
}

/** Makes a group of all names that conditions have, and of none of them. */
function anyOf(conditions: readonly string[]): Groups[number] {
  const names = conditions.flatMap((text) => {
    const { value } = parseCondition(text);
    return [...value.names, ...value.not];
  });
  return { name: '', variants: ['', ...new Set(names)] };
}
