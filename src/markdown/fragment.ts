import type { Problem } from '../core/problem.ts';
import { readShortcodes } from '../core/shortcodes.ts';
import { dedent } from './dedent.ts';
import { splitFrontMatter, type FrontMatter } from './front-matter.ts';
import { loadLanguages } from './languages.ts';
import { plainText } from './plain-text.ts';
import { renderMarkdown } from './render.ts';
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
  const { html, frontMatter, problems } = renderMarkdown(source);
  const fragment = sanitize(html);
  if (fragment) return { fragment, frontMatter, problems };
  const pre = document.createElement('pre');
  pre.textContent = plainText(readShortcodes(source, splitFrontMatter(source).from).value);
  const plain = document.createDocumentFragment();
  plain.append(pre);
  const message =
    'the page is shown as plain text, because its Trusted Types policy was refused: ' +
    "allow the policy name dompurify in the site's Content-Security-Policy";
  return {
    fragment: plain,
    frontMatter,
    problems: [...problems, { code: 'not-sanitized', value: 'dompurify', message }],
  };
}
