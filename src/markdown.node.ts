// The Markdown part where there is no DOM: for generators and build scripts.
import { describeManifest } from './core/manifest/manifest-faults.ts';
import { readManifest, type Manifest, type ManifestFile } from './core/manifest/read-manifest.ts';
import type { Problem } from './core/problem.ts';
import { groupsIn, inWords, readOptions, textOf, withGroups } from './markdown/page.ts';
import type { MarkdownOptions, MarkdownPage, ReadOptions } from './markdown/page.ts';
import { plainHtml } from './markdown/plain-text.ts';
import { renderMarkdown as render } from './markdown/render.ts';
import { sanitizeHtml } from './markdown/safe/sanitize-tree.ts';
import { loadPaint } from './markdown/write/paint.ts';

export { shortcodes } from './context/shortcode-registry.ts';
export type * from './core/front-matter.ts';
export type * from './core/keys.ts';
export type {
  ManifestFile,
  ManifestGroup,
  ManifestLabel,
  ManifestSet,
  ManifestVariant,
} from './core/manifest/read-manifest.ts';
export type * from './core/problem.ts';
export type * from './core/shortcodes/shortcode-call.ts';
export type { LibraryOptions, LoadFile, Reference } from './markdown/shortcodes/library-types.ts';
export type * from './markdown/page.ts';

/** How a page is rendered where there is no DOM. */
export interface NodeMarkdownOptions extends MarkdownOptions {
  /**
   * The content of the site's `variants.json`: groups and keys, where they are not said themselves,
   * and what readers call the variants. What is wrong with it is among the page's `problems`.
   */
  readonly manifest?: ManifestFile | undefined;
  /**
   * Whether each passage holds a short text that says whom it is for, which the sheet of the library
   * hides: for readers without the script, feeds and converters. Default false.
   */
  readonly labels?: boolean | undefined;
}

/**
 * Renders a page in Hugo's dialect as the HTML that `<doc-variant-markdown>` makes of it. The HTML
 * is safe, whatever the page holds. A page that cannot be parsed becomes plain text; it never throws.
 */
export async function renderMarkdown(
  text: string,
  { manifest: file, labels: isLabelled = false, ...options }: NodeMarkdownOptions = {},
): Promise<MarkdownPage> {
  const { value: manifest, problems: wrong } = readFile(file, options);
  const told = file ? { groups: manifest.groups, keys: manifest.keys } : {};
  const asked = await readOptions(text, { ...options, ...told });
  const read = { ...asked, paint: asked.writeCode && (await loadPaint(asked.page?.text ?? text)) };
  const page = await renderPage(text, read);
  const ofPage = await withGroups(page.problems, page.html, options.groups ?? told.groups);
  const problems = [...wrong, ...ofPage];
  if (!isLabelled) return { ...page, problems };
  const { language = 'en' } = options;
  const { labelContent } = await import('./cli/label/label-page.ts');
  const html = labelContent(page.html, manifest, language, page.frontMatter?.variants ?? '');
  return { ...page, html, problems };
}

async function renderPage(text: string, read: ReadOptions): Promise<MarkdownPage> {
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

/** Reads a manifest; what a page is told itself counts before it. */
function readFile(
  file: ManifestFile | undefined,
  { groups, keys }: MarkdownOptions,
): { value: Manifest; problems: Problem[] } {
  const read = file && readManifest(file);
  const value: Manifest = {
    labels: new Map(),
    fallback: new Map(),
    ...read?.value,
    groups: groupsIn(groups) ?? read?.value.groups ?? [],
    keys: { ...read?.value.keys, ...keys },
  };
  const problems = (read?.problems ?? []).map((fault) => {
    return { ...fault, message: `manifest ${fault.path}: ${describeManifest(fault)}` };
  });
  return { value, problems };
}
