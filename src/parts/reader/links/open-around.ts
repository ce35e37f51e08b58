import { BLOCKS } from '../../../page/blocks.ts';
import { drawnAround, drawnParent } from '../../../page/drawn.ts';
import { changeFor } from './reveal.ts';

/** What an element is hidden by, and how that opens; without `open` only the page can show it. */
interface Closed {
  open?(): void;
}

/**
 * Tells whether a reader can see an element once its variant is chosen: what is closed around it can
 * be opened, and the page itself hides nothing of it.
 */
export const canShow = (element: Element): boolean =>
  closedAround(element, isOwnBlock).every(({ open }) => open);

/**
 * Opens what is closed around an element whose variant is chosen, the outermost first.
 *
 * @returns whether all of it is open now; nothing opens where something cannot
 */
export function openAround(element: Element): boolean {
  const closed = closedAround(element, () => false);
  if (!closed.every(({ open }) => open)) return false;
  for (const { open } of closed.reverse()) open?.();
  return closedAround(element, () => false).length === 0;
}

/** Tells whether the library hides an element, until its variant is chosen. */
const isOwnBlock = (element: Element): boolean =>
  element.matches(BLOCKS) && changeFor(element)?.length !== 0;

/** Lists what hides an element, from the inside to the outside. */
function closedAround(element: Element, isExcused: (block: Element) => boolean): Closed[] {
  const closed: Closed[] = [];
  let inner: Element | undefined;
  // What opens may become visible by that, unless the page hides what is around it.
  let visible: Element | null = element;
  for (const around of [element, ...drawnAround(element)]) {
    const found = closedBy(around, inner, isExcused);
    if (found) {
      closed.push(found);
      visible = drawnParent(around);
    }
    inner = around;
  }
  // What a heading says that labels a pane, its tab says; a link to it leads to the pane.
  const isLabel = visible?.matches('doc-variant-tabs>*>:first-child');
  if (visible && !isLabel && getComputedStyle(visible).visibility !== 'visible') closed.push({});
  return closed;
}

/** Reads what of an element hides what stands in it; a closed `<details>` shows its summary. */
function closedBy(
  around: Element,
  inner: Element | undefined,
  isExcused: (block: Element) => boolean,
): Closed | undefined {
  if (!(around instanceof HTMLElement)) return undefined;
  if (around.inert) return {};
  // Panels of tabs say that they will wait to be found, too.
  if (around.matches('[hidden^=until-found i]')) {
    return isExcused(around) ? undefined : { open: () => find(around) };
  }
  if (around instanceof HTMLDetailsElement && !around.open && inner) {
    const isSummary = inner === around.querySelector(':scope > summary');
    return isSummary ? undefined : { open: () => (around.open = true) };
  }
  const { display, contentVisibility } = getComputedStyle(around);
  if (contentVisibility !== 'hidden' && display !== 'none') return undefined;
  const tabs = around.closest<HTMLElement>('doc-variant-tabs:state(soon)');
  // Their part is on its way, and may never come.
  if (tabs) return { open: () => tabs.style.setProperty('--_soon', '0') };
  if (around.popover && !around.matches(':popover-open, dialog[open]')) {
    return { open: () => around.showPopover() };
  }
  // Not as a modal dialog: the rest of the page stays within reach.
  if (around instanceof HTMLDialogElement && !around.open) return { open: () => around.show() };
  return isExcused(around) && !around.hidden ? undefined : {};
}

/** Shows what waits to be found as the browser's find in page does. */
function find(waiting: HTMLElement): void {
  waiting.dispatchEvent(new Event('beforematch', { bubbles: true }));
  waiting.removeAttribute('hidden');
}
