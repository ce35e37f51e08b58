import '../../../src/index.ts';
import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import { loadLanguages } from '../../../src/markdown/write/languages.ts';
import { soon } from '../../soon.ts';
import { showPage } from './markdown-page.ts';

const FENCE = '```';
const code = (name: string): string => `${FENCE}js\nlet ${name} = "text";\n${FENCE}`;
/** Fills several windows. */
const far = 'Text.\n\n'.repeat(300);

/** Tells for each code of a page whether it has colours. */
const coloured = (page: Element): boolean[] =>
  [...page.querySelectorAll('pre > code')].map((it) => it.querySelector('.token.keyword') !== null);

describe('the colours of code', () => {
  // What is loaded from sources is many files.
  before(async () => {
    await import('../../../src/parts/markdown/colour-near.ts');
    await loadLanguages(code('one'));
  });

  afterEach(() => {
    getSelection()?.removeAllRanges();
    for (const provider of document.querySelectorAll('doc-variant-provider')) provider.remove();
    scrollTo(0, 0);
  });

  it('come where the reader is, and elsewhere once the reader comes near', async () => {
    const page = await showPage(`${code('one')}\n\n${far}${code('two')}\n\n${far}${code('three')}`);
    await soon(() => expect(coloured(page)).to.eql([true, false, false]));
    const [, second] = page.querySelectorAll('pre');
    const { height } = second!.getBoundingClientRect();
    second!.scrollIntoView();
    await soon(() => expect(coloured(page)).to.eql([true, true, false]));
    expect(second!.getBoundingClientRect().height).to.equal(height);
  });

  it('come to what another choice shows', async () => {
    const page = await showPage(
      `${code('one')}\n\n{{< if-variant "b" >}}\n\n${code('two')}\n\n{{< /if-variant >}}`,
    );
    await soon(() => expect(coloured(page)).to.eql([true, false]));
    page.closest('doc-variant-provider')!.select('b');
    await soon(() => expect(coloured(page)).to.eql([true, true]));
  });

  it('come to a page that is printed, where their language is there', async () => {
    const page = await showPage(`${code('one')}\n\n${far}${code('two')}`);
    await soon(() => expect(coloured(page)).to.eql([true, false]));
    dispatchEvent(new Event('beforeprint'));
    expect(coloured(page)).to.eql([true, true]);
  });

  it('wait for a reader who marks some of the code', async () => {
    const page = await showPage(`${code('one')}\n\n${far}${code('two')}`);
    await soon(() => expect(coloured(page)).to.eql([true, false]));
    const second = page.querySelectorAll('pre > code')[1]!;
    getSelection()!.setBaseAndExtent(second.firstChild!, 4, second.firstChild!, 7);
    second.scrollIntoView();
    await nextFrame();
    await aTimeout(300);
    expect(getSelection()!.toString()).to.equal('two');
    expect(coloured(page)).to.eql([true, false]);
    getSelection()!.removeAllRanges();
    await soon(() => expect(coloured(page)).to.eql([true, true]));
  });

  it('are left to a highlighter of the site that comes first', async () => {
    const page = await showPage(`${code('one')}\n\n${far}${code('two')}`);
    await soon(() => expect(coloured(page)).to.eql([true, false]));
    const second = page.querySelectorAll('pre > code')[1]!;
    const own = '<span class="hljs-keyword">let</span> two';
    second.innerHTML = own;
    second.scrollIntoView();
    await aTimeout(300);
    expect(second.innerHTML).to.equal(own);
  });

  it('leave code alone that is written as HTML', async () => {
    const page = await showPage(
      `${code('one')}\n\n<pre><code class="language-js">let two;</code></pre>`,
    );
    await soon(() => expect(coloured(page)[0]).to.equal(true));
    await aTimeout(100);
    expect(coloured(page)).to.eql([true, false]);
  });
});
