import { parseCondition, printCondition, wordsOf } from './conditions.ts';

/** The front matter of a page as its author wrote it. */
export interface FrontMatterText {
  readonly format: 'yaml' | 'toml' | 'json';
  /** What stands between the fences. */
  readonly text: string;
}

/** The front matter of a page. */
export interface FrontMatter extends FrontMatterText {
  /** What it says, such as `title` and `draft`; dates are text. Empty where it cannot be read. */
  readonly data: Readonly<Record<string, unknown>>;
  /**
   * Which readers the page is for, as a `variants` attribute says it: `variants: "+byoc -java"` is
   * `byoc !java` here. Empty for everyone.
   */
  readonly variants: string;
}

/** Reads a word of front matter as one of a condition; the sign in front may be one of ours, too. */
export const pageWord = (word: string): string => word.replace(/^-/, '!').replace(/^\+(?!!)/, '');

/**
 * Reads for whom a page is: `+byoc -java`, or as a condition, `byoc !java 2.3+`.
 *
 * @returns the condition, and the words that are none
 */
export function readPageVariants(text: string): { variants: string; wrong: string[] } {
  const condition = new Set<string>();
  const wrong: string[] = [];
  for (const word of wordsOf(text)) {
    const { value, problems } = parseCondition(pageWord(word));
    if (problems.length) wrong.push(word);
    else condition.add(printCondition(value));
  }
  return { variants: [...condition].join(' '), wrong };
}
