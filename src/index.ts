// The library for a bundler: it defines all elements, and exports their classes.
import { loadBundledPart } from './elements/bundled-parts.ts';
import { register } from './elements/register.ts';

export * from './context/context.ts';
export * from './context/events.ts';
export { DocVariantMarkdown } from './elements/doc-variant-markdown.ts';
export { DocVariantPicker } from './elements/doc-variant-picker.ts';
export { DocVariantProvider } from './elements/doc-variant-provider.ts';
export { DocVariantToc } from './elements/doc-variant-toc.ts';
export { IfVariant } from './elements/if-variant.ts';

register(loadBundledPart);
