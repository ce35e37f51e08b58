// The Markdown part where there is no DOM: for generators and build scripts.
import { inWords, readOptions, textOf } from './markdown/page.ts';
import type { MarkdownOptions, MarkdownPage } from './markdown/page.ts';
import { plainHtml } from './markdown/plain-text.ts';
import { renderMarkdown as render } from './markdown/render.ts';
import { sanitizeHtml } from './markdown/safe/sanitize-tree.ts';

export { shortcodes } from './context/shortcode-registry.ts';
export type * from './core/front-matter.ts';
export type * from './core/keys.ts';
export type * from './core/problem.ts';
export type * from './core/shortcodes/shortcode-call.ts';
export type { LibraryOptions, LoadFile, Reference } from './markdown/shortcodes/library-types.ts';
export type * from './markdown/page.ts';

/**
 * Renders a page in Hugo's dialect as the HTML that `<doc-variant-markdown>` makes of it. The HTML
 * is safe, whatever the page holds. A page that cannot be parsed becomes plain text; it never throws.
 */
export async function renderMarkdown(
  text: string,
  options: MarkdownOptions = {},
): Promise<MarkdownPage> {
  const read = await readOptions(text, options);
  const { html, frontMatter, headings, faults, names } = render(text, read);
  try {
    const problems = await inWords(faults, names);
    return { html: sanitizeHtml(html), frontMatter, headings, problems };
  } catch (error) {
    const fault = { code: 'unparsable', value: '', detail: String(error) };
    const problems = await inWords([...faults, fault], names);
    return { html: plainHtml(textOf(text, read)), frontMatter, headings: [], problems };
  }
}
