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

/** How deep what a path leads to may lie. */
const DEEPEST = 8;
const PART = /"(?:[^"\\]|\\.)*"|[[\]{},]|[^\s[\]{},:"]+/g;

/** An object or a list while it is read. */
interface Holder {
  readonly path: string;
  readonly isList: boolean;
  /** The path of the entry that is read: that of a key, once it is there. */
  entry: string | undefined;
  count: number;
}

/**
 * Reads a JSON text once, and returns what finds where a path such as `groups.deployment[1].label`
 * stands in it, or else what is around that.
 */
export function placesInJson(text: string): (path: string) => number {
  const offsets = new Map<string, number>();
  const holders: Holder[] = [];
  const take = (path: string, offset: number): void => {
    if (holders.length <= DEEPEST && !offsets.has(path)) offsets.set(path, offset);
  };
  for (const { 0: part, index: offset } of text.matchAll(PART)) {
    const holder = holders.at(-1);
    if (part === ',') {
      if (holder) holder.entry = undefined;
    } else if (part === ']' || part === '}') holders.pop();
    else if (holder && !holder.isList && holder.entry === undefined) {
      holder.entry = [holder.path, keyOf(part)].filter(Boolean).join('.');
      take(holder.entry, offset);
    } else {
      // A path deeper than any that is asked for would only be long.
      const isDeep = holders.length > DEEPEST;
      if (holder?.isList) {
        holder.entry = isDeep ? '' : `${holder.path}[${holder.count++}]`;
        take(holder.entry, offset);
      }
      if (part === '[' || part === '{') {
        const path = isDeep ? '' : (holder?.entry ?? '');
        holders.push({ path, isList: part === '[', entry: undefined, count: 0 });
      }
    }
  }
  return (path) => {
    for (let at = path; at; at = at.slice(0, Math.max(at.search(/[.[][^.[]*$/), 0))) {
      const offset = offsets.get(at);
      if (offset !== undefined) return offset;
    }
    return 0;
  };
}

function keyOf(part: string): string {
  try {
    return String(JSON.parse(part));
  } catch {
    return part;
  }
}
