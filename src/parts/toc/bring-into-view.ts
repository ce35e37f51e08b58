import { drawnAround } from '../../page/drawn.ts';

/**
 * Scrolls a link into view in the nearest box around it that scrolls, such as the list itself or an
 * aside, and moves nothing else: neither the page nor a box that its heading scrolls in, too.
 */
export function bringIntoView(link: Element, heading: Element): void {
  const box = scrollerAround(link, heading);
  if (!box) return;
  const { top, bottom } = link.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  const start = outer.top + box.clientTop;
  const end = start + box.clientHeight;
  if (top < start) box.scrollTop -= Math.ceil(start - top);
  else if (bottom > end) box.scrollTop += Math.ceil(bottom - end);
}

function scrollerAround(link: Element, heading: Element): Element | undefined {
  for (const box of drawnAround(link)) {
    if (box.contains(heading)) break;
    const scrolls = box.scrollHeight > box.clientHeight;
    if (scrolls && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return undefined;
}
