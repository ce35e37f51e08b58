import { nearestName } from './nearest.ts';
import type { Parsed, Problem } from './problem.ts';
import { lexShortcodes, type TagToken } from './shortcode-lexer.ts';

/** Is a part of a page: text, or the beginning or end of a passage with a condition. */
export type Piece = TextPiece | OpenPiece | ClosePiece;

/** Holds text; `literal` text is a shortcode to be printed as it stands. */
export interface TextPiece {
  readonly type: 'text';
  readonly text: string;
  readonly literal: boolean;
}

/** Begins a passage with a condition; the piece with the same `pair` ends it. */
export interface OpenPiece {
  readonly type: 'open';
  readonly pair: number;
  /** The condition as the author wrote it. */
  readonly variants: string;
  readonly line: number;
  readonly column: number;
}

/** Ends a passage with a condition. */
export interface ClosePiece {
  readonly type: 'close';
  readonly pair: number;
}

/** Takes what is wrong with a tag. */
export type Report = (token: TagToken, code: string, message: string) => void;

/** Is a tag that begins a passage, with what is known of the passage. */
export interface Opener {
  readonly token: TagToken;
  close?: TagToken;
  /** Whether everyone is shown the passage because its tags are wrong. */
  shown: boolean;
  /** The passage that was closed while this one was still open. */
  crossed?: Opener;
}

const NAMES: readonly string[] = ['if-variant', 'variant'];

/** Tells whether a tag is one of the shortcodes that begin and end a passage. */
export const isShortcode = ({ name }: TagToken): boolean => NAMES.includes(name);

/** Reads the condition of a tag, as the author wrote it. */
export const conditionOf = ({ named, list }: TagToken): string =>
  named.get('variants') ?? list.join(' ');

/**
 * Reads the shortcodes of a Hugo page from an offset on. Tags that Hugo would reject are left out
 * and returned as problems, and what stands between them is shown to everyone.
 */
export function readShortcodes(source: string, from = 0): Parsed<readonly Piece[]> {
  const tokens = lexShortcodes(source, from);
  const place = placesOf(source);
  const found: { token: TagToken; code: string; message: string }[] = [];
  const tags = tokens.filter((token) => 'name' in token);
  const openers = pairTags(tags, (token, code, message) => found.push({ token, code, message }));

  const pieces: Piece[] = [];
  const pairs = new Map<TagToken, number>();
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'escape') {
      const literal = token.type === 'escape';
      const text = literal ? token.text : source.slice(token.start, token.end);
      pieces.push({ type: 'text', text, literal });
      continue;
    }
    const closed = pairs.get(token);
    if (closed !== undefined) pieces.push({ type: 'close', pair: closed });
    const opener = openers.get(token);
    if (!opener?.close || opener.shown) continue;
    const pair = pairs.size;
    pairs.set(opener.close, pair);
    pieces.push({ type: 'open', pair, variants: conditionOf(token), ...place(token.start) });
  }

  found.sort((a, b) => a.token.start - b.token.start);
  const problems = found.map(({ token, code, message }): Problem => {
    const value = source.slice(token.start, token.end);
    return { code, value, message: `${value} ${message}`, ...place(token.start) };
  });
  return { value: pieces, problems };
}

/** Finds the passages of the known shortcodes, by the tag that begins each. */
export function pairTags(tags: readonly TagToken[], report: Report): Map<TagToken, Opener> {
  const openers = new Map<TagToken, Opener>();
  const stack: Opener[] = [];
  const depths = new Map<string, number>();
  const deepen = (name: string, by: number): void => {
    depths.set(name, (depths.get(name) ?? 0) + by);
  };
  /** Passages that were still open when one around them was closed. */
  const left = new Map<string, Opener>();

  for (const token of tags) {
    const { name } = token;
    if (token.type === 'open') {
      check(token, report);
      if (token.empty) continue;
      const opener: Opener = { token, shown: token.malformed };
      if (isShortcode(token)) openers.set(token, opener);
      stack.push(opener);
      deepen(name, 1);
    } else if (depths.get(name)) {
      const within: Opener[] = [];
      let opener = stack.pop();
      for (; opener && opener.token.name !== name; opener = stack.pop()) within.push(opener);
      deepen(name, -1);
      if (!opener) continue;
      opener.close = token;
      for (const open of within) {
        open.crossed = opener;
        left.set(open.token.name, open);
        deepen(open.token.name, -1);
      }
    } else closeLate(token, left, report);
  }
  for (const { token, close } of openers.values()) {
    if (close) continue;
    const fix = `write {{< /${token.name} >}} behind its passage`;
    report(token, 'unclosed', `is never closed, so its content is shown to everyone: ${fix}`);
  }
  return openers;
}

/** Handles a closing tag whose passage is not open. */
function closeLate(token: TagToken, left: Map<string, Opener>, report: Report): void {
  const opener = left.get(token.name);
  left.delete(token.name);
  if (!opener?.crossed) {
    const fix = `remove it, or write {{< ${token.name} … >}} before its passage`;
    report(token, 'stray', `closes nothing: ${fix}`);
    return;
  }
  opener.close = token;
  opener.shown = opener.crossed.shown = true;
  const fix = `write it before {{< /${opener.crossed.token.name} >}}`;
  report(token, 'crossed', `closes its passage too late, so both are shown to everyone: ${fix}`);
}

function check(token: TagToken, report: Report): void {
  if (!isShortcode(token)) {
    const nearest = nearestName(token.name, NAMES);
    const fix = nearest ? `did you mean ${nearest}?` : `use ${NAMES.join(' or ')}`;
    report(token, 'unknown-shortcode', `is not known, so only its content is shown: ${fix}`);
  } else if (token.malformed) {
    const fix = 'write the names in straight double quotes, such as "serverless byoc"';
    report(token, 'bad-arguments', `cannot be read, so its content is shown to everyone: ${fix}`);
  }
}

/** Makes a function that turns an offset into line and column. */
function placesOf(source: string): (offset: number) => { line: number; column: number } {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
