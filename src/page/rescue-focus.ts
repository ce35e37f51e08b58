import { HEADINGS } from './heading-selector.ts';
import { BLOCKS, isHiding } from './blocks.ts';
import { isDrawn } from './drawn.ts';

/**
 * Moves the focus out of what is hidden, to where a reader can go on: the last heading before it,
 * else what is shown next to it, else the page's main content. Where a modal dialog is open, all of
 * that lies in it, and the dialog itself is the last resort.
 *
 * @param focused what has, or had, the focus
 * @returns where the focus went; nothing where it could stay, or is elsewhere by now
 */
export function rescueFocus(focused: Element | null): HTMLElement | undefined {
  const page = focused?.ownerDocument;
  if (!page || (page.activeElement !== focused && page.activeElement !== page.body))
    return undefined;
  const hidden = outermostHidden(focused);
  if (!hidden) return undefined;
  const dialog = hidden.parentElement?.closest('dialog:modal');
  const places = [
    placeBefore(hidden, dialog ?? page),
    placeBeside(hidden),
    dialog ?? page.querySelector('main,[role="main"]'),
  ];
  return places.find((place) => place instanceof HTMLElement && takesFocus(place)) as
    HTMLElement | undefined;
}

/** Focuses an element and tells whether that worked: it does not behind a modal dialog. */
function takesFocus(element: HTMLElement): boolean {
  const hadTabIndex = element.hasAttribute('tabindex');
  focusOn(element);
  const isFocused = element.ownerDocument.activeElement === element;
  if (!isFocused && !hadTabIndex) element.removeAttribute('tabindex');
  return isFocused;
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

/** Tells whether readers of every kind reach an element, and find some text there. */
const isWithinReach = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  isDrawn(element) &&
  !element.closest('[inert],[aria-hidden="true"]') &&
  element.innerText.trim() !== '';

function outermostHidden(element: Element): Element | undefined {
  let found: Element | undefined;
  for (let block = element.closest(BLOCKS); block;) {
    if (isHiding(block)) found = block;
    block = block.parentElement?.closest(BLOCKS) ?? null;
  }
  return found;
}

function placeBefore(hidden: Element, around: ParentNode): Element | undefined {
  return [...around.querySelectorAll(HEADINGS)].findLast(
    (heading) =>
      hidden.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_PRECEDING &&
      isWithinReach(heading),
  );
}

function placeBeside(hidden: Element): Element | undefined {
  const around = [...(hidden.parentElement?.querySelectorAll('*') ?? [])];
  return around.find(isWithinReach);
}
