import { Parser } from 'marked';
import type { FrontMatter } from '../core/front-matter.ts';
import type { PageFault } from '../core/problem.ts';
import { extensionOptions } from './parse/extensions.ts';
import { identify, type Heading } from './write/headings.ts';
import { checkSize, LimitedLexer, LimitError, LONGEST } from './parse/limits.ts';
import { MARK, type Markers } from './read/markers.ts';
import { plainHtml } from './plain-text.ts';
import { PageRenderer } from './write/renderer.ts';
import { settleTags } from './parse/lines.ts';
import { PageTokenizer, TaggedTokenizer, tagsExtension } from './parse/tokenizer.ts';
import { keepTabs } from './read/tab-characters.ts';
import { readHtml } from './weave/html-tree.ts';
import { weave } from './weave/weave.ts';
import { readPage, relocate, type ReadOptions } from './page.ts';

/** A page as HTML that has yet to be sanitized. */
export interface RenderedMarkdown {
  /** The HTML; it may hold whatever HTML the page's author wrote. */
  readonly html: string;
  readonly frontMatter: FrontMatter | undefined;
  readonly headings: readonly Heading[];
  /** What is wrong with the page, by line and column. */
  readonly faults: readonly PageFault[];
  /** The names of the shortcodes that it could use. */
  readonly names: readonly string[];
}

/**
 * Renders a Hugo page as HTML in which passages with a condition are `<if-variant>` elements. The
 * HTML is not safe before it is sanitized. A page that cannot be parsed is returned as plain text.
 */
export function renderMarkdown(source: string, options: ReadOptions = {}): RenderedMarkdown {
  const steps = renderSteps(source, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Renders a page step by step, so that a browser can do other things between; yields the share done. */
export function* renderSteps(
  source: string,
  options: ReadOptions = {},
): Generator<number, RenderedMarkdown> {
  const { markers, frontMatter, faults, names } = readPage(source, options);
  const { frontMatter: read } = options;
  try {
    if (source.length > LONGEST) throw new LimitError(`it is longer than ${LONGEST} characters`);
    const renderer = new PageRenderer(markers, options);
    const parsed = yield* parseSteps(markers, renderer, options);
    const { ownHtml } = options;
    const wrapped = markers.finish(weave(parsed.html, markers, ownHtml));
    yield 1;
    const woven = ownHtml?.keepConditions(wrapped, markers) ?? wrapped;
    ownHtml?.reportRemoved(woven, markers);
    yield 1;
    const titled = renderer.title(read?.title ?? '', woven) + woven;
    const { html, headings } = identify(titled, renderer.headings, options.groups);
    checkSize(html);
    const all = [
      ...faults,
      ...parsed.faults,
      ...markers.faults(options.page?.text ?? source).map((fault) => relocate(fault, options)),
    ];
    all.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
    return { html, frontMatter, headings, faults: all, names };
  } catch (error) {
    const reason = error instanceof LimitError ? error.message : String(error);
    const fault = { code: 'unparsable', value: '', detail: reason };
    const html = plainHtml(markers.plain(markers.text));
    return { html, frontMatter, headings: [], faults: [...faults, fault], names };
  }
}

function* parseSteps(
  markers: Markers,
  renderer: PageRenderer,
  { blocks, groups = [], readHeadingAttributes }: ReadOptions,
): Generator<number, Pick<RenderedMarkdown, 'html' | 'faults'>> {
  const hasTags = markers.text.includes(MARK);
  const tokenizer = hasTags ? new TaggedTokenizer() : new PageTokenizer();
  tokenizer.readHeadingAttributes = readHeadingAttributes;
  const options = {
    gfm: true,
    extensions: extensionOptions([
      ...(hasTags ? [tagsExtension] : []),
      ...(blocks?.extensions ?? []),
    ]),
    renderer,
    tokenizer,
  };
  const lexer = new LimitedLexer(options);
  for (const done of lexer.lexSteps(
    keepTabs(settleTags(blocks?.prepare(markers.text) ?? markers.text)),
  ))
    yield done / 2;
  const parser = new Parser<string, string>(options);
  let html = '';
  yield 0.5;
  for (const [at, token] of lexer.tokens.entries()) {
    html += parser.parse([token]);
    yield 0.5 + at / lexer.tokens.length / 2;
  }
  return { html: blocks?.settle(html, markers, groups, readHtml) ?? html, faults: lexer.faults };
}
