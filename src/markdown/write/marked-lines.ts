import { begins, MARKER } from '../read/markers.ts';

const MARKS = /<\/?mark>/g;
/** Matches the marks of one line from the first to the last. */
const MARKED = /<mark>.*<\/mark>/;
/** Matches where one mark ends and the next begins, with the tags of passages in between. */
const SEAM = /<\/mark>((?:\uFDD0\d+\uFDD1)*)<mark>/g;

/**
 * Makes one mark of those that the pieces of a line have, so that a style of a site for marks leaves
 * the line in one piece. Where a passage begins or ends within a marked line without the other end,
 * no single element can hold the line: its marks stay several, of the class `part`.
 */
export const joinMarks = (html: string): string =>
  html
    .split(/(?<=\n)/)
    .map((line) => line.replace(MARKED, joinLine))
    .join('');

function joinLine(marks: string): string {
  const text = marks.replace(SEAM, '$1').slice('<mark>'.length, -'</mark>'.length);
  return /<\/?mark>/.test(text) || !isWhole(text)
    ? marks.replace(SEAM, joinPieces).replace(MARKS, asPart)
    : `<mark>${text}</mark>`;
}

/** Leaves a seam only where a passage begins or ends. */
const joinPieces = (seam: string, tags: string): string => (tags ? seam : '');

const asPart = (tag: string): string => (tag === '<mark>' ? '<mark class="part">' : tag);

/** Tells whether every passage that begins in a text ends in it, and the other way round. */
function isWhole(text: string): boolean {
  const open: number[] = [];
  for (const [, digits] of text.matchAll(MARKER)) {
    const number = Number(digits);
    if (begins(number)) open.push(number);
    else if (open.pop() !== number - 1) return false;
  }
  return !open.length;
}
