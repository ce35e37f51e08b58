import { CHANGING } from '../page/blocks.ts';

/** How far apart the points are at which something is looked for that stays. */
const STEP_PX = 8;

/**
 * Keeps the reader's place while what is shown changes, until the reader part is there, which knows
 * more: what has the focus, else the topmost thing that can be seen before and after.
 *
 * @returns a function that restores it
 */
export function stay(): () => void {
  const tops = new Map<Element, number>();
  const note = (element: Element | null): void => {
    if (!element || tops.has(element) || !moves(element)) return;
    const { top, bottom } = boxOf(element);
    // Of a tall box the text may be out of sight.
    if (bottom > 1 && top < innerHeight) tops.set(element, top);
  };
  // Before the first paint nobody is anywhere, and measuring would lay out a page that still comes.
  if (performance.getEntriesByType('paint').length) {
    note(document.activeElement);
    // Of what a header covers, the header is hit.
    for (let y = 1; y < innerHeight; y += STEP_PX) {
      const hit = document.elementFromPoint(innerWidth / 3, y);
      const isInline = hit && getComputedStyle(hit).display === 'inline';
      const line = isInline ? hit.parentElement : hit;
      // A line begins at the left, where narrow tables and lists are, too.
      if (line) note(document.elementFromPoint(line.getBoundingClientRect().left + STEP_PX, y));
      note(hit);
    }
  }
  return () => {
    for (const [element, top] of tops) {
      const now = boxOf(element);
      if (!now.height) continue;
      let scroller: Element | null = element;
      while (scroller && !scroller.scrollTop) scroller = scroller.parentElement;
      // WebKit rounds down what is not a whole pixel, so that each way there and back would move the place.
      (scroller ?? window).scrollBy({ top: +(now.top - top).toFixed(), behavior: 'instant' });
      break;
    }
  };
}

/** Measures what is in an element, or the element where nothing is. */
function boxOf(element: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(element);
  const box = range.getBoundingClientRect();
  return box.height ? box : element.getBoundingClientRect();
}

/**
 * Whether an element moves with the page as a whole: it is content that is not fixed, and nothing in it
 * changes. To measure a hidden pane has the browser lay out what it skips.
 */
function moves(element: Element): boolean {
  if (element.localName === 'doc-variant-picker' || element.querySelector(CHANGING)) return false;
  for (let around: Element | null = element; around; around = around.parentElement)
    if (/fixed|sticky/.test(getComputedStyle(around).position)) return false;
  return true;
}
