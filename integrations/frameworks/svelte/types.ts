// What the types of the tags refuse; only the type checker reads it.
import type { VariantChangeEvent } from 'doc-variants/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Provider = SvelteHTMLElements['doc-variant-provider'];
type Markdown = SvelteHTMLElements['doc-variant-markdown'];

export const right: Provider = { 'onvariant-change': (event: VariantChangeEvent) => event.variant };
// @ts-expect-error the groups are a text
export const wrongGroups: Provider = { groups: 5 };
// @ts-expect-error the event is no number
export const wrongEvent: Provider = { 'onvariant-change': (event: number) => event };
export const markdown: Markdown = { source: '# Title', src: 'page.md', id: 'page', hidden: true };
export const flags: Provider = { findable: true, badges: false, labels: { byoc: 'Own cloud' } };
