// `doc-variants export`: the pages of a site as Markdown, for readers that are programs.
import path from 'node:path';
import { unknownName } from '../../core/faults/name-faults.ts';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { printSelection, type Selection } from '../../core/selection.ts';
import { decodeAddress } from '../../core/rules/check-targets.ts';
import type { Edit } from '../edits.ts';
import { countOf, pagesIn, readText } from '../files.ts';
import type { Audience } from '../../core/rules/shown.ts';
import type { Page } from '../../core/rules/page-content.ts';
import { readData } from '../../markdown/read/front-matter-data.ts';
import { splitFrontMatter } from '../../markdown/read/split-front-matter.ts';
import { inOneLine } from '../report/in-one-line.ts';
import { readPage } from '../read/read-page.ts';
import { viewHtml } from './html-source.ts';
import { writeIndex, type Exported } from './llms.ts';
import { viewMarkdown } from './markdown-source.ts';
import { encodePath, isWrittenInto, pathFrom } from '../paths.ts';
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
  const plans: Plan[] = [];
  let drafts = 0;
  for (const [file, base] of bases) {
    const read = readText(file);
    if ('reason' in read)
      console.error(`${inOneLine(file)} ${read.reason}, so it is not exported.`);
    else if (await isDraft(read.text)) drafts += 1;
    else plans.push(plan(readPage(file, read.text), base, options, folder));
  }
  const targets = new Map(
    plans.map(({ page, all, files }) => [path.resolve(page.file), all ?? files[0]?.file ?? '']),
  );
  const written: Exported[] = [];
  for (const one of plans) written.push(await exportPage(one, targets, folder));
  written.sort((a, b) => (a.page.file < b.page.file ? -1 : 1));
  await writeIndex(written, options, folder);
  const leftOut = drafts ? `, ${countOf(drafts, 'draft')} left out` : '';
  console.error(`${countOf(written.length, 'page')} exported to ${options.out}${leftOut}`);
  return 0;
}

/** Tells whether generators leave a page out of the site, by its front matter. */
async function isDraft(text: string): Promise<boolean> {
  const { frontMatter } = splitFrontMatter(text);
  if (!frontMatter) return false;
  const { draft, published } = (await readData(frontMatter)).frontMatter.data;
  return draft === true || published === false;
}

/** A page, and the files that it is to be written to. */
interface Plan {
  readonly page: Page;
  readonly views: Views;
  readonly all: string | undefined;
  readonly files: readonly { file: string; selection: string; names: Selection }[];
}

function plan(
  page: Page,
  base: string,
  { manifest, audience, variant }: ExportOptions,
  folder: OutFolder,
): Plan {
  const views = new Views(page, manifest, audience);
  const selections = variant === undefined ? views.selections : [views.select(variant)];
  const files = selections.map((names) => {
    const selection = printSelection(views.groups, names);
    const name = [base, selection.replaceAll(' ', '-')].filter(Boolean).join('.');
    return { file: `${folder.claim(name, '.md')}.md`, selection, names };
  });
  return { page, views, all: variant === undefined ? `${base}.md` : undefined, files };
}

async function exportPage(
  { page, views, all, files }: Plan,
  targets: ReadonlyMap<string, string>,
  folder: OutFolder,
): Promise<Exported> {
  const links = linkEdits(page, all ?? files[0]?.file ?? '', targets);
  const write = async (file: string, view: View): Promise<string> => {
    const text =
      page.format === 'html' ? await viewHtml(page, view, links) : viewMarkdown(page, view, links);
    folder.write(file, text);
    return text;
  };
  const written: { file: string; selection: string; text: string }[] = [];
  for (const { file, selection, names } of files)
    written.push({ file, selection, text: await write(file, views.one(names)) });
  return {
    page,
    files: written,
    all: all === undefined ? undefined : { file: all, text: await write(all, views.all) },
  };
}

/** Matches the path of an address that leads to a file beside the page. */
const PATH = /^(?![a-z][a-z\d+.-]*:|[/#?])[^?#]+/i;

/** Lets links to pages lead to the files that those are exported to. */
function linkEdits(page: Page, own: string, targets: ReadonlyMap<string, string>): Edit[] {
  return page.links.flatMap(({ start, href }) => {
    const [written = ''] = PATH.exec(href) ?? [];
    const end = start + written.length;
    const source = path.resolve(path.dirname(page.file), decodeAddress(written));
    const target = written && targets.get(source);
    if (!target || page.text.slice(start, end) !== written) return [];
    const text = encodePath(pathFrom(path.dirname(own), target));
    return decodeAddress(text) === decodeAddress(written) ? [] : [{ start, end, text }];
  });
}
