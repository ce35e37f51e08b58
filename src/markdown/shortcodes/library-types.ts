import type { FrontMatter } from '../../core/front-matter.ts';
import type { ShortcodeCall, ShortcodeParent } from '../../core/shortcodes/shortcode-call.ts';
import type { CallPiece } from '../../core/shortcodes/pieces.ts';

/** Where a page's link by `ref` or `relref` leads. */
export interface Reference {
  /** What the author wrote, such as `install.md#linux`. */
  readonly target: string;
  /** The language that the author asks for, if any. */
  readonly language: string | undefined;
  /** The output format that the author asks for, if any. */
  readonly format: string | undefined;
  /** The address of the page that has the link, if it is known. */
  readonly src: string | undefined;
}

/**
 * Loads a file that a page includes.
 *
 * @param address the file's address, resolved against the page's
 * @param options `signal` is aborted when the page's files take too long
 * @returns the text; what it throws is told to the author
 */
export type LoadFile = (
  address: string,
  options: { readonly signal: AbortSignal },
) => string | Promise<string>;

/** What a site says for the shortcodes that are built in. */
export interface LibraryOptions {
  /**
   * Finds the address of a page for `ref` and `relref`; without an answer there is no link. By
   * default `install.md` is `install/`, as Hugo's addresses are.
   */
  readonly resolveReference?: ((reference: Reference) => string | undefined) | undefined;
  /** The site's parameters, for `param`, after those of the page's front matter. */
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Loads the files of `include`, `readfile`, `code file` and `code_sample`; `null` forbids them. By
   * default browsers fetch those of the page's own origin, and Node has none.
   */
  readonly load?: LoadFile | null | undefined;
}

/** What built-in shortcodes know of their page. */
export interface PageFacts extends LibraryOptions {
  readonly src?: string | undefined;
  readonly frontMatter?: FrontMatter | undefined;
}

/** Where a tag stands. */
export interface TagPlace {
  /** What stands before it on its line. */
  readonly line: string;
  /** The same for each shortcode around it, and at last for itself. */
  readonly lines: readonly string[];
  /** The text behind it up to the next tag, or the end of a line at the end of the page. */
  readonly behind: string;
  /** Whether it is a `{{% %}}`, whose text Hugo reads as Markdown and HTML. */
  readonly isMarkdown?: boolean | undefined;
  /** Whether it closes itself. */
  readonly isEmpty: boolean;
}

/** The shortcode around another, and how many come before it there. */
export interface Around {
  readonly parent?: ShortcodeParent | undefined;
  readonly ordinal: number;
}

/** What a shortcode makes. */
export interface MadeText {
  readonly text: string;
  /** What went wrong, by a fault's code. */
  readonly fault?: { readonly code: string; readonly detail: string } | undefined;
}

/** Makes what a shortcode stands for, and knows where its tag stands. */
export type PlacedShortcode = (call: ShortcodeCall, place: TagPlace) => string | MadeText;

/** Shortcodes that know where they stand, by their names. */
export type PlacedShortcodes = ReadonlyMap<string, PlacedShortcode>;

/** Makes what a built-in shortcode stands for. */
export type BuiltIn = (...call: [...Parameters<PlacedShortcode>, PageFacts]) => string | MadeText;

/** The shortcodes that every page has, and what keeps the words of others. */
export interface Library {
  readonly names: readonly string[];
  /** Makes what a shortcode stands for; of one that is not built in, its words. */
  call(piece: CallPiece, inner: string | undefined, place: TagPlace, around: Around): MadeText;
  /** Finds where a page has code, in which shortcodes of no meaning there are text. */
  codeIn(source: string): (offset: number) => boolean;
  /** Those that count in code, too. */
  readonly namesInCode: readonly string[];
}
