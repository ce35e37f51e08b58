import { placesOf, type Place } from '../places.ts';
import type { PageFault, Parsed } from '../problem.ts';
import { lexShortcodes, type TagToken } from './lexer.ts';
import { conditionOf, isShortcode, pairTags } from './pairs.ts';
import { KEYS, OWN_SHORTCODES } from './shortcode-names.ts';

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
  /** Whether the tag cannot be read as it stands; its arguments are what seems to be some. */
  readonly isBroken: boolean;
  /** Whether its tag closes itself. */
  readonly isEmpty: boolean;
  /** Whether it is a `{{% %}}`, whose text Hugo reads as Markdown. */
  readonly isMarkdown?: boolean;
}

/** Ends the inner text of the call before it that has not ended yet. */
export interface EndPiece {
  readonly type: 'end';
}

/**
 * Reads the shortcodes of a Hugo page from an offset on. Tags of passages that Hugo would reject are
 * left out and returned as problems, and what stands between them is shown to everyone. Shortcodes
 * that are not known are calls, too, for what they say.
 *
 * @param names the names of other shortcodes that the caller knows
 * @param isText tells of tags that are text as they stand, as in code
 */
export function readShortcodes(
  source: string,
  from = 0,
  names: readonly string[] = [],
  isText: (tag: TagToken) => boolean = () => false,
): Parsed<readonly Piece[], PageFault> {
  const tokens = lexShortcodes(source, from);
  const place = placesOf(source);
  const found: { token: TagToken; code: string; detail: string }[] = [];
  const all = tokens.filter((token) => 'name' in token);
  const tags = all.filter((tag) => !isText(tag));
  const texts = new Set(all.length > tags.length ? all.filter(isText) : []);
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
    if (token.type === 'text' || token.type === 'escape' || texts.has(token)) {
      const literal = token.type !== 'text';
      const text = token.type === 'escape' ? token.text : source.slice(token.start, token.end);
      pieces.push({ type: 'text', text, literal });
      continue;
    }
    const { name, list, named } = token;
    const end = ends.get(token);
    if (end) pieces.push(end);
    if (token.type === 'close') continue;
    const isBroken = token.malformed;
    if (isBroken && OWN_SHORTCODES.includes(name)) continue;
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
    } else if (isBroken || !opener?.shown || !names.includes(name)) {
      if (close) ends.set(close, { type: 'end' });
      const isClosed = close !== undefined;
      const read = isBroken ? guess(source.slice(token.start, token.end)) : { list, named };
      const isMarkdown = source.startsWith('{{%', token.start) && { isMarkdown: true };
      const flags = { isClosed, isBroken, isEmpty: token.empty, ...isMarkdown };
      pieces.push({ type: 'call', name, ...read, ...flags, ...place(token.start) });
    }
  }

  found.sort((a, b) => a.token.start - b.token.start);
  const problems = found.map(({ token, code, detail }): PageFault => {
    return { code, value: source.slice(token.start, token.end), detail, ...place(token.start) };
  });
  return { value: pieces, problems };
}

const SEEMING =
  /(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|[“”„]([^“”]*)[“”]|‘([^’]*)’)/g;

/** Finds what seem to be the arguments of a tag that cannot be read. */
function guess(tag: string): Pick<CallPiece, 'list' | 'named'> {
  const list: string[] = [];
  const named = new Map<string, string>();
  for (const [, name, ...values] of tag.matchAll(SEEMING) as Iterable<(string | undefined)[]>) {
    const value = values.find((one) => one !== undefined) ?? '';
    if (name === undefined) list.push(value);
    else named.set(name, value);
  }
  return { list, named };
}
