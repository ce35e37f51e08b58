// Puts files in the place of the shortcodes that name them, before the page is read.
import { lexShortcodes, type TagToken } from '../../core/shortcodes/lexer.ts';
import { INCLUDES } from '../../core/shortcodes/shortcode-names.ts';
import { placesOf } from '../../core/places.ts';
import type { PageFault } from '../../core/problem.ts';
import { indentationOf } from '../read/call-shortcode.ts';
import { GUARD, withoutMarks } from '../read/markers.ts';
import { splitFrontMatter } from '../read/split-front-matter.ts';
import { resolveAddress } from '../write/addresses.ts';
import { codeIn } from './code-ranges.ts';
import { fetchFile } from './fetch-file.ts';
import type { LoadFile } from './library-types.ts';
import { addressText, fileOf, isRow, writeInCell } from './tag-place.ts';

/** How many files a page may include, those that files include among them. */
const MOST_FILES = 50;
/** How long all files of a page may be, in UTF-16 code units. */
const LONGEST_FILES = 1_000_000;
/** How deep files may include each other. */
const DEEPEST_FILE = 5;
/** How long the files of a page may take to load. */
const LONGEST_LOAD_MS = 10_000;

const HTML_PAGE = /^\s*<(?:!doctype\s+html|html)[\s>]/i;

/** A page with its files. */
export interface ExpandedPage {
  readonly text: string;
  readonly faults: readonly PageFault[];
  /** Finds the line of the page's source that a line of the text comes from. */
  lineOf(line: number): number;
}

/** What the files of one page share. */
interface Budget {
  files: number;
  length: number;
  /** The shortcodes that name files. */
  readonly names: readonly string[];
  readonly load: LoadFile | null | undefined;
  readonly signal: AbortSignal;
}

/**
 * Loads the files that a page includes, and puts them in. What cannot be had becomes a link.
 *
 * @param own the site's own shortcodes, which mean something else
 */
export async function expandIncludes(
  { text, from }: { readonly text: string; readonly from: number },
  own: readonly string[],
  src = '',
  load?: LoadFile | null,
): Promise<ExpandedPage> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new Error('it takes too long')), LONGEST_LOAD_MS);
  const names = INCLUDES.filter((name) => !own.includes(name));
  const budget = { files: 0, length: 0, names, load, signal: limit.signal };
  try {
    return await expand(text, from, src, [src], budget);
  } finally {
    clearTimeout(timer);
  }
}

async function expand(
  text: string,
  from: number,
  base: string,
  chain: readonly string[],
  budget: Budget,
): Promise<ExpandedPage> {
  const tags = includesOf(text, from, budget.names);
  const isCode = codeIn(text);
  const placeOf = placesOf(text);
  const files = await Promise.all(tags.map((tag) => include(tag, base, chain, budget)));
  const faults: PageFault[] = [];
  const lines: number[] = [];
  let whole = '';
  let end = 0;
  let line = 1;
  const add = (part: string, isOwn: boolean): void => {
    whole += part;
    for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) {
      lines.push(line);
      if (isOwn) line++;
    }
  };
  for (const [at, tag] of tags.entries()) {
    add(text.slice(end, tag.start), true);
    const { content, reason } = files[at] ?? { content: '' };
    if (reason !== undefined) {
      const value = text.slice(tag.start, tag.end);
      faults.push({ code: 'not-included', value, detail: reason, ...placeOf(tag.start) });
    }
    const before = text.slice(text.lastIndexOf('\n', tag.start - 1) + 1, tag.start);
    const indentation = indentationOf(before);
    const isInCode = isCode(tag.start);
    const made = reason === undefined ? write(tag, content, isInCode) : content;
    const written = isRow(before) && !isInCode ? writeInCell(made) : made;
    add(written.replaceAll('\n', `\n${indentation}`), false);
    end = tag.end;
  }
  add(text.slice(end), true);
  return { text: whole, faults, lineOf: (number) => lines[number - 1] ?? line };
}

/** Lists the tags that name a file, and have no content of their own. */
function includesOf(text: string, from: number, names: readonly string[]): TagToken[] {
  const tags = lexShortcodes(text, from).filter((token) => 'name' in token);
  const closed = new Set<TagToken>();
  const open = new Map<string, TagToken>();
  for (const tag of tags) {
    const opener = open.get(tag.name);
    if (tag.type === 'open') open.set(tag.name, tag);
    else if (opener) closed.add(opener);
  }
  return tags.filter(
    (tag) =>
      tag.type === 'open' && names.includes(tag.name) && !closed.has(tag) && fileOf(tag) !== '',
  );
}

/** Loads the file of a tag, with the files that it includes itself. */
async function include(
  tag: TagToken,
  base: string,
  chain: readonly string[],
  budget: Budget,
): Promise<{ content: string; reason?: string }> {
  const file = fileOf(tag);
  const address = resolveAddress(file, base);
  try {
    if (chain.includes(address)) throw new Error('it includes itself');
    if (chain.length > DEEPEST_FILE) throw new Error(`files nest deeper than ${DEEPEST_FILE}`);
    if (++budget.files > MOST_FILES) throw new Error(`the page has more than ${MOST_FILES} files`);
    const text = withoutMarks(await loadWithin(address, budget)).replace(/\r\n?/g, '\n');
    budget.length += text.length;
    if (budget.length > LONGEST_FILES) throw new Error('the files are too long');
    if (isCodeTag(tag)) return { content: text };
    if (HTML_PAGE.test(text)) throw new Error('it is an HTML page, not Markdown');
    const { from } = splitFrontMatter(text);
    const inner = await expand(text.slice(from), 0, address, [...chain, address], budget);
    const [fault] = inner.faults;
    const reason = fault && `${fault.value}: ${fault.detail ?? ''}`;
    // What a file cannot include is told of by the page's own tag.
    return reason === undefined ? { content: inner.text } : { content: inner.text, reason };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { content: `[${file.replace(/[[\]]/g, '\\$&')}](${addressText(address)})`, reason };
  }
}

/** Loads a file, but no longer than the page's files may take. */
function loadWithin(address: string, { load, signal }: Budget): Promise<string> {
  const start = load === undefined && typeof document === 'object' ? fetchFile : load;
  if (!start) throw new Error('the option load says how files are loaded');
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  late.catch(() => undefined);
  return Promise.race([Promise.resolve(start(address, { signal })), late]).then((text: unknown) => {
    if (typeof text !== 'string') throw new Error(`load gives ${typeof text} and no text`);
    return text;
  });
}

/** Tells whether a tag shows its file as code. */
const isCodeTag = ({ name, named }: TagToken): boolean =>
  name.startsWith('code') || named.get('code') === 'true' || languageOf(named) !== '';

const languageOf = (named: ReadonlyMap<string, string>): string =>
  /^[\w+#.-]*$/.exec(named.get('lang') ?? named.get('language') ?? '')?.[0] ?? '';

function write(tag: TagToken, content: string, isInCode: boolean): string {
  const text = content.replace(/\n+$/, '');
  if (!isInCode && !isCodeTag(tag)) return text;
  // Shortcodes of a file that is code are text.
  const code = text.replace(/\{(?=\{[<%])/g, `{${GUARD}`);
  if (isInCode) return code;
  const language = languageOf(tag.named) || (/\.(\w+)$/.exec(fileOf(tag))?.[1] ?? '');
  const ticks = [...code.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(ticks + 1);
  return `${fence}${language}\n${code}\n${fence}\n`;
}
