// The Markdown part, which a page loads with its first `<doc-variant-markdown>`.
export { shortcodes } from './context/shortcode-registry.ts';
export type * from './core/front-matter.ts';
export type * from './core/keys.ts';
export type * from './core/problem.ts';
export type * from './core/shortcodes/shortcode-call.ts';
export type { LibraryOptions, LoadFile, Reference } from './markdown/shortcodes/library-types.ts';
export * from './markdown/fragment.ts';
export type * from './markdown/page.ts';
