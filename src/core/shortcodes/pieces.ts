import { placesOf, type Place } from '../places.ts';
import type { PageFault, Parsed } from '../problem.ts';
import { lexShortcodes, type TagToken } from './lexer.ts';
import { conditionOf, isShortcode, pairTags } from './pairs.ts';
import { KEYS } from './shortcode-names.ts';

/** A part of a page: text, a passage's beginning or end, or what a shortcode stands for. */
export type Piece = TextPiece | OpenPiece | ClosePiece | KeyPiece | CallPiece | EndPiece;

/** Text; `literal` text is a shortcode to be printed as it stands. */
export interface TextPiece {
  readonly type: 'text';
  readonly text: string;
  readonly literal: boolean;
}

/** Begins a passage with a condition; the piece with the same `pair` ends it. */
export interface OpenPiece extends Place {
  readonly type: 'open';
  readonly pair: number;
  /** The condition as the author wrote it. */
  readonly variants: string;
}

/** Ends a passage with a condition. */
export interface ClosePiece {
  readonly type: 'close';
  readonly pair: number;
}

/** A text that depends on the variant, by its key. */
export interface KeyPiece extends Place {
  readonly type: 'key';
  readonly key: string;
}

/** Calls another shortcode; where `isClosed` says so, an `end` piece comes behind its inner text. */
export interface CallPiece extends Place {
  readonly type: 'call';
  readonly name: string;
  readonly list: readonly string[];
  readonly named: ReadonlyMap<string, string>;
  readonly isClosed: boolean;
}

/** Ends the inner text of the call before it that has not ended yet. */
export interface EndPiece {
  readonly type: 'end';
}

/**
 * Reads the shortcodes of a Hugo page from an offset on. Tags that Hugo would reject are left out
 * and returned as problems, and what stands between them is shown to everyone.
 *
 * @param names the names of other shortcodes that the caller knows
 */
export function readShortcodes(
  source: string,
  from = 0,
  names: readonly string[] = [],
): Parsed<readonly Piece[], PageFault> {
  const tokens = lexShortcodes(source, from);
  const place = placesOf(source);
  const found: { token: TagToken; code: string; detail: string }[] = [];
  const tags = tokens.filter((token) => 'name' in token);
  const reported = new Set<string>();
  const openers = pairTags(tags, names, (token, code, detail) => {
    // Of a shortcode that is not known one tag stands for all.
    if (code === 'unknown-shortcode' && reported.size === reported.add(token.name).size) return;
    found.push({ token, code, detail });
  });

  const pieces: Piece[] = [];
  const ends = new Map<TagToken, ClosePiece | EndPiece>();
  let pairs = 0;
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'escape') {
      const literal = token.type === 'escape';
      const text = literal ? token.text : source.slice(token.start, token.end);
      pieces.push({ type: 'text', text, literal });
      continue;
    }
    const { name, list, named } = token;
    const end = ends.get(token);
    if (end) pieces.push(end);
    if (token.type === 'close' || token.malformed) continue;
    const opener = openers.get(token);
    const close = opener?.shown ? undefined : opener?.close;
    if (KEYS.includes(name)) {
      const key = named.get('name') ?? list[0] ?? '';
      pieces.push({ type: 'key', key, ...place(token.start) });
    } else if (isShortcode(token)) {
      if (!close) continue;
      const pair = pairs++;
      ends.set(close, { type: 'close', pair });
      pieces.push({ type: 'open', pair, variants: conditionOf(token), ...place(token.start) });
    } else if (names.includes(name) && !opener?.shown) {
      if (close) ends.set(close, { type: 'end' });
      const isClosed = close !== undefined;
      pieces.push({ type: 'call', name, list, named, isClosed, ...place(token.start) });
    }
  }

  found.sort((a, b) => a.token.start - b.token.start);
  const problems = found.map(({ token, code, detail }): PageFault => {
    return { code, value: source.slice(token.start, token.end), detail, ...place(token.start) };
  });
  return { value: pieces, problems };
}
