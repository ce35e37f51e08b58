// `llms.txt`: what a site has, for programs that read it.
import path from 'node:path';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { splitFrontMatter } from '../../markdown/read/split-front-matter.ts';
import { encodePath } from '../paths.ts';
import { anyLabel } from '../label/words.ts';
import type { Page } from '../../core/rules/page-content.ts';
import type { OutFolder } from './out-folder.ts';

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
export function writeIndex(
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
): void {
  const intro = introOf(manifest, variant);
  const links = pages.map(({ page, all, files }) => {
    if (!all) return `- ${link(titleOf(page), files[0]?.file)}`;
    const selections = files.map((one) => link(one.selection, one.file)).join(', ');
    return `- ${link(titleOf(page), all.file)}${selections && `: ${selections}`}`;
  });
  const full = pages.map(({ page, all, files: [first] }) => {
    const one = all ?? first;
    const text = one?.text ?? '';
    return `${link(titleOf(page), one?.file)}\n\n${text.slice(splitFrontMatter(text).from).trim()}\n`;
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

const link = (text: string, file = ''): string =>
  `[${text.replace(/[\\[\]<]/g, '\\$&')}](${encodePath(file)})`;

/** Finds what a page is called: its title, its first heading, or its file. */
function titleOf({ text, file, headings }: Page): string {
  const matter = splitFrontMatter(text).frontMatter?.text ?? '';
  const [, , title] = /^"?title"?[ \t]*[:=][ \t]*(["']?)(.+?)\1[ \t]*,?[ \t]*$/m.exec(matter) ?? [];
  const [, element] = /<title[^>]*>([^<]*)<\/title>/i.exec(text) ?? [];
  const found = title ?? element?.trim() ?? headings[0]?.text;
  return found === undefined ? path.basename(file) : found.replace(/\s+/g, ' ');
}
