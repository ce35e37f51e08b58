import { matches } from '../../core/conditions.ts';
import type { Groups } from '../../core/groups.ts';
import type { Selection } from '../../core/selection.ts';
import { BLOCKS, conditionsOf } from '../../page/blocks.ts';

/** Selects what is no content of its own: titles, controls, and what is never read. */
const BESIDE =
  'h1,h2,h3,h4,h5,h6,doc-variant-picker,doc-variant-toc,doc-variant-fallback-note,script,style,template,noscript,[hidden],[data-variant-label]';
/** Selects what is content without words. */
const MEDIA = 'img,svg,picture,video,audio,canvas,iframe,object,input,button,select,textarea';

/**
 * Tells whether a provider is left with nothing but headings and controls. The conditions are asked,
 * and not what is drawn, which a switch is about to change.
 */
export function isBare(host: HTMLElement, groups: Groups, selection: Selection): boolean {
  const isLeftOut = (node: Node): boolean =>
    node instanceof Element &&
    (node.matches(BESIDE) ||
      (node !== host &&
        node.matches(BLOCKS) &&
        !conditionsOf(node).every((one) => matches(one, groups, selection))));
  const walker = host.ownerDocument.createTreeWalker(
    host,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (isLeftOut(node)) return NodeFilter.FILTER_REJECT;
      const isContent = node instanceof Element ? node.matches(MEDIA) : node.nodeValue?.trim();
      return isContent ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    },
  );
  return !walker.nextNode();
}
