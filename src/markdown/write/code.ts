import { begins, escapeHtml, KEY, type Markers } from '../read/markers.ts';
import { joinMarks } from './marked-lines.ts';
import type { Paint, Piece } from './paint.ts';
import { lookByView, type CodePart, type Passages } from './code-views.ts';
import { wordFor } from './word-for.ts';

/** Takes a line of markers together with its line break, which is none of the code's. */
const LONE_LINE = /^[ \t]*((?:\uFDD0\d+\uFDD1[ \t]*)+)(?:\n|$)/gm;
/** Finds the markers of tags and of texts. */
const ANY_MARKER = /([\uFDD0\uFDD3])(\d+)\uFDD1/g;

/** Code between two markers with the marker that comes behind it, or a word in its place. */
interface MarkedPart extends CodePart {
  /** The marker that stands for the word, if that is what the text is. */
  readonly word?: string;
  readonly marker: string;
}

interface CodeOptions extends Pick<Passages, 'groups'> {
  /** Finds the tokens, which become spans; without it the code is plain. */
  readonly paint?: Paint | undefined;
}

/** Writes code as HTML; see `writeCode`. */
export type WriteCode = typeof writeCode;

/**
 * Writes code as HTML with the markers in it.
 *
 * @param lines the lines to mark, counted from 1 as the reader of each part sees them
 */
export function writeCode(
  code: string,
  language: string,
  markers: Markers,
  lines: ReadonlySet<number> = new Set(),
  { paint, groups }: CodeOptions = {},
): string {
  const parts = divide(code, markers);
  const passages: Passages = { conditionOf: (number) => markers.condition(number), groups };
  const painted = paint?.(parts, language, passages);
  const starts = lines.size ? lookByView(parts, passages, firstLines) : [];
  const html = parts
    .map(({ text, word, marker }, at) => {
      const found = painted?.[at] ?? [{ text, tokens: [] }];
      const pieces = word === undefined ? found : found.slice(0, 1);
      return writePieces(pieces, word, starts[at], lines) + marker;
    })
    .join('');
  return lines.size ? joinMarks(html) : html;
}

/** Divides code at its markers. */
function divide(code: string, markers: Markers): MarkedPart[] {
  const lines = code.replace(LONE_LINE, (_, found: string) => found.replace(/[ \t]/g, ''));
  // A line of tags at the end has left its line break behind.
  const isWhole = !lines || /\n(?:\uFDD0\d+\uFDD1)+$/.test(lines);
  const whole = isWhole ? lines : lines.replace(/\n?$/, '\n');
  const parts: MarkedPart[] = [];
  let passages: readonly number[] = [];
  let end = 0;
  for (const match of whole.matchAll(ANY_MARKER)) {
    const [found, sign, digits] = match;
    const number = Number(digits);
    const text = whole.slice(end, match.index);
    end = match.index + found.length;
    if (sign === KEY) {
      const { key, text: words } = markers.key(number);
      parts.push({ text, passages, marker: '' });
      parts.push({ text: wordFor(key, words), word: found, passages, marker: '' });
      continue;
    }
    parts.push({ text, passages, marker: found });
    passages = begins(number)
      ? [...passages, number]
      : passages.filter((other) => other !== number - 1);
  }
  return [...parts, { text: whole.slice(end), passages, marker: '' }];
}

/** Finds the line that each of some texts begins in, counted from 1. */
function firstLines(texts: readonly string[]): number[] {
  let line = 1;
  return texts.map((text) => {
    const first = line;
    line += text.split('\n').length - 1;
    return first;
  });
}

/** Writes the pieces of a part, with a mark around each piece of a line that has one. */
function writePieces(
  pieces: readonly Piece[],
  word: string | undefined,
  first: number | undefined,
  lines: ReadonlySet<number>,
): string {
  let line = first ?? 0;
  return pieces
    .map(({ text, tokens }) => {
      const start = tokens.map((names) => `<span class="token ${escapeHtml(names)}">`).join('');
      const end = '</span>'.repeat(tokens.length);
      if (!first) return start + (word ?? escapeHtml(text)) + end;
      return text
        .split(/(?<=\n)/)
        .map((written) => {
          const isWhole = written.endsWith('\n');
          const html = start + (word ?? escapeHtml(written.replace(/\n$/, ''))) + end;
          const whole = lines.has(line) && written !== '\n' ? `<mark>${html}</mark>` : html;
          if (isWhole) line++;
          return isWhole ? `${whole}\n` : whole;
        })
        .join('');
    })
    .join('');
}
