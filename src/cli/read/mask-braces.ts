// What stands in braces in the tags of MDX is a script, whose signs are none of HTML.

const TAG = /<[A-Za-z][\w.:-]*(?=[\s{])/g;
/** Matches what begins or ends something in a tag. */
const SIGN = /["'`{}>]/g;
/** Tags that are longer are not looked at to their end, in UTF-16 code units. */
const MAX_TAG = 5_000;

/** Matches what a page of MDX imports and exports, up to a blank line. */
const MODULE = /^(?:import|export)[ \t{*][^\n]*(?:\n[ \t]*[^\s][^\n]*)*/gm;
/** Matches a text of a script, which an apostrophe in a word does not begin. */
const TEXT = /(?<!\w)(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|`(?:[^`\\]|\\.)*`/gs;
const HAS_TAG = /<\/?[A-Za-z][^<]*>/;
/** Matches the beginning of an expression between tags. */
const EXPRESSION = /(?<!\\)\{/g;
const BLANK_LINE = /\n[ \t]*\r?\n/g;

/** Stands for each sign of a value that only a script knows. */
export const SCRIPTED = '\u0001';
const SCRIPTS = new RegExp(`${SCRIPTED}+`, 'g');

/** Replaces what stands in braces in tags by values that are not known, at the same places. */
export function maskBraces(text: string): string {
  const parts: string[] = [];
  let from = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(text); tag; tag = TAG.exec(text)) {
    // Searches end where the tag does, since the page may go on without what they look for.
    const near = text.slice(0, tag.index + MAX_TAG);
    for (let at = nextSign(near, TAG.lastIndex); at < near.length && near[at] !== '>';) {
      const sign = near.charAt(at);
      const close = sign === '{' ? endOfBraces(near, at) : near.indexOf(sign, at + 1);
      if (close < 0) break;
      const value = text.slice(at, close + 1);
      // A tag in a component's value is a text to it.
      const isText = /^<[A-Z]/.test(tag[0]) && HAS_TAG.test(value);
      if (sign === '{' || isText) {
        parts.push(text.slice(from, at), neutral(value));
        from = close + 1;
      }
      at = nextSign(near, close + 1);
      TAG.lastIndex = at;
    }
  }
  return parts.join('') + text.slice(from);
}

/** Replaces texts with tags in the scripts of MDX: in what a page imports and exports, and in its expressions. */
export function maskTexts(text: string): string {
  const source = text.replace(MODULE, withoutTags);
  const parts: string[] = [];
  let from = 0;
  let end = 0;
  EXPRESSION.lastIndex = 0;
  for (let open = EXPRESSION.exec(source); open; open = EXPRESSION.exec(source)) {
    if (open.index >= end) end = endOfParagraph(source, open.index);
    const close = endOfBraces(source.slice(0, end), open.index);
    EXPRESSION.lastIndex = close < 0 ? end : close;
    if (close < 0) continue;
    parts.push(source.slice(from, open.index), withoutTags(source.slice(open.index, close)));
    from = close;
  }
  return parts.join('') + source.slice(from);
}

function endOfParagraph(text: string, from: number): number {
  BLANK_LINE.lastIndex = from;
  return BLANK_LINE.exec(text)?.index ?? text.length;
}

const withoutTags = (script: string): string =>
  script.replace(TEXT, (text) => (HAS_TAG.test(text) ? neutral(text) : text));

function nextSign(text: string, from: number): number {
  SIGN.lastIndex = from;
  return SIGN.exec(text)?.index ?? text.length;
}

/** Finds the brace that closes another one; texts in quotes do not count. */
function endOfBraces(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at = nextSign(text, at + 1)) {
    const sign = text.charAt(at);
    if (sign === '{') depth++;
    else if (sign === '}' && !--depth) return at;
    else if (sign !== '>' && sign !== '}') {
      const close = text.indexOf(sign, at + 1);
      // A single quote may be an apostrophe in a text.
      if (close > 0 && !text.slice(at, close).includes('\n')) at = close;
    }
  }
  return -1;
}

const neutral = (script: string): string =>
  `"${script.slice(1, -1).replace(/[^\n\r]/g, SCRIPTED)}"`;

/** Makes a message of one about a value that only a script knows. */
export const withoutScripts = (message: string): string => message.replace(SCRIPTS, '…');
