import { Renderer, type Token, type Tokens } from 'marked';
import { resolveAddress, resolveInHtml } from './addresses.ts';
import type { Groups } from '../../core/groups.ts';
import type { Blocks } from '../parse/block-extensions.ts';
import type { WriteCode } from './code.ts';
import type { Paint } from './paint.ts';
import { withTabs } from '../read/tab-characters.ts';
import { HEADING_MARK, slugOf, type RawHeading } from './headings.ts';
import type { AttributedHeading } from '../parse/tokenizer.ts';
import { escapeHtml, MARK, NO_ADDRESS, PLACE, type Markers } from '../read/markers.ts';

/** How the parts of a page are written. */
export interface WritingOptions {
  /** The address of the page, from which its relative links and images are. */
  readonly src?: string | undefined;
  /** How many levels the page's headings are lower than their authors wrote them; 0 by default. */
  readonly headingOffset?: number | undefined;
  /** The language, a BCP 47 tag, of the words that are added to the page; English by default. */
  readonly language?: string | undefined;
  /**
   * Tells whether the title of the front matter is shown as a heading, where the page has none of
   * the first level; each is by default.
   */
  readonly showTitle?: ((title: string) => boolean) | undefined;
}

/** What a renderer needs for some pages only. */
interface RendererParts {
  readonly blocks?: Blocks | undefined;
  readonly writeCode?: WriteCode | undefined;
  readonly paint?: Paint | undefined;
  readonly groups?: Groups | undefined;
}

const HEADING = /<h1[\s>]/i;
const LINES = /hl_lines=([\d\s,"[-]*)/;
const REFERENCE = /&amp;(?=(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w*);)/gi;
/** Bounds the name of a table, in UTF-16 code units. */
const LONGEST_NAME = 80;

/** Writes a page's parts as HTML, with the markers of its tags in it. */
export class PageRenderer extends Renderer {
  readonly #markers: Markers;
  readonly #options: WritingOptions & RendererParts;
  /** The headings that are written so far. */
  readonly headings: RawHeading[] = [];

  constructor(markers: Markers, options: WritingOptions & RendererParts) {
    super();
    this.#markers = markers;
    this.#options = options;
  }

  override heading({ tokens, depth, attributes: own }: AttributedHeading): string {
    for (const written of own?.refused ?? []) this.#markers.report('heading-attribute', written);
    const text = this.#plain(tokens);
    const id = this.#markers.plain(own?.id ?? '') || slugOf(this.#plain(tokens, idTextOf));
    const html = this.parser.parseInline(tokens);
    return this.#heading({ depth: this.#level(depth), text, id }, html, own?.html);
  }

  #level(depth: number): number {
    return Math.min(Math.max(depth + (this.#options.headingOffset ?? 0), 1), 6);
  }

  #heading(heading: RawHeading, html: string, attributes = ''): string {
    const { depth } = heading;
    const at = this.headings.push(heading) - 1;
    const own = this.#markers.strip(attributes);
    return `<h${depth}${own} id="${HEADING_MARK}${at}\uFDD1">${html}</h${depth}>\n`;
  }

  /** Writes the page's title as a heading, where its HTML has none of the first level. */
  title(text: string, html: string): string {
    const level = this.#level(1);
    const isTitled = this.headings.some(({ depth }) => depth === level) || HEADING.test(html);
    if (!text || isTitled || this.#options.showTitle?.(text) === false) return '';
    return this.#heading({ depth: level, text, id: slugOf(text) }, escapeHtml(text));
  }

  override codespan(token: Tokens.Codespan): string {
    return super.codespan({ ...token, text: this.#markers.restore(token.text) });
  }

  override code({ text: written, lang = '' }: Tokens.Code): string {
    const text = withTabs(this.#markers.restore(written));
    const info = this.#markers.strip(lang).trim();
    const language = /^[^\s{]*/.exec(info)?.[0] ?? '';
    const { writeCode } = this.#options;
    const code =
      writeCode?.(text, language, this.#markers, linesIn(info), this.#options) ??
      escapeHtml(text ? text.replace(/\n?$/, '\n') : '');
    // An info string may hold character references.
    const name = escapeHtml(language).replace(REFERENCE, '&');
    // Prism and highlight.js would write it anew as one text, without the passages in it.
    const attributes = /[\uFDD0\uFDD3]/.test(code)
      ? `${name && ` data-lang="${name}"`} data-highlighted="yes"`
      : name && ` class="language-${name}"`;
    // Long lines scroll, and a reader with a keyboard has to get there.
    return `<pre tabindex="0"><code${attributes}>${code}</code></pre>\n`;
  }

  override link(token: Tokens.Link): string {
    const { href } = token;
    if (href.startsWith(PLACE)) return this.#refer(token, this.parser.parseInline(token.tokens));
    return href.includes(NO_ADDRESS)
      ? this.parser.parseInline(token.tokens)
      : super.link({ ...token, href: this.#resolve(href) });
  }

  override image(token: Tokens.Image): string {
    const { text, href } = token;
    if (href.startsWith(PLACE)) return this.#refer(token, '');
    if (href.includes(NO_ADDRESS)) return escapeHtml(text);
    const image = { ...token, href: this.#resolve(href) };
    if (!text.includes(MARK)) return super.image(image);
    return super.image({ ...image, tokens: [{ type: 'text', raw: text, text }] });
  }

  /** Leaves the address to the definitions that a reader sees, and the content of a link to them. */
  #refer(token: Tokens.Link | Tokens.Image, content: string): string {
    const write = (href: string, title: string | null): string =>
      token.type === 'image'
        ? this.image({ ...token, href, title })
        : this.link({ ...token, href, title, tokens: [] });
    return this.#options.blocks?.refer(token, content, write) ?? content;
  }

  override html({ block, text }: Tokens.HTML | Tokens.Tag): string {
    const html = resolveInHtml(text, this.#options.src ?? '');
    return block ? `${html.trimEnd()}\n` : html;
  }

  override table(token: Tokens.Table): string {
    const cells = token.header.map(({ tokens }) => this.#plain(tokens));
    const name = cells.filter(Boolean).join(', ').slice(0, LONGEST_NAME);
    // A wide table scrolls, and a reader with a keyboard has to get there, and to hear where. It is a group rather than
    // a region, because the landmarks of a page need names of their own and tables often have the same headings.
    const group = name && ` role="group" aria-label="${escapeHtml(name)}"`;
    return `<div class="doc-variant-table" tabindex="0"${group}>\n${super.table(token)}</div>\n`;
  }

  override checkbox(token: Tokens.Checkbox): string {
    const name = this.#options.blocks?.nameOfTask(token.checked) ?? '';
    return super.checkbox(token).replace('>', ` aria-label="${escapeHtml(name)}">`);
  }

  #resolve(address: string): string {
    return resolveAddress(address, this.#options.src ?? '');
  }

  /** Returns the text of Markdown as a reader sees it. */
  #plain(tokens: readonly Token[], textOf = plainOf): string {
    return this.#markers
      .plain(tokens.map((token) => textOf(token)).join(''))
      .replace(/\s+/g, ' ')
      .trim();
  }
}

/** Returns the text of a piece of Markdown, without notes and tags. */
function plainOf(token: Token, textOf = plainOf): string {
  const inner = token.type === 'image' ? undefined : (token as Tokens.Generic).tokens;
  if (inner) {
    return inner.map((one) => textOf(one)).join('');
  }
  switch (token.type) {
    case 'br':
      return ' ';
    case 'html':
      return /^<br\b/i.test(token.raw) ? ' ' : '';
    case 'codespan':
    case 'escape':
      return (token as Tokens.Codespan).text;
    case 'image':
    case 'text':
      return (token as Tokens.Text).text.replace(
        /&(?:amp|lt|gt|quot|#39);/g,
        (entity) => ENTITIES.get(entity) ?? entity,
      );
    default:
      return '';
  }
}

/** Returns the text that an id is made of: of a note its label, as in Hugo, and nothing of a tag. */
function idTextOf(token: Token): string {
  if (token.type === 'html') return '';
  return token.type === 'footnoteReference' ? token.raw : plainOf(token, idTextOf);
}

const ENTITIES = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
]);

/** Reads which lines of code are marked, `{hl_lines=[1,"3-5"]}`, counted from 1. */
function linesIn(info: string): ReadonlySet<number> {
  const [, text = ''] = LINES.exec(info) ?? [];
  const lines = new Set<number>();
  for (const [, from, to] of text.matchAll(/(\d+)(?:-(\d+))?/g)) {
    const last = Math.min(Number(to ?? from), Number(from) + 999);
    for (let line = Number(from); line <= last; line++) lines.add(line);
  }
  return lines;
}
