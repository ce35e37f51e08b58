// The Markdown part where there is no DOM: for generators and build scripts.
import { loadLanguages } from './markdown/languages.ts';
import { textOf, type MarkdownPage } from './markdown/page.ts';
import { plainHtml } from './markdown/plain-text.ts';
import { renderMarkdown as render } from './markdown/render.ts';
import { sanitizeHtml } from './markdown/sanitize-tree.ts';

export type * from './core/problem.ts';
export type * from './markdown/front-matter.ts';
export type * from './markdown/page.ts';

/**
 * Renders a page in Hugo's dialect as the HTML that `<doc-variant-markdown>` makes of it. The HTML
 * is safe, whatever the page holds. A page that cannot be parsed becomes plain text; it never throws.
 */
export async function renderMarkdown(text: string): Promise<MarkdownPage> {
  await loadLanguages(text);
  const { html, frontMatter, problems } = render(text);
  try {
    return { html: sanitizeHtml(html), frontMatter, problems };
  } catch (error) {
    const message =
      `the page is shown as plain text, because its HTML cannot be read (${String(error)}): ` +
      'simplify its nesting';
    const problem = { code: 'unparsable', value: '', message };
    return { html: plainHtml(textOf(text)), frontMatter, problems: [...problems, problem] };
  }
}
