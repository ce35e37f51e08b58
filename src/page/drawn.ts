/** Tells whether a reader can see an element; what waits to be found has a box, too. */
export const isDrawn = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true }) &&
  !element.closest('[hidden="until-found" i]');
