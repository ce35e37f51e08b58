import { VOID } from '../void-elements.ts';

/** A part of a page's HTML that can be parsed alone. */
export interface HtmlPart {
  /** The HTML, with the tags of the elements that are still open where the part starts. */
  readonly html: string;
  /** How many elements were still open, and go on in this part. */
  readonly depth: number;
}

/** Names the elements that may be cut; a table, a line of text or a block of code stays whole. */
const CONTAINER =
  /^(?:article|aside|blockquote|dd|details|div|dl|doc-variant-tabs|if-variant|li|main|ol|section|ul)$/;
/** Matches a comment, a tag that is written as it should be, or else the `<` of anything else. */
const TAG = /<!--[^]*?-->|<(\/?)([a-z][a-z\d-]*)((?:\s+[a-z][\w:-]*(?:="[^"<]*")?)*)\s*(\/?)>|</gi;

interface Open {
  readonly name: string;
  readonly tag: string;
}

/**
 * Splits HTML into parts of about a size, each of which is small enough to be parsed at once. It cuts
 * before elements, and no more once the HTML is written in a way that leaves its structure in doubt.
 * Parts grow with what is before them, because each is laid out with it.
 *
 * @param first the size of the first part, which readers wait for
 */
export function splitHtml(html: string, size: number, first = size): HtmlPart[] {
  const parts: HtmlPart[] = [];
  const open: Open[] = [];
  let path: readonly Open[] = [];
  let start = 0;
  const cut = (end: number): void => {
    const tags = path.map(({ tag }) => tag).join('');
    parts.push({ html: tags + html.slice(start, end), depth: path.length });
    start = end;
    path = [...open];
  };
  for (const { 0: tag, 1: slash, 2: written, index } of html.matchAll(TAG)) {
    if (tag.startsWith('<!--')) continue;
    if (!written) break;
    const name = written.toLowerCase();
    if (slash) {
      if (open.pop()?.name !== name) break;
      continue;
    }
    const wanted = parts.length ? Math.max(size, start / 10) : first;
    if (index - start >= wanted && open.every((one) => CONTAINER.test(one.name))) cut(index);
    if (!VOID.test(name)) open.push({ name, tag });
  }
  cut(html.length);
  return parts;
}
