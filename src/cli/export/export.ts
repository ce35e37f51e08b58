// `doc-variants export`: the pages of a site as Markdown, for readers that are programs.
import path from 'node:path';
import { unknownName } from '../../core/faults/name-faults.ts';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { printSelection } from '../../core/selection.ts';
import { countOf, pagesIn, readText } from '../files.ts';
import type { Audience } from '../../core/rules/shown.ts';
import type { Page } from '../../core/rules/page-content.ts';
import { readPage } from '../read/read-page.ts';
import { viewHtml } from './html-source.ts';
import { writeIndex, type Exported } from './llms.ts';
import { viewMarkdown } from './markdown-source.ts';
import { isWrittenInto } from '../paths.ts';
import { OutFolder } from './out-folder.ts';
import { unknownIn, Views, type View } from './views.ts';

/** What is exported, and where to. */
export interface ExportOptions {
  readonly places: readonly string[];
  readonly manifest: Manifest | undefined;
  /** The selection to export; every selection that a page distinguishes where it is missing. */
  readonly variant: string | undefined;
  readonly audience: Audience;
  readonly out: string;
  /** The name of the site, for `llms.txt`. */
  readonly title: string;
}

/**
 * Writes the pages as Markdown and returns the exit status.
 *
 * @throws an error where the selection has a name that no group has, and, before anything is written, where
 *   a file would take the place of a page
 */
export async function exportPages(options: ExportOptions): Promise<number> {
  const { manifest, variant = '' } = options;
  const unknown = manifest && unknownIn(variant, manifest.groups);
  if (unknown !== undefined) {
    throw new Error(`--variant: ${unknownName(unknown, manifest?.groups ?? []).message}`);
  }
  const folder = new OutFolder(options.out);
  const written: Exported[] = [];
  const isHtml = ({ file }: { file: string }): number => Number(/html?$/i.test(file));
  const names: { file: string; name: string }[] = [];
  for (const place of options.places) {
    for await (const file of pagesIn([place])) {
      // What an export before wrote into a folder among the pages is not a source.
      if (isWrittenInto(options.out, file, place)) continue;
      names.push({ file, name: path.relative(place, file) || path.basename(file) });
      folder.keep(file);
    }
  }
  // Where pages have one name, that of Markdown keeps it.
  const bases = new Map<string, string>();
  for (const { file, name } of [...names].sort((a, b) => isHtml(a) - isHtml(b))) {
    bases.set(file, folder.claim(name));
  }
  folder.refuseSources([...bases.values()]);
  for (const [file, base] of bases) {
    const read = readText(file);
    if ('reason' in read) console.error(`${file} ${read.reason}, so it is not exported.`);
    else written.push(await exportPage(readPage(file, read.text), base, options, folder));
  }
  written.sort((a, b) => (a.page.file < b.page.file ? -1 : 1));
  await writeIndex(written, options, folder);
  console.error(`${countOf(written.length, 'page')} exported to ${options.out}`);
  return 0;
}

async function exportPage(
  page: Page,
  base: string,
  { manifest, audience, variant }: ExportOptions,
  folder: OutFolder,
): Promise<Exported> {
  const views = new Views(page, manifest, audience);
  const selections = variant === undefined ? views.selections : [views.select(variant)];
  const files: { file: string; selection: string; text: string }[] = [];
  for (const one of selections) {
    const selection = printSelection(views.groups, one);
    const file = folder.claim(
      [base, selection.replaceAll(' ', '-')].filter(Boolean).join('.'),
      '.md',
    );
    const text = await write(page, views.one(one));
    folder.write(`${file}.md`, text);
    files.push({ file: `${file}.md`, selection, text });
  }
  if (variant !== undefined) return { page, files, all: undefined };
  const text = await write(page, views.all);
  folder.write(`${base}.md`, text);
  return { page, files, all: { file: `${base}.md`, text } };
}

const write = (page: Page, view: View): Promise<string> =>
  page.format === 'html' ? viewHtml(page, view) : Promise.resolve(viewMarkdown(page, view));
