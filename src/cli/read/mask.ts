// Markdown in which everything that is not HTML is blank, so that the HTML parser finds each tag at
// its own place.

import { maskBraces, maskTexts, SCRIPTED } from './mask-braces.ts';

const FENCE = /^((?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})([^\n]*)$/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
/** Matches the tags of elements whose content is text to the HTML parser, which Markdown prints. */
const RAW = /<\/?(?:title|style|textarea|xmp|script|plaintext|noembed|noframes|iframe)\b[^>]*>?/gi;
/** Matches the sign of a tag that is printed, behind a backslash that is not printed itself. */
const ESCAPED = /((?:^|[^\\])(?:\\\\)*)\\</g;
/** Takes a comment, and all that follows one that never ends: no other ends behind it. */
const MDX_COMMENT = /\{\s*\/\*(?:[\s\S]*?\*\/\s*\}|([\s\S]*))/g;
const MDX_CONDITION =
  /(?<=<[a-z][^<>]{0,5000}\s(?:data-)?variants=)\{\s*(?:(["'])([^"'{}\n]*)\1|`([^`$\n]*)`|[^{}]*(?:\{[^{}]*\}[^{}]*)*)\s*\}/gi;
/** Takes a comment of HTML in the same way. */
const COMMENT = /<!--(?:[\s\S]*?-->|([\s\S]*))/g;

/** Matches runs of backticks, and where a paragraph is over: at a blank line, an item, a heading or a row. */
const TICKS =
  /\\`|`+|\n[ \t]*(?=\r?\n|(?:>[ \t]?)*[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\|))/g;

/** Replaces all but line breaks by spaces. */
export const blank = (text: string): string =>
  text.replace(/[^\n\r]+/g, (line) => ' '.repeat(line.length));

/** Blanks the code of a Markdown text, and tags that end nowhere, without moving anything. */
export function maskMarkdown(text: string, { isMdx = false } = {}): string {
  const lines = text.split('\n');
  let fence: { sign: string; length: number; prefix: string } | undefined;
  let isCodeAllowed = true;
  let isInList = false;
  for (const [at, line] of lines.entries()) {
    const [, prefix = '', signs = '', info = ''] = FENCE.exec(line) ?? [];
    if (fence && isOutside(line, fence.prefix)) fence = undefined;
    if (fence) {
      const isEnd = signs.startsWith(fence.sign) && signs.length >= fence.length && !info.trim();
      if (isEnd) fence = undefined;
      lines[at] = blank(line);
    } else if (signs && !(signs.startsWith('`') && info.includes('`'))) {
      fence = { sign: signs.charAt(0), length: signs.length, prefix };
      lines[at] = blank(line);
    } else if (!line.trim()) isCodeAllowed = true;
    else if (isCodeAllowed && !isInList && /^(?: {4}|\t)/.test(line)) lines[at] = blank(line);
    else {
      isCodeAllowed = false;
      if (ITEM.test(line)) isInList = true;
      else if (/^\S/.test(line)) isInList = false;
    }
  }
  const joined = lines.join('\n');
  return (isMdx ? maskTexts(maskSpans(maskMdx(joined))) : maskSpans(joined))
    .replace(ESCAPED, '$1  ')
    .replace(COMMENT, (comment, rest?: string) =>
      rest === undefined ? comment : comment.replaceAll('<!--', '    '),
    )
    .replace(RAW, blank);
}

/** Tells whether a line is behind the quote or the item in which a fence began. */
function isOutside(line: string, prefix: string): boolean {
  const count = (text: string): number =>
    /^[ \t>]*/.exec(text)?.[0].replace(/[^>]/g, '').length ?? 0;
  if (count(line) < count(prefix)) return true;
  if (!/[-*+\d]/.test(prefix) || prefix.includes('>')) return false;
  return /\S/.test(line) && /^[ \t]*/.exec(line)?.[0] === '';
}

/** Blanks the comments of MDX, and writes conditions in braces as HTML has them. */
const maskMdx = (text: string): string =>
  maskBraces(
    text
      .replace(MDX_COMMENT, (comment, rest?: string) =>
        rest === undefined ? blank(comment) : comment,
      )
      .replace(
        MDX_CONDITION,
        (whole: string, _quote: string | undefined, quoted?: string, raw?: string) => {
          const value = quoted ?? raw;
          if (value === undefined) return `"${whole.slice(2).replace(/[^\n\r]/g, SCRIPTED)}"`;
          // Between the quotes stands what stood there before, at its place.
          const at = whole.indexOf(value, 1) - 1;
          return `${' '.repeat(at)}"${value}"${' '.repeat(whole.length - at - value.length - 2)}`;
        },
      ),
  );

/** Blanks code spans, which end within their paragraph. */
function maskSpans(text: string): string {
  const ticks = [...text.matchAll(TICKS)];
  const parts: string[] = [];
  /** Lengths of runs that nothing in the rest of the paragraph closes. */
  const unclosed = new Set<number>();
  let from = 0;
  for (let at = 0; at < ticks.length; at++) {
    const open = ticks[at];
    if (open?.[0].startsWith('\n')) unclosed.clear();
    if (!open?.[0].startsWith('`') || unclosed.has(open[0].length)) continue;
    unclosed.add(open[0].length);
    for (let to = at + 1; to < ticks.length; to++) {
      const close = ticks[to];
      if (!close || close[0].startsWith('\n')) break;
      // A backslash does not escape inside a code span.
      const length = close[0].startsWith('\\') ? 1 : close[0].length;
      if (length !== open[0].length) continue;
      const end = close.index + close[0].length;
      parts.push(text.slice(from, open.index), blank(text.slice(open.index, end)));
      unclosed.delete(length);
      from = end;
      at = to;
      break;
    }
  }
  return parts.length ? parts.join('') + text.slice(from) : text;
}
