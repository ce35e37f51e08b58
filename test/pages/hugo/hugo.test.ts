import '../../../src/index.ts';
import { expect } from '@open-wc/testing';
import type { DocVariantMarkdown } from '../../../src/elements/doc-variant-markdown.ts';
import { differences, segmentsOf, type Expected } from './segments.ts';

declare global {
  interface Window {
    __pwned?: number;
  }
}

const load = async (path: string): Promise<string> =>
  (await fetch(new URL(path, import.meta.url))).text();

/** Shows a page to the reader of a variant. */
async function show(page: string, variant: string): Promise<DocVariantMarkdown> {
  const provider = document.createElement('doc-variant-provider');
  provider.setAttribute('variant', variant);
  provider.setAttribute('sync-key', 'none');
  const markdown = document.createElement('doc-variant-markdown');
  provider.append(markdown);
  document.body.append(provider);
  markdown.source = await load(`${page}.md`);
  await markdown.updateComplete;
  await new Promise(requestAnimationFrame);
  return markdown;
}

describe('pages written for Hugo', () => {
  afterEach(() => {
    document.querySelector('doc-variant-provider')?.remove();
  });

  const pages: Record<string, string[]> = {
    '04-install-cli': ['serverless', 'byoc', 'selfmanaged'],
    '05-two-axes': ['serverless', 'byoc', 'java', 'cpp', 'go', 'python'],
    '06-nested': ['serverless', 'byoc', 'selfmanaged'],
    '07-syntax-zoo': ['serverless', 'byoc', 'selfmanaged'],
    '10-plain-no-variants': ['serverless', 'byoc', 'selfmanaged'],
    '11-international': ['serverless', 'byoc', 'selfmanaged'],
  };
  for (const [page, variants] of Object.entries(pages)) {
    for (const variant of variants) {
      it(`shows of ${page} what Hugo shows for ${variant}`, async () => {
        const file = await load(`expected/${page}.${variant}.json`);
        const markdown = await show(page, variant);
        expect(differences(JSON.parse(file) as Expected, segmentsOf(markdown))).to.eql([]);
      });
    }
  }

  it('shows all content of a broken page', async () => {
    const texts = segmentsOf(await show('08-broken', 'serverless')).map(({ text }) => text);
    expect(texts.slice(2)).to.eql([
      'After a stray closing tag.',
      'Curly quotes.',
      'Single quotes.',
      'Missing closing quote.',
      'Misspelt name.',
      '{{- note "Old style" >}}',
      'Half-converted note.',
      '{{- /note >}}',
      'Crossed tags.',
      'Never closed, runs to the end of the page.',
    ]);
  });

  it('runs nothing of a hostile page', async () => {
    const markdown = await show('09-hostile', 'serverless');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(window.__pwned).to.equal(undefined);
    expect(markdown.querySelector('script, style, iframe, svg, [onerror], [onload]')).to.equal(null);
    const links = [...markdown.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'));
    expect(links).to.eql(['https://example.com/']);
    expect(markdown.textContent).to.contain('Odd parameter.').and.contain('Safe end.');
  });
});
