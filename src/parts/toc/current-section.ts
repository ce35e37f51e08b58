import type { OutlineEntry } from './outline.ts';

/** How far below the upper edge a section already counts as begun. */
const SLACK_PX = 24;

/** Finds the heading of the section that is being read, in the window or a box that scrolls. */
export function currentOf(entries: readonly OutlineEntry[]): HTMLElement | undefined {
  const [first] = entries;
  if (!first) return undefined;
  const scroller = scrollerOf(first.heading);
  const isPage = scroller === first.heading.ownerDocument.scrollingElement;
  const box = scroller.getBoundingClientRect();
  const top = isPage ? 0 : box.top;
  const bottom = top + scroller.clientHeight;
  const tops = entries.map(({ heading }) => heading.getBoundingClientRect().top);
  const isAtEnd =
    scroller.scrollTop > 0 &&
    scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
  if (isAtEnd) {
    // The last sections cannot come up: the one that a link led to counts, else the last in view.
    const inView = entries.filter((_, at) => {
      const y = tops[at] ?? 0;
      return y >= top && y < bottom;
    });
    const last = inView.find(({ target }) => target.matches(':target')) ?? inView.at(-1);
    if (last) return last.heading;
  }
  const line = top + px(getComputedStyle(scroller).scrollPaddingTop) + SLACK_PX;
  return entries.findLast(
    ({ heading }, at) => (tops[at] ?? 0) <= line + px(getComputedStyle(heading).scrollMarginTop),
  )?.heading;
}

const px = (length: string): number => parseFloat(length) || 0;

/** Finds what scrolls a heading: the nearest box that does, or the page. */
function scrollerOf(heading: HTMLElement): Element {
  for (let box = heading.parentElement; box; box = box.parentElement) {
    if (box.scrollHeight <= box.clientHeight || box === document.body) continue;
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return document.scrollingElement ?? document.documentElement;
}
