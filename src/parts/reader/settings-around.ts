import { PROVIDER } from '../../page/blocks.ts';

/**
 * Lists what a provider and those around it say by an attribute, which counts for all that is in
 * them; a script tag says it for the element that it makes a provider.
 */
export function settingsAround(host: Element, name: string): string[] {
  const texts: string[] = [];
  for (
    let node: Element | null | undefined = host;
    node;
    node = node.parentElement?.closest(PROVIDER)
  ) {
    const isElement = node.localName === 'doc-variant-provider';
    const text = isElement
      ? node.getAttribute(name)
      : node.ownerDocument
          .querySelector(`script[data-root][data-${name}]`)
          ?.getAttribute(`data-${name}`);
    if (typeof text === 'string') texts.push(text);
  }
  return texts;
}
