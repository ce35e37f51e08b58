import type { Parser, Token, TokenizerAndRendererExtension } from 'marked';

const DEFINITION = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*/;
const LINE = /[^\n]*(?:\n|$)/y;
const INDENTED = /^(?: {4}|\t)/;
/** Ends the lines that go on without indentation. */
const STOPS = /^ {0,3}(?:\[\^|#{1,6}[ \t]|[-*+>][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3}|\uFDD0)/;

interface Note {
  readonly tokens: Token[];
  /** The number that readers see; nothing before a reference asks for it. */
  number?: number;
  references: number;
}

/** Reads footnotes and their references, and writes both as Hugo does. */
export class Footnotes {
  readonly #notes = new Map<string, Note>();
  readonly #used: Note[] = [];

  /** The extensions of Markdown that read them. */
  readonly extensions: readonly TokenizerAndRendererExtension[] = [
    this.#definition(),
    this.#reference(),
  ];

  /** Writes the notes that the page refers to. */
  end(parser: Parser): string {
    if (!this.#used.length) return '';
    let items = '';
    // A note can refer to another one, which comes behind it then.
    for (const note of this.#used) {
      const html = parser.parse(note.tokens);
      const { number = 0, references } = note;
      const back = Array.from({ length: references }, (_, index) => {
        const id = `fnref${index || ''}:${number}`;
        return `&#160;<a href="#${id}" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a>`;
      }).join('');
      const body = html.endsWith('</p>\n') ? `${html.slice(0, -5)}${back}</p>\n` : html + back;
      items += `<li id="fn:${number}">\n${body}</li>\n`;
    }
    return `<div class="footnotes" role="doc-endnotes">\n<hr>\n<ol>\n${items}</ol>\n</div>\n`;
  }

  #definition(): TokenizerAndRendererExtension {
    const notes = this.#notes;
    return {
      name: 'footnote',
      level: 'block',
      tokenizer(source) {
        const [start, name] = DEFINITION.exec(source) ?? [];
        if (start === undefined || name === undefined) return undefined;
        const end = endOfNote(source, start.length);
        const text = source.slice(start.length, end).replace(/^(?: {4}|\t)/gm, '');
        const key = name.toLowerCase();
        const { top } = this.lexer.state;
        this.lexer.state.top = true;
        const tokens = this.lexer.blockTokens(text, []);
        this.lexer.state.top = top;
        if (!notes.has(key)) notes.set(key, { tokens, references: 0 });
        return { type: 'footnote', raw: source.slice(0, end) };
      },
      renderer: () => '',
    };
  }

  #reference(): TokenizerAndRendererExtension {
    const notes = this.#notes;
    const use = (note: Note): Note => {
      note.number ??= this.#used.push(note);
      note.references++;
      return note;
    };
    return {
      name: 'footnoteReference',
      level: 'inline',
      start: (source) => source.indexOf('[^'),
      tokenizer(source) {
        const [raw, name = ''] = /^\[\^([^\]\s]+)\]/.exec(source) ?? [];
        const note = notes.get(name.toLowerCase());
        return raw !== undefined && note ? { type: 'footnoteReference', raw, note } : undefined;
      },
      renderer(token) {
        const { number = 0, references } = use(token['note'] as Note);
        const id = `fnref${references > 1 ? references - 1 : ''}:${number}`;
        return `<sup id="${id}"><a href="#fn:${number}" class="footnote-ref" role="doc-noteref">${number}</a></sup>`;
      },
    };
  }
}

/** Finds where a note ends: it takes in what goes on, and what is indented behind blank lines. */
function endOfNote(source: string, from: number): number {
  LINE.lastIndex = from;
  LINE.exec(source);
  let end = LINE.lastIndex;
  for (let isBehindBlank = false; LINE.lastIndex < source.length;) {
    const line = LINE.exec(source)?.[0] ?? '';
    if (!line.trim()) isBehindBlank = true;
    else if (INDENTED.test(line) || (!isBehindBlank && !STOPS.test(line))) end = LINE.lastIndex;
    else break;
  }
  return end;
}
