// The classes of the elements, none of them defined: for pages that define them at a time of their
// own, and for code that only needs the types.
import { switchOver } from './choice/switching.ts';
import { loadBundledPart } from './elements/bundled-parts.ts';
import { register } from './elements/register.ts';

export * from './context/context.ts';
export * from './context/events.ts';
export * from './context/markdown-load-event.ts';
export { shortcodes } from './context/shortcode-registry.ts';
export { DocVariantMarkdown } from './elements/doc-variant-markdown.ts';
export { DocVariantPicker } from './elements/doc-variant-picker.ts';
export { DocVariantProvider } from './elements/doc-variant-provider.ts';
export { DocVariantTabs } from './elements/doc-variant-tabs.ts';
export { DocVariantText } from './elements/doc-variant-text.ts';
export { DocVariantToc } from './elements/doc-variant-toc.ts';
export { IfVariant } from './elements/if-variant.ts';
export type { DocVariantCopy } from './parts/copy/doc-variant-copy.ts';

/**
 * Defines all elements of the library, each under its tag; tags that are taken stay as they are.
 * Where there is no DOM, as on a server, it does nothing.
 */
export function defineElements(): void {
  if (typeof customElements === 'undefined') return;
  // They may come to a reader who has scrolled, and is to stay there.
  switchOver(() => register(loadBundledPart));
}
