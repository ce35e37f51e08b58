import { Marked, Renderer, type Tokens } from 'marked';
import type { Problem } from '../core/problem.ts';
import { readShortcodes } from '../core/shortcodes.ts';
import { splitFrontMatter, type FrontMatter } from './front-matter.ts';
import { highlight } from './highlight.ts';
import { escapeHtml, MARK, Markers, withoutMarks } from './markers.ts';
import { plainText } from './plain-text.ts';
import { tagExtensions, TaggedTokenizer } from './tokenizer.ts';

/** Is a page as HTML that has yet to be sanitized. */
export interface RenderedMarkdown {
  /** The HTML; it may hold whatever HTML the page's author wrote. */
  readonly html: string;
  readonly frontMatter: FrontMatter | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Renders a Hugo page as HTML in which passages with a condition are `<if-variant>` elements. The
 * HTML is not safe before it is sanitized. A page that cannot be parsed is returned as plain text.
 */
export function renderMarkdown(source: string): RenderedMarkdown {
  const text = withoutMarks(source);
  const { frontMatter, from } = splitFrontMatter(text);
  const { value: pieces, problems } = readShortcodes(text, from);
  try {
    const markers = new Markers(pieces);
    const html = markers.finish(parse(markers));
    const all = [...problems, ...markers.problems()];
    all.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
    return { html, frontMatter, problems: all };
  } catch (error) {
    const message = `the page is shown as plain text, because it cannot be parsed (${String(error)})`;
    const problem = { code: 'unparsable', value: '', message: `${message}: simplify its nesting` };
    // A line break right behind `<pre>` is none.
    const html = `<pre>\n${escapeHtml(plainText(pieces))}</pre>\n`;
    return { html, frontMatter, problems: [...problems, problem] };
  }
}

function parse(markers: Markers): string {
  const options = { async: false, renderer: new TaggedRenderer(markers) } as const;
  if (!markers.text.includes(MARK)) return new Marked().parse(markers.text, options);
  const marked = new Marked({ extensions: tagExtensions(markers) });
  // `use()` does not see what a class inherits, so the tokenizer is an option of the call.
  return marked.parse(markers.text, { ...options, tokenizer: new TaggedTokenizer() });
}

class TaggedRenderer extends Renderer {
  readonly #markers: Markers;

  constructor(markers: Markers) {
    super();
    this.#markers = markers;
  }

  override code({ text, lang = '' }: Tokens.Code): string {
    const language = /^[^\s{]*/.exec(this.#markers.strip(lang).trim())?.[0] ?? '';
    const code = highlight(text, language, this.#markers);
    const name = language && ` class="language-${escapeHtml(language)}"`;
    // Long lines scroll, and a reader with a keyboard has to get there.
    return `<pre tabindex="0"><code${name}>${code}</code></pre>\n`;
  }

  override codespan({ text }: Tokens.Codespan): string {
    return `<code>${this.#markers.weave(escapeHtml(text))}</code>`;
  }

  override html({ text }: Tokens.HTML | Tokens.Tag): string {
    return this.#markers.weave(text);
  }

  override image(token: Tokens.Image): string {
    const text = this.#markers.strip(token.text);
    if (text === token.text) return super.image(token);
    return super.image({ ...token, tokens: [{ type: 'text', raw: text, text }] });
  }
}
