import { expect } from '@open-wc/testing';
import { renderFragment } from '../../../src/markdown/fragment.ts';

/** Renders a page with `«` and `»` for the tags of a passage, and `#` for a tag. */
async function render(page: string, tag: string): Promise<DocumentFragment> {
  const text = page
    .replaceAll('«', '{{< if-variant "a" >}}')
    .replaceAll('»', '{{< /if-variant >}}')
    .replaceAll('@', tag);
  const { fragment } = await renderFragment(text);
  return fragment;
}

/** Lists the words of a page that readers of all variants see. */
function wordsForAll(fragment: DocumentFragment): string {
  for (const block of fragment.querySelectorAll('if-variant, [data-variants]')) block.remove();
  return fragment.textContent.replace(/\s+/g, ' ').trim();
}

const TAGS =
  '<address> <article> <b> <blockquote> <button> <center> <dd> <details> <div> <dl> <figure> <form> <main> ' +
  '<marquee> <nav> <object> <ol> <p> <section> <span> <table> <td> <tr> <ul>';

describe('elements without an end tag', () => {
  const pages: Record<string, string> = {
    'a passage of lines': '«\nUse @ here.\n»\n\nfor all',
    'a passage that begins with it': '«\n@ here.\n»\n\nfor all',
    'a passage in a sentence': '«Use @ here.»\n\nfor all',
    'a heading': '## «Use @ here.»\n\nfor all',
    'a quote': '«\n> Use @ here.\n»\n\nfor all',
    'a list item': '- «Use @ here.»\n- for all',
    'a paragraph of an item': '- «\n\n  Use @ here.\n\n  »\n\n  for all',
    'an element with a condition': '<div data-variants="a">\n\nUse @ here.\n\n</div>\n\nfor all',
  };
  for (const [place, page] of Object.entries(pages)) {
    it(`take in nothing behind ${place}`, async () => {
      for (const tag of TAGS.split(' ')) {
        const fragment = await render(page, tag);
        expect(wordsForAll(fragment), tag).to.equal('for all');
      }
    });
  }

  it('keep what is theirs up to an end tag in the same passage', async () => {
    const page = '«\nText <details><summary>s</summary>\n\nmore\n\n</details>\n»\n\nfor all';
    const fragment = await render(page, '');
    expect(fragment.querySelector('details')?.textContent.replace(/\s+/g, ' ')).to.equal('s more ');
    expect(wordsForAll(fragment)).to.equal('for all');
  });

  it('begin in one of several passages and end behind them', async () => {
    const page =
      '«\n<details><summary>a</summary>\n»\n{{< if-variant "b" >}}\n<details><summary>b</summary>\n»\n\nfor all\n\n</details>';
    const fragment = await render(page, '');
    expect(wordsForAll(fragment)).to.equal('for all');
  });
});

describe('line breaks', () => {
  for (const text of ['x«<br>»y', 'x«\\\n»y', '**x«<br>»y**', '| x«<br>»y |\n| - |', '«\n<br>\n»'])
    it(`are for some readers: ${text.replace('\n', '↵')}`, async () => {
      const fragment = await render(text, '');
      expect(fragment.querySelectorAll('br')).to.have.length(1);
      expect(fragment.querySelector('br')?.closest('if-variant')).to.not.equal(null);
    });

  it('between passages are for all, and in a whole paragraph need no passage of their own', async () => {
    expect((await render('x«y»<br>«z»', '')).querySelector('if-variant br')).to.equal(null);
    expect((await render('«x»<br>«y»', '')).querySelectorAll('if-variant')).to.have.length(1);
  });
});
