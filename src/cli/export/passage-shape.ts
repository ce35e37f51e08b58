// What a passage of Markdown is made of, which says where its label fits.

/** Rows of a table, items of a list, parts of HTML, one thing, or several. */
export type Shape = 'rows' | 'items' | 'html' | 'one' | 'several';

const ROW = /^[ \t]*\|/;
const RULER = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/;
const ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const FENCE = /^[ \t]*(`{3,}|~{3,})/;
/** Matches elements that only stand in a parent of their own. */
const PART = /^\s*<(?:tr|t[dh]|tbody|thead|tfoot|caption|li|d[td]|option|summary|figcaption)\b/i;
const ROOM = /<(?:tr\b[^>]*>\s*<t[dh]|t[dh]|li|d[td]|caption|summary|figcaption)\b[^>]*>/gi;

/** Finds out what a passage is made of. */
export function shapeOf(content: string): Shape {
  const lines = content.split(/\r?\n/).filter((line) => line.trim());
  if (PART.test(content)) return 'html';
  if (lines.length && lines.every((line) => ROW.test(line))) {
    return RULER.test(lines[1] ?? '') ? 'one' : 'rows';
  }
  const [, indent] = ITEM.exec(lines[0] ?? '') ?? [];
  const isPart = (line: string): boolean =>
    indent !== undefined &&
    (ITEM.exec(line)?.[1] === indent || /^\s/.test(line.slice(indent.length)));
  if (lines.length && lines.every(isPart)) return 'items';
  return countThings(content) > 1 ? 'several' : 'one';
}

/** Counts what stands between blank lines; headings count alone, and code is one whatever it holds. */
function countThings(content: string): number {
  let count = 0;
  let fence = '';
  let isOpen = false;
  for (const line of content.split('\n')) {
    const [, signs = ''] = FENCE.exec(line) ?? [];
    if (fence) {
      if (signs.startsWith(fence)) fence = '';
      continue;
    }
    if (!line.trim()) isOpen = false;
    else if (signs) {
      fence = signs;
      count++;
      isOpen = false;
    } else if (/^[ \t]*#{1,6}[ \t]/.test(line)) {
      count++;
      isOpen = false;
    } else if (!isOpen) {
      count++;
      isOpen = true;
    }
  }
  return count;
}

/** Lists the labels of a passage whose parts get one each, with their places in it. */
export function labelsIn(
  content: string,
  shape: 'rows' | 'items' | 'html',
  words: string,
): { at: number; text: string }[] {
  if (shape === 'html') {
    return [...content.matchAll(ROOM)]
      .filter(({ 0: tag, index }) => !isFurtherCell(content, tag, index))
      .map(({ 0: tag, index }) => ({ at: index + tag.length, text: `${words}: ` }));
  }
  const [, indent = ''] = ITEM.exec(content.replace(/^(?:[ \t]*\r?\n)*/, '')) ?? [];
  const labels: { at: number; text: string }[] = [];
  let at = 0;
  for (const line of content.split('\n')) {
    const start = shape === 'rows' ? /^[ \t]*\|[ \t]*/.exec(line) : ITEM.exec(line);
    const isOwn = shape === 'rows' || start?.[1] === indent;
    if (start && isOwn) labels.push({ at: at + start[0].length, text: `**${words}:** ` });
    at += line.length + 1;
  }
  return labels;
}

/** Tells whether a cell has another one before it in its row. */
const isFurtherCell = (content: string, tag: string, index: number): boolean =>
  /^<t[dh]/i.test(tag) && /<t[rdh]\b/i.test(content.slice(0, index));
