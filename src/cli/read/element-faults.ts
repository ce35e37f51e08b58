// What HTML does to elements in blocks, which their authors did not mean.
import { attribute, valueOf, type Element } from './element.ts';
import type { Finding } from './page-content.ts';

/** A mistake whose place is the element's tag. */
export type ElementFault = Omit<Finding, 'start' | 'end'>;

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

/** Finds a summary that a block keeps from opening its details. */
export function summaryFault(summary: Element): ElementFault | undefined {
  const parent = summary.parentNode;
  if (!parent || !('tagName' in parent) || parent.tagName !== 'if-variant') return undefined;
  const around = parent.parentNode;
  if (!around || !('tagName' in around) || around.tagName !== 'details') return undefined;
  const variants = attribute(parent, 'variants') ?? '';
  return {
    rule: 'summary',
    level: 'error',
    message: `<summary> opens its <details> only as the first child of its kind, also while it is hidden: write one <summary> in the <details>, and in it <if-variant variants="${variants}">`,
  };
}

/** Finds an image in a block that readers load without seeing it. */
export function imageFault(image: Element): ElementFault | undefined {
  if (attribute(image, 'loading') === 'lazy' || !attribute(image, 'src')) return undefined;
  let around = image.parentNode;
  while (around && 'tagName' in around) {
    if (around.tagName === 'if-variant' || attribute(around, 'data-variants') !== undefined) {
      return {
        rule: 'eager-image',
        level: 'note',
        message:
          'every reader loads this image, also where its passage is hidden: write loading="lazy"',
      };
    }
    around = around.parentNode;
  }
  return undefined;
}
