// Says in a page of HTML whose text a passage is; without files, so that `renderMarkdown` does it, too.
import { parseCondition } from '../../core/conditions.ts';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { Shown } from '../../core/rules/shown.ts';
import { applyEdits } from '../edits.ts';
import type { Page } from '../../core/rules/page-content.ts';
import { readPage } from '../read/read-page.ts';
import { labelEdits, labelParagraph } from './label-html.ts';
import { withTabs } from './tab-words.ts';
import { labelsFor, wordsFor } from './words.ts';

const LANGUAGE = /<html\b[^>]*?\slang\s*=\s*["']?([\w-]+)/i;

/** Finds the language that a page of HTML says it is in. */
export const languageOf = ({ text }: Page): string => LANGUAGE.exec(text)?.[1] ?? 'en';

/** Writes labels into a page of HTML. */
export function labelPage(
  page: Page,
  manifest: Manifest | undefined,
  language = languageOf(page),
): string {
  const shown = new Shown(page, manifest?.groups ?? []);
  const labelOf = labelsFor(page, manifest, language);
  const edits = labelEdits(page, ({ condition, start }) =>
    wordsFor(condition, withTabs(page, shown.groupsAt(start), condition), labelOf, language),
  );
  return applyEdits(page.text, edits);
}

/**
 * Writes labels into the HTML of a page's content.
 *
 * @param variants for whom the whole page is; empty for everyone
 */
export function labelContent(
  html: string,
  manifest: Manifest | undefined,
  language: string,
  variants: string,
): string {
  const page = readPage('content.html', html);
  const { value } = parseCondition(variants);
  const labelOf = labelsFor(page, manifest, language);
  const words = variants && wordsFor(value, manifest?.groups ?? [], labelOf, language);
  return (words ? labelParagraph(words) : '') + labelPage(page, manifest, language);
}
