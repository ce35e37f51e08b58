// What the braces behind a heading say, in a part of its own for pages that have some.
import { escapeHtml } from '../read/markers.ts';
import { safeAttribute } from '../safe/policy.ts';

/** A heading's own attributes, and its text without them. */
export interface HeadingAttributes {
  readonly text: string;
  readonly id: string | undefined;
  /** The other attributes that stay, as HTML that starts with a space; empty for none. */
  readonly html: string;
  /** Those that may not stay, as their author wrote them. */
  readonly refused: readonly string[];
}

/** Reads the attributes of a heading; nothing where it has none. */
export type ReadHeadingAttributes = typeof readHeadingAttributes;

const ATTRIBUTE =
  /[ \t]*(?:([#.])((?:[^\s!-/:-@[-`{-~]|[_:.-])*)|([a-z_:][\w:.-]*)[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|\[[^\]{}]*\]|[\w:.+-]+))[ \t]*,?[ \t]*/iy;
const TAGS_BEHIND = /(?<![ \t])[ \t]*((?:\uFDD0\d+\uFDD1[ \t]*)*)$/;
const HASHES = /(?:^|(?<![ \t])[ \t]+)#+[ \t]*$/;

interface Found {
  /** The offset behind the brace that closes. */
  readonly end: number;
  readonly pairs: readonly (readonly [name: string, value: string, written: string])[];
}

/**
 * Reads `{#id .class name=value}` at the end of a heading as Hugo does; of several in a row only the
 * last is read. An escaped brace is text.
 */
export function readHeadingAttributes(heading: string): HeadingAttributes | undefined {
  const line = heading.lastIndexOf('\n') + 1;
  const behind = TAGS_BEHIND.exec(heading);
  const index = behind?.index ?? heading.length;
  let start = 0;
  let found: Found | undefined;
  for (let at = line; at < index; at++) {
    const sign = heading.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '{') {
      start = at;
      found = bracesAt(heading, at);
    }
  }
  if (found?.end !== index) return undefined;
  const values = new Map<string, string>();
  const refused: string[] = [];
  for (const [name, value, written] of found.pairs) {
    const safe = name === 'id' ? value.replace(/[\s"'<>&]/g, '') : safeAttribute('h1', name, value);
    if (safe === undefined) refused.push(written);
    else if (name === 'class') values.set(name, `${values.get(name) ?? ''} ${safe}`.trim());
    else if (!values.has(name)) values.set(name, safe);
  }
  const id = values.get('id');
  values.delete('id');
  const html = [...values].map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('');
  const text = heading.slice(0, start).replace(HASHES, '').trimEnd();
  return { text: text + (behind?.[1] ?? ''), id, html, refused };
}

/** Reads what stands between a brace and the one that closes; nothing where it is something else. */
function bracesAt(text: string, start: number): Found | undefined {
  const pairs: [string, string, string][] = [];
  for (let at = start + 1; ; at = ATTRIBUTE.lastIndex) {
    if (text.charAt(at) === '}') return { end: at + 1, pairs };
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (!match) return undefined;
    const [written, sign, short = '', name = '', raw = ''] = match;
    if (sign) pairs.push([sign === '#' ? 'id' : 'class', short, written.trim()]);
    else pairs.push([name.toLowerCase(), unquoted(raw), written.trim()]);
  }
}

const unquoted = (raw: string): string =>
  raw.startsWith('"') ? raw.slice(1, -1).replace(/\\(["\\])/g, '$1') : raw;
