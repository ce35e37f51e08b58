/** Tells whether an element is drawn; one that waits to be found has a box, too. */
export const isDrawn = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true }) &&
  !element.closest('[hidden="until-found" i]');
