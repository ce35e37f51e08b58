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
  /** The line that it is in. */
  readonly source: string;
}

/** Gives the mistakes of a page their lines and columns. */
export function resultsOf(file: string, text: string, findings: readonly Finding[]): Result[] {
  if (!findings.length) return [];
  const lines = new TextLines(text);
  return findings.map(({ rule, level, message, start, end }) => {
    const place = lines.at(start);
    const source = lines.line(place.line);
    return { file, rule, level, message, start: place, end: lines.at(end), source };
  });
}
