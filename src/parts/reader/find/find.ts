// Finding what is hidden by the browser's own find in page, in a chunk for providers with `findable`.
import type { VariantContext } from '../../../context/context.ts';
import { followProvider } from '../../../context/follow-provider.ts';
import { blocksOf } from '../../../page/blocks.ts';
import { pause } from '../../../page/pause.ts';
import { matcherOf } from '../matcher.ts';
import { findStyles } from './find.styles.ts';
import { Peeks } from './peeks.ts';
import { adopt, createSheet, styleRootOf } from '../../../page/sheets.ts';

/** How many blocks are made findable at a time. */
const BATCH = 200;
/** How many blocks make no switch wait. */
const FEW = 50;
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
  const queue = new MarkQueue((block) => context !== undefined && waits(block) && canWait(block));
  let waits: (block: Element) => boolean = () => false;
  const update = (): void => {
    const matches = context && matcherOf(context);
    waits = (block) => matches !== undefined && !peeks.has(block) && !matches(block);
    // What is shown now cannot wait; what is hidden can, and no reader sees the difference.
    const hidden = blocksOf(host).filter((block) => {
      const isWaiting = waits(block);
      if (!isWaiting) unmark(block);
      return isWaiting && !block.hasAttribute(MARK);
    });
    queue.fill(hidden);
  };
  const onMatch = (event: Event): void => {
    const block = event.target;
    if (!(block instanceof HTMLElement) || !block.hasAttribute(MARK)) return;
    // The browser shows it after this, and goes on to the blocks around it only if it can.
    block.removeAttribute(MARK);
    peeks.add(block, context);
  };
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
    queue.fill([]);
    host.removeEventListener('beforematch', onMatch);
    peeks.clear();
    for (const block of host.querySelectorAll(`[${MARK}]`)) unmark(block);
    unadopt();
  };
}

/** Hides a block again that waited. What the page itself has hidden stays as it is. */
function unmark(block: Element): void {
  if (!block.hasAttribute(MARK)) return;
  block.removeAttribute(MARK);
  block.removeAttribute('hidden');
}

/** Blocks that are to be made findable, a few at a time, so that no switch waits for them. */
class MarkQueue {
  readonly #canWait: (block: Element) => boolean;
  #blocks: readonly Element[] = [];
  #isWorking = false;

  constructor(canWait: (block: Element) => boolean) {
    this.#canWait = canWait;
  }

  /** Sets the blocks, in place of those that are left. A few are made findable at once. */
  fill(blocks: readonly Element[]): void {
    this.#blocks = blocks;
    if (blocks.length <= FEW) this.#markNext();
    else if (!this.#isWorking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    while (this.#blocks.length) {
      await idle();
      this.#markNext();
    }
    this.#isWorking = false;
  }

  #markNext(): void {
    const batch = this.#blocks.slice(0, BATCH);
    this.#blocks = this.#blocks.slice(BATCH);
    // Measured first and marked then, so that the page's styles are worked out once.
    for (const block of batch.filter(this.#canWait)) {
      block.setAttribute(MARK, '');
      block.setAttribute('hidden', 'until-found');
    }
  }
}

/** Waits until the browser has time, in engines that tell. */
const idle = (): Promise<void> =>
  'requestIdleCallback' in globalThis
    ? new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 50 }))
    : pause();

function canWait(block: Element): boolean {
  if (block.hasAttribute(MARK)) return true;
  if (block.hasAttribute('hidden')) return false;
  if (!(block instanceof HTMLElement) || block.matches(UNFIT)) return false;
  let around = block.parentElement;
  while (around && getComputedStyle(around).display === 'contents') around = around.parentElement;
  return around !== null && !/table|ruby/.test(getComputedStyle(around).display);
}
