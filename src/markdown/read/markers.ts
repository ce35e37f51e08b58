import { placesOf } from '../../core/places.ts';
import type { PageFault } from '../../core/problem.ts';
import type { CallPiece, KeyPiece, OpenPiece, Piece } from '../../core/shortcodes/pieces.ts';
import { DEEPEST } from '../parse/limits.ts';
import { withTabs } from './tab-characters.ts';
import { callShortcode, indentationOf } from './call-shortcode.ts';
import type { Library, PlacedShortcodes } from '../shortcodes/library-types.ts';
import { ELEMENT_TAG, type MarkElements, type WrittenElement } from './written-element.ts';

/** Starts the marker of a passage's tag; Unicode guarantees that no text means anything by it. */
export const MARK = '\uFDD0';
/** Starts the marker of a text that depends on the variant. */
export const KEY = '\uFDD3';
/** Matches a marker, which stands for a tag while Markdown is parsed, and captures its number. */
export const MARKER = /\uFDD0(\d+)\uFDD1/g;
/** Matches the marker of a text, and captures its number. */
export const KEY_MARKER = /\uFDD3(\d+)\uFDD1/g;
/** Starts what stands for a place, and the label of an address that its readers' passage decides on. */
export const PLACE = '\uFDD8';
/** Matches what stands for a place that is written when the whole page is read; see `Place`. */
export const PLACE_MARKER = /\uFDD8(\d+)\uFDD1/g;
/** Stands in the place of an address that nobody knows. */
export const NO_ADDRESS = '\uFDDA';
/** Keeps a shortcode of a file that is shown as code from being read. */
export const GUARD = '\uFDDB';
/** Takes an attribute whose address nobody knows. */
const UNKNOWN_ADDRESS = /\s[a-z-]+\s*=\s*(?:"[^"<>]*\uFDDA[^"]*"|'[^'<>]*\uFDDA[^']*'|\uFDDA+)/gi;
/** Stands for the `<` of a shortcode that is printed, which would start a tag in Markdown. */
const LESS = '\uFDD2';
const ENCODED = /%EF%B7%9[03]\d+%EF%B7%91/g;

/** Finds the text of a key as a page shows it before a variant is chosen. */
export type TextOfKey = (key: string) => string | undefined;

/** Escapes text for HTML content and double-quoted attributes. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Writes a text that starts no HTML, whether it stands in code or not. */
export const literal = (text: string): string => text.replaceAll('<', LESS);

/** The signs that mean something to Markdown inside a line, for which FDDC and what follows stand. */
const SIGNS = '*_`~[|';
const FIRST_SIGN = 0xfddc;

/** Writes a text in which nothing is HTML or Markdown, whether it stands in code or not. */
export const verbatim = (text: string): string =>
  literal(text).replace(/[*_`~[|]/g, (sign) =>
    String.fromCharCode(FIRST_SIGN + SIGNS.indexOf(sign)),
  );

const withSigns = (text: string): string =>
  text.replace(/[\uFDDC-\uFDE1]/g, (sign) => SIGNS.charAt(sign.charCodeAt(0) - FIRST_SIGN));

/** Removes what could be taken for a marker from an author's text; no offset changes. */
export const withoutMarks = (text: string): string =>
  text.replace(MARKS, (found) => '\uFFFD'.repeat(found.length));

/** Finds all characters with a meaning of ours, and references to those that have one to the last. */
const MARKS = /[\uFDD0-\uFDE1]|&#(?:x0*fd(?:d[\da-f]|e[01])|0*649(?:7[6-9]|8\d|9[0-3]));?/gi;

/** Tells whether a marker's number begins a passage; the next number ends it. */
export const begins = (number: number): boolean => number % 2 === 0;

/** How much of a line a shortcode looks at, from either end, in UTF-16 code units. */
const NEAR = 300;

/** What a page shows to some readers only: a shortcode's content, or an element's. */
type Passage = OpenPiece | WrittenElement | OwnPassage;

/** A passage that no author wrote. */
interface OwnPassage {
  readonly variants: string;
}

/** Collects the text of a page, or of what stands between the tags of a shortcode. */
class Inner {
  readonly call: CallPiece | undefined;
  text = '';
  /** How many shortcodes it has had. */
  calls = 0;
  /** What the text has of its last line. */
  line = '';
  #isBehindResult = false;

  constructor(call?: CallPiece) {
    this.call = call;
  }

  add(text: string): void {
    // Space between two tags on one line indents nothing.
    const own = this.#isBehindResult ? text.replace(/^[ \t]+/, '') : text;
    if (own) this.#isBehindResult = false;
    const end = own.lastIndexOf('\n');
    this.line = end < 0 ? this.line + own : own.slice(end + 1);
    this.text += own;
  }

  /** Makes the indentation of its last line that of a line around it, since in several steps it would make code. */
  outdent(outer: string): void {
    const own = indentationOf(outer);
    const end = this.text.length - this.line.length + own.length;
    if (!this.line.startsWith(own) || this.line === own || this.line.slice(own.length).trim())
      return;
    if (/^[ \t>]*(?:[-*+]|\d+[.)])[ \t]/m.test(this.text.slice(-2 * NEAR))) return;
    this.text = this.text.slice(0, end);
    this.line = own;
  }

  /** Adds what a shortcode made. */
  addResult(text: string): void {
    this.#isBehindResult = false;
    this.add(text);
    this.#isBehindResult = /\n[ \t>]*$/.test(text);
  }
}

/** Puts short markers in the place of a page's tags, which Markdown takes for letters. */
export class Markers {
  /** The page's text with markers. */
  readonly text: string;
  readonly #passages: Passage[] = [];
  readonly #keys: KeyPiece[] = [];
  readonly #textOfKey: TextOfKey | undefined;
  readonly #faults: PageFault[] = [];
  readonly #blocks: PageFault[] = [];
  /** The passages that are not where their author wants them, with what becomes of them. */
  readonly #misplaced = new Map<number, string>();

  /** @param markElements what reads elements, for pages that have some */
  constructor(
    pieces: readonly Piece[],
    shortcodes: PlacedShortcodes = new Map(),
    textOfKey?: TextOfKey,
    markElements: MarkElements = (text) => text,
    library?: Library,
  ) {
    this.#textOfKey = textOfKey;
    const text = this.#write(pieces, shortcodes, library).replace(/\r\n?/g, '\n');
    this.text = markElements(text, (element) => {
      const number = (this.#passages.push(element) - 1) * 2;
      return [`${MARK}${number}\uFDD1`, `${MARK}${number + 1}\uFDD1`];
    });
  }

  #write(pieces: readonly Piece[], shortcodes: PlacedShortcodes, library?: Library): string {
    const page = new Inner();
    const stack = [page];
    const finish = (call: CallPiece, behind: Piece | undefined, inner?: string): void => {
      const outer = stack.at(-1) ?? page;
      // Each could add to every line of those in it, and no page may nest as deep.
      if (stack.length > DEEPEST) return outer.add(inner ?? '');
      const known = call.isBroken ? undefined : shortcodes.get(call.name);
      const written = outer.line;
      const outside = stack.at(-2);
      if (outside && !known) outer.outdent(outside.line);
      const around = { parent: outer.call, ordinal: known ? outer.calls++ : outer.calls };
      const content =
        outer.line === written ? inner : inner?.replaceAll(`\n${written}`, `\n${outer.line}`);
      const lines = stack.map(({ line }) =>
        line.length > 2 * NEAR ? line.slice(0, NEAR) + line.slice(-NEAR) : line,
      );
      const after = behind?.type === 'text' ? behind.text : behind ? '' : '\n';
      const place = { ...call, lines, line: lines.at(-1) ?? '', behind: after };
      const { text, fault } = known
        ? callShortcode(known, place, inner, around)
        : (library?.call(call, content, place, around) ?? { text: content ?? '' });
      outer.addResult(text);
      if (!fault) return;
      const { name, column } = call;
      this.#faults.push({ ...fault, value: `{{< ${name} >}}`, line: call.line, column });
    };
    for (const [at, piece] of pieces.entries()) {
      const behind = pieces[at + 1];
      const inner = stack.at(-1) ?? page;
      if (piece.type === 'text') {
        inner.add(piece.literal ? literal(piece.text) : piece.text);
      } else if (piece.type === 'key') inner.add(`${KEY}${this.#keys.push(piece) - 1}\uFDD1`);
      else if (piece.type === 'call') {
        if (piece.isClosed) stack.push(new Inner(piece));
        else finish(piece, behind);
      } else if (piece.type === 'end') {
        stack.pop();
        if (inner.call) finish(inner.call, behind, inner.text);
      } else {
        if (piece.type === 'open') this.#passages[piece.pair] = piece;
        inner.add(`${MARK}${piece.pair * 2 + (piece.type === 'open' ? 0 : 1)}\uFDD1`);
      }
    }
    return page.text;
  }

  /** Returns the condition of the passage that a marker's number begins or ends. */
  condition(number: number): string {
    return this.#passages[number >> 1]?.variants ?? '';
  }

  /** Returns the other attributes of the element that a marker's number begins or ends. */
  attributes(number: number): string {
    const passage = this.#passages[number >> 1];
    return passage && 'tags' in passage ? passage.attributes : '';
  }

  /** Gives code back the tags of elements that it shows. */
  restore(code: string): string {
    return code.replace(MARKER, (marker, digits: string) => {
      const passage = this.#passages[Number(digits) >> 1];
      return passage && 'tags' in passage ? passage.tags[begins(Number(digits)) ? 0 : 1] : marker;
    });
  }

  /** Makes a passage of our own around HTML. */
  wrap(variants: string, html: string): string {
    const number = (this.#passages.push({ variants }) - 1) * 2;
    return `${MARK}${number}\uFDD1${html}${MARK}${number + 1}\uFDD1`;
  }

  /** Returns the key that a marker's number stands for, and its text where there is no selection. */
  key(number: number): { readonly key: string; readonly text: string } {
    const key = this.#keys[number]?.key ?? '';
    return { key, text: this.#textOfKey?.(key) ?? key };
  }

  /** Notes that a passage cannot have its condition. */
  lose(number: number): void {
    this.#misplaced.set(number >> 1, 'shown');
  }

  /** Notes that a passage begins inside of emphasis, a link or code and ends outside, or reversed. */
  split(number: number): void {
    const pair = number >> 1;
    if (!this.#misplaced.has(pair)) this.#misplaced.set(pair, 'parted');
  }

  /** Returns a text without markers, as readers see it who have no selection. */
  plain(text: string): string {
    return withSigns(text)
      .replace(ENCODED, (code) => decodeURIComponent(code))
      .replace(MARKER, '')
      .replace(KEY_MARKER, (_, digits: string) => this.key(Number(digits)).text)
      .replaceAll(LESS, '<')
      .replace(/[\uFDDA\uFDDB]/g, '');
  }

  /** Removes markers where no tag can stand, and notes which passages so lose their condition. */
  strip(text: string): string {
    const clean = text.replace(ENCODED, (code) => decodeURIComponent(code));
    for (const [, digits] of clean.matchAll(MARKER)) this.lose(Number(digits));
    return clean
      .replace(MARKER, '')
      .replace(KEY_MARKER, (_, digits: string) => escapeHtml(this.key(Number(digits)).text));
  }

  /** Finishes a page's HTML: no marker is left in it. */
  finish(html: string): string {
    const whole = html.includes(NO_ADDRESS) ? html.replace(UNKNOWN_ADDRESS, '') : html;
    return withSigns(withTabs(this.strip(whole)))
      .replace(/[\uFDDA\uFDDB]/g, '')
      .replaceAll(LESS, '&lt;')
      .replaceAll('%EF%B7%92', '%3C');
  }

  /** Notes what is wrong with an element, by its start tag. */
  report(code: string, value: string, detail = ''): void {
    this.#blocks.push({ code, value, detail });
  }

  /** Lists what is wrong with the passages and shortcodes of a page, whose source is given. */
  faults(source: string): PageFault[] {
    const placeOf = placesOf(source);
    const written = this.#misplaced.size ? [...source.matchAll(ELEMENT_TAG)] : [];
    const misplaced = [...this.#misplaced].flatMap(([pair, detail]) => {
      const passage = this.#passages[pair];
      // A passage of our own stands nowhere in the page's text.
      if (!passage || !('tags' in passage || 'line' in passage)) return [];
      const { variants: value } = passage;
      if (!('tags' in passage)) {
        const { line, column } = passage;
        return [{ code: 'misplaced', value, detail, line, column }];
      }
      const [start, end] = passage.tags;
      const place = placeOf(written[passage.ordinal]?.index ?? 0);
      if (start && end) return [{ code: 'misplaced', value, detail, ...place }];
      return [
        { code: start ? 'unclosed-element' : 'stray-element', value: start || end, ...place },
      ];
    });
    const blocks = this.#blocks.map((fault) => {
      const at = source.indexOf(fault.value);
      return at < 0 ? fault : { ...fault, ...placeOf(at) };
    });
    return [...this.#faults, ...misplaced, ...blocks];
  }
}
