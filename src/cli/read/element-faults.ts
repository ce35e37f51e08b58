import { endedMessage, isEndedBy, type ElementFault } from '../../core/rules/element-rules.ts';
import type { Page } from '../../core/rules/page-content.ts';
import { attribute, spanOf, tagSpan, valueOf, type Element } from './element.ts';

const TABLE_PARTS = /^(?:table|thead|tbody|tfoot|tr)$/;

/** Tells whether the parser has moved a block out of a table that stands around it. */
function isAroundRows(element: Element): boolean {
  if (element.childNodes.some((node) => 'tagName' in node || /\S/.test(valueOf(node))))
    return false;
  const at = element.sourceCodeLocation?.startOffset ?? 0;
  const siblings = element.parentNode?.childNodes ?? [];
  const next = siblings.slice(siblings.indexOf(element) + 1).find((node) => 'tagName' in node);
  if (!next || !('tagName' in next) || !TABLE_PARTS.test(next.tagName)) return false;
  return (next.sourceCodeLocation?.startOffset ?? Infinity) < at;
}

/** Finds what has torn a block without an end tag from its content: a table, or the end of what is around it. */
export function tornFault(text: string, block: Element): ElementFault | undefined {
  const level = 'error';
  const variants = attribute(block, 'variants') ?? '';
  if (isAroundRows(block)) {
    const message = `browsers move <if-variant> out of a table, so all rows are shown: write data-variants="${variants}" on each <tr>`;
    return { rule: 'around-rows', level, message };
  }
  const [around, next] = endedAround(block) ?? [];
  if (around === undefined) return undefined;
  const isEmpty = !text.slice(tagSpan(block).end, spanOf(block).end).trim();
  const message =
    next === undefined
      ? `the <${around}> around <if-variant> ends before the block does, and the block with it: write <if-variant> around the <${around}>`
      : isEmpty
        ? endedMessage(variants, around, next)
        : `the <${around}> around <if-variant> ends where the <${next}> begins, and the block with it: write </if-variant> before the <${next}>, and data-variants="${variants}" on the <${next}> if it is part of the passage`;
  return { rule: 'torn-tag', level, message };
}

/** An element without an end tag, and the one that begins where it ends. */
type Ended = [around: string, next?: string] | undefined;

/** What a block ends with in each element without an end tag. */
const known = new WeakMap<object, Ended>();

/** Finds the element without an end tag with which a block ends. */
function endedAround(block: Element): Ended {
  const open: Element[] = [];
  let { parentNode: around } = block;
  while (around && 'tagName' in around && !known.has(around)) {
    if (around.sourceCodeLocation?.endTag) return endedIn(open, undefined);
    open.push(around);
    around = around.parentNode;
  }
  return endedIn(open, around ? known.get(around) : undefined);
}

/** Works out what a block ends with from what is around it, from the outside inwards. */
const endedIn = (open: readonly Element[], outer: Ended): Ended =>
  open.reduceRight<Ended>((before, element) => {
    const { tagName, parentNode, sourceCodeLocation: place } = element;
    const next = parentNode?.childNodes.find(
      (node): node is Element =>
        'tagName' in node && node.sourceCodeLocation?.startOffset === place?.endOffset,
    );
    const isEnded = next && isEndedBy(tagName, next.tagName);
    const ended: Ended = isEnded
      ? [tagName, next.tagName]
      : (before ?? (tagName === 'p' ? ['p'] : undefined));
    known.set(element, ended);
    return ended;
  }, outer);

/** Matches a tag that nothing ends: the next one begins, or the page is over. */
const TORN = /<\/?if-variant\b(?:"[^"]*"|'[^']*'|[^<>"'])*(?=<|$)/gi;
/** Matches a tag whose quote is closed by none, or only by one of another tag. */
const OPEN_QUOTE =
  /<[a-z][\w-]*\s(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*?\b(?:data-)?variants\s*=\s*(?:"[^"]*?(?=<\/[a-z]|$)|'[^']*?(?=<\/[a-z]|$))/gi;
const TORN_TAG = /^<(?:"[^"]*"|'[^']*'|[^<>"'])*</;

/** Tells whether what a tag has as its condition holds other tags, since its quote is not closed. */
export const isOpenQuote = (variants: string): boolean => /<\/[a-z]/i.test(variants);

/** Tells whether another tag begins in a tag. */
export const isTorn = (tag: string): boolean => TORN_TAG.test(tag);

/** Reports the tags of blocks that are not ended by `>`. */
export function takeTornTags({ findings }: Page, html: string): void {
  const report = (start: number, text: string): void => {
    const tag = text.trimEnd();
    const message = `${tag} is torn, so its passage is not read: write ">" at its end`;
    // The passage that it was to end is not told of twice.
    const open = tag.startsWith('</')
      ? findings.findLastIndex((one) => one.rule === 'unclosed-tag' && one.start < start)
      : -1;
    if (open >= 0) findings.splice(open, 1);
    findings.push({ rule: 'torn-tag', level: 'error', message, start, end: start + tag.length });
  };
  for (const { index, 0: tag } of html.matchAll(TORN)) report(index, tag);
  for (const { index, 0: tag } of html.matchAll(OPEN_QUOTE)) {
    const text = tag.trimEnd();
    const message = `${text} has a quote that is not closed, so its passage is not read: close it after the names`;
    const end = index + text.length;
    findings.push({ rule: 'torn-tag', level: 'error', message, start: index, end });
  }
}
