// Finding what is hidden by the browser's own find in page, in a chunk for providers with `findable`.
import type { VariantContext } from '../../../context/context.ts';
import { followProvider } from '../follow-provider.ts';
import { matches } from '../../../core/conditions.ts';
import { blocksOf, conditionsOf } from '../../../page/blocks.ts';
import { findStyles } from './find.styles.ts';
import { Peeks } from './peeks.ts';
import { adopt, createSheet, styleRootOf } from '../../../page/sheets.ts';

const MARK = 'data-doc-variant-findable';
/** Elements that have no text of their own to find, or no box that could wait. */
const UNFIT =
  'option,optgroup,col,colgroup,source,track,area,script,style,template,br,hr,img,input,' +
  // Its tabs show it, and find it.
  'doc-variant-tabs>*';

/**
 * Lets find-in-page search the hidden blocks of a provider that can wait for it: not what makes up a
 * table, whose parts have no boxes of their own.
 *
 * @returns a function that stops it
 */
export function makeFindable(host: HTMLElement): () => void {
  const root = styleRootOf(host);
  if (!root || !('onbeforematch' in host)) return () => undefined;
  const unadopt = adopt(root, createSheet(host.ownerDocument, findStyles));
  const peeks = new Peeks(host);
  let context: VariantContext | undefined;
  const update = (): void => {
    const blocks = blocksOf(host).map((block) => {
      const isWaiting = context !== undefined && waits(block, context) && canWait(block);
      return { block, isWaiting };
    });
    // Measured first and marked then, so that the page's styles are worked out once.
    for (const { block, isWaiting } of blocks) mark(block, isWaiting);
  };
  const onMatch = (event: Event): void => {
    const block = event.target;
    if (!(block instanceof HTMLElement) || !block.hasAttribute(MARK)) return;
    // The browser shows it after this, and goes on to the blocks around it only if it can.
    block.removeAttribute(MARK);
    peeks.add(block, context);
  };
  const waits = (block: Element, { groups, selection }: VariantContext): boolean =>
    !peeks.has(block) &&
    conditionsOf(block).some((condition) => !matches(condition, groups, selection));
  const changes = new MutationObserver(update);
  changes.observe(host, {
    childList: true,
    subtree: true,
    attributeFilter: ['variants', 'data-variants'],
  });
  host.addEventListener('beforematch', onMatch);
  const end = followProvider(host, (value) => {
    context = value;
    peeks.clear();
    update();
  });
  peeks.onEnd = update;
  return () => {
    end();
    changes.disconnect();
    host.removeEventListener('beforematch', onMatch);
    peeks.clear();
    for (const block of host.querySelectorAll(`[${MARK}]`)) mark(block, false);
    unadopt();
  };
}

/** Makes a block findable, or hides it again. What the page itself has hidden stays as it is. */
function mark(block: Element, isWaiting: boolean): void {
  if (isWaiting === block.hasAttribute(MARK)) return;
  block.toggleAttribute(MARK, isWaiting);
  if (isWaiting) block.setAttribute('hidden', 'until-found');
  else block.removeAttribute('hidden');
}

function canWait(block: Element): boolean {
  if (block.hasAttribute(MARK)) return true;
  if (block.hasAttribute('hidden')) return false;
  if (!(block instanceof HTMLElement) || block.matches(UNFIT)) return false;
  let around = block.parentElement;
  while (around && getComputedStyle(around).display === 'contents') around = around.parentElement;
  return around !== null && !/table|ruby/.test(getComputedStyle(around).display);
}
