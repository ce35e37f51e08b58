import { BLOCKS, isHiding } from '../../page/blocks.ts';
import { isDrawn } from '../../page/drawn.ts';
import { focusOn } from '../../page/focus-on.ts';
import { HEADINGS } from '../../page/heading-selector.ts';
import { drawnAround, drawnParent } from './tree.ts';

/** Selects what readers take for a place of its own, and do not want to leave by a switch. */
const ENCLOSURE = 'dialog[open],:popover-open,[role="dialog"],[role="alertdialog"]';

/** Finds what has the focus, in whatever shadow root it stands. */
export function focusedIn(page: Document): Element | null {
  let focused = page.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

/**
 * Moves the focus out of what is hidden, to where a reader can go on: the last heading before it,
 * else what is shown next to it, else the page's main content. Where a dialog or a popover is open around it, all
 * of that lies in it, and it is itself the last resort.
 *
 * @param focused what has, or had, the focus
 * @returns where the focus went; nothing where it could stay, or is elsewhere by now
 */
export function rescueFocus(focused: Element | null): HTMLElement | undefined {
  if (!focused) return undefined;
  const page = focused.ownerDocument;
  const active = focusedIn(page);
  if (active !== focused && active !== page.body) return undefined;
  const hidden = [focused, ...drawnAround(focused)].findLast(
    (block) => block.matches(BLOCKS) && isHiding(block),
  );
  if (!hidden) return undefined;
  const enclosure = [...drawnAround(hidden)].find((around) => around.matches(ENCLOSURE));
  const places = [
    placeBefore(hidden, enclosure),
    placeBeside(hidden),
    enclosure ?? page.querySelector('main,[role="main"]'),
    placeBefore(hidden),
  ];
  return places.find((place) => place instanceof HTMLElement && takesFocus(place)) as
    HTMLElement | undefined;
}

/** Focuses an element and tells whether that worked: it does not behind a modal dialog. */
function takesFocus(element: HTMLElement): boolean {
  const hadTabIndex = element.hasAttribute('tabindex');
  focusOn(element);
  const isFocused = focusedIn(element.ownerDocument) === element;
  if (!isFocused && !hadTabIndex) element.removeAttribute('tabindex');
  return isFocused;
}

/** Tells whether readers of every kind reach an element, and find some text there. */
const isWithinReach = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  isDrawn(element) &&
  element.checkVisibility({ opacityProperty: true }) &&
  ![element, ...drawnAround(element)].some((one) => one.matches('[inert],[aria-hidden="true"]')) &&
  element.innerText.trim() !== '';

/** Finds the last heading before an element, in its own tree first, then in those that it is drawn in. */
function placeBefore(hidden: Element, enclosure?: Element): Element | undefined {
  const seen = new Set<Node>();
  for (const at of [hidden, ...drawnAround(hidden)]) {
    const tree = at.getRootNode() as Document | ShadowRoot;
    if (seen.has(tree)) continue;
    seen.add(tree);
    const found = [...tree.querySelectorAll(HEADINGS)].findLast(
      (heading) =>
        at.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_PRECEDING &&
        (!enclosure || [...drawnAround(heading)].includes(enclosure)) &&
        isWithinReach(heading),
    );
    if (found) return found;
  }
  return undefined;
}

function placeBeside(hidden: Element): Element | undefined {
  const around = [...(drawnParent(hidden)?.querySelectorAll('*') ?? [])];
  return around.find(isWithinReach);
}
