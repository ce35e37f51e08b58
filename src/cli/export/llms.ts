// `llms.txt`: what a site has, for programs that read it.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../../core/manifest.ts';
import { splitFrontMatter } from '../../markdown/read/split-front-matter.ts';
import { anyLabel } from '../label/words.ts';
import type { Page } from '../read/page-content.ts';

/** A page that was exported. */
export interface Exported {
  readonly page: Page;
  /** The file with all passages, labelled. */
  readonly file: string;
  /** What is in that file. */
  readonly text: string;
  /** The files of selections. */
  readonly files: readonly { readonly file: string; readonly selection: string }[];
}

/** Writes `llms.txt`, which lists groups and files, and `llms-full.txt`, which has all of it. */
export function writeIndex(
  pages: readonly Exported[],
  {
    manifest,
    out,
    title,
    variant,
  }: {
    readonly manifest: Manifest | undefined;
    readonly out: string;
    readonly title: string;
    readonly variant: string | undefined;
  },
): void {
  const groups = (manifest?.groups ?? []).map(({ name, variants }) => {
    const words = variants.map((one) => {
      const label = anyLabel(manifest, one);
      return label ? `${one} (${label})` : one;
    });
    return `- ${name}: ${words.join(', ')}`;
  });
  const links = pages.map(({ page, file, files }) => {
    const selections = files.map((one) => `[${one.selection}](${address(one.file)})`).join(', ');
    if (variant !== undefined) return `- [${titleOf(page)}](${address(files[0]?.file ?? file)})`;
    return `- [${titleOf(page)}](${address(file)})${selections && `: ${selections}`}`;
  });
  const intro = groups.length
    ? `> Each page serves several product variants. Its file has all passages, each labelled with the variants it is for; the files behind it have what the readers of one selection see.\n\n## Variants\n\n${groups.join('\n')}\n\n`
    : '';
  const full = pages.map(({ page, text }) => `<!-- ${titleOf(page)} -->\n\n${body(text)}`);
  mkdirSync(out, { recursive: true });
  writeFileSync(
    path.join(out, 'llms.txt'),
    `# ${title}\n\n${intro}## Pages\n\n${links.join('\n')}\n`,
  );
  writeFileSync(path.join(out, 'llms-full.txt'), `# ${title}\n\n${full.join('\n\n')}`);
}

const address = (file: string): string => encodeURI(file.replaceAll('\\', '/'));

const body = (text: string): string => text.slice(splitFrontMatter(text).from).trim() + '\n';

/** Finds what a page is called: its title, its first heading, or its file. */
function titleOf({ text, file, headings }: Page): string {
  const matter = splitFrontMatter(text).frontMatter?.text ?? '';
  const [, title] = /^title\s*[:=]\s*["']?(.*?)["']?\s*$/m.exec(matter) ?? [];
  const [, element] = /<title[^>]*>([^<]*)<\/title>/i.exec(text) ?? [];
  return title ?? element?.trim() ?? headings[0]?.text ?? path.basename(file);
}
