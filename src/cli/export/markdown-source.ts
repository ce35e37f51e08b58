// What a page of Markdown says to the readers of one selection, or to all with labels.
import { lexShortcodes } from '../../core/shortcodes/lexer.ts';
import { KEYS } from '../../core/shortcodes/shortcode-names.ts';
import { applyEdits, type Edit } from '../edits.ts';
import { maskMarkdown } from '../read/mask.ts';
import type { Block, Page } from '../../core/rules/page-content.ts';
import { splitFrontMatter } from '../../markdown/read/split-front-matter.ts';
import type { ChosenText } from './key-texts.ts';
import { labelsIn, shapeOf } from './passage-shape.ts';
import type { View } from './views.ts';

/** Matches what stands before a key in an address or another word. */
const IN_ADDRESS = /[\w/.@:-]$|\]\([^\s)]*$/;

/** Matches a tag, whose values may have signs of tags in them, with that of a row's first cell. */
const TAG =
  /^<(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^>"'{])*>(?:\s*<t[dh]\b(?:"[^"]*"|'[^']*'|[^>"'])*>)?/;

/**
 * Writes the Markdown of a page as one view shows it, without its tags.
 *
 * @param links where its links lead to exported pages
 */
export function viewMarkdown(page: Page, view: View, links: readonly Edit[]): string {
  const { text } = page;
  const mask = maskMarkdown(text);
  const edits: Edit[] = [...links];
  for (const block of page.blocks) {
    if (!view.isShown(block)) edits.push(removal(text, block.start, block.end));
    else edits.push(...unwrap(text, mask, block, view.wordsOf(block)));
  }
  for (const { start, end } of view.hiddenPanes) edits.push(removal(text, start, end));
  for (const token of lexShortcodes(text)) {
    if (token.type === 'escape') edits.push({ ...token });
  }
  const legend = new Map<string, string>();
  for (const { start, end, key } of keysIn(page)) {
    const texts = view.textsOf(key, start);
    const only = texts.length === 1 && !texts[0]?.condition ? texts[0]?.text : undefined;
    if (!texts.length) continue;
    const isInAddress =
      only === undefined && IN_ADDRESS.test(text.slice(Math.max(0, start - 200), start));
    if (isInAddress) legend.set(key, labelled(texts));
    edits.push({ start, end, text: only ?? (isInAddress ? `{${key}}` : labelled(texts)) });
  }
  const lines = [...legend].map(([key, texts]) => `\n\`{${key}}\`: ${texts}\n`);
  const written = applyEdits(text, edits);
  return lines.length ? `${written.trimEnd()}\n${lines.join('')}` : written;
}

const labelled = (texts: readonly ChosenText[]): string =>
  texts.map(({ condition, text }) => (condition ? `[${condition}: ${text}]` : text)).join('');

/** Lists the keys of a page, by shortcodes and by elements. */
function* keysIn({ text, keyElements }: Page): Generator<Edit & { key: string }> {
  for (const token of lexShortcodes(text)) {
    if (!('name' in token) || !KEYS.includes(token.name)) continue;
    const { start, end, named, list } = token;
    yield { start, end, text: '', key: named.get('name') ?? list[0] ?? '' };
  }
  for (const element of keyElements) yield { ...element, text: '' };
}

/** Takes the tags off a block, and puts a label in their place. */
function unwrap(text: string, mask: string, block: Block, words: string): Edit[] {
  const [open, close] = block.marks;
  if (block.form === 'page') return words ? [pageLabel(text, words)] : [];
  if (!open) return [];
  if (!close) {
    const label = words && block.form === 'attribute' ? labelEdits(text, block, words) : [];
    return [{ ...open, text: '' }, ...label];
  }
  const isLine =
    lineAround(text, open.start, open.end) !== undefined &&
    lineAround(text, close.start, close.end) !== undefined;
  if (!isLine) {
    return words
      ? [
          { ...open, text: `[${words}: ` },
          { ...close, text: ']' },
        ]
      : [removal(text, open.start, open.end), removal(text, close.start, close.end)];
  }
  const isCode = mask.charAt(open.start) === ' ' && text.charAt(open.start) !== ' ';
  const start = removal(text, open.start, open.end);
  const end = removal(text, close.start, close.end);
  const indent = /[ \t]*$/.exec(text.slice(0, open.start))?.[0] ?? '';
  if (isCode) return [{ ...start, text: words && `${indent}[${words}]\n` }, end];
  const content = text.slice(start.end, end.start);
  const shape = shapeOf(content);
  if (shape === 'rows' || shape === 'items' || shape === 'html') {
    const labels = words ? labelsIn(content, shape, words) : [];
    return [start, ...labels.map(({ at, text: label }) => edit(start.end + at, label)), end];
  }
  // What stands in paragraphs of its own is not to run into those around it.
  const before = isAfterBlank(text, start.start) ? '' : '\n';
  const rest = text.slice(end.end, end.end + 80);
  const isBlank = isAfterBlank(text, end.start);
  const isNext = rest !== '' && !/^[ \t]*\r?\n/.test(rest);
  if (!words)
    return [
      { ...start, text: before },
      { ...end, text: isNext && !isBlank ? '\n' : '' },
    ];
  const isWhole = shape === 'one';
  const label = isWhole ? `**${words}:**` : `**[${words}:**`;
  const first = {
    ...start,
    text: `${before}${indent}${label}\n\n`,
    end: afterBlank(text, start.end),
  };
  if (isWhole) return [first, { ...end, text: isNext && !isBlank ? '\n' : '' }];
  const last = `${isBlank ? '' : '\n'}${indent}**]**\n${isNext ? '\n' : ''}`;
  return [first, { ...end, text: last }];
}

const edit = (at: number, text: string): Edit => ({ start: at, end: at, text });

/** Says above a page whom all of it is for. */
function pageLabel(text: string, words: string): Edit {
  const { from } = splitFrontMatter(text);
  return edit(afterBlank(text, from), `**${words}:**\n\n`);
}

/** Finds the end of the blank lines behind an offset. */
const afterBlank = (text: string, from: number): number =>
  from + (/^(?:[ \t]*\r?\n)*/.exec(text.slice(from))?.[0].length ?? 0);

/** Puts a label into an element that is a block by its attribute. */
function labelEdits(text: string, block: Block, words: string): Edit[] {
  const tag = TAG.exec(text.slice(block.start, block.end));
  return [edit(block.start + (tag?.[0].length ?? 0), `${words}: `)];
}

/** Removes a span, with its line where it has one for itself, and one of two blank lines around. */
function removal(text: string, start: number, end: number): Edit {
  const line = lineAround(text, start, end);
  if (!line) return { start, end, text: '' };
  const isBetween = line.start > 0 && isAfterBlank(text, line.start);
  return { ...line, end: isBetween ? afterBlank(text, line.end) : line.end, text: '' };
}

/** Tells whether a line has a blank one before it, or none. */
const isAfterBlank = (text: string, lineStart: number): boolean =>
  !lineStart || /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(Math.max(0, lineStart - 80), lineStart));

/** Finds the whole lines that a span has for itself, with the line break behind them. */
function lineAround(
  text: string,
  start: number,
  end: number,
): { start: number; end: number } | undefined {
  const from = start ? text.lastIndexOf('\n', start - 1) + 1 : 0;
  const found = text.indexOf('\n', end);
  const to = found < 0 ? text.length : found + 1;
  const isAlone = !/\S/.test(text.slice(from, start)) && !/\S/.test(text.slice(end, to));
  return isAlone ? { start: from, end: to } : undefined;
}
