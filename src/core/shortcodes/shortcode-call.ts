/** The tag of a shortcode around others. */
export interface ShortcodeParent {
  readonly name: string;
  readonly list: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

/** A tag of a shortcode that a page uses. */
export interface ShortcodeCall {
  readonly name: string;
  /** The unnamed arguments in order. */
  readonly list: readonly string[];
  /** The named arguments. */
  readonly named: ReadonlyMap<string, string>;
  /**
   * The Markdown between the tags, in which characters of no meaning stand for other shortcodes;
   * nothing where there is no closing tag.
   */
  readonly inner: string | undefined;
  /** Whether the tag stands in a line of text. */
  readonly isInline: boolean;
  /** The shortcode between whose tags it stands, if it does. */
  readonly parent?: ShortcodeParent | undefined;
  /** How many shortcodes come before it in its parent, or on its page. */
  readonly ordinal: number;
}

/**
 * Returns the Markdown, or HTML, that stands in the place of a shortcode. It is read as if the page's
 * author had written it, and its HTML is made as safe.
 */
export type Shortcode = (call: ShortcodeCall) => string;

/** Shortcodes by their names. */
export type Shortcodes = ReadonlyMap<string, Shortcode>;
