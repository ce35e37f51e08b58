import { placesOf } from '../places.ts';

/**
 * Parses JSON.
 *
 * @param describe puts into words where it is not JSON, as `line:column`, and why
 * @throws {Error} with these words
 */
export function parseJson(
  text: string,
  describe: (place: string, reason: string) => string,
): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { line, column } = placesOf(text)(lengthOfJson(text));
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(describe(`${line}:${column}`, reason));
  }
}

/** Finds how much of a text is the beginning of some JSON; not every version of Node says so. */
function lengthOfJson(text: string): number {
  let good = 0;
  let bad = text.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (canGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function canGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = String(error);
    const position = Number(/at position (\d+)/.exec(message)?.[1] ?? -1);
    return /end of JSON|Unterminated/.test(message) || position >= beginning.trimEnd().length;
  }
}

/** Finds where a path such as `groups.deployment[1].label` stands in a JSON text. */
export function offsetInJson(text: string, at: string): number {
  let offset = 0;
  for (const [, key, index] of at.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (key !== undefined && index === undefined) {
      const found = text.indexOf(JSON.stringify(key), offset);
      if (found >= 0) offset = found;
    } else offset = entryOf(text, offset, Number(index));
  }
  return offset;
}

/** Finds an entry of the list that starts behind an offset. */
function entryOf(text: string, from: number, index: number): number {
  const start = text.indexOf('[', from);
  if (start < 0) return from;
  let depth = 0;
  let count = 0;
  for (const { 0: part, index: at } of text
    .slice(start)
    .matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]|[^\s[\]{},"]+/g)) {
    if (depth === 1 && count === index && part !== ',') return start + at;
    if (part === '[' || part === '{') depth++;
    else if (part === ']' || part === '}') depth--;
    else if (part === ',' && depth === 1) count++;
    if (!depth) break;
  }
  return start;
}
