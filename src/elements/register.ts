import { waitForProviders } from '../context/context.ts';
import { DocVariantMarkdown } from './doc-variant-markdown.ts';
import { DocVariantPicker } from './doc-variant-picker.ts';
import { DocVariantProvider } from './doc-variant-provider.ts';
import { IfVariant } from './if-variant.ts';

/** Defines a tag that is still free: another copy of the script may be there first. */
function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/**
 * Defines all elements of the library.
 *
 * @param load loads the Markdown part when the first `<doc-variant-markdown>` needs it
 */
export function register(load: typeof DocVariantMarkdown.load): void {
  DocVariantMarkdown.load = load;
  waitForProviders(document);
  // The provider comes first, so that the elements inside it find it at once.
  define('doc-variant-provider', DocVariantProvider);
  define('if-variant', IfVariant);
  define('doc-variant-picker', DocVariantPicker);
  define('doc-variant-markdown', DocVariantMarkdown);
}
