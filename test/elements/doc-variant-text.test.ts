import '../../src/index.ts';
import { expect, fixture, html } from '@open-wc/testing';
import { loadBundledPart } from '../../src/elements/bundled-parts.ts';
import type { DocVariantProvider } from '../../src/elements/doc-variant-provider.ts';
import { warningsOf } from '../warnings.ts';

const KEYS = {
  cli: 'harbor',
  product: { serverless: 'Cloud', byoc: 'Enterprise', '*': 'Harbor' },
  host: { serverless: 'api.example', byoc: 'javascript:alert(1)//' },
};

/** Waits until the part is loaded, which those get first who have asked first, and has done its work. */
const settle = async (): Promise<void> => {
  await loadBundledPart('text');
  await new Promise((resolve) => setTimeout(resolve, 50));
};

async function provide(content: string, keys: object | null = KEYS): Promise<DocVariantProvider> {
  const provider = await fixture<DocVariantProvider>(
    html`<doc-variant-provider
      sync-key="none"
      groups="d: serverless byoc other"
    ></doc-variant-provider>`,
  );
  Object.assign(provider, { keys: keys ?? undefined });
  provider.innerHTML = content;
  await settle();
  return provider;
}

const textIn = (element: Element, selector = 'doc-variant-text'): string =>
  element.querySelector(selector)?.textContent ?? '';

describe('doc-variant-text', () => {
  before(() => loadBundledPart('text'));

  it('shows the text of the active variant, and follows the selection', async () => {
    const provider = await provide(
      '<p>Get <doc-variant-text key="product">it</doc-variant-text>.</p>',
    );
    expect(textIn(provider, 'p')).to.equal('Get Harbor.');
    provider.select('serverless');
    expect(textIn(provider, 'p')).to.equal('Get Cloud.');
    provider.select('byoc');
    expect(textIn(provider, 'p')).to.equal('Get Enterprise.');
    provider.select('other');
    expect(textIn(provider, 'p')).to.equal('Get Harbor.');
  });

  it('shows its text again where its own content is put back, and leaves what a translator writes', async () => {
    const provider = await provide(
      '<p>Get <doc-variant-text key="product">it <i>all</i></doc-variant-text>.</p>',
    );
    provider.select('byoc');
    const element = provider.querySelector('doc-variant-text')!;
    element.innerHTML = 'it <i>all</i>';
    await settle();
    expect(textIn(provider, 'p')).to.equal('Get Enterprise.');
    element.firstChild!.nodeValue = 'it all';
    await settle();
    expect(textIn(provider, 'p')).to.equal('Get Enterprise.');
    element.innerHTML = '<font>Unternehmen</font>';
    await settle();
    expect(textIn(provider, 'p')).to.equal('Get Unternehmen.');
    provider.select('serverless');
    expect(textIn(provider, 'p')).to.equal('Get Cloud.');
  });

  it('shows nothing but text', async () => {
    const provider = await provide('<doc-variant-text key="x"></doc-variant-text>', {
      x: '<img src=x>',
    });
    expect(provider.querySelector('img')).to.equal(null);
    expect(textIn(provider)).to.equal('<img src=x>');
  });

  it('takes its key from data-key too, and from the property', async () => {
    const provider = await provide('<doc-variant-text data-key="cli"></doc-variant-text>');
    expect(textIn(provider)).to.equal('harbor');
    const text = document.createElement('doc-variant-text');
    text.key = 'product';
    provider.append(text);
    await settle();
    expect(text.textContent).to.equal('Harbor');
    text.key = 'cli';
    await settle();
    expect(text.textContent).to.equal('harbor');
  });

  it('shows its own content where no provider has the key, and says so once', async () => {
    const found = await warningsOf(async () => {
      const provider = await provide(
        '<doc-variant-text key="prodct"><b>Ours</b></doc-variant-text>'.repeat(2),
      );
      expect(provider.querySelector('b')?.textContent).to.equal('Ours');
      provider.keys = { prodct: 'Theirs' };
      expect(textIn(provider)).to.equal('Theirs');
      provider.keys = undefined;
      expect(provider.querySelector('b')?.textContent).to.equal('Ours');
    }, 1);
    expect(found.filter((text) => text.includes('did you mean "product"?'))).to.have.length(1);
  });

  it('shows its own content outside of all providers', async () => {
    const found = await warningsOf(async () => {
      const text = await fixture(html`<doc-variant-text key="cli">own</doc-variant-text>`);
      await settle();
      expect(text.textContent).to.equal('own');
    });
    expect(found.join()).to.contain('<doc-variant-text> stands in no <doc-variant-provider>');
  });

  it('finds the keys in a script of the provider, whenever that comes', async () => {
    const provider = await provide('<doc-variant-text key="cli">own</doc-variant-text>', null);
    const script = document.createElement('script');
    script.type = 'application/json';
    script.dataset['keys'] = '';
    script.textContent = JSON.stringify(KEYS);
    provider.append(script);
    await settle();
    expect(textIn(provider)).to.equal('harbor');
    script.remove();
    await settle();
    expect(textIn(provider)).to.equal('own');
  });

  it('says what is wrong with a script that holds no keys', async () => {
    for (const text of ['{"a"', '[1]', '"x"']) {
      const found = await warningsOf(() =>
        provide(
          `<doc-variant-text key="cli">own</doc-variant-text><script type="application/json" data-keys>${text}</script>`,
          null,
        ),
      );
      if (text === '{"a"') expect(found.join()).to.contain('data-keys holds no JSON object');
      expect(textIn(document.body)).to.equal('own');
    }
  });

  it('takes keys from the innermost provider that has them, with the selection that counts there', async () => {
    const outer = await provide(
      `<doc-variant-provider sync-key="none" groups="d: serverless byoc" variant="byoc">
        <i><doc-variant-text key="product"></doc-variant-text></i>
        <b><doc-variant-text key="cli"></doc-variant-text></b>
      </doc-variant-provider>`,
    );
    outer.select('serverless');
    expect(textIn(outer, 'i')).to.equal('Enterprise');
    const inner = outer.querySelector('doc-variant-provider');
    if (inner) inner.keys = { cli: { byoc: 'own', '*': 'none' } };
    expect(textIn(outer, 'b')).to.equal('own');
    outer.keys = { product: 'New' };
    expect(textIn(outer, 'i')).to.equal('New');
  });

  it('stops to follow when it leaves, and follows again where it comes back', async () => {
    const provider = await provide('<doc-variant-text key="product"></doc-variant-text>');
    const text = provider.querySelector('doc-variant-text');
    if (!text) throw new Error('no text');
    text.remove();
    provider.select('byoc');
    expect(text.textContent).to.equal('Harbor');
    provider.append(text);
    await settle();
    expect(text.textContent).to.equal('Enterprise');
  });

  describe('in Markdown', () => {
    it('follows the selection in headings, links and code', async () => {
      const provider = await provide('<doc-variant-markdown></doc-variant-markdown>');
      const markdown = provider.querySelector('doc-variant-markdown');
      if (!markdown) throw new Error('no Markdown');
      markdown.source =
        '# Get {{< key product >}}\n\n[{{< var product >}}](/{{< key cli >}}/)\n\n' +
        '```bash\n{{% key cli %}} --for "{{< key product >}}"\n```';
      await markdown.updateComplete;
      // At once, and before any part of it is shown.
      expect(textIn(markdown, 'h1')).to.equal('Get Harbor');
      provider.select('byoc');
      await settle();
      expect(textIn(markdown, 'h1')).to.equal('Get Enterprise');
      expect(textIn(markdown, 'a')).to.equal('Enterprise');
      expect(textIn(markdown, 'pre').trim()).to.equal('harbor --for "Enterprise"');
      expect(markdown.querySelector('a')?.getAttribute('href')).to.equal('/harbor/');
    });

    it('follows the selection in addresses, as long as they are safe', async () => {
      const provider = await provide('<doc-variant-markdown></doc-variant-markdown>');
      provider.select('serverless');
      const markdown = provider.querySelector('doc-variant-markdown');
      if (!markdown) throw new Error('no Markdown');
      markdown.source =
        '[a](https://{{< key host >}}/x "{{< key product >}}") [b](<{{< key host >}}>)\n\n' +
        '<a href="#">c</a><doc-variant-text attribute="onclick" template="alert(1)"></doc-variant-text>';
      await markdown.updateComplete;
      await settle();
      const [first, second, third] = markdown.querySelectorAll('a');
      expect(first?.href).to.equal('https://api.example/x');
      expect(first?.title).to.equal('Cloud');
      expect(second?.getAttribute('href')).to.equal('api.example');
      provider.select('byoc');
      expect(first?.title).to.equal('Enterprise');
      expect(second?.hasAttribute('href')).to.equal(false);
      expect(third?.hasAttribute('onclick')).to.equal(false);
      provider.select('serverless');
      expect(second?.getAttribute('href')).to.equal('api.example');
    });
  });
});
