/** Focuses an element that cannot have the focus otherwise, and leaves no trace when it goes on. */
export function focusOn(element: HTMLElement): void {
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  // The reader's place in the page stays as it is.
  element.focus({ preventScroll: true });
}

/** Finds what has the focus, in whatever shadow root it stands. */
export function focusedIn(page: Document): Element | null {
  let focused = page.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}
