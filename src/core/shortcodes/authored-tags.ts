import { lexShortcodes, type EscapeToken, type TagToken } from './lexer.ts';
import { describeTag } from './shortcode-faults.ts';
import { conditionOf, isShortcode, pairTags } from './pairs.ts';

/** A tag or an escaped tag in a text that a visual editor has had. */
export type AuthoredToken = TagToken | EscapeToken;

/** What two tags enclose. */
export interface Passage {
  readonly open: TagToken;
  readonly close: TagToken;
  /** The condition as the author wrote it. */
  readonly variants: string;
}

/** What is wrong with a tag; the message continues a sentence that starts with the tag. */
export interface TagFault {
  readonly tag: TagToken;
  readonly message: string;
}

const COMMENT = /^\s*\/?\s*if-variant(?![\w.-])/;
/** Matches the argument of a comment that is a condition with signs, which tags have in quotes. */
const UNQUOTED =
  /^(\s*if-variant\s+(?=\S))(?:variants\s*=\s*)?((?:[\w.+!<>=≥≤-]|&(?:amp;)*[gl]t;|\s+(?=\S))+)(\s*)$/;
const SPACES = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000\uFEFF]/g;
const QUOTES = /['‘’‚‛“”„‟′″‹›«»]/g;
const HYPHENS = /[\u2010\u2011]/g;

/** Undoes what visual editors do to the signs of a tag; no offset changes. */
const straighten = (text: string): string =>
  text.replace(SPACES, ' ').replace(QUOTES, '"').replace(HYPHENS, '-');

/** Finds the tags of our shortcodes in a text; other text is left alone. */
export function readAuthoredTags(text: string): AuthoredToken[] {
  return lexShortcodes(straighten(text)).filter((token) => {
    if (token.type === 'text') return false;
    if (token.type !== 'escape') return isShortcode(token);
    return readAuthoredTags(token.text).length > 0;
  }) as AuthoredToken[];
}

/** Reads a comment such as `<!-- if-variant byoc -->` as a tag, if it is one. */
export function readComment(data: string): TagToken | undefined {
  if (!COMMENT.test(data)) return undefined;
  const tag = readTag(straighten(data));
  if (!tag?.malformed) return tag;
  return readTag(straighten(data).replace(UNQUOTED, '$1"$2"$3'));
}

function readTag(inside: string): TagToken | undefined {
  const text = `{{<${inside}>}}`;
  const [tag] = lexShortcodes(text);
  return tag && 'name' in tag && tag.end === text.length ? tag : undefined;
}

/** Returns an escaped tag as it is to be printed, without the signs that escape it. */
export const printed = (escaped: string): string =>
  escaped.slice(0, 3) + escaped.slice(5, -5) + escaped.slice(-3);

/** Finds the passages of tags in their order, and what is wrong with the other tags. */
export function pairAuthoredTags(tags: readonly TagToken[]): {
  passages: Passage[];
  faults: TagFault[];
} {
  const faults: TagFault[] = [];
  const openers = pairTags(tags, [], (tag, code, detail) => {
    faults.push({ tag, message: describeTag(code, detail) ?? code });
  });
  const passages = [...openers.values()].flatMap(({ token, close, shown }) =>
    close && !shown ? [{ open: token, close, variants: conditionOf(token) }] : [],
  );
  return { passages, faults };
}
