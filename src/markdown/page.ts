import { shortcodes as registered } from '../context/shortcode-registry.ts';
import type { FrontMatter } from '../core/front-matter.ts';
import { parseGroups, type Groups } from '../core/groups.ts';
import type { Keys } from '../core/keys.ts';
import type { PageFault, Problem } from '../core/problem.ts';
import type { Shortcodes } from '../core/shortcodes/shortcode-call.ts';
import { readShortcodes } from '../core/shortcodes/pieces.ts';
import { HAS_INCLUDES, OWN_SHORTCODES } from '../core/shortcodes/shortcode-names.ts';
import type { Blocks } from './parse/block-extensions.ts';
import type { ReadHeadingAttributes } from './parse/heading-attributes.ts';
import type { ReadFrontMatter } from './read/front-matter-data.ts';
import type { MarkElements } from './read/written-element.ts';
import { splitFrontMatter, type SplitPage } from './read/split-front-matter.ts';
import type { Heading } from './write/headings.ts';
import type { WriteCode } from './write/code.ts';
import type { Paint } from './write/paint.ts';
import type { OwnHtml } from './weave/own-html.ts';
import { Markers, withoutMarks, type TextOfKey } from './read/markers.ts';
import type { Library, LibraryOptions, PlacedShortcodes } from './shortcodes/library-types.ts';
import type { WritingOptions } from './write/renderer.ts';

/** A page as safe HTML. */
export interface MarkdownPage {
  /** The HTML, sanitized; passages with a condition are `<if-variant>` elements. */
  readonly html: string;
  readonly frontMatter: FrontMatter | undefined;
  /** The page's headings in order, for all variants. */
  readonly headings: readonly Heading[];
  /** What is wrong with the page, with its line and column where there is one. */
  readonly problems: readonly Problem[];
}

/** How a page is rendered. */
export interface MarkdownOptions extends WritingOptions, LibraryOptions {
  /**
   * The groups of the variants: the text of a `groups` attribute, or what `parseGroups` makes of it.
   * With them headings that no reader sees together may have the same id.
   */
  readonly groups?: Groups | string | undefined;
  /** More shortcodes than those that are registered and built in. */
  readonly shortcodes?: Shortcodes | undefined;
  /** The texts that `{{< key … >}}` stands for, as a page shows them before a variant is chosen. */
  readonly keys?: Keys | undefined;
}

/** The text of a page without the characters that mark places in it, and its front matter. */
export interface PageText extends SplitPage {
  readonly text: string;
  /** What is wrong with the files that are put into it. */
  readonly faults?: readonly PageFault[];
  /** Finds the line of the source that a line of the text comes from, where files are put in. */
  readonly lineOf?: (line: number) => number;
}

/** A page whose shortcodes are read. */
export interface ReadPage {
  readonly markers: Markers;
  readonly frontMatter: FrontMatter | undefined;
  readonly faults: readonly PageFault[];
  /** The names of the shortcodes that it could use. */
  readonly names: readonly string[];
}

/** `MarkdownOptions` with all that is loaded for one page. */
export interface ReadOptions extends Omit<MarkdownOptions, 'keys' | 'groups'> {
  readonly groups?: Groups | undefined;
  /** The page, where its front matter is split off already. */
  readonly page?: PageText | undefined;
  readonly blocks?: Blocks | undefined;
  readonly library?: Library | undefined;
  readonly frontMatter?: ReadFrontMatter | undefined;
  readonly writeCode?: WriteCode | undefined;
  /** Colours code before it is shown; browsers do so once it comes near. */
  readonly paint?: Paint | undefined;
  readonly readHeadingAttributes?: ReadHeadingAttributes | undefined;
  readonly markElements?: MarkElements | undefined;
  readonly ownHtml?: OwnHtml | undefined;
  readonly tabs?: PlacedShortcodes | undefined;
  readonly textOfKey?: TextOfKey | undefined;
}

function splitPage(source: string): PageText {
  const text = withoutMarks(source);
  return { text, ...splitFrontMatter(text) };
}

/** Reads the front matter and the shortcodes of a page. */
export function readPage(source: string, options: ReadOptions): ReadPage {
  const { frontMatter: read, library, shortcodes, textOfKey } = options;
  const { text, frontMatter: written, from } = options.page ?? splitPage(source);
  const own = new Map([...registered, ...(shortcodes ?? [])]);
  const known: PlacedShortcodes = new Map([...(options.tabs ?? []), ...own]);
  const names = [...new Set([...known.keys(), ...(library?.names ?? [])])];
  const inCode = [...OWN_SHORTCODES, ...own.keys(), ...(library?.namesInCode ?? [])];
  const isCode = library?.codeIn(text);
  const { value, problems } = readShortcodes(
    text,
    from,
    names,
    isCode && (({ name, start }) => !inCode.includes(name) && isCode(start)),
  );
  const faults = [
    ...(read?.faults ?? []),
    ...(options.page?.faults ?? []),
    ...problems.map((fault) => relocate(fault, options)),
  ];
  const frontMatter = read?.frontMatter ?? (written && { ...written, data: {}, variants: '' });
  return {
    markers: new Markers(value, known, textOfKey, options.markElements, library),
    frontMatter,
    faults,
    names,
  };
}

/** Says where a fault is in the source of a page, not in that with its files. */
export const relocate = (fault: PageFault, { page }: ReadOptions): PageFault =>
  fault.line === undefined || !page?.lineOf ? fault : { ...fault, line: page.lineOf(fault.line) };

/** Returns a page's text without front matter and without the tags of its shortcodes. */
export function textOf(source: string, options: ReadOptions = {}): string {
  const { markers } = readPage(source, options);
  return markers.plain(markers.text);
}

/** A shortcode that may stand for any Markdown. */
const SHORTCODE = `\\{\\{[<%](?!\\s*(?:/|(?:${OWN_SHORTCODES.join('|')})\\b))`;

const HAS_SHORTCODES = new RegExp(SHORTCODE);

/** Finds what only some pages have: footnotes, definition lists, alerts, task lists, shortcodes. */
const HAS_BLOCKS = new RegExp(
  `${/\[\^|(?:^|[}>])[ \t]*:[ \t]|\[![a-z]|\[[ x]\]/.source}|${SHORTCODE}`,
  'im',
);

/** Finds definitions of addresses in pages with passages, which may be for some readers only. */
function hasTargets(source: string): boolean {
  const passage = source.indexOf('variant');
  return passage >= 0 && source.includes(']:', passage);
}

/** Finds code that is a block of its own, and shortcodes, which may make some. */
const HAS_CODE = new RegExp(`${/`{3}|~{3}|^[ \t>]*(?: {4}|\t)|<pre/.source}|${SHORTCODE}`, 'm');

/** Finds braces within a line, and shortcodes, which may make some. The search stops at the next brace. */
const HAS_BRACES = new RegExp(
  `${/(?<!\{)\{(?!\{)(?:[^\n{}]|\{{2,}(?!\{))*\}/.source}|${SHORTCODE}`,
);

/** Finds `<if-variant>` elements, and shortcodes, which may make some. */
const HAS_ELEMENTS = /<\/?if-variant|\{\{[<%](?!\s*(?:\/|(?:if-variant|variant|key|var)\b))/i;

/** Finds tags, and shortcodes, which may make some. */
const HAS_HTML = new RegExp(`<[a-z]|${SHORTCODE}`, 'i');

/** Finds the shortcodes of tabs. */
const HAS_TABS = /\{\{[<%]\s*(?:tab|code-?tab)/;

/** Loads what a page needs that others do not: to look up keys, and to read more blocks. */
export async function readOptions(
  written: string,
  { keys, groups, ...options }: MarkdownOptions,
): Promise<ReadOptions> {
  const { language = 'en' } = options;
  const page = await withFiles(splitPage(written), options);
  const { text: source, frontMatter: front } = page;
  const [
    frontMatter,
    libraryPart,
    keysPart,
    blocks,
    writeCode,
    markElements,
    ownHtml,
    tabs,
    readHeadingAttributes,
  ] = await Promise.all([
    front &&
      import('./read/front-matter-data.ts')
        .then(({ readData }) => readData(front))
        .catch(() => undefined),
    HAS_SHORTCODES.test(source)
      ? import('./shortcodes/library.ts').catch(() => undefined)
      : undefined,
    keys && import('../core/keys.ts').catch(() => undefined),
    HAS_BLOCKS.test(source) || hasTargets(source)
      ? import('./parse/block-extensions.ts')
          .then(({ loadBlocks }) => loadBlocks(language))
          .catch(() => undefined)
      : undefined,
    HAS_CODE.test(source)
      ? import('./write/code.ts').then(({ writeCode }) => writeCode).catch(() => undefined)
      : undefined,
    HAS_ELEMENTS.test(source)
      ? import('./read/element-tags.ts')
          .then(({ markElements }) => markElements)
          .catch(() => undefined)
      : undefined,
    HAS_HTML.test(source)
      ? import('./weave/own-html.ts').then(({ ownHtml }) => ownHtml).catch(() => undefined)
      : undefined,
    HAS_TABS.test(source)
      ? import('./read/tab-shortcodes.ts')
          .then(({ tabShortcodes }) => tabShortcodes)
          .catch(() => undefined)
      : undefined,
    HAS_BRACES.test(source)
      ? import('./parse/heading-attributes.ts')
          .then(({ readHeadingAttributes }) => readHeadingAttributes)
          .catch(() => undefined)
      : undefined,
  ]);
  return {
    ...options,
    groups: groupsIn(groups),
    page,
    ...(keys && { textOfKey: (key: string) => keysPart?.textOfKey(keys, key) }),
    frontMatter,
    library: libraryPart?.makeLibrary({ ...options, frontMatter: frontMatter?.frontMatter }),
    blocks,
    writeCode,
    markElements,
    ownHtml,
    tabs,
    readHeadingAttributes,
  };
}

/** Reads groups that are written as text. */
export const groupsIn = (groups: MarkdownOptions['groups']): Groups | undefined =>
  typeof groups === 'string' ? parseGroups(groups).value : groups;

/** Puts the files into a page that it includes. */
async function withFiles(
  page: PageText,
  { src, load, shortcodes }: LoadOptions,
): Promise<PageText> {
  if (!HAS_INCLUDES.test(page.text)) return page;
  const own = [...registered.keys(), ...(shortcodes?.keys() ?? [])];
  const part = await import('./shortcodes/includes.ts').catch(() => undefined);
  return part ? { ...page, ...(await part.expandIncludes(page, own, src, load)) } : page;
}

type LoadOptions = Pick<MarkdownOptions, 'src' | 'load' | 'shortcodes'>;

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

/** Adds what is wrong with the groups that a page is told of. */
export async function withGroups(
  problems: readonly Problem[],
  html: string,
  groups: MarkdownOptions['groups'],
): Promise<readonly Problem[]> {
  if (!groups?.length) return problems;
  const part = await import('./check-groups.ts').catch(() => undefined);
  return [...(part?.checkGroups(groups, html) ?? []), ...problems];
}
