import type { FrontMatter } from '../core/front-matter.ts';
import type { Problem } from '../core/problem.ts';

/** Announces that a Markdown page is rendered. */
export class MarkdownLoadEvent extends Event {
  /** The page's front matter, if it has some. */
  readonly frontMatter: FrontMatter | undefined;
  /** What was wrong with the page, as data. */
  readonly problems: readonly Problem[];

  constructor(frontMatter: FrontMatter | undefined, problems: readonly Problem[]) {
    super('markdown-load', { bubbles: true, composed: true });
    this.frontMatter = frontMatter;
    this.problems = problems;
  }
}
