import type { Problem } from '../core/problem.ts';
import { readShortcodes } from '../core/shortcodes.ts';
import { splitFrontMatter, type FrontMatter } from './front-matter.ts';
import { plainText } from './plain-text.ts';

/** Is a page as safe HTML. */
export interface MarkdownPage {
  /** The HTML, sanitized; passages with a condition are `<if-variant>` elements. */
  readonly html: string;
  readonly frontMatter: FrontMatter | undefined;
  /** What is wrong with the page, with its line and column where there is one. */
  readonly problems: readonly Problem[];
}

/** Returns a page's text without front matter and without the tags of its shortcodes. */
export const textOf = (source: string): string =>
  plainText(readShortcodes(source, splitFrontMatter(source).from).value);
