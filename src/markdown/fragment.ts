import type { Problem } from '../core/problem.ts';
import { dedent } from './dedent.ts';
import type { FrontMatter } from './front-matter.ts';
import { loadLanguages } from './languages.ts';
import { textOf, type MarkdownPage } from './page.ts';
import { renderMarkdown as render } from './render.ts';
import { sanitize } from './sanitize.ts';

/** Is a page as safe nodes. */
export interface MarkdownFragment {
  readonly fragment: DocumentFragment;
  readonly frontMatter: FrontMatter | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Renders a Hugo page as safe nodes; as plain text where the host lets no HTML be parsed. A page
 * that stands inside HTML may be indented with it.
 */
export async function renderFragment(page: string, isIndented = false): Promise<MarkdownFragment> {
  const source = isIndented ? dedent(page) : page;
  await loadLanguages(source);
  const { html, frontMatter, problems } = render(source);
  const fragment = sanitize(html);
  if (fragment) return { fragment, frontMatter, problems };
  const pre = document.createElement('pre');
  pre.textContent = textOf(source);
  const plain = document.createDocumentFragment();
  plain.append(pre);
  const message =
    'the page is shown as plain text, because its Trusted Types policy was refused: ' +
    "allow the policy name doc-variants in the site's Content-Security-Policy";
  return {
    fragment: plain,
    frontMatter,
    problems: [...problems, { code: 'not-sanitized', value: 'doc-variants', message }],
  };
}

/**
 * Renders a page in Hugo's dialect as the HTML that `<doc-variant-markdown>` makes of it. The HTML
 * is safe, whatever the page holds. A page that cannot be parsed becomes plain text; it never throws.
 */
export async function renderMarkdown(text: string): Promise<MarkdownPage> {
  const { fragment, frontMatter, problems } = await renderFragment(text);
  const holder = document.createElement('div');
  holder.append(fragment);
  return { html: holder.innerHTML, frontMatter, problems };
}
