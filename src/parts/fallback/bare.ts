import type { Groups } from '../../core/groups.ts';
import type { Selection } from '../../core/selection.ts';
import { BLOCKS } from '../../page/blocks.ts';
import { HEADINGS } from '../../page/heading-selector.ts';
import { matcherOf } from '../reader/matcher.ts';

/** Selects what is not content of the page: titles, navigation, controls, and what is never read. */
const BESIDE =
  `${HEADINGS},nav,` +
  'doc-variant-picker,doc-variant-toc,doc-variant-fallback-note,script,style,template,noscript,[hidden],[data-variant-label]';
/** Selects what has the page's own content, where the site marks it: its header and footer stand beside it. */
const MAIN = `:is(main,[role=main]):has(${BLOCKS})`;
/** Selects what is content without words. */
const MEDIA = 'img,svg,picture,video,audio,canvas,iframe,object,embed,input,button,select,textarea';
/** Matches the names of components, but for our own, which draw controls and notes. */
const COMPONENT = /^(?!doc-variant).*-/;

/**
 * Tells whether a provider is left with nothing but headings and controls. The conditions are asked,
 * and not what is drawn, which a switch is about to change.
 */
export function isBare(host: HTMLElement, groups: Groups, selection: Selection): boolean {
  const holds = matcherOf({ groups, selection });
  return !hasContent(mainOf(host), holds);
}

/** Tells whether a page has content for everyone whom it is for, beside its passages. */
export const hasShared = (host: Element): boolean => hasContent(mainOf(host), () => false);

const mainOf = (host: Element): Element => host.querySelector(MAIN) ?? host;

/** Tells whether a block has content of its own, beside headings and the blocks in it. */
export const hasOwn = (block: Element): boolean =>
  !block.matches(HEADINGS) &&
  (!block.querySelector(`${BLOCKS},${HEADINGS}`) || hasContent(block, () => false));

/**
 * Looks for content in an element, without headings, controls, and blocks that do not hold, but with what
 * components draw in shadow roots.
 */
function hasContent(root: Element | ShadowRoot, holds: (block: Element) => boolean): boolean {
  const isLeftOut = (node: Node): boolean =>
    node instanceof Element &&
    (node.matches(BESIDE) || (node !== root && node.matches(BLOCKS) && !holds(node)));
  const walker = root.ownerDocument.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (isLeftOut(node)) return NodeFilter.FILTER_REJECT;
      const isContent =
        node instanceof Element
          ? node.matches(MEDIA) ||
            (node.shadowRoot &&
              COMPONENT.test(node.localName) &&
              hasContent(node.shadowRoot, holds))
          : node.nodeValue?.trim();
      return isContent ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    },
  );
  return walker.nextNode() !== null;
}
