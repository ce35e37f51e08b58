import type { Token } from 'prismjs';
import { parseCondition, type Condition } from '../../core/conditions.ts';
import { loadLanguages, tokenize } from './languages.ts';
import { begins, escapeHtml, KEY, type Markers } from '../read/markers.ts';
import { joinMarks } from './marked-lines.ts';
import { endToken, startToken } from './tokens.ts';

/** Takes a line of markers together with its line break, which is none of the code's. */
const LONE_LINE = /^[ \t]*((?:\uFDD0\d+\uFDD1[ \t]*)+)(?:\n|$)/gm;
/** Finds the markers of tags and of texts. */
const ANY_MARKER = /([\uFDD0\uFDD3])(\d+)\uFDD1/g;
/** Bounds the work on code that has more different passages than a reader can tell apart. */
const MOST_VIEWS = 50;
/** Bounds how many characters are coloured for one block of code, all its views taken together. */
const MOST_COLOURED = 50_000;
/** How many characters are coloured at once; some grammars take time by the square. */
const AT_ONCE = 4000;
/** How long the colouring of one block of code may take. */
const MOST_TIME_MS = 500;

/** Code between two markers with the marker that comes behind it, or a word in its place. */
interface Part {
  readonly text: string;
  /** The marker that stands for the word, if that is what the text is. */
  readonly word?: string;
  /** The numbers of the passages that the code stands in. */
  readonly passages: readonly number[];
  readonly marker: string;
}

/** Writes code as HTML; see `highlight`. */
export type Highlight = typeof highlight;

/** Loads the languages of a page's code, and returns what writes it. */
export async function loadHighlight(source: string): Promise<Highlight> {
  await loadLanguages(source);
  return highlight;
}

/**
 * Writes code as HTML with the markers in it, highlighted where the language is known. Each passage
 * is coloured as it is in the code that its reader sees, because alternatives need not fit together.
 *
 * @param lines the lines to mark, counted from 1 as that reader sees them
 */
export function highlight(
  code: string,
  name: string,
  markers: Markers,
  lines: ReadonlySet<number> = new Set(),
): string {
  const parts = divide(code, markers);
  const keys = parts.map(({ passages }) => passages.join());
  const views = new Map<string, readonly string[]>();
  const count = new Set(keys).size;
  const language = code.length > MOST_COLOURED ? '' : name;
  if (count > MOST_VIEWS || code.length * count > MOST_COLOURED) {
    const all = colour(parts, language, lines);
    for (const key of keys) views.set(key, all);
  }
  const html = parts
    .map(({ passages, text, word, marker }, index) => {
      const key = keys[index] ?? '';
      const view = views.get(key) ?? viewOf(passages, parts, language, markers, lines);
      views.set(key, view);
      const html = view[index] ?? '';
      return (word === undefined ? html : html.replace(text, () => word)) + marker;
    })
    .join('');
  return lines.size ? joinMarks(html) : html;
}

/** Divides code at its markers. */
function divide(code: string, markers: Markers): Part[] {
  const lines = code.replace(LONE_LINE, (_, found: string) => found.replace(/[ \t]/g, ''));
  // A line of tags at the end has left its line break behind.
  const isWhole = !lines || /\n(?:\uFDD0\d+\uFDD1)+$/.test(lines);
  const whole = isWhole ? lines : lines.replace(/\n?$/, '\n');
  const parts: Part[] = [];
  let passages: readonly number[] = [];
  let end = 0;
  for (const match of whole.matchAll(ANY_MARKER)) {
    const [found, sign, digits] = match;
    const number = Number(digits);
    const text = whole.slice(end, match.index);
    end = match.index + found.length;
    if (sign === KEY) {
      const word = wordFor(markers.key(number));
      parts.push({ text, passages, marker: '' }, { text: word, word: found, passages, marker: '' });
      continue;
    }
    parts.push({ text, passages, marker: found });
    passages = begins(number)
      ? [...passages, number]
      : passages.filter((other) => other !== number - 1);
  }
  return [...parts, { text: whole.slice(end), passages, marker: '' }];
}

/** Makes a word that code is coloured with in the place of a text, which is a name as a rule. */
function wordFor({ key, text }: { readonly key: string; readonly text: string }): string {
  return /^[a-z]\w*$/i.test(text) ? text : `k${key.replace(/\W/g, '')}`;
}

/** Colours the code that a reader of some passages sees, the parts of others left empty. */
function viewOf(
  passages: readonly number[],
  parts: readonly Part[],
  language: string,
  markers: Markers,
  lines: ReadonlySet<number>,
): readonly string[] {
  const seen = new Set(passages);
  for (const number of new Set(parts.flatMap((part) => part.passages))) {
    const condition = markers.condition(number);
    if ([...seen].every((other) => fit(markers.condition(other), condition))) seen.add(number);
  }
  const visible = parts.map((part) =>
    part.passages.every((number) => seen.has(number)) ? part : { ...part, text: '' },
  );
  return colour(visible, language, lines);
}

/** Tells whether one reader may see passages of both conditions. */
function fit(one: string, other: string): boolean {
  const [a, b] = [parseCondition(one).value, parseCondition(other).value];
  const excludes = ({ not }: Condition, { names }: Condition): boolean =>
    names.length > 0 && names.every((name) => not.includes(name));
  if (excludes(a, b) || excludes(b, a)) return false;
  return !a.names.length || !b.names.length || a.names.some((name) => b.names.includes(name));
}

type Content = string | Token | readonly (string | Token)[];

/** Colours parts of one code, each of which gets spans of its own. */
function colour(parts: readonly Part[], language: string, lines: ReadonlySet<number>): string[] {
  const text = parts.map((part) => part.text).join('');
  const html = parts.map(() => '');
  let index = 0;
  let left = parts[0]?.text.length ?? 0;
  let line = 1;

  /** Puts a mark around each piece of a line that has one. */
  const mark = (written: string, start: string, end: string): string =>
    written
      .split(/(?<=\n)/)
      .map((piece) => {
        const html = start + escapeHtml(piece.replace(/\n$/, '')) + end;
        const isMarked = lines.has(line) && piece !== '\n';
        const isWhole = piece.endsWith('\n');
        if (isWhole) line++;
        const whole = isMarked ? `<mark>${html}</mark>` : html;
        return isWhole ? `${whole}\n` : whole;
      })
      .join('');

  const writeText = (content: string, start: string, end: string): void => {
    for (let from = 0; from < content.length;) {
      while (!left) left = parts[++index]?.text.length ?? Infinity;
      const part = content.slice(from, from + left);
      html[index] =
        (html[index] ?? '') +
        (lines.size ? mark(part, start, end) : start + escapeHtml(part) + end);
      from += part.length;
      left -= part.length;
    }
  };
  const write = (content: Content, start: string, end: string): void => {
    if (typeof content === 'string') writeText(content, start, end);
    else if ('type' in content) {
      const names = [content.type, content.alias].flat().filter(Boolean).join(' ');
      write(content.content, start + startToken(names), endToken + end);
    } else for (const part of content) write(part, start, end);
  };
  const start = performance.now();
  for (const piece of piecesOf(text)) {
    const isLate = performance.now() - start > MOST_TIME_MS;
    write((isLate ? undefined : tokenize(piece, language)) ?? piece, '', '');
  }
  return html;
}

/** Divides code, between its lines if it can be, into pieces that are coloured at once. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = from + AT_ONCE;
    // A blank line parts code best.
    const end = text.lastIndexOf('\n\n', to) + 1;
    const line = text.lastIndexOf('\n', to) + 1;
    if (to >= text.length) to = text.length;
    else if (end > from + AT_ONCE / 2) to = end;
    else if (line > from) to = line;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}
