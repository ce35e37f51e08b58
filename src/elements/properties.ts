/**
 * Lets an element's own accessors take over what was set on it before it was defined, as frameworks
 * do. Call it when the element is connected.
 */
export function takeProperties(element: Element): void {
  const accessors = Object.getPrototypeOf(element) as object;
  for (const [name, value] of Object.entries(element) as [string, unknown][]) {
    if (!(name in accessors)) continue;
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

/** Mirrors a property in an attribute; anything but a text takes the attribute away. */
export function setText(
  element: Element,
  attribute: string,
  text: string | null | undefined,
): void {
  if (typeof text === 'string') element.setAttribute(attribute, text);
  else element.removeAttribute(attribute);
}

/**
 * Gives the elements of a class properties that mirror attributes of the same names: `null` where there
 * is none, and anything but a text takes it away. A property with a default is a number, or tells whether
 * the attribute is there where that is `false`.
 *
 * @param names the attributes, each with the name of its property behind `=` where that is another one,
 *   and the default behind another `=`
 */
export function mirror(element: { readonly prototype: Element }, ...names: string[]): void {
  for (const name of names) {
    const [attribute = '', property = attribute, initial] = name.split('=');
    Object.defineProperty(element.prototype, property, {
      get(this: Element) {
        const text = this.getAttribute(attribute);
        if (initial === 'false') return text !== null;
        return initial ? Number(text) || Number(initial) : text;
      },
      set(this: Element, value: string | number | boolean | null | undefined) {
        if (initial === 'false') this.toggleAttribute(attribute, Boolean(value));
        else setText(this, attribute, (initial ? value && String(value) : value) as string);
      },
    });
  }
}
