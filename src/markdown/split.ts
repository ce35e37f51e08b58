const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** Matches a comment, a tag that is written as it should be, or else the `<` of anything else. */
const TAG = /<!--[^]*?-->|<(\/?)([a-z][a-z\d-]*)((?:\s+[a-z][\w:-]*(?:="[^"<]*")?)*)\s*(\/?)>|</gi;

/**
 * Splits HTML into parts of about a size, so that each can be parsed alone. It cuts where no element
 * is open, and no more once the HTML is written in a way that leaves this in doubt.
 */
export function splitHtml(html: string, size: number): string[] {
  const parts: string[] = [];
  const open: string[] = [];
  let start = 0;
  for (const { 0: tag, 1: slash, 2: written, index } of html.matchAll(TAG)) {
    if (tag.startsWith('<!--')) continue;
    if (!written) break;
    const name = written.toLowerCase();
    if (!slash) {
      if (!open.length && index - start >= size) {
        parts.push(html.slice(start, index));
        start = index;
      }
      if (!VOID.test(name)) open.push(name);
    } else if (open.pop() !== name) break;
  }
  parts.push(html.slice(start));
  return parts;
}
