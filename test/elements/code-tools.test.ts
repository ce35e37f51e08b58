import '../../src/index.ts';
import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DocVariantMarkdown } from '../../src/elements/doc-variant-markdown.ts';

/** Shows a page to the reader of a variant. */
async function show(source: string, variant = 'a'): Promise<DocVariantMarkdown> {
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

const FENCE = '```';
const CODE = `${FENCE}python
one = 1
{{< if-variant "a" >}}
two = "a"
{{< /if-variant >}}
{{< if-variant "b" >}}
two = "b"
{{< /if-variant >}}
${FENCE}`;

/** Finds the bar above the first code block. */
const bar = (page: Element): ShadowRoot =>
  page.querySelector('pre')!.previousElementSibling!.shadowRoot!;

describe('the tools of a page’s code', () => {
  let copied: string | undefined;
  const { clipboard } = navigator;
  const setClipboard = (writeText: (text: string) => Promise<void>): void =>
    void Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText },
    });

  beforeEach(() => {
    copied = undefined;
    setClipboard((text) => Promise.resolve(void (copied = text)));
  });
  afterEach(() => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    for (const provider of document.querySelectorAll('doc-variant-provider')) provider.remove();
  });

  it('name the language and copy what the reader sees', async () => {
    const page = await show(CODE);
    expect(bar(page).querySelector('.language')?.textContent).to.equal('Python');
    const button = bar(page).querySelector('button')!;
    button.click();
    await Promise.resolve();
    expect(copied).to.equal('one = 1\ntwo = "a"');
    await new Promise((resolve) => setTimeout(resolve));
    expect(button.textContent).to.equal('Copied');
    page.closest('doc-variant-provider')!.select('b');
    button.click();
    await Promise.resolve();
    expect(copied).to.equal('one = 1\ntwo = "b"');
  });

  it('select the code where the site may not copy', async () => {
    setClipboard(() => Promise.reject(new Error('forbidden')));
    const page = await show(CODE);
    bar(page).querySelector('button')!.click();
    await new Promise((resolve) => setTimeout(resolve));
    expect(getSelection()!.toString().trim()).to.equal('one = 1\ntwo = "a"');
  });

  it('have no name for code without a language, and are no part of the text', async () => {
    const page = await show(`${FENCE}\nplain\n${FENCE}`);
    expect(bar(page).querySelector('.language')).to.equal(null);
    expect(page.innerText.trim()).to.equal('plain');
    expect((await show('text')).querySelector('.doc-variant-code-bar')).to.equal(null);
  });

  it('speak the language of the page', async () => {
    document.documentElement.lang = 'de';
    try {
      expect(bar(await show(CODE)).querySelector('button')!.textContent).to.equal('Kopieren');
    } finally {
      document.documentElement.lang = '';
    }
  });

  it('come with styles: a wide table scrolls by itself, and alerts have a line', async () => {
    await setViewport({ width: 320, height: 600 });
    const cells = Array.from({ length: 12 }, (_, at) => `unbreakable${at}`).join(' | ');
    const page = await show(
      `| ${cells} |\n| ${'- | '.repeat(12)}\n\n> [!NOTE]\n> Text\n\n${CODE.replace('one', 'o'.repeat(200))}`,
    );
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    const table = page.querySelector('.doc-variant-table')!;
    expect(table.scrollWidth).to.be.greaterThan(table.clientWidth);
    expect(getComputedStyle(page.querySelector('.doc-variant-code-bar')!).display).to.equal('flex');
    const alert = getComputedStyle(page.querySelector('.markdown-alert-note')!);
    expect(alert.borderInlineStartWidth).to.equal('4px');
    await setViewport({ width: 1280, height: 800 });
  });
});
