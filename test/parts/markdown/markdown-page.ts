import type { DocVariantMarkdown } from '../../../src/elements/doc-variant-markdown.ts';

/** Shows a page to the reader of a variant. */
export async function showPage(source: string, variant = 'a'): Promise<DocVariantMarkdown> {
  const provider = document.createElement('doc-variant-provider');
  provider.setAttribute('sync-key', 'none');
  provider.setAttribute('groups', 'g: a b');
  provider.setAttribute('variant', variant);
  const markdown = document.createElement('doc-variant-markdown');
  provider.append(markdown);
  document.body.append(provider);
  markdown.source = source;
  await markdown.updateComplete;
  return markdown;
}
