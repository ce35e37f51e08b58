/** Selects what a reader can reach by the keyboard. */
const FOCUSABLE =
  'a[href],button:enabled,input:enabled:not([type=hidden]),select:enabled,textarea:enabled,summary,' +
  'iframe,audio[controls],video[controls],doc-variant-tabs,doc-variant-picker,' +
  '[contenteditable]:not([contenteditable=false]),[tabindex]:not([tabindex^="-"])';

/** Lets the keyboard reach the panel of a pane in which it reaches nothing else. */
export function setTabStop(panel: HTMLElement, pane: Element): void {
  const stops = [pane, ...pane.querySelectorAll('*')].filter((one) => one.matches(FOCUSABLE));
  if (stops.some((stop) => stop.checkVisibility())) panel.removeAttribute('tabindex');
  else panel.tabIndex = 0;
}
