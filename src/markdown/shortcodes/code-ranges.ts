import { lastUpTo } from '../../core/places.ts';

/**
 * Finds an escape, a fence, ticks, the shortcode that colours code, or indented lines behind a text that is not part
 * of a list, a note or an element.
 */
const CODE =
  /^(?=(?: {4}|\t)[ \t]*\S)(?<=^(?![ \t*+:<>{-]|\d+[.)]|\[\^)[^\n]+\n(?:[ \t\r]*\n)+)((?:(?: {4}|\t)[^\n]*(?:\n[ \t\r]*(?=\n))*(?:\n|$))+)|\\[^\n]|^(?:[ \t>]|[-+*:](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]+\]:)*(`{3,}(?=[^`\n]*$)|~{3,})|(`+)|(\{\{[<%][ \t]*highlight\b[^{}]*\}\})/gm;
const END_OF_HIGHLIGHT = /\{\{[<%][ \t]*\/[ \t]*highlight\b/g;
/** Ends a span of code: a blank line, a fence, or a line that starts with a tag. */
const PARAGRAPH_END = /\n[ \t\r]*(?=\n)|\n[ \t>]*(?=\{\{[<%]|`{3}|~{3})|$(?![^])/g;

/** Finds the code of a page, and makes a function that tells whether an offset is in it. */
export function codeIn(source: string): (offset: number) => boolean {
  const ranges: [from: number, to: number][] = [];
  const code = new RegExp(CODE);
  /** Up to where ticks have been looked for in vain, by how many they are. */
  const missing = new Map<number, number>();
  let paragraphEnd = 0;
  for (let match = code.exec(source); match; match = code.exec(source)) {
    const [, lines, fence, ticks, highlight] = match;
    const from = code.lastIndex;
    if (lines) ranges.push([match.index, from]);
    let end: RegExp | undefined;
    if (fence) {
      end = new RegExp(`^[ \\t>]*${fence.charAt(0)}{${fence.length},}[ \\t\\r]*$`, 'gm');
    } else if (highlight) end = new RegExp(END_OF_HIGHLIGHT);
    else if (ticks) {
      if (paragraphEnd < from) {
        PARAGRAPH_END.lastIndex = from;
        paragraphEnd = PARAGRAPH_END.exec(source)?.index ?? source.length;
      }
      if ((missing.get(ticks.length) ?? -1) >= from) continue;
      end = new RegExp(`(?<!\`)\`{${ticks.length}}(?!\`)`, 'g');
    }
    if (!end) continue;
    end.lastIndex = from;
    const found = end.exec(source);
    if (ticks && (!found || found.index > paragraphEnd)) {
      missing.set(ticks.length, paragraphEnd);
      continue;
    }
    const to = found?.index ?? source.length;
    ranges.push([from, to]);
    code.lastIndex = found ? end.lastIndex : source.length;
  }
  const starts = ranges.map(([from]) => from);
  return (offset) => offset < (ranges[lastUpTo(starts, offset)]?.[1] ?? 0);
}
