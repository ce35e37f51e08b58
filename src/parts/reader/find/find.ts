// Finding what is hidden by the browser's own find in page, in a chunk for providers with `findable`.
import type { VariantContext } from '../../../context/context.ts';
import { printSelection } from '../../../core/selection.ts';
import { followProvider } from '../../../context/follow-provider.ts';
import { BLOCKS, blocksOf } from '../../../page/blocks.ts';
import { drawnAround } from '../../../page/drawn.ts';
import { IdleQueue } from '../../../page/idle-queue.ts';
import { conditionText, matcherOf } from '../matcher.ts';
import { findStyles } from './find.styles.ts';
import { Peeks } from './peeks.ts';
import { adopt, createSheet, styleRootOf } from '../../../page/sheets.ts';

/** Marks a block that waits, and names what else it was given for that. */
const MARK = 'data-doc-variant-findable';
const QUIET = 'aria-hidden';
/** Selects the blocks that are kept from screen readers while they wait. */
const QUIETED = `[${MARK}=${QUIET}]`;
/** Elements that have no text of their own to find, or no box that could wait. */
const UNFIT =
  'option,optgroup,col,colgroup,source,track,area,script,style,template,br,hr,img,input,' +
  // The keyboard reaches them where `tabIndex` does not say so.
  'audio,video,embed,object,[contenteditable]:not([contenteditable="false" i]),' +
  // Its tabs show it, and find it.
  'doc-variant-tabs>*';

/** In how many others a block may wait: where hundreds wait in one another, Chromium breaks down as it searches. */
const MOST_AROUND = 50;

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
  /** The blocks by what they say, and whether that held when it was last looked at. */
  let blocks: Map<string, Passages> | undefined;
  let holds: (block: Element) => boolean = () => true;
  const queue = new IdleQueue<Element>((found) => {
    const waits = (block: Element): boolean =>
      !holds(block) && !peeks.has(block) && !block.hasAttribute(MARK);
    markAll(found.filter(waits));
  });
  const update = (): void => {
    const matches = context && matcherOf(context);
    holds = (block) => matches?.(block) ?? true;
    blocks ??= passagesOf(host);
    for (const [text, passages] of blocks) {
      const [first] = passages.blocks;
      const isHeld = !first || (matches?.(first, text) ?? true);
      if (passages.isHeld === isHeld) continue;
      passages.isHeld = isHeld;
      // What is shown now cannot wait; what is hidden can, and no reader sees the difference.
      if (isHeld) passages.blocks.forEach(unmark);
      else queue.add(passages.blocks);
    }
  };
  const updateAll = (): void => {
    blocks = undefined;
    update();
  };
  const onMatch = (event: Event): void => {
    const block = event.target;
    if (!(block instanceof HTMLElement) || !block.hasAttribute(MARK)) return;
    // The browser shows it after this, and goes on to the blocks around it only if it can.
    takeMark(block);
    peeks.add(block, context);
  };
  const changes = new MutationObserver(updateAll);
  changes.observe(host, {
    childList: true,
    subtree: true,
    attributeFilter: ['variants', 'data-variants'],
  });
  host.addEventListener('beforematch', onMatch);
  const end = followProvider(host, (value) => {
    const isSwitch = activeIn(value) !== (context && activeIn(context));
    context = value;
    // What was found is marked no more; it stays found while nothing is switched.
    if (isSwitch && peeks.clear()) updateAll();
    else update();
  });
  peeks.onEnd = updateAll;
  const endPrint = speakInPrint(host);
  return () => {
    end();
    endPrint();
    changes.disconnect();
    queue.clear();
    host.removeEventListener('beforematch', onMatch);
    peeks.clear();
    for (const block of host.querySelectorAll(`[${MARK}]`)) unmark(block);
    unadopt();
  };
}

const activeIn = ({ groups, selection }: VariantContext): string =>
  printSelection(groups, selection);

/** Hides a block again that waited. What the page itself has hidden stays as it is. */
function unmark(block: Element): void {
  if (!block.hasAttribute(MARK)) return;
  takeMark(block);
  block.removeAttribute('hidden');
}

/** Waiting blocks have boxes, which screen readers would come upon, empty as they are. */
function mark(block: Element): void {
  // What the page itself says to screen readers stays as it is.
  const isQuiet = !block.hasAttribute(QUIET);
  block.setAttribute(MARK, isQuiet ? QUIET : '');
  if (isQuiet) block.setAttribute(QUIET, 'true');
  block.setAttribute('hidden', 'until-found');
}

function takeMark(block: Element): void {
  const isQuiet = block.getAttribute(MARK) === QUIET && block.getAttribute(QUIET) === 'true';
  if (isQuiet) block.removeAttribute(QUIET);
  block.removeAttribute(MARK);
}

/** Lets screen readers read, in a PDF, the blocks that wait: print may show them all. */
function speakInPrint(host: HTMLElement): () => void {
  const view = host.ownerDocument.defaultView;
  const life = new AbortController();
  const { signal } = life;
  const listen = (type: string, act: (block: Element) => void): void =>
    view?.addEventListener(type, () => host.querySelectorAll(QUIETED).forEach(act), { signal });
  listen('beforeprint', (block) => block.removeAttribute(QUIET));
  listen('afterprint', (block) => block.setAttribute(QUIET, 'true'));
  return () => life.abort();
}

/** Blocks of a provider that say the same. */
interface Passages {
  readonly blocks: Element[];
  /** Unknown for what was not looked at yet. */
  isHeld?: boolean;
}

function passagesOf(host: HTMLElement): Map<string, Passages> {
  const all = new Map<string, Passages>();
  for (const block of blocksOf(host)) {
    const text = conditionText(block);
    const passages = all.get(text) ?? { blocks: [] };
    passages.blocks.push(block);
    all.set(text, passages);
  }
  return all;
}

/** Makes blocks findable. They are measured first and marked then, so that the page's styles are worked out once. */
function markAll(blocks: readonly Element[]): void {
  blocks.filter(canWait).forEach(mark);
}

function canWait(block: Element): boolean {
  if (block.hasAttribute('hidden')) return false;
  if (!(block instanceof HTMLElement) || block.matches(UNFIT)) return false;
  // Its box would be a stop of the keyboard where nothing is seen.
  if (block.tabIndex >= 0) return false;
  if ([...drawnAround(block)].filter((one) => one.matches(BLOCKS)).length > MOST_AROUND)
    return false;
  let around = block.parentElement;
  while (around && getComputedStyle(around).display === 'contents') around = around.parentElement;
  return around !== null && !/table|ruby/.test(getComputedStyle(around).display);
}
