// What a page of Markdown says to the readers of one selection, or to all with labels.
import { textOfKey, type Keys } from '../../core/keys.ts';
import type { Groups } from '../../core/groups.ts';
import { lexShortcodes } from '../../core/shortcodes/lexer.ts';
import { KEYS } from '../../core/shortcodes/shortcode-names.ts';
import { applyEdits, type Edit } from '../edits.ts';
import { maskMarkdown } from '../read/mask.ts';
import type { Block, Page } from '../read/page-content.ts';

/** Tells what becomes of a page's blocks. */
export interface View {
  /** Whether a block is shown. */
  readonly isShown: (block: Block) => boolean;
  /** Says whom a shown block is for; nothing where no label is wanted. */
  readonly wordsOf: (block: Block) => string;
  readonly groups: Groups;
  /** The active variants; empty where all are shown. */
  readonly selection: ReadonlySet<string>;
  readonly keys: Keys;
}

/** Writes the Markdown of a page as one view shows it, without its tags. */
export function viewMarkdown(page: Page, view: View): string {
  const { text } = page;
  const mask = maskMarkdown(text);
  const edits: Edit[] = [];
  for (const block of page.blocks) {
    if (!view.isShown(block)) edits.push(removal(text, block.start, block.end));
    else edits.push(...unwrap(text, mask, block, view.wordsOf(block)));
  }
  for (const token of lexShortcodes(text)) {
    const { start, end } = token;
    if (token.type === 'escape') edits.push({ start, end, text: token.text });
    if (!('name' in token) || !KEYS.includes(token.name)) continue;
    const key = token.named.get('name') ?? token.list[0] ?? '';
    const value = textOfKey(view.keys, key, view.groups, view.selection);
    if (value !== undefined) edits.push({ start, end, text: value });
  }
  return applyEdits(text, edits);
}

/** Takes the tags off a block, and puts a label in their place. */
function unwrap(text: string, mask: string, block: Block, words: string): Edit[] {
  const [open, close] = block.marks;
  if (!open) return [];
  if (!close) {
    const label = words && block.form === 'attribute' ? labelEdits(text, block, words) : [];
    return [{ ...open, text: '' }, ...label];
  }
  const isLine = lineAround(text, open.start, open.end) !== undefined;
  const isCode = mask.charAt(open.start) === ' ' && text.charAt(open.start) !== ' ';
  if (!words) return [removal(text, open.start, open.end), removal(text, close.start, close.end)];
  if (!isLine) {
    return [
      { ...open, text: `[${words}: ` },
      { ...close, text: ']' },
    ];
  }
  const first = /^\s*(?:\|[ \t]*|(?:[-*+]|\d+[.)])[ \t]+)/.exec(text.slice(open.end, close.start));
  const line = removal(text, open.start, open.end);
  const indent = /[ \t]*$/.exec(text.slice(0, open.start))?.[0] ?? '';
  const end = removal(text, close.start, close.end);
  if (isCode) return [{ ...line, text: `${indent}[${words}]\n` }, end];
  if (!first)
    return [{ ...line, text: `${indent}**${words}:**\n\n`, end: afterBlank(text, line.end) }, end];
  const at = open.end + first[0].length;
  return [line, { start: at, end: at, text: `**${words}:** ` }, end];
}

/** Finds the end of the blank lines behind an offset. */
const afterBlank = (text: string, from: number): number =>
  from + (/^(?:[ \t]*\r?\n)*/.exec(text.slice(from))?.[0].length ?? 0);

/** Puts a label into an element that is a block by its attribute. */
function labelEdits(text: string, block: Block, words: string): Edit[] {
  const tag = /^<[^>]*>(?:\s*<t[dh]\b[^>]*>)?/.exec(text.slice(block.start, block.end));
  const at = block.start + (tag?.[0].length ?? 0);
  return [{ start: at, end: at, text: `${words}: ` }];
}

/** Removes a span, with its line where it has one for itself, and one of two blank lines around. */
function removal(text: string, start: number, end: number): Edit {
  const line = lineAround(text, start, end);
  if (!line) return { start, end, text: '' };
  const isAfterBlank = /(?:^|\n)[ \t]*\r?\n$/.test(
    text.slice(Math.max(0, line.start - 80), line.start),
  );
  return { ...line, end: isAfterBlank ? afterBlank(text, line.end) : line.end, text: '' };
}

/** Finds the whole lines that a span has for itself, with the line break behind them. */
function lineAround(
  text: string,
  start: number,
  end: number,
): { start: number; end: number } | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const found = text.indexOf('\n', end);
  const to = found < 0 ? text.length : found + 1;
  const isAlone = !/\S/.test(text.slice(from, start)) && !/\S/.test(text.slice(end, to));
  return isAlone ? { start: from, end: to } : undefined;
}
