import type { Finding } from '../../core/rules/page-content.ts';
import type { Place } from '../../core/places.ts';
import { TextLines } from '../text-lines.ts';

/** A mistake with its place, as reports print it. */
export interface Result {
  readonly file: string;
  readonly rule: string;
  readonly level: Finding['level'];
  readonly message: string;
  readonly start: Place;
  readonly end: Place;
  /** The line that it is in; of a long one, as minified HTML has, the part around it. */
  readonly source: string;
  /** The column at which `source` begins. */
  readonly sourceColumn: number;
}

/** How much of a line is kept before a mistake and behind it, in UTF-16 code units. */
const AROUND = 200;

/** Gives the mistakes of a page their lines and columns. */
export function resultsOf(file: string, text: string, findings: readonly Finding[]): Result[] {
  if (!findings.length) return [];
  const lines = new TextLines(text);
  return findings.map(({ rule, level, message, start, end }) => {
    const place = lines.at(start);
    const from = Math.max(0, place.column - 1 - AROUND);
    const source = lines.line(place.line).slice(from, place.column - 1 + AROUND);
    const sourceColumn = from + 1;
    return { file, rule, level, message, start: place, end: lines.at(end), source, sourceColumn };
  });
}
