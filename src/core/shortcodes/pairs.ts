import type { TagToken } from './lexer.ts';
import { KEYS, OWN_SHORTCODES, PASSAGES } from './shortcode-names.ts';

/** Tells whether a tag is one of the shortcodes that begin and end a passage. */
export const isShortcode = ({ name }: TagToken): boolean => PASSAGES.includes(name);

/** Reads the condition of a tag, as the author wrote it. */
export const conditionOf = ({ named, list }: TagToken): string =>
  named.get('variants') ?? list.join(' ');

/** Takes what is wrong with a tag, and the name that the words for it need. */
export type Report = (token: TagToken, code: string, detail: string) => void;

/** A tag that begins a passage, with what is known of the passage. */
export interface Opener {
  readonly token: TagToken;
  close?: TagToken;
  /** Whether everyone is shown the passage because its tags are wrong. */
  shown: boolean;
  /** The passage that was closed while this one was still open. */
  crossed?: Opener;
}

/** Finds what stands between the tags of shortcodes, by the tag that begins it. */
export function pairTags(
  tags: readonly TagToken[],
  names: readonly string[],
  report: Report,
): Map<TagToken, Opener> {
  const known = [...OWN_SHORTCODES, ...names];
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
      check(token, known, report);
      if (token.empty || KEYS.includes(name)) continue;
      const opener: Opener = { token, shown: token.malformed };
      openers.set(token, opener);
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
    if (close || !PASSAGES.includes(token.name)) continue;
    report(token, 'unclosed', token.name);
  }
  return openers;
}

/** Handles a closing tag whose passage is not open. */
function closeLate(token: TagToken, left: Map<string, Opener>, report: Report): void {
  const opener = left.get(token.name);
  left.delete(token.name);
  if (!opener?.crossed) {
    report(token, 'stray', token.name);
    return;
  }
  opener.close = token;
  opener.shown = opener.crossed.shown = true;
  report(token, 'crossed', opener.crossed.token.name);
}

function check(token: TagToken, names: readonly string[], report: Report): void {
  const { name, malformed, list, named } = token;
  const lacksKey = KEYS.includes(name) && !list.length && !named.has('name');
  if (!names.includes(name)) report(token, 'unknown-shortcode', name);
  else if (malformed && PASSAGES.includes(name)) report(token, 'bad-arguments', name);
  else if (malformed || lacksKey) report(token, 'bad-shortcode', name);
}
