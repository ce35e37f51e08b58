import { focusOn } from '../../page/focus-on.ts';

/**
 * Lets the next Tab of the reader go into a box that is news, wherever the focus is, and Escape put it
 * away; behind the box the keyboard goes on from where it was. A click anywhere says that the reader
 * has gone on.
 *
 * @param dismiss puts the box away
 * @param isOld whether the reader knows the box already, so that it is not news
 * @param signal ends it
 * @returns a function that gives the focus back to what had it, where the box has it
 */
export function reachByTab(
  box: HTMLElement,
  dismiss: () => void,
  isOld: boolean,
  signal: AbortSignal,
): () => void {
  /** What had the focus before, and whether the reader came by a Tab that was led here. */
  let before: Element | undefined;
  let wasLed = false;
  const buttons = (): HTMLElement[] =>
    [...(box.shadowRoot?.querySelectorAll('button') ?? [])].filter((it) => it.checkVisibility());

  const news = new AbortController();
  const go = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') dismiss();
    if (event.key !== 'Tab' || isCombined(event)) return;
    news.abort();
    if (document.querySelector(':modal') || box.matches(':focus-within')) return;
    event.preventDefault();
    before = document.activeElement ?? document.body;
    wasLed = true;
    buttons()[0]?.focus();
  };
  if (isOld) news.abort();
  signal.addEventListener('abort', () => news.abort());
  addEventListener('keydown', go, { signal: news.signal });
  addEventListener('pointerdown', () => news.abort(), { capture: true, signal: news.signal });

  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !box.hasAttribute('data-folded')) {
      event.preventDefault();
      dismiss();
    }
    if (event.key !== 'Tab' || !before || !wasLed) return;
    if (box.shadowRoot?.activeElement !== buttons().at(event.shiftKey ? 0 : -1)) return;
    // Backwards that is where the reader goes, and forwards where the browser goes on from.
    if (event.shiftKey) event.preventDefault();
    focusOn(placeOf(before));
  });
  box.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof Element) before ??= relatedTarget;
  });
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget) before = undefined;
    if (relatedTarget) wasLed = false;
  });
  return () => {
    news.abort();
    if (before && box.matches(':focus-within')) focusOn(placeOf(before));
  };
}

const isCombined = (event: KeyboardEvent): boolean =>
  event.shiftKey || event.ctrlKey || event.altKey || event.metaKey;

/** Finds where the keyboard goes on: at what had the focus, else where a link has led. */
function placeOf(before: Element): HTMLElement {
  const place = before === document.body ? document.querySelector(':target') : before;
  return place instanceof HTMLElement && place.isConnected ? place : document.body;
}
