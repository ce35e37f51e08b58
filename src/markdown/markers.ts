import type { Problem } from '../core/problem.ts';
import type { OpenPiece, Piece } from '../core/shortcodes.ts';

/** Starts a marker; Unicode guarantees that no text means anything by it. */
export const MARK = '\uFDD0';
/** Matches a marker, which stands for a tag while Markdown is parsed, and captures its number. */
export const MARKER = /\uFDD0(\d+)\uFDD1/g;
/** Stands for the `<` of a shortcode that is printed, which would start a tag in Markdown. */
const LESS = '\uFDD2';
const ENCODED = /%EF%B7%90\d+%EF%B7%91/g;
const IN_HTML_TAG = /<[^<>]*>/g;

/** Escapes text for HTML content and double-quoted attributes. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Removes what could be taken for a marker from an author's text; no offset changes. */
export const withoutMarks = (text: string): string => text.replace(/[\uFDD0-\uFDD2]/g, '\uFFFD');

/** Puts short markers in the place of a page's tags, and tags in the place of the markers. */
export class Markers {
  /** The page's text with markers. */
  readonly text: string;
  readonly #passages: OpenPiece[] = [];
  readonly #lost = new Set<number>();

  constructor(pieces: readonly Piece[]) {
    this.text = pieces.map((piece) => this.#write(piece)).join('');
  }

  #write(piece: Piece): string {
    if (piece.type === 'text') {
      return piece.literal ? piece.text.replaceAll('<', LESS) : piece.text;
    }
    if (piece.type === 'open') this.#passages[piece.pair] = piece;
    return `${MARK}${piece.pair * 2 + (piece.type === 'open' ? 0 : 1)}\uFDD1`;
  }

  /** Returns the marker that ends the passage which a marker's number begins, if it begins one. */
  endOf(number: number): string | undefined {
    return number % 2 ? undefined : `${MARK}${number + 1}\uFDD1`;
  }

  /** Writes the tag that a marker's number stands for. */
  tag(number: number): string {
    if (number % 2) return '</if-variant>';
    return `<if-variant variants="${escapeHtml(this.#passages[number >> 1]?.variants ?? '')}">`;
  }

  /** Tells which markers of a text have their counterpart in it; notes the others as lost. */
  pairs(text: string): ReadonlySet<number> {
    const numbers = new Set([...text.matchAll(MARKER)].map(([, digits]) => Number(digits)));
    for (const number of numbers) {
      if (!numbers.has(number ^ 1)) this.lose(number);
    }
    return new Set([...numbers].filter((number) => numbers.has(number ^ 1)));
  }

  /** Notes that a passage cannot have its condition. */
  lose(number: number): void {
    this.#lost.add(number >> 1);
  }

  /** Turns the markers of an HTML text into tags; those without a counterpart are left out. */
  weave(html: string): string {
    if (!html.includes(MARK)) return html;
    const whole = html.replace(IN_HTML_TAG, (tag) => this.strip(tag));
    const pairs = this.pairs(whole);
    return whole.replace(MARKER, (_, digits: string) =>
      pairs.has(Number(digits)) ? this.tag(Number(digits)) : '',
    );
  }

  /** Removes markers where no tag can stand. */
  strip(text: string): string {
    return text.replace(MARKER, (_, digits: string) => {
      this.lose(Number(digits));
      return '';
    });
  }

  /** Finishes a page's HTML: no marker is left in it. */
  finish(html: string): string {
    const clean = html.replace(ENCODED, (code) => this.strip(decodeURIComponent(code)));
    return this.strip(clean).replaceAll(LESS, '&lt;').replaceAll('%EF%B7%92', '%3C');
  }

  /** Describes the passages that could not have their condition. */
  problems(): Problem[] {
    return [...this.#lost].flatMap((pair) => {
      const passage = this.#passages[pair];
      if (!passage) return [];
      const { variants, line, column } = passage;
      const message =
        `if-variant "${variants}" starts and ends in different places of the page's structure, ` +
        `so it is shown to everyone: put both tags on lines of their own, or into one sentence`;
      return [{ code: 'misplaced', value: variants, message, line, column }];
    });
  }
}
