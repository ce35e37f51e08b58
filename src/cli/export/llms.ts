// `llms.txt`: what a site has, for programs that read it.
import path from 'node:path';
import { parseFragment } from 'parse5';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { readData } from '../../markdown/read/front-matter-data.ts';
import { splitFrontMatter } from '../../markdown/read/split-front-matter.ts';
import { valueOf } from '../read/element.ts';
import { encodePath } from '../paths.ts';
import { anyLabel } from '../label/words.ts';
import type { Page } from '../../core/rules/page-content.ts';
import type { OutFolder } from './out-folder.ts';

const TITLE = /<title[^>]*>([^<]*)<\/title>/i;

/** A page that was exported. */
export interface Exported {
  readonly page: Page;
  /** The file with all passages, labelled; nothing where one selection is asked for. */
  readonly all: { readonly file: string; readonly text: string } | undefined;
  /** The files of selections. */
  readonly files: readonly {
    readonly file: string;
    readonly selection: string;
    readonly text: string;
  }[];
}

/** Writes `llms.txt`, which lists groups and files, and `llms-full.txt`, which has all of it. */
export async function writeIndex(
  pages: readonly Exported[],
  {
    manifest,
    title,
    variant,
  }: {
    readonly manifest: Manifest | undefined;
    readonly title: string;
    readonly variant: string | undefined;
  },
  folder: OutFolder,
): Promise<void> {
  const intro = introOf(manifest, variant);
  const titles = await Promise.all(pages.map((one) => titleOf(one)));
  const links = pages.map(({ all, files }, at) => {
    if (!all) return `- ${link(titles[at], files[0]?.file)}`;
    const selections = files.map((one) => link(one.selection, one.file)).join(', ');
    return `- ${link(titles[at], all.file)}${selections && `: ${selections}`}`;
  });
  const full = pages.map(({ all, files: [first] }, at) => {
    const one = all ?? first;
    const text = one?.text ?? '';
    return `${link(titles[at], one?.file)}\n\n${text.slice(splitFrontMatter(text).from).trim()}\n`;
  });
  folder.write('llms.txt', `# ${title}\n\n${intro}## Pages\n\n${links.join('\n')}\n`);
  folder.write('llms-full.txt', `# ${title}\n\n${intro}${full.join('\n---\n\n')}`);
}

/** Says which variants there are, and how the files tell them apart. */
function introOf(manifest: Manifest | undefined, variant: string | undefined): string {
  const groups = (manifest?.groups ?? []).map(({ name, variants }) => {
    const words = variants.map((one) => named(manifest, one));
    return `- ${named(manifest, name)}: ${words.join(', ')}`;
  });
  if (!groups.length) return '';
  const how =
    variant === undefined
      ? 'Each page serves several product variants. Its file has all passages, each labelled with the variants it is for; the files behind it have what the readers of one selection see.'
      : `Each page serves several product variants. These files have what readers of ${variant} see.`;
  return `> ${how}\n\n## Variants\n\n${groups.join('\n')}\n\n`;
}

function named(manifest: Manifest | undefined, name: string): string {
  const label = anyLabel(manifest, name);
  return label ? `${name} (${label})` : name;
}

const link = (text = '', file = ''): string =>
  `[${text.replace(/[\\[\]<]/g, '\\$&')}](${encodePath(file)})`;

/** Matches a heading, and what is a mark in it: escapes, addresses, and signs around words. */
const HEADING = /^[ \t]*#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$/m;
const MARKS = /\\([\\[\]])|!?\[([^\]]*)\]\([^)]*\)|[*`]/g;

/** Finds what a page is called: its title, its first heading that has a text, or its file. */
async function titleOf({ page, all, files: [first] }: Exported): Promise<string> {
  const { text, file, format, headings, blocks } = page;
  const exported = (all ?? first)?.text ?? '';
  const written = exported.slice(splitFrontMatter(exported).from);
  const { frontMatter } = splitFrontMatter(text);
  const [, element = ''] = format === 'html' ? (TITLE.exec(text) ?? []) : [];
  const found = [
    frontMatter && (await readData(frontMatter)).title,
    ...parseFragment(element).childNodes.map(valueOf),
    ...headings.map((heading) => {
      // Words for some readers stand beside those for others; the file says whose they are.
      const isForSome = blocks.some(
        ({ start, end }) => heading.start < start && end <= heading.end,
      );
      const line = isForSome ? HEADING.exec(written)?.[1] : undefined;
      return heading.text && (line?.replace(MARKS, '$1$2') ?? heading.text);
    }),
  ];
  return (
    found
      .find((one) => one?.trim())
      ?.trim()
      .replace(/\s+/g, ' ') ?? path.basename(file)
  );
}
