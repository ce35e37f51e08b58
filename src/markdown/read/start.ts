/** How long a page has to be, in UTF-16 code units, for its start to be shown before the rest is read. */
const LONG = 12_000;
/** How long its start is at least. */
const SHORTEST = 2500;
/** Finds blank lines before lines that start a block, whatever stands before them but code and elements. */
const CUT = /\n[ \t]*\n(?=[#\p{L}])/gu;
const FENCE = /^ {0,3}(?:`{3}|~{3})/gm;
const TAG = /\{\{[<%]\s*(\/?)\s*([\w-]+)/g;
/** Finds what the start may depend on: definitions, and files to put in. */
const ELSEWHERE = /^[ \t>]*\[[^\]\n]+\]:|\{\{[<%]\s*(?:include|readfile|code|code_sample)\s/m;
/** Finds what may be a heading of the first level, beside which a page's title is not shown. */
const TITLE = /^(?: {0,3}#[ \t]|=+[ \t]*$)|<h1/m;

/**
 * Returns the start of a long page, with its front matter, up to a line at which it can most likely
 * be cut. Who renders both has to compare them.
 *
 * @param hasTitle whether its front matter has a title, which another heading may replace
 */
export function startOf(page: string, hasTitle: boolean): string | undefined {
  if (page.length < LONG || ELSEWHERE.test(page)) return undefined;
  CUT.lastIndex = SHORTEST;
  for (let found = CUT.exec(page); found && found.index < LONG; found = CUT.exec(page)) {
    const start = page.slice(0, found.index + 1);
    if (!isWhole(start, page)) continue;
    return hasTitle && TITLE.test(page.slice(start.length)) ? undefined : start;
  }
  return undefined;
}

/** Tells whether no code and no passage goes on behind the start of a page. */
function isWhole(start: string, page: string): boolean {
  if ((start.match(FENCE)?.length ?? 0) % 2) return false;
  const open = new Map<string, number>();
  for (const [, slash, name = ''] of start.matchAll(TAG)) {
    open.set(name, (open.get(name) ?? 0) + (slash ? -1 : 1));
  }
  return [...open].every(([name, count]) => !count || !new RegExp(`/\\s*${name}\\b`).test(page));
}
