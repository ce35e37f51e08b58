// The Markdown part, which a page loads with its first `<doc-variant-markdown>`.
export type * from './core/problem.ts';
export * from './markdown/fragment.ts';
export type * from './markdown/front-matter.ts';
export type * from './markdown/page.ts';
