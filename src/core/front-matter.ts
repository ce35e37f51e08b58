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
