// Finds the tokens of code. It knows neither HTML nor nodes: both are written from what it finds.
import type { Token } from 'prismjs';
import { loadLanguages, tokenize } from './languages.ts';
import { lookByView, type CodePart, type Passages } from './code-views.ts';

/** A piece of a part, with the names of the tokens around it from the outermost. */
export interface Piece {
  readonly text: string;
  readonly tokens: readonly string[];
}

/** Finds the pieces of each part of code, coloured as its reader sees it. */
export type Paint = typeof paint;

/** Code that is longer stays plain, in characters. */
const LONGEST = 50_000;
/** How many characters are coloured at once; some grammars take time by the square. */
const AT_ONCE = 4000;
/** How many tokens may stand in one another; no theme tells more apart. */
const DEEPEST = 16;
/** How long the colouring of one block of code may take. */
const MOST_TIME_MS = 500;

/** Loads the languages of a page's code, and returns what colours it. */
export async function loadPaint(source: string): Promise<Paint> {
  await loadLanguages(source);
  return paint;
}

/**
 * Finds the tokens of code in a language, plain where it is not loaded. Each part is coloured as it is
 * in the code that its reader sees.
 */
export function paint(
  parts: readonly CodePart[],
  language: string,
  passages: Passages,
): readonly (readonly Piece[] | undefined)[] {
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  const name = length > LONGEST ? '' : language;
  return lookByView(parts, passages, (texts) => piecesOf(texts, name));
}

type Content = string | Token | readonly (string | Token)[];

/** Finds the pieces of texts that are one code together. */
function piecesOf(texts: readonly string[], language: string): Piece[][] {
  const pieces = texts.map((): Piece[] => []);
  let index = 0;
  let left = texts[0]?.length ?? 0;
  const add = (content: string, tokens: readonly string[]): void => {
    for (let from = 0; from < content.length;) {
      while (!left) left = texts[++index]?.length ?? Infinity;
      const text = content.slice(from, from + left);
      pieces[index]?.push({ text, tokens });
      from += text.length;
      left -= text.length;
    }
  };
  const read = (content: Content, tokens: readonly string[]): void => {
    if (typeof content === 'string') add(content, tokens);
    else if ('type' in content) {
      const names = [content.type, content.alias].flat().filter(Boolean).join(' ');
      read(content.content, tokens.length < DEEPEST ? [...tokens, names] : tokens);
    } else for (const part of content) read(part, tokens);
  };
  const start = performance.now();
  for (const text of slicesOf(texts.join(''))) {
    const isLate = performance.now() - start > MOST_TIME_MS;
    read((isLate ? undefined : tokenize(text, language)) ?? text, []);
  }
  return pieces;
}

/** Divides code, between its lines if it can be, into slices that are coloured at once. */
function slicesOf(text: string): string[] {
  const slices: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = from + AT_ONCE;
    // A blank line parts code best.
    const end = text.lastIndexOf('\n\n', to) + 1;
    const line = text.lastIndexOf('\n', to) + 1;
    if (to >= text.length) to = text.length;
    else if (end > from + AT_ONCE / 2) to = end;
    else if (line > from) to = line;
    slices.push(text.slice(from, to));
    from = to;
  }
  return slices;
}
