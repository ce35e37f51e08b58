import type { PageFault, Problem } from '../core/problem.ts';
import { shortcodes as registered } from '../context/shortcodes.ts';
import type { Keys } from '../core/keys.ts';
import type { Shortcodes } from '../core/shortcode-call.ts';
import { readShortcodes } from '../core/shortcodes.ts';
import { splitFrontMatter, type FrontMatter } from './front-matter.ts';
import { Markers, withoutMarks, type TextOfKey } from './markers.ts';
import { builtIn } from './registry.ts';

/** Is a page as safe HTML. */
export interface MarkdownPage {
  /** The HTML, sanitized; passages with a condition are `<if-variant>` elements. */
  readonly html: string;
  readonly frontMatter: FrontMatter | undefined;
  /** What is wrong with the page, with its line and column where there is one. */
  readonly problems: readonly Problem[];
}

/** Says how a page is rendered. */
export interface MarkdownOptions {
  /** More shortcodes than those that are registered and built in. */
  readonly shortcodes?: Shortcodes | undefined;
  /** The texts that `{{< key … >}}` stands for, as a page shows them before a variant is chosen. */
  readonly keys?: Keys | undefined;
}

/** Is a page whose shortcodes are read. */
export interface ReadPage {
  readonly markers: Markers;
  readonly frontMatter: FrontMatter | undefined;
  readonly faults: readonly PageFault[];
  /** The names of the shortcodes that it could use. */
  readonly names: readonly string[];
}

/** Is `MarkdownOptions` where a dictionary is looked up. */
export interface ReadOptions extends Pick<MarkdownOptions, 'shortcodes'> {
  readonly textOfKey?: TextOfKey | undefined;
}

/** Reads the front matter and the shortcodes of a page. */
export function readPage(source: string, { shortcodes, textOfKey }: ReadOptions): ReadPage {
  const text = withoutMarks(source);
  const { frontMatter, from } = splitFrontMatter(text);
  const known = new Map([...builtIn, ...registered, ...(shortcodes ?? [])]);
  const names = [...known.keys()];
  const { value, problems: faults } = readShortcodes(text, from, names);
  return { markers: new Markers(value, known, textOfKey), frontMatter, faults, names };
}

/** Returns a page's text without front matter and without the tags of its shortcodes. */
export function textOf(source: string, options: ReadOptions = {}): string {
  const { markers } = readPage(source, options);
  return markers.plain(markers.text);
}

/** Prepares to look up keys, which needs a part of its own where there are some. */
export async function readOptions({ shortcodes, keys }: MarkdownOptions): Promise<ReadOptions> {
  if (!keys) return { shortcodes };
  const part = await import('../core/keys.ts').catch(() => undefined);
  return { shortcodes, textOfKey: (key) => part?.textOfKey(keys, key) };
}

/** Puts what is wrong with a page into words, which only pages with a fault load. */
export async function inWords(
  faults: readonly (PageFault | Problem)[],
  names: readonly string[],
): Promise<readonly Problem[]> {
  if (!faults.length) return [];
  const part = await import('./faults.ts').catch(() => undefined);
  return (
    part?.describeFaults(faults, names) ??
    faults.map((fault) => ({ message: `${fault.value} is wrong (${fault.code})`, ...fault }))
  );
}
