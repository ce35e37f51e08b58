import type { Page } from '../../core/rules/page-content.ts';
import { valueOf, type Element } from './element.ts';

const TABLE_PARTS = /^(?:table|thead|tbody|tfoot|tr)$/;

/** Tells whether the parser has moved a block out of a table that stands around it. */
export function isAroundRows(element: Element): boolean {
  if (element.childNodes.some((node) => 'tagName' in node || /\S/.test(valueOf(node))))
    return false;
  const at = element.sourceCodeLocation?.startOffset ?? 0;
  const siblings = element.parentNode?.childNodes ?? [];
  const next = siblings.slice(siblings.indexOf(element) + 1).find((node) => 'tagName' in node);
  if (!next || !('tagName' in next) || !TABLE_PARTS.test(next.tagName)) return false;
  return (next.sourceCodeLocation?.startOffset ?? Infinity) < at;
}

/** Matches a tag that nothing ends: the next one begins, or the page is over. */
const TORN = /<\/?if-variant\b(?:"[^"]*"|'[^']*'|[^<>"'])*(?=<|$)/gi;
/** Matches a tag with a quote that nothing closes. */
const OPEN_QUOTE = /<if-variant\b[^<>"']*(?:"[^"<>]*|'[^'<>]*)$/i;

/** Reports the tags of blocks that are not ended by `>`. */
export function takeTornTags({ findings }: Page, html: string): void {
  const report = (start: number, text: string): void => {
    const tag = text.trimEnd();
    const message = `${tag} is torn, so its passage is not read: write ">" at its end`;
    findings.push({ rule: 'torn-tag', level: 'error', message, start, end: start + tag.length });
  };
  for (const { index, 0: tag } of html.matchAll(TORN)) report(index, tag);
  const open = OPEN_QUOTE.exec(html);
  if (open) report(open.index, open[0]);
}
