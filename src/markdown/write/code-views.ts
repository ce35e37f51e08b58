// The code that each reader sees, where passages stand in it: alternatives need not fit together.
import { parseCondition, type Condition } from '../../core/conditions.ts';

/** Code between two places where passages begin or end. */
export interface CodePart {
  readonly text: string;
  /** The numbers of the passages that the code stands in. */
  readonly passages: readonly number[];
}

/** Returns the condition of the passage with a number. */
export type ConditionOf = (passage: number) => string;

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
  conditionOf: ConditionOf,
  look: (texts: readonly string[]) => readonly Found[],
): readonly (Found | undefined)[] {
  const keys = parts.map(({ passages }) => passages.join());
  const count = new Set(keys).size;
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  if (count === 1 || count > MOST_VIEWS || length * count > MOST_CHARACTERS)
    return look(parts.map(({ text }) => text));
  const views = new Map<string, readonly Found[]>();
  return parts.map(({ passages }, at) => {
    const key = keys[at] ?? '';
    const view = views.get(key) ?? look(textsFor(passages, parts, conditionOf));
    views.set(key, view);
    return view[at];
  });
}

/** Lists the texts of all parts, those empty that a reader of some passages does not see. */
function textsFor(
  passages: readonly number[],
  parts: readonly CodePart[],
  conditionOf: ConditionOf,
): string[] {
  const seen = new Set(passages);
  for (const passage of new Set(parts.flatMap((part) => part.passages))) {
    const condition = conditionOf(passage);
    if ([...seen].every((other) => fit(conditionOf(other), condition))) seen.add(passage);
  }
  return parts.map((part) =>
    part.passages.every((passage) => seen.has(passage)) ? part.text : '',
  );
}

/** Tells whether one reader may see passages of both conditions. */
function fit(one: string, other: string): boolean {
  const [a, b] = [parseCondition(one).value, parseCondition(other).value];
  const excludes = ({ not }: Condition, { names }: Condition): boolean =>
    names.length > 0 && names.every((name) => not.includes(name));
  if (excludes(a, b) || excludes(b, a)) return false;
  return !a.names.length || !b.names.length || a.names.some((name) => b.names.includes(name));
}
