import type { Token, TokenizerAndRendererExtension } from 'marked';
import { widthOf } from '../read/tab-characters.ts';

/** Takes the mark of a definition, which may be empty. */
const DEFINITION = /^ {0,3}:[ \t]+/;
/** Matches a line that starts another block than a paragraph. */
const OTHER_BLOCK =
  /^(?: {0,3}(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|>|`{3}|~{3}|<[a-z/!?]|(?:\uFDD0\d+\uFDD1[ \t]*)+$)| {4}|\t)/i;

/** Matches a paragraph whose next line begins a definition, blank lines between them or not. */
// Each line can be matched in one way only, or long paragraphs would take forever.
const START = /^(?:[ \t]*[^\s][^\n]*\n)+?(?:[ \t]*\n)* {0,3}:[ \t]/;

const TAGS_ALONE = /^(?:\uFDD0\d+\uFDD1[ \t]*)+$/m;

/** Bounds the terms of a definition, in UTF-16 code units. */
const LONGEST_TERMS = 2000;

/** The lines of a text, divided as far as they are asked for, because lists end long before pages. */
class Lines {
  readonly #source: string;
  readonly #lines: string[] = [];
  #end = 0;

  constructor(source: string) {
    this.#source = source;
  }

  has(index: number): boolean {
    while (this.#lines.length <= index && this.#end <= this.#source.length) {
      const found = this.#source.indexOf('\n', this.#end);
      const end = found < 0 ? this.#source.length : found;
      this.#lines.push(this.#source.slice(this.#end, end));
      this.#end = end + 1;
    }
    return index < this.#lines.length;
  }

  /** Returns a line, which is empty behind the last one. */
  at(index: number): string {
    return this.has(index) ? (this.#lines[index] ?? '') : '';
  }

  /** Tells whether there is a line that has nothing but space. */
  isBlank(index: number): boolean {
    return this.has(index) && !this.at(index).trim();
  }
}

interface Entry {
  readonly name: 'dt' | 'dd';
  readonly isLoose: boolean;
  readonly tokens: Token[];
}

/** Reads lists of terms and their definitions, `Term` with `: Definition` below it, as Hugo does. */
export const definitionList: TokenizerAndRendererExtension = {
  name: 'definitionList',
  level: 'block',
  tokenizer(source) {
    const found = readEntries(source);
    if (!found) return undefined;
    const { lexer } = this;
    const entries = found.entries.map(({ name, text, isLoose: isApart }): Entry => {
      if (name === 'dt') return { name, isLoose: false, tokens: lexer.inline(text, []) };
      // A line of tags parts texts as a blank line does.
      const isLoose = isApart || TAGS_ALONE.test(text);
      const { top } = lexer.state;
      lexer.state.top = isLoose;
      const tokens = lexer.blockTokens(text, []);
      lexer.state.top = top;
      return { name, isLoose, tokens };
    });
    return { type: 'definitionList', raw: source.slice(0, found.end), entries };
  },
  renderer(token) {
    const entries = token['entries'] as readonly Entry[];
    const html = entries.map(({ name, isLoose, tokens }) => {
      if (name === 'dt') return `<dt>${this.parser.parseInline(tokens)}</dt>\n`;
      const body = this.parser.parse(tokens);
      return isLoose ? `<dd>\n${body}</dd>\n` : `<dd>${body.trimEnd()}</dd>\n`;
    });
    return `<dl>\n${html.join('')}</dl>\n`;
  },
};

interface RawEntry {
  readonly name: 'dt' | 'dd';
  readonly text: string;
  readonly isLoose: boolean;
}

/** Reads terms with definitions for as long as there are some. */
function readEntries(source: string): { entries: RawEntry[]; end: number } | undefined {
  // Most blocks are not such a list, and the rest of a page is long.
  if (!START.test(source.slice(0, LONGEST_TERMS))) return undefined;
  const lines = new Lines(source);
  const entries: RawEntry[] = [];
  let at = 0;
  let end = 0;
  for (;;) {
    const terms: string[] = [];
    let next = at;
    while (entries.length && lines.isBlank(next)) next++;
    for (; lines.has(next); next++) {
      const line = lines.at(next);
      if (!line.trim() || DEFINITION.test(line)) break;
      if (OTHER_BLOCK.test(line)) return result();
      terms.push(line.trim());
    }
    const isApart = lines.isBlank(next);
    while (lines.isBlank(next)) next++;
    if (!terms.length || !DEFINITION.test(lines.at(next))) return result();
    for (const text of terms) entries.push({ name: 'dt', text, isLoose: false });
    let from = at;
    at = readDefinitions(lines, next, isApart, entries);
    while (from < at) end += lines.at(from++).length + 1;
  }

  function result(): { entries: RawEntry[]; end: number } | undefined {
    return entries.length ? { entries, end: Math.min(end, source.length) } : undefined;
  }
}

/** Reads the definitions of some terms, and returns the line behind them. */
function readDefinitions(
  lines: Lines,
  from: number,
  isApart: boolean,
  entries: RawEntry[],
): number {
  let at = from;
  let isLoose = isApart;
  for (;;) {
    const start = DEFINITION.exec(lines.at(at))?.[0];
    if (start === undefined) return at;
    const content = [lines.at(at).slice(start.length)];
    const width = widthOf(start);
    let end = at + 1;
    for (let next = end; lines.has(next); next++) {
      const line = lines.at(next);
      const isBehindBlank = next > end;
      if (!line.trim()) continue;
      const isIndented = widthOf(/^[ \t]*/.exec(line)?.[0] ?? '') >= width;
      if (DEFINITION.test(line) && !isIndented) break;
      // Where there is no paragraph yet, a line cannot go on with it.
      const isLazy = !isBehindBlank && content.some((text) => text.trim());
      if (!isIndented && (!isLazy || OTHER_BLOCK.test(line))) break;
      if (isBehindBlank) isLoose = true;
      while (end < next) content.push(lines.at(end++));
      content.push(isIndented ? outdented(line, width) : line.trimStart());
      end = next + 1;
    }
    entries.push({ name: 'dd', text: content.join('\n'), isLoose });
    at = end;
    while (lines.isBlank(at)) at++;
    if (!DEFINITION.test(lines.at(at))) return end;
    isLoose = at > end;
  }
}

/** Removes columns from the start of an indented line. */
function outdented(line: string, columns: number): string {
  let at = 0;
  let width = 0;
  for (; width < columns; at++) width += widthOf(line.charAt(at), width);
  return ' '.repeat(width - columns) + line.slice(at);
}
