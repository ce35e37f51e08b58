// `doc-variants export`: the pages of a site as Markdown, for readers that are programs.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Groups } from '../../core/groups.ts';
import type { Manifest } from '../../core/manifest.ts';
import { parseNames, printSelection, selectFrom } from '../../core/selection.ts';
import { allowedBy, isNever, isShownTo, selectionsFor, Shown } from '../check/shown.ts';
import { pagesIn, readText } from '../files.ts';
import { languageOf } from '../label/label.ts';
import { labelsFor, wordsFor } from '../label/words.ts';
import type { Block, Page } from '../read/page-content.ts';
import { readPage } from '../read/read-page.ts';
import { writeIndex, type Exported } from './llms.ts';
import { viewHtml } from './html-source.ts';
import { viewMarkdown, type View } from './markdown-source.ts';

/** What is exported, and where to. */
export interface ExportOptions {
  readonly places: readonly string[];
  readonly manifest: Manifest | undefined;
  /** The selection to export; every selection that a page distinguishes where it is missing. */
  readonly variant: string | undefined;
  readonly out: string;
  /** The name of the site, for `llms.txt`. */
  readonly title: string;
}

/** Writes the pages as Markdown and returns the exit status. */
export async function exportPages(options: ExportOptions): Promise<number> {
  const written: Exported[] = [];
  for (const place of options.places) {
    for await (const file of pagesIn([place])) {
      const read = await readText(file);
      if ('reason' in read) {
        console.error(`${file} ${read.reason}, so it is not exported.`);
        continue;
      }
      const name = path.relative(place, file) || path.basename(file);
      written.push(await exportPage(readPage(file, read.text), name, options));
    }
  }
  writeIndex(written, options);
  console.error(`${written.length} pages are exported to ${options.out}`);
  return 0;
}

async function exportPage(page: Page, name: string, options: ExportOptions): Promise<Exported> {
  const { manifest } = options;
  const shown = new Shown(page, manifest?.groups ?? []);
  const base = name.replace(/\.[^.]+$/, '');
  const groups = groupsOf(page, shown);
  const all = await view(page, viewOfAll(page, shown, manifest));
  const files: { file: string; selection: string }[] = [];
  for (const selection of selectionsOf(page, shown, groups, options.variant)) {
    const names = printSelection(groups, selection);
    const file = `${base}.${names.replaceAll(' ', '-')}.md`;
    write(options.out, file, await view(page, viewOf(groups, selection, shown)));
    files.push({ file, selection: names });
  }
  if (options.variant === undefined) write(options.out, `${base}.md`, all);
  return { page, file: `${base}.md`, text: all, files };
}

const view = (page: Page, one: View): Promise<string> =>
  page.format === 'html' ? viewHtml(page, one) : Promise.resolve(viewMarkdown(page, one));

/** Lists the groups that count anywhere in a page, each once. */
function groupsOf(page: Page, shown: Shown): Groups {
  const groups = new Map<string, Groups[number]>();
  for (const { start } of [{ start: 0 }, ...page.blocks]) {
    for (const group of shown.groupsAt(start)) {
      if (!groups.has(group.name)) groups.set(group.name, group);
    }
  }
  return [...groups.values()];
}

/** Lists the selections to export: the one asked for, or all between which the page makes a difference. */
function selectionsOf(
  page: Page,
  shown: Shown,
  groups: Groups,
  variant: string | undefined,
): ReadonlySet<string>[] {
  if (variant !== undefined) return [selectFrom(groups, parseNames(variant))];
  if (!page.blocks.length) return [];
  const all = page.blocks.map((block) => shown.allowedAt(block));
  return selectionsFor(all, groups)
    .map((selection) => new Set(selection.values()))
    .filter(({ size }) => size);
}

function viewOf(groups: Groups, selection: ReadonlySet<string>, shown: Shown): View {
  const isShown = (block: Block): boolean => {
    const own = shown.groupsAt(block.start);
    const active = new Map(
      own.flatMap(({ name, variants }) => {
        const variant = variants.find((one) => selection.has(one));
        return variant === undefined ? [] : [[name, variant] as const];
      }),
    );
    return isShownTo(allowedBy([block], own), active);
  };
  return { isShown, wordsOf: () => '', groups, selection, keys: {} };
}

function viewOfAll(page: Page, shown: Shown, manifest: Manifest | undefined): View {
  const language = page.format === 'html' ? languageOf(page) : 'en';
  const labelOf = labelsFor(page, manifest, language);
  const wordsOf = ({ condition, start }: Block): string =>
    wordsFor(condition, shown.groupsAt(start), labelOf, language);
  const isShown = (block: Block): boolean => !isNever(shown.allowedAt(block));
  return { isShown, wordsOf, groups: [], selection: new Set(), keys: {} };
}

/** Writes a file below the folder of the export. */
export function write(out: string, name: string, text: string): void {
  const file = path.join(out, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
