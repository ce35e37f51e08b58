import { MARK } from '../read/markers.ts';
import { DEEPEST } from './limits.ts';

const TAGS = '(?:\\uFDD0\\d+\\uFDD1[ \\t]*)+';
const BULLET = '(?:[*+-]|\\d{1,9}[.)]|:)';
const FENCE = '(`{3,}(?=[^`]*$)|~{3,})';
// Space is matched one by one, so that no line can be divided in more than one way.
const MARK_OF_BLOCK = `(?:>|(?:${BULLET}|\\[[ xX]\\]|#{1,6})(?=[ \\t]))`;
/** What a line starts with before its text: its indentation, and what makes it part of a block. */
const PREFIX = `(?:[ \\t]|${MARK_OF_BLOCK})`;

const ALL_TAGS = new RegExp(TAGS, 'g');
const LONE = new RegExp(`^[ \\t>]*(${TAGS})$`);
const TAGS_BEFORE_PREFIX = new RegExp(
  `^(${PREFIX}*?)(${TAGS})(${MARK_OF_BLOCK}${PREFIX}*)(?=[^ \\t])`,
);
const TAGS_BEFORE_ROW = new RegExp(`^(${PREFIX}*)(${TAGS})\\|[ \\t]*`);
const TAGS_BEHIND_ROW = new RegExp(`\\|[ \\t]*(${TAGS})$`);
const TAGS_BEHIND_HASHES = new RegExp(`^(#{1,6}[ \\t].*?)([ \\t]#+[ \\t]*)(${TAGS})$`);
const TAGGED_FENCE = new RegExp(`^(${PREFIX}*)(${TAGS})${FENCE}(.*)$`);
const OPEN_FENCE = new RegExp(`^${PREFIX}*${FENCE}`);
const CLOSE_FENCE = new RegExp(`^([ \\t>]*)(\`{3,}|~{3,})[ \\t]*(${TAGS})?$`);
const TAGGED_RULE = new RegExp(
  `^([ \\t>]*)(${TAGS})?(([-*_])[ \\t]*(?:\\4[ \\t]*){2,})(${TAGS})?$`,
);
const ITEM = new RegExp(`^[ \\t>]*(?:${TAGS})?${BULLET}(?:[ \\t]|$)`);
const DELIMITERS = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const BLOCK = /^(?:#{1,6}[ \t]|>|`{3}|~{3})/;
const INDENTATION = /^[ \t>]*/;

const indentationOf = (line: string): string => INDENTATION.exec(line)?.[0] ?? '';
const widthOf = (text: string): number => {
  let width = 0;
  for (const sign of text) width += sign === '\t' ? 4 - (width % 4) : 1;
  return width;
};
const quotesIn = (prefix: string): number => prefix.split('>').length - 1;
const isBlank = (line: string): boolean => !line.trim();

/**
 * Moves the tags of a page to where they leave its blocks as they are: behind bullets, quote marks
 * and hashes, into the cells of a row, and away from the lines of fences. No tag passes a text.
 */
export function settleTags(text: string): string {
  if (!text.includes(MARK)) return text;
  return new Lines(text.split('\n')).run();
}

/** A block of code that is open: its marks, and the list item and quotes that end it with them. */
interface Fence {
  marks: string;
  /** What its lines begin with. */
  prefix: string;
  column: number;
  quotes: number;
}

class Lines {
  readonly #lines: string[];
  readonly #out: string[] = [];
  #fence: Fence | undefined;
  /** The columns at which the items begin that the line may be part of. */
  #items: number[] = [];
  #isInList = false;
  #isInTable = false;
  /** Tags that wait for the line that they are moved to. */
  #carried = '';
  #last = '';
  /** The line that was found to have content, which is looked for once. */
  #content = -1;

  constructor(lines: string[]) {
    this.#lines = lines;
  }

  run(): string {
    this.#lines.forEach((line, index) => {
      if (this.#fence && this.#ends(this.#fence, line, index)) this.#fence = undefined;
      if (this.#fence) this.#inFence(line, this.#fence);
      else this.#settle(line, index);
    });
    if (this.#carried) this.#out.push(this.#carried);
    return this.#out.join('\n');
  }

  /** Tells whether a line is behind the item or the quote of a fence, which ends with them though nothing closes it. */
  #ends({ column, quotes }: Fence, line: string, index: number): boolean {
    if (!column && !quotes) return false;
    const text = LONE.test(line) ? this.#contentBehind(index) : line;
    const indentation = indentationOf(text);
    if (isBlank(text)) return false;
    return widthOf(indentation) < column || quotesIn(indentation) < quotes;
  }

  #inFence(line: string, { marks, prefix, column }: Fence): void {
    const [, indentation = '', fence = '', tags] = CLOSE_FENCE.exec(line) ?? [];
    if (!fence.startsWith(marks)) {
      const lone = column ? LONE.exec(line)?.[1] : undefined;
      const isOutside = lone && widthOf(indentationOf(line)) < column;
      return void this.#out.push(isOutside ? prefix + lone : line);
    }
    this.#fence = undefined;
    this.#out.push(indentation + fence);
    if (tags) this.#out.push(indentation + tags);
  }

  #settle(line: string, index: number): void {
    const tags = LONE.exec(line)?.[1];
    if (tags !== undefined) return this.#settleLone(line, tags, index);

    let text = line;
    if (this.#carried && !isBlank(line)) {
      const indentation = indentationOf(line);
      text = indentation + this.#carried + line.slice(indentation.length);
      this.#carried = '';
    }
    const rule = TAGGED_RULE.exec(text);
    if (rule) {
      const [, indentation = '', before, marks = '', , behind] = rule;
      if (before) this.#out.push(indentation + before);
      this.#out.push(indentation + marks);
      if (behind) this.#out.push(indentation + behind);
      return;
    }
    text = behindPrefix(text).replace(TAGS_BEHIND_HASHES, '$1$3$2');
    this.#follow(text, index);
    if (this.#isInTable) {
      text = text.replace(TAGS_BEFORE_ROW, '$1| $2').replace(TAGS_BEHIND_ROW, ' $1 |');
    }

    const fence = TAGGED_FENCE.exec(text);
    if (fence) {
      const [, prefix = '', before = '', marks = '', info = ''] = fence;
      this.#out.push(prefix + before);
      text = prefix.replace(/[^ \t>]/g, ' ') + marks + info;
    }
    const [opening = '', marks] = OPEN_FENCE.exec(text) ?? [];
    if (marks) this.#fence = this.#open(opening.slice(0, -marks.length), marks);
    this.#out.push(text);
  }

  #open(prefix: string, marks: string): Fence {
    const width = widthOf(prefix);
    const column = Math.max(0, ...this.#items.filter((item) => item <= width));
    return { marks, prefix: prefix.replace(/[^ \t>]/g, ' '), column, quotes: quotesIn(prefix) };
  }

  /** Settles a line that holds nothing but tags. */
  #settleLone(line: string, tags: string, index: number): void {
    const next = this.#contentBehind(index);
    const isBeside = this.#isInTable && !isBlank(this.#lines[index + 1] ?? '');
    const isRow = isBeside && next.includes('|') && !this.#isHeader(this.#content);
    const isItem = ITEM.test(next) && (this.#isInList || /^[ \t>]*:/.test(next));
    if (isRow || isItem) {
      this.#carried += tags;
      return;
    }
    const indentation = indentationOf(next);
    const isPart = this.#isInList
      ? /[ \t]{2}$/.test(indentation)
      : isCode(next) && isCode(this.#last);
    this.#out.push(this.#carried + (isPart ? indentation + tags : line));
    this.#carried = '';
    if (!isPart) this.#isInTable = false;
  }

  /** Finds the next line that has more than tags. */
  #contentBehind(index: number): string {
    const isEmpty = (line: string | undefined): boolean =>
      line !== undefined && (isBlank(line) || LONE.test(line));
    if (this.#content <= index) {
      this.#content = index + 1;
      while (isEmpty(this.#lines[this.#content])) this.#content++;
    }
    return this.#lines[this.#content] ?? '';
  }

  /** Follows which list or table a line is part of. */
  #follow(line: string, index: number): void {
    const content = line.slice(indentationOf(line).length);
    const isIndented = /[ \t]$/.test(indentationOf(line));
    const item = ITEM.exec(line)?.[0].replace(ALL_TAGS, '');
    const column = widthOf(indentationOf(line));
    if (item ?? isBlank(this.#last)) this.#items = this.#items.filter((begin) => begin <= column);
    if (item) this.#items.push(widthOf(item));
    if (item) this.#isInList = true;
    else if (!isIndented && (BLOCK.test(content) || (isBlank(this.#last) && content))) {
      this.#isInList = false;
    }
    this.#isInTable = line.includes('|') && (this.#isInTable || this.#isHeader(index));
    this.#last = line;
  }

  /** Tells whether a table begins at a line, for the one below it parts a header from its rows. */
  #isHeader(index: number): boolean {
    const following = this.#lines[index + 1]?.replace(ALL_TAGS, '') ?? '';
    return following.includes('|') && DELIMITERS.test(following);
  }
}

/** Moves tags behind what makes a line part of blocks, which other tags may stand between. */
function behindPrefix(line: string): string {
  let text = line;
  for (let left = DEEPEST; left > 0; left--) {
    const moved = text.replace(TAGS_BEFORE_PREFIX, '$1$3$2');
    if (moved === text) break;
    text = moved;
  }
  return text;
}

const isCode = (line: string): boolean => /^(?: {4}|\t)/.test(line);
