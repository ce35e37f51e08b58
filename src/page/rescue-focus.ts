import { HEADINGS } from './heading-selector.ts';
import { BLOCKS, isHiding } from './blocks.ts';
import { isDrawn } from './drawn.ts';

/**
 * Moves the focus out of what is hidden, to where a reader can go on: the last heading before it,
 * else what is shown next to it, else the page's main content.
 *
 * @param focused what has, or had, the focus
 * @returns where the focus went; nothing where it could stay, or is elsewhere by now
 */
export function goOn(focused: Element | null): Element | undefined {
  const page = focused?.ownerDocument;
  if (!page || (page.activeElement !== focused && page.activeElement !== page.body))
    return undefined;
  const hidden = outermostHidden(focused);
  if (!hidden) return undefined;
  const place =
    placeBefore(hidden) ?? placeBeside(hidden) ?? page.querySelector('main,[role="main"]');
  if (!(place instanceof HTMLElement)) return undefined;
  focusOn(place);
  return place;
}

/** Focuses an element that cannot have the focus otherwise, and leaves no trace when it goes on. */
export function focusOn(element: HTMLElement): void {
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  // The reader's place in the page stays as it is.
  element.focus({ preventScroll: true });
}

const isShown = (element: Element): boolean =>
  isDrawn(element) && element.textContent.trim() !== '';

function outermostHidden(element: Element): Element | undefined {
  let found: Element | undefined;
  for (let block = element.closest(BLOCKS); block;) {
    if (isHiding(block)) found = block;
    block = block.parentElement?.closest(BLOCKS) ?? null;
  }
  return found;
}

function placeBefore(hidden: Element): Element | undefined {
  return [...hidden.ownerDocument.querySelectorAll(HEADINGS)].findLast(
    (heading) =>
      hidden.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_PRECEDING &&
      isShown(heading),
  );
}

function placeBeside(hidden: Element): Element | undefined {
  const around = [...(hidden.parentElement?.querySelectorAll('*') ?? [])];
  return around.find((element) => isShown(element));
}
