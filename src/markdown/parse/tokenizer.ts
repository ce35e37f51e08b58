import { Tokenizer, type TokenizerAndRendererExtension, type Tokens } from 'marked';
import { MARK, MARKER } from '../read/markers.ts';
import type { HeadingAttributes, ReadHeadingAttributes } from './heading-attributes.ts';

const TAGS = '((?:\\uFDD0\\d+\\uFDD1[ \\t]*)+)';
/** Finds tags in a paragraph, alone on a line or behind a text, or else the end of the paragraph. */
const IN_PARAGRAPH = new RegExp(
  `\\n {0,3}${TAGS}(?=\\n|$)|\\n[ \\t]*(?:\\n|$)|[^\\s>\\uFDD1][ \\t]*${TAGS}`,
  'g',
);
/**
 * Finds a line of tags that ends a list, since a line of an item is indented further, or else what
 * ends it for certain: behind a blank line, neither an item nor part of one.
 */
const IN_LIST = new RegExp(`\\n ?${TAGS}(?=\\n|$)|\\n[ \\t]*\\n ?(?![ \\t\\n*+-]|\\d{1,9}[.)])`);
const LEADING = new RegExp(`^ {0,3}${TAGS}(\\n|$|(?=<))`);

/** Returns the text up to a line of tags that ends the list or the table at its start. */
function beforeTags(source: string): string {
  const found = IN_LIST.exec(source);
  return found?.[1] ? source.slice(0, found.index + 1) : source;
}

/** Returns a paragraph up to the first line of tags that ends no passage of its sentences. */
function beforeBlock(source: string): string {
  const ends = new Set<number>();
  for (const { index, 1: alone, 2: behind } of source.matchAll(IN_PARAGRAPH)) {
    const tags = alone ?? behind;
    if (!tags) break;
    const numbers = (tags.match(/\d+/g) ?? []).map(Number);
    if (alone && !numbers.some((number) => ends.has(number))) return source.slice(0, index + 1);
    for (const number of numbers) ends.add(number | 1);
  }
  return source;
}

/** Finds the end of a line above tags with a text below that is not HTML, and all that begins or ends in HTML. */
const IN_HTML =
  /\n(?= {0,3}(?:\uFDD0\d+\uFDD1\s*)+\n {0,3}[^\s<\uFDD0])|<(\/?)(?!br|hr|img)[a-z!][^>]*>?/gi;

/** Finds where tags start a block behind HTML that is complete, as they do behind a blank line. */
function endOfHtml(html: string): number {
  let depth = 0;
  for (const { 0: found, 1: slash, index } of html.matchAll(IN_HTML)) {
    if (found === '\n' && depth <= 0) return index + 1;
    if (!/[\n/-]>?$/.test(found)) depth += slash ? -1 : 1;
  }
  return 0;
}

const NAMES = 'iframe|noembed|noframes|plaintext|script|style|textarea|title|xmp';
/** Takes a tag that GitHub shows as text, wherever it stands in a sentence. */
const SHOWN = new RegExp(`^</?(?:${NAMES})(?=[\\s/>])`, 'i');
/** Starts an element that browsers do not show, and which takes in all that follows without an end. */
const UNSHOWN = new RegExp(
  `^ {0,3}<(${NAMES}|audio|details|math|meter|noscript|progress|rp|select|selectedcontent|svg|template|video)(?=[\\s/>])`,
  'i',
);

/** Takes the first two lines of a table: in the second, a sign of columns. */
const HEAD = /^[^\n]*\n[^\n]*[:|][^\n]*/;

/** Bounds the text of a heading with a line below it, in UTF-16 code units. */
const LONGEST_HEADING = 1000;

/** A heading with what its author wrote in braces. */
export interface AttributedHeading extends Tokens.Heading {
  attributes?: HeadingAttributes;
}

/** Reads Markdown so that no tag takes in the text behind it. */
export class PageTokenizer extends Tokenizer {
  /** What reads the attributes of headings, for pages that may have some. */
  readHeadingAttributes: ReadHeadingAttributes | undefined;
  /** The elements that have no end tag in the rest of a text, by how long that was. */
  readonly #open = new Map<string, number>();
  #page = '';
  #hasDetails: boolean | undefined;

  override space(source: string): Tokens.Space | undefined {
    if (source.length > this.#page.length) this.#page = source;
    return super.space(source);
  }

  override tag(source: string): Tokens.Tag | undefined {
    const name = UNSHOWN.exec(source)?.[1];
    const isShown = SHOWN.test(source) || (name !== undefined && !this.#ends(name, source));
    if (!isShown) return super.tag(source);
    const raw = this.rules.inline.tag.exec(source)?.[0];
    return raw === undefined
      ? undefined
      : ({ type: 'text', raw, text: raw, escaped: false } as unknown as Tokens.Tag);
  }

  override html(source: string): Tokens.HTML | undefined {
    // As a paragraph, it shows the tag.
    return this.#isOpen(source) ? undefined : super.html(source);
  }

  override url(source: string): Tokens.Link | undefined {
    const address = this.rules.inline.url.exec(source)?.[0];
    return address ? super.url(source.slice(0, endOfAddress(address))) : undefined;
  }

  override table(source: string): Tokens.Table | undefined {
    // What is none by its first two lines need not look through all that follow.
    const [head] = HEAD.exec(source) ?? [];
    return head && super.table(head) ? super.table(source) : undefined;
  }

  override lheading(source: string): Tokens.Heading | undefined {
    // Each line of a list item looks for the line below a heading.
    return this.#attributed(super.lheading(source.slice(0, endOfHeading(source))));
  }

  override heading(source: string): Tokens.Heading | undefined {
    return this.#attributed(super.heading(source));
  }

  override fences(source: string): Tokens.Code | undefined {
    const code = super.fences(source);
    const indentation = /^ */.exec(source)?.[0].length ?? 0;
    if (!code || !indentation) return code;
    // What a fence is indented by is not part of its code, whatever signs it is made of.
    const text = this.rules.block.fences.exec(source)?.[3] ?? '';
    code.text = text.replace(new RegExp(`^ {1,${indentation}}`, 'gm'), '');
    if (/(?:^|\n)$/.test(code.text)) code.text += '\n';
    return code;
  }

  /** Takes the attributes off the text of a heading, which is yet to be read. */
  #attributed(heading: Tokens.Heading | undefined): Tokens.Heading | undefined {
    const attributes = heading && this.readHeadingAttributes?.(heading.text);
    const queued = this.lexer.inlineQueue.at(-1);
    if (!attributes || !queued) return heading;
    queued.src = attributes.text;
    return { ...heading, text: attributes.text, attributes } as AttributedHeading;
  }

  /** Tells whether an element in a sentence ends; one that folds may hold blocks, and end anywhere. */
  #ends(name: string, source: string): boolean {
    if (endOf(name).test(source)) return true;
    return /details/i.test(name) && (this.#hasDetails ??= endOf(name).test(this.#page));
  }

  /** Tells whether a text starts with such an element, and does not end it. */
  #isOpen(source: string): boolean {
    const name = UNSHOWN.exec(source)?.[1]?.toLowerCase();
    if (!name) return false;
    if (source.length <= (this.#open.get(name) ?? 0)) return true;
    const end = source.search(endOf(name));
    if (end < 0) this.#open.set(name, source.length);
    return end < 0 || isSaid(source.slice(0, end).trim());
  }
}

/** Tells whether a tag up to its end is words of a sentence: there is code between, or a passage, or the end is code. */
const isSaid = (text: string): boolean =>
  (SHOWN.test(text) && /\n[ \t>]*(?:`{3}|~{3})|`$/.test(text)) ||
  (/^<(?:iframe|title)/i.test(text) && text.includes(MARK));

const endOf = (name: string): RegExp => new RegExp(`</${name}[\\s>]`, 'i');

/** Finds the end of the lines that may be one heading. */
function endOfHeading(source: string): number {
  const end = source.length > LONGEST_HEADING ? source.lastIndexOf('\n', LONGEST_HEADING) : -1;
  return end < 0 ? source.length : end + 1;
}

/** Finds the end of an address, at which a bracket closes that opens before it. */
function endOfAddress(source: string): number {
  let depth = 0;
  for (const { 0: sign, index } of source.matchAll(/[[\]\s\uFDD0]/g)) {
    if (sign === '[') depth++;
    else if (sign !== ']' || --depth < 0) return index;
  }
  return source.length;
}

/** Ends paragraphs and what continues like them at a line of tags, as a blank line would. */
export class TaggedTokenizer extends PageTokenizer {
  /** The text of a block as marked looks for emphasis in it, and as it is to look. */
  #masked = '';
  #text = '';

  override paragraph(source: string): Tokens.Paragraph | undefined {
    const all = super.paragraph(source);
    const raw = all && beforeBlock(all.raw);
    if (raw === undefined || raw === all?.raw) return all;
    // Lines that go on behind a quote are added to the text that is queued last.
    this.lexer.inlineQueue.pop();
    return super.paragraph(raw);
  }

  override lheading(source: string): Tokens.Heading | undefined {
    return super.lheading(beforeBlock(source.slice(0, endOfHeading(source))));
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return /^ {0,3}>/.test(source) ? super.blockquote(beforeBlock(source)) : undefined;
  }

  override table(source: string): Tokens.Table | undefined {
    return HEAD.test(source) ? super.table(beforeTags(source)) : undefined;
  }

  override list(source: string): Tokens.List | undefined {
    if (!/^ {0,3}(?:[*+-]|\d{1,9}[.)])/.test(source)) return undefined;
    const list = super.list(beforeTags(source));
    for (const item of list?.items ?? []) {
      const { tokens } = item;
      const isBesideTags = (at: number): boolean =>
        tokens[at]?.type === 'text' && [at - 1, at + 1].some((to) => tokens[to]?.type === 'tags');
      // A line of tags parts texts as a blank line does.
      if (!tokens.some((_, at) => isBesideTags(at))) continue;
      item.loose = true;
      for (const token of tokens) if (token.type === 'text') token.type = 'paragraph';
    }
    return list;
  }

  override html(source: string): Tokens.HTML | undefined {
    const token = super.html(source);
    if (!token?.raw.includes(MARK)) return token;
    // A tag whose counterpart is outside of the HTML starts or ends a block of Markdown.
    const found = [...token.raw.matchAll(MARKER)];
    const numbers = new Set(found.map(([, digits]) => Number(digits)));
    const single = found.find(([, digits]) => !numbers.has(Number(digits) ^ 1));
    const cut = single ? token.raw.lastIndexOf('\n', single.index) + 1 : endOfHtml(token.raw);
    // What ends an element may come behind it.
    return cut ? Tokenizer.prototype.html.call(this, source.slice(0, cut)) : token;
  }

  override emStrong(
    source: string,
    masked: string,
    previous?: string,
  ): Tokens.Em | Tokens.Strong | undefined {
    if (!/^[*_]/.test(source)) return undefined;
    return super.emStrong(source, this.#textOf(masked), signBefore(previous));
  }

  override del(source: string, masked: string, previous?: string): Tokens.Del | undefined {
    if (!source.startsWith('~')) return undefined;
    return super.del(source, this.#textOf(masked), signBefore(previous));
  }

  /** Lets emphasis begin and end at a tag as at a bracket, and go on in the passage inside of it. */
  #textOf(masked: string): string {
    if (masked !== this.#masked) {
      this.#masked = masked;
      this.#text = masked.replace(/\uFDD0|[02468]\uFDD1/g, (sign) => `${sign.slice(1)}.`);
    }
    return this.#text;
  }
}

const signBefore = (sign?: string): string | undefined => (sign === '\uFDD1' ? '.' : sign);

/** Lets the tags that stand before a block be a block of their own. */
export const tagsExtension: TokenizerAndRendererExtension = {
  name: 'tags',
  level: 'block',
  tokenizer(source, tokens) {
    const [raw, tags, end] = LEADING.exec(source) ?? [];
    if (raw === undefined) return undefined;
    const last = tokens.at(-1);
    // In an item each line is a text of its own.
    if (last?.type === 'text') {
      const text = `${last.raw.slice(-LONGEST_HEADING).trimEnd()}\n${raw.trimEnd()}`;
      if (beforeBlock(text) === text) return undefined;
    }
    const rest = source.slice(raw.length);
    if (rest && !end && !this.lexer.options.tokenizer?.html(rest)) return undefined;
    return { type: 'tags', raw, text: tags };
  },
  renderer: ({ text }) => `${(text as string).trim()}\n`,
};
