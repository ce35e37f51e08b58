import { HAS_INCLUDES } from '../../core/shortcodes/shortcode-names.ts';

/** How long a page has to be, in UTF-16 code units, for its start to be shown before the rest is read. */
const LONG = 12_000;
/** How long its start is at least. */
const SHORTEST = 2500;
/** Finds blank lines before lines that start a block, whatever stands before them but code and elements. */
const CUT = /\n[ \t]*\n(?=[#\p{L}])/gu;
const FENCE = /^ {0,3}(?:`{3}|~{3})/gm;
const TAG = /\{\{[<%]\s*(\/?)\s*([\w-]+)/g;
const END = /\{\{[<%]\s*\/\s*([\w-]+)/g;
/** Finds definitions, which the start may refer to. */
const DEFINITION = /^[ \t>]*\[[^\]\n]+\]:/m;
/** Finds what may be a heading of the first level, beside which a page's title is not shown. */
const TITLE = /^(?: {0,3}#[ \t]|=+[ \t]*$)|<h1/m;

/** How many places to cut are looked at. */
const MOST = 40;

/**
 * Returns the start of a long page, with its front matter, up to a line at which it can most likely
 * be cut. Who renders both has to compare them.
 *
 * @param own the names of the site's own shortcodes, which may count how often they are used
 * @param hasTitle whether its front matter has a title, which another heading may replace
 */
export function startOf(
  page: string,
  own: readonly string[],
  hasTitle: boolean,
): string | undefined {
  if (page.length < LONG || DEFINITION.test(page) || HAS_INCLUDES.test(page)) return undefined;
  const ends = new Set(Array.from(page.matchAll(END), ([, name = '']) => name));
  CUT.lastIndex = SHORTEST;
  for (let left = MOST; left > 0; left--) {
    const found = CUT.exec(page);
    if (!found || found.index > LONG) return undefined;
    const start = page.slice(0, found.index + 1);
    const calls = callsIn(start);
    if (own.some((name) => calls.has(name))) return undefined;
    const isOpen = [...calls].some(([name, count]) => count && ends.has(name));
    if (isOpen || (start.match(FENCE)?.length ?? 0) % 2) continue;
    return hasTitle && TITLE.test(page.slice(start.length)) ? undefined : start;
  }
  return undefined;
}

/** Counts how many of the shortcodes in a text are open behind it, by their names. */
function callsIn(text: string): Map<string, number> {
  const calls = new Map<string, number>();
  for (const [, slash, name = ''] of text.matchAll(TAG)) {
    calls.set(name, (calls.get(name) ?? 0) + (slash ? -1 : 1));
  }
  return calls;
}
