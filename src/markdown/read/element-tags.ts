// A part of its own, for pages whose authors write such elements.
import { ELEMENT_TAG, type MarkElements } from './written-element.ts';

const NAME = '[^\\s"\'<>/=]+';
const VALUE = '"[^"]*"|\'[^\']*\'|[^\\s"\'=<>`]+';
// An escape, fenced code, a span of code, a comment, text that is raw, and then the tag itself.
const PART = new RegExp(
  '\\\\[^\\n]' +
    '|^(?:[ \\t>]|[-+*:](?=[ \\t])|\\d{1,9}[.)](?=[ \\t])|\\[\\^[^\\]\\s]+\\]:)*(`{3,}(?=[^`\\n]*$)|~{3,})' +
    '|(`+)|(<!--)|<(pre|script|style|textarea)(?=[\\s>])' +
    `|<if-variant((?:\\s+${NAME}(?:\\s*=\\s*(?:${VALUE}))?)*)\\s*(/?)>|(</if-variant\\s*>)`,
  'gim',
);
const VARIANTS = new RegExp(`\\svariants\\s*=\\s*(${VALUE})`, 'i');
const LONE = /^([ \t>]*)(?:\uFDD0\d+\uFDD1[ \t]*)+$/;
const BLANK_LINE = /\n[ \t]*\n/g;

interface Tag {
  readonly from: number;
  readonly to: number;
  /** Its attributes, if it is a start tag. */
  readonly attributes: string | undefined;
  readonly isEmpty: boolean;
}

/**
 * Puts markers in the place of the tags of `<if-variant>` elements, so that Markdown takes them for
 * tags of passages. What is code for certain stays as it is; what turns out to be code later has to
 * be given back.
 *
 * @param add takes an element and returns the markers of its tags
 */
export const markElements: MarkElements = (text, add) => {
  const tags = findTags(text);
  if (!tags.length) return text;
  const marks = new Map<Tag, string>();
  const open: Tag[] = [];
  const ordinals = new Map([...text.matchAll(ELEMENT_TAG)].map(({ index }, at) => [index, at]));
  const note = (start: Tag | undefined, end: Tag | undefined): void => {
    const { variants, attributes } = divide(start?.attributes ?? '');
    const raw = (tag: Tag | undefined): string => (tag ? text.slice(tag.from, tag.to) : '');
    const ordinal = ordinals.get((start ?? end)?.from ?? 0) ?? 0;
    const made = add({ tags: [raw(start), raw(end)], variants, attributes, ordinal });
    if (start) marks.set(start, made[0]);
    if (end) marks.set(end, made[1]);
  };
  for (const tag of tags) {
    if (tag.attributes === undefined) note(open.pop(), tag);
    else if (tag.isEmpty) note(tag, undefined);
    else open.push(tag);
  }
  for (const tag of open) note(tag, undefined);
  let marked = '';
  let end = 0;
  for (const tag of tags) {
    marked += text.slice(end, tag.from) + (marks.get(tag) ?? '');
    end = tag.to;
  }
  return outdent(marked + text.slice(end), new Set(marks.values()));
};

function findTags(text: string): Tag[] {
  const tags: Tag[] = [];
  if (text.search(ELEMENT_TAG) < 0) return tags;
  const part = new RegExp(PART);
  /** What was looked for in vain, and up to where. */
  const missing = new Map<string, number>();
  const paragraphEnd = endsOfParagraphs(text);
  const skip = (to: RegExp, id: string, until = text.length): void => {
    if ((missing.get(id) ?? 0) >= part.lastIndex) return;
    to.lastIndex = part.lastIndex;
    const found = to.exec(text);
    if (found && found.index < until) part.lastIndex = to.lastIndex;
    else missing.set(id, found?.index ?? text.length);
  };
  for (let match = part.exec(text); match; match = part.exec(text)) {
    const [raw, fence, ticks, comment, element, attributes, slash, end] = match;
    const { index } = match;
    if (fence) {
      const close = new RegExp(`^[ \\t>]*${fence.charAt(0)}{${fence.length},}[ \\t]*$`, 'gm');
      close.lastIndex = part.lastIndex;
      part.lastIndex = close.exec(text) ? close.lastIndex : text.length;
    } else if (ticks) {
      const until = paragraphEnd(index);
      skip(new RegExp(`(?<!\`)${ticks}(?!\`)`, 'g'), ticks, until);
    } else if (comment) skip(/-->/g, comment);
    else if (element) skip(new RegExp(`</${element}\\s*>`, 'gi'), element.toLowerCase());
    else if (attributes !== undefined || end) {
      if (raw.search(BLANK_LINE) >= 0) continue;
      tags.push({ from: index, to: part.lastIndex, attributes, isEmpty: slash === '/' });
    }
  }
  return tags;
}

/** Makes a function that returns where the paragraph around an offset ends; offsets only grow. */
function endsOfParagraphs(text: string): (offset: number) => number {
  const blank = new RegExp(BLANK_LINE);
  let end = -1;
  return (offset) => {
    while (end < offset) {
      const found = blank.exec(text);
      end = found ? found.index : Infinity;
    }
    return end;
  };
}

/** Finds character references to what conditions are made of, and those by number. */
const REFERENCE =
  /&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos|nbsp|excl|plus|period|lowbar|Tab|NewLine)(?=;));?/gi;
const SIGNS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  excl: '!',
  plus: '+',
  period: '.',
  lowbar: '_',
  tab: '\t',
  newline: '\n',
};

/** Reads the value of an attribute as browsers do. */
const decode = (value: string): string =>
  value.replace(REFERENCE, (written, decimal?: string, hex?: string, name = '') => {
    const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
    return (
      SIGNS[String(name).toLowerCase()] ?? (code <= 0xffff ? String.fromCharCode(code) : written)
    );
  });

function divide(text: string): { variants: string; attributes: string } {
  const [raw = '', value = ''] = VARIANTS.exec(text) ?? [];
  const variants = decode(value.replace(/^(["'])([^]*)\1$/, '$2'));
  return { variants, attributes: text.replace(raw, '').trimEnd() };
}

/**
 * Removes the indentation of what stands right behind a tag on a line of its own, for as far as it
 * goes: authors indent the content of elements, and would get code.
 */
function outdent(text: string, marks: ReadonlySet<string>): string {
  const lines = text.split('\n');
  /** The columns from which content is indented, each with the outer ones. */
  const depths = [0];
  return lines
    .map((line, at) => {
      if (!line.trim()) return line;
      const depth = depthOf(line);
      while (depth < (depths.at(-1) ?? 0)) depths.pop();
      const width = (depths.at(-1) ?? 0) - (depths[0] ?? 0);
      const own = line.slice(width);
      const mark = /\uFDD0\d+\uFDD1/.exec(own)?.[0] ?? '';
      if (!marks.has(mark) || !LONE.test(own)) return own;
      const next = depthOf(lines[at + 1] ?? '');
      if (depths.length === 1) depths[0] = depth;
      if (next > depth) depths.push(next);
      return own;
    })
    .join('\n');
}

/** Returns how far a line is indented; a line without text is not. */
const depthOf = (line: string): number => /^[ \t]*(?=[^ \t])/.exec(line)?.[0].length ?? 0;
