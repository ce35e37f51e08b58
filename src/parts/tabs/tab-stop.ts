/** Selects what a reader can reach by the keyboard. */
const FOCUSABLE =
  'a[href],button:enabled,input:enabled:not([type=hidden]),select:enabled,textarea:enabled,summary,' +
  'iframe,audio[controls],video[controls],doc-variant-tabs,doc-variant-picker,' +
  '[contenteditable]:not([contenteditable=false]),[tabindex]:not([tabindex^="-"])';

/** The panels to look at, with their panes. */
const waiting = new Map<HTMLElement, Element>();

/**
 * Lets the keyboard reach the panel of a pane in which it reaches nothing else, once all that changes in
 * this turn is changed: the page's styles are worked out once for all tabs.
 */
export function setTabStop(panel: HTMLElement, pane: Element): void {
  if (!waiting.size) queueMicrotask(setAll);
  waiting.set(panel, pane);
}

function setAll(): void {
  const panels = [...waiting].map(([panel, pane]) => ({ panel, hasStop: hasStop(pane) }));
  waiting.clear();
  for (const { panel, hasStop: has } of panels) {
    if (has || panel.hidden) panel.removeAttribute('tabindex');
    else panel.tabIndex = 0;
  }
}

const hasStop = (pane: Element): boolean =>
  [pane, ...pane.querySelectorAll(FOCUSABLE)].some(
    (one) => one.matches(FOCUSABLE) && one.checkVisibility(),
  );
