import { lexShortcodes, type EscapeToken, type TagToken } from './lexer.ts';
import { describeTag } from './shortcode-faults.ts';
import { isAlmostPassage } from '../rules/misspellings.ts';
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

const COMMENT = /^\s*\/?\s*((?:doc-)?if[-_]?v[\w.-]*)/;
/** Matches the argument of a comment that is a condition with signs, which tags have in quotes. */
const UNQUOTED =
  /^(\s*[\w-]+\s+(?=\S))(?:variants\s*=\s*)?((?:[\w.+!<>=≥≤⩾⩽‹›＜＞-]|&(?:amp;)*[gl]t;|\s+(?=\S))+)(\s*)$/;
/** Takes a tag up to its end, or up to the next tag. */
const TAG = /\{\{[<%](?:(?!\{\{)[^])*?[>%]\}\}/g;
const SPACES = /[\t\n\r\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000\uFEFF]/g;
const HYPHENS = /[\u2010-\u2013\u2212]/g;
/** Matches what nobody sees: where words may break, and the direction of text. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/g;
const QUOTE = `['"‘’‚‛“”„‟′″«»]`;
/** Takes a text in quotes; `‹` and `›` are signs of a range in it, or where it does not end behind them. */
const QUOTED = new RegExp(
  `${QUOTE}(${QUOTE.replace('[', '[^')}*)${QUOTE}|[‹›](?!=)([^‹›]*)[‹›](?![=\\d])`,
  'g',
);

/** Undoes what visual editors do to the spaces and hyphens of a tag; no offset changes. */
const plainTag = (tag: string): string => tag.replace(SPACES, ' ').replace(HYPHENS, '-');

/** Undoes what visual editors do to tags; no offset changes. */
const straighten = (text: string): string =>
  text.replace(TAG, (tag) => plainTag(tag).replace(QUOTED, '"$1$2"'));

/** Tells whether a tag's name is nearly that of a passage, which its author means. */
export const isAlmostTag = ({ type, name }: TagToken): boolean =>
  type === 'open' && isAlmostPassage(name);

/** What to tell the author of such a tag, in words that come behind it. */
export const ALMOST_TAG = 'is not known: did you mean if-variant?';

/** Finds the tags of our shortcodes in a text, and those with almost their names; other text is left alone. */
export function readAuthoredTags(text: string): AuthoredToken[] {
  const seen = withoutUnseen(text);
  if (seen !== text) return moveBack(readAuthoredTags(seen), text);
  return lexShortcodes(straighten(text)).filter((token) => {
    if (token.type === 'text') return false;
    if (token.type !== 'escape') return isShortcode(token) || isAlmostTag(token);
    return readAuthoredTags(token.text).length > 0;
  }) as AuthoredToken[];
}

/** Leaves out what nobody sees. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');

/** Moves tokens to where they are in the text with what nobody sees; tokens are in order. */
function moveBack(tokens: readonly AuthoredToken[], text: string): AuthoredToken[] {
  const unseen = [...text.matchAll(UNSEEN)];
  let next = 0;
  let moved = 0;
  /** Returns where the character is that is seen at an offset; offsets only grow. */
  const place = (offset: number): number => {
    for (let gap = unseen[next]; gap && gap.index <= offset + moved; gap = unseen[++next])
      moved += gap[0].length;
    return offset + moved;
  };
  return tokens.map((token) => ({
    ...token,
    start: place(token.start),
    end: place(token.end - 1) + 1,
  }));
}

/** Reads a comment such as `<!-- if-variant byoc -->` as a tag, if it is one. */
export function readComment(data: string): TagToken | undefined {
  const [, name] = COMMENT.exec(data) ?? [];
  if (!name || !(name === 'if-variant' || isAlmostPassage(name))) return undefined;
  const inside = plainTag(data);
  const tag = readTag(inside);
  return tag?.malformed ? readTag(inside.replace(UNQUOTED, '$1"$2"$3')) : tag;
}

function readTag(inside: string): TagToken | undefined {
  const text = straighten(`{{<${inside}>}}`);
  const [tag] = lexShortcodes(text);
  return tag && 'name' in tag && tag.end === text.length ? tag : undefined;
}

/** Returns an escaped tag as it is to be printed, without the signs that escape it. */
export function printed(escaped: string): string {
  const seen = withoutUnseen(escaped);
  return seen.slice(0, 3) + seen.slice(5, -5) + seen.slice(-3);
}

/** Finds the passages of tags in their order, and what is wrong with the other tags. */
export function pairAuthoredTags(tags: readonly TagToken[]): {
  passages: Passage[];
  faults: TagFault[];
} {
  const faults: TagFault[] = tags.filter(isAlmostTag).map((tag) => ({ tag, message: ALMOST_TAG }));
  const openers = pairTags(tags.filter(isShortcode), [], (tag, code, detail) => {
    faults.push({ tag, message: describeTag(code, detail) ?? code });
  });
  const passages = [...openers.values()].flatMap(({ token, close, shown }) =>
    close && !shown ? [{ open: token, close, variants: conditionOf(token) }] : [],
  );
  return { passages, faults };
}
