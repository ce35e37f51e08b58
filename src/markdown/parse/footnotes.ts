import type { TokenizerAndRendererExtension } from 'marked';
import { escapeHtml, MARKER } from '../read/markers.ts';
import type { Places } from '../weave/open-places.ts';

const DEFINITION = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*/;
const REFERENCE = /^\[\^([^\]\s]+)\]/;
const LINE = /[^\n]*(?:\n|$)/y;
const INDENTED = /^(?: {4}|\t)/;
/** Ends the lines that go on without indentation. */
const STOPS = /^ {0,3}(?:\[\^|#{1,6}[ \t]|[-*+>][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3}|\uFDD0)/;

/** Makes the extensions of Markdown that read footnotes and their references in one page. */
export function footnotes(places: Places): readonly TokenizerAndRendererExtension[] {
  const labels = new Set<string>();
  return [
    {
      name: 'footnote',
      level: 'block',
      tokenizer(source) {
        const [start, name] = DEFINITION.exec(source) ?? [];
        if (start === undefined || name === undefined) return undefined;
        const end = endOfNote(source, start.length);
        const text = source.slice(start.length, end).replace(/^(?: {4}|\t)/gm, '');
        const { top } = this.lexer.state;
        this.lexer.state.top = true;
        const tokens = this.lexer.blockTokens(text, []);
        this.lexer.state.top = top;
        const label = name.toLowerCase();
        labels.add(label);
        return { type: 'footnote', raw: source.slice(0, end), label, tokens };
      },
      renderer({ label, tokens }) {
        const { inner, rest } = halves(this.parser.parse(tokens ?? []));
        return places.add({ kind: 'note', label: label as string, inner }) + rest;
      },
    },
    {
      name: 'footnoteReference',
      level: 'inline',
      start: (source) => source.indexOf('[^'),
      tokenizer(source) {
        const [raw, name = ''] = REFERENCE.exec(source) ?? [];
        const label = name.toLowerCase();
        if (raw === undefined || !labels.has(label)) return undefined;
        return { type: 'footnoteReference', raw, label };
      },
      renderer: ({ label, raw }) =>
        places.add({ kind: 'mark', label: label as string, inner: escapeHtml(raw) }),
    },
  ];
}

/** Takes the markers out of a note whose passages go on outside of it, where they have to stay. */
function halves(html: string): { inner: string; rest: string } {
  const numbers = new Set([...html.matchAll(MARKER)].map(([, digits]) => Number(digits)));
  let rest = '';
  const inner = html.replace(MARKER, (marker, digits: string) => {
    if (numbers.has(Number(digits) ^ 1)) return marker;
    rest += marker;
    return '';
  });
  return { inner, rest };
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
