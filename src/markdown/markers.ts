import type { Problem } from '../core/problem.ts';
import type { OpenPiece, Piece } from '../core/shortcodes.ts';

/** Starts a marker; Unicode guarantees that no text means anything by it. */
export const MARK = '\uFDD0';
/** Matches a marker, which stands for a tag while Markdown is parsed, and captures its number. */
export const MARKER = /\uFDD0(\d+)\uFDD1/g;
/** Stands for the `<` of a shortcode that is printed, which would start a tag in Markdown. */
const LESS = '\uFDD2';
const ENCODED = /%EF%B7%90\d+%EF%B7%91/g;

/** Escapes text for HTML content and double-quoted attributes. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Removes what could be taken for a marker from an author's text; no offset changes. */
export const withoutMarks = (text: string): string => text.replace(/[\uFDD0-\uFDD2]/g, '\uFFFD');

/** Tells whether a marker's number begins a passage; the next number ends it. */
export const begins = (number: number): boolean => number % 2 === 0;

/** Puts short markers in the place of a page's tags, which Markdown takes for letters. */
export class Markers {
  /** The page's text with markers. */
  readonly text: string;
  readonly #passages: OpenPiece[] = [];
  /** The passages that are not where their author wants them, with what becomes of them. */
  readonly #misplaced = new Map<number, string>();

  constructor(pieces: readonly Piece[]) {
    this.text = pieces
      .map((piece) => this.#write(piece))
      .join('')
      .replace(/\r\n?/g, '\n');
  }

  #write(piece: Piece): string {
    if (piece.type === 'text') {
      return piece.literal ? piece.text.replaceAll('<', LESS) : piece.text;
    }
    if (piece.type === 'open') this.#passages[piece.pair] = piece;
    return `${MARK}${piece.pair * 2 + (piece.type === 'open' ? 0 : 1)}\uFDD1`;
  }

  /** Returns the condition of the passage that a marker's number begins or ends. */
  condition(number: number): string {
    return this.#passages[number >> 1]?.variants ?? '';
  }

  /** Notes that a passage cannot have its condition. */
  lose(number: number): void {
    this.#misplaced.set(number >> 1, 'so it is shown to everyone');
  }

  /** Notes that a passage begins inside of emphasis, a link or code and ends outside, or reversed. */
  split(number: number): void {
    const pair = number >> 1;
    if (!this.#misplaced.has(pair)) this.#misplaced.set(pair, 'so each part has its condition');
  }

  /** Removes markers where no tag can stand. */
  strip(text: string): string {
    const clean = text.replace(ENCODED, (code) => decodeURIComponent(code));
    return clean.replace(MARKER, (_, digits: string) => {
      this.lose(Number(digits));
      return '';
    });
  }

  /** Finishes a page's HTML: no marker is left in it. */
  finish(html: string): string {
    return this.strip(html).replaceAll(LESS, '&lt;').replaceAll('%EF%B7%92', '%3C');
  }

  /** Describes the passages that are not where their author wants them. */
  problems(): Problem[] {
    return [...this.#misplaced].flatMap(([pair, consequence]) => {
      const passage = this.#passages[pair];
      if (!passage) return [];
      const { variants, line, column } = passage;
      const message =
        `if-variant "${variants}" starts and ends in different places of the page's structure, ` +
        `${consequence}: put both tags on lines of their own, or into one sentence`;
      return [{ code: 'misplaced', value: variants, message, line, column }];
    });
  }
}
