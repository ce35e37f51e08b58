import { Tokenizer, type TokenizerAndRendererExtension, type Tokens } from 'marked';
import { MARK, MARKER, type Markers } from './markers.ts';

const LINE_END = /[ \t]*(?:\n|$)/y;
const LONE_LINE = /\n {0,3}(?:\uFDD0\d+\uFDD1[ \t]*)+(?=\n|$)/;
const PARAGRAPH_END = /\n[ \t]*(?:\n|$)/;
/** Ends a list: a line that belongs to an item is indented further. */
const LONE_LINE_OUTSIDE = /\n ?(?:\uFDD0\d+\uFDD1[ \t]*)+(?=\n|$)/;
/** Ends a list for certain: behind a blank line, neither an item nor part of one. */
const LIST_END = /\n[ \t]*\n ?(?![ \t\n*+-]|\d{1,9}[.)])/;
const FIRST = /^ {0,3}\uFDD0(\d+)\uFDD1/;

/** Returns the text up to the first line that holds only tags, if that comes before the end. */
function beforeTags(source: string, line = LONE_LINE, end = PARAGRAPH_END): string {
  // Without the end, each search would run to the end of the page.
  const at = line.exec(source.slice(0, end.exec(source)?.index))?.index;
  return at === undefined ? source : source.slice(0, at + 1);
}

/** Ends paragraphs and what continues like them at a line of tags, as a blank line would. */
export class TaggedTokenizer extends Tokenizer {
  override paragraph(source: string): Tokens.Paragraph | undefined {
    return super.paragraph(beforeTags(source));
  }

  override lheading(source: string): Tokens.Heading | undefined {
    return super.lheading(beforeTags(source));
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return super.blockquote(beforeTags(source));
  }

  override table(source: string): Tokens.Table | undefined {
    return super.table(beforeTags(source));
  }

  override list(source: string): Tokens.List | undefined {
    return super.list(beforeTags(source, LONE_LINE_OUTSIDE, LIST_END));
  }

  override html(source: string): Tokens.HTML | undefined {
    const token = super.html(source);
    if (!token?.raw.includes(MARK)) return token;
    // A tag whose counterpart is outside of the HTML starts or ends a block of Markdown.
    const found = [...token.raw.matchAll(MARKER)];
    const numbers = new Set(found.map(([, digits]) => Number(digits)));
    const single = found.find(([, digits]) => !numbers.has(Number(digits) ^ 1));
    const cut = single ? token.raw.lastIndexOf('\n', single.index) + 1 : 0;
    return cut ? super.html(source.slice(0, cut)) : token;
  }

  override url(source: string): Tokens.Link | undefined {
    const at = source.indexOf(MARK);
    return super.url(at < 0 ? source : source.slice(0, at));
  }
}

/** Makes the Markdown extensions that read markers: as blocks, and inside running text. */
export function tagExtensions(markers: Markers): TokenizerAndRendererExtension[] {
  const block: TokenizerAndRendererExtension = {
    name: 'variantBlock',
    level: 'block',
    tokenizer(source) {
      const first = FIRST.exec(source);
      if (!first) return undefined;
      const number = Number(first[1]);
      const start = first[0].length;
      const end = markers.endOf(number);
      const at = end === undefined ? -1 : source.indexOf(end, start);
      if (end === undefined || at < 0) {
        // A paragraph of nothing else would leave its margins behind.
        if (!followedBy(LINE_END, source, start) && source[start] !== MARK) return undefined;
        markers.lose(number);
        const raw = first[0] + (source[start] === MARK ? '' : lineEnd(source, start));
        return { type: 'variantBlock', raw, number: -1, tokens: [] };
      }
      const alone = followedBy(LINE_END, source, start);
      const behind = at + end.length;
      if (!followedBy(LINE_END, source, behind) && source[behind] !== MARK) return undefined;
      const inner = source.slice(start, at);
      const raw = source.slice(0, behind) + lineEnd(source, behind);
      if (!alone && !PARAGRAPH_END.test(inner)) {
        const rest = source.slice(raw.length);
        if (source[behind] === MARK || !(rest === '' || followedBy(LINE_END, rest, 0))) {
          return undefined;
        }
      }
      const { top } = this.lexer.state;
      if (alone) this.lexer.state.top = true;
      const tokens = this.lexer.blockTokens(alone ? inner.replace(/^[ \t]*\n/, '') : inner.trim());
      this.lexer.state.top = top;
      return { type: 'variantBlock', raw, number, tokens };
    },
    renderer(token) {
      const html = this.parser.parse(token.tokens ?? []);
      return wrap(token['number'] as number, html, '\n');
    },
  };

  const inline: TokenizerAndRendererExtension = {
    name: 'variantInline',
    level: 'inline',
    start: (source) => source.indexOf(MARK),
    tokenizer(source) {
      const first = FIRST.exec(source);
      if (!first || !source.startsWith(MARK)) return undefined;
      const number = Number(first[1]);
      const start = first[0].length;
      const end = markers.endOf(number);
      const at = end === undefined ? -1 : source.indexOf(end, start);
      if (end === undefined || at < 0) {
        markers.lose(number);
        return { type: 'variantInline', raw: first[0], number: -1, tokens: [] };
      }
      const raw = source.slice(0, at + end.length);
      const tokens = this.lexer.inlineTokens(source.slice(start, at));
      return { type: 'variantInline', raw, number, tokens };
    },
    renderer(token) {
      return wrap(token['number'] as number, this.parser.parseInline(token.tokens ?? []));
    },
  };

  const wrap = (number: number, html: string, end = ''): string =>
    number < 0 ? html : `${markers.tag(number)}${end}${html}${markers.tag(number + 1)}${end}`;
  return [block, inline];
}

function followedBy(pattern: RegExp, source: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(source);
}

function lineEnd(source: string, at: number): string {
  LINE_END.lastIndex = at;
  return LINE_END.exec(source)?.[0] ?? '';
}
