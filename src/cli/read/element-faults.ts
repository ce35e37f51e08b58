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
