import { waitForProviders } from '../src/context/context.ts';
import { setPartLoader } from '../src/context/parts.ts';
import { loadBundledPart } from '../src/elements/bundled-parts.ts';

/** Defines the elements that a test needs, in their order, with the parts that a bundle has. */
export function defineElements(elements: Readonly<Record<string, CustomElementConstructor>>): void {
  waitForProviders(document);
  setPartLoader(loadBundledPart);
  for (const [tag, element] of Object.entries(elements)) customElements.define(tag, element);
}
