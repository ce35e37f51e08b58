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

/** White space, and the token behind it: a text, another plain value, or a mark. */
const TOKEN =
  /[\t\n\r ]*(?:("(?:[^"\\\0-\x1F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null)|([[\]{}:,]))?/y;

/** What a value may begin with: `v` stands for numbers and names. */
const VALUE = '"v[{';

/**
 * Finds how much of a text is the beginning of some JSON. What engines say of it differs, and most do
 * not say where.
 */
function lengthOfJson(text: string): number {
  const tokens = new RegExp(TOKEN);
  const closings: string[] = [];
  for (let wanted = VALUE; ;) {
    const [, string, plain, mark] = tokens.exec(text) ?? [];
    const kind = string ? '"' : plain ? 'v' : (mark ?? '');
    if (!kind || !wanted.includes(kind)) {
      return tokens.lastIndex - (string ?? plain ?? mark ?? '').length;
    }
    const isKey = string !== undefined && !wanted.includes('v');
    if (kind === '[') {
      closings.push(']');
      wanted = `${VALUE}]`;
    } else if (kind === '{') {
      closings.push('}');
      wanted = '"}';
    } else if (kind === ',') wanted = closings.at(-1) === ']' ? VALUE : '"';
    else if (kind === ':') wanted = VALUE;
    else if (isKey) wanted = ':';
    else {
      if (kind === closings.at(-1)) closings.pop();
      wanted = closings.length ? `,${closings.at(-1)}` : '';
    }
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
