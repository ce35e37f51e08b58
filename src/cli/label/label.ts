// `doc-variants label`: says in static HTML whose text a passage is.
import { writeFileSync } from 'node:fs';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { Shown } from '../check/shown.ts';
import { applyEdits } from '../edits.ts';
import { pagesIn, readText } from '../files.ts';
import type { Page } from '../read/page-content.ts';
import { readPage } from '../read/read-page.ts';
import { labelEdits } from './label-html.ts';
import { labelsFor, wordsFor } from './words.ts';

const HTML = /\.x?html?$/i;
const LANGUAGE = /<html\b[^>]*?\slang\s*=\s*["']?([\w-]+)/i;

/** Finds the language that a page of HTML says it is in. */
export const languageOf = ({ text }: Page): string => LANGUAGE.exec(text)?.[1] ?? 'en';

/** Writes labels into the HTML files of folders and returns the exit status. */
export async function label(
  places: readonly string[],
  manifest: Manifest | undefined,
): Promise<number> {
  let pages = 0;
  let changed = 0;
  for await (const file of pagesIn(places)) {
    if (!HTML.test(file)) continue;
    const read = await readText(file);
    if ('reason' in read) {
      console.error(`${file} ${read.reason}, so it gets no labels.`);
      continue;
    }
    pages++;
    const labelled = labelPage(readPage(file, read.text), manifest);
    if (labelled === read.text) continue;
    writeFileSync(file, labelled);
    changed++;
  }
  console.error(`${pages} pages: ${changed} changed`);
  return 0;
}

/** Writes labels into a page of HTML. */
export function labelPage(page: Page, manifest: Manifest | undefined): string {
  const shown = new Shown(page, manifest?.groups ?? []);
  const language = languageOf(page);
  const labelOf = labelsFor(page, manifest, language);
  const edits = labelEdits(page, ({ condition, start }) =>
    wordsFor(condition, shown.groupsAt(start), labelOf, language),
  );
  return applyEdits(page.text, edits);
}
