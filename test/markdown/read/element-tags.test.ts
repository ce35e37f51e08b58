import { expect } from '@open-wc/testing';
import { renderFragment } from '../../../src/markdown/fragment.ts';

const OPEN = '<if-variant variants="a">';
const CLOSE = '</if-variant>';

/** Expands `«` and `»` to the tags of an element for the variant a. */
const page = (text: string): string => text.replaceAll('«', OPEN).replaceAll('»', CLOSE);

interface Reading {
  /** The text that only readers of the variant a see, and the text that all see. */
  readonly own: string;
  readonly all: string;
  readonly faults: string;
}

const textOf = (node: Node): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim();

async function read(text: string): Promise<Reading & { fragment: DocumentFragment }> {
  const { fragment, problems } = await renderFragment(text);
  const faults = problems.map(({ code, line, column }) => `${code} ${line}:${column}`).join();
  const rest = fragment.cloneNode(true) as DocumentFragment;
  const blocks = [...rest.querySelectorAll('if-variant, [data-variants]')];
  const own = blocks.filter((block) => !block.parentElement?.closest('if-variant'));
  const texts = own.map(textOf).join(' ');
  for (const block of blocks) block.remove();
  return { own: texts, all: textOf(rest), faults, fragment };
}

describe('if-variant elements in Markdown', () => {
  const cases: Record<string, [markdown: string, own: string, all: string]> = {
    'are blocks on lines of their own': ['x\n«\nb **c**\n»\ny', 'b c', 'x y'],
    'end at a line of their own, without a blank line before it': ['«\n\nb\n»\ny', 'b', 'y'],
    'end behind the last word': ['«\n\nb»\n\ny', 'b', 'y'],
    'begin behind a word': ['x «\n\nb\n\n»\n\ny', 'b', 'x y'],
    'are part of a sentence': ['x «b» y', 'b', 'x y'],
    'hold headings, lists and code': ['«\n## h\n- l\n\n```\nc\n```\n»\ny', 'h l c', 'y'],
    'keep lines together that end in CRLF': ['x\r\n«\r\nb\r\n»\r\ny', 'b', 'x y'],
    'stand in a list item': ['- x\n  «\n  b\n\n  c\n  »\n- y', 'b c', 'x y'],
    'stand in a quote': ['> x\n> «\n> b\n> »\n> y', 'b', 'x y'],
    'stand in a definition': ['T\n: x\n  «\n  b\n  »\n\ny', 'b', 'T x y'],
    'stand around list items': ['- x\n«\n- b\n»\n- y', 'b', 'x y'],
    'stand around rows': ['| h |\n| - |\n| x |\n«\n| b |\n»\n| y |', 'b', 'h x y'],
    'stand around HTML': ['«\n<table><tr><td>b</td></tr></table>\n»\ny', 'b', 'y'],
    'stand in HTML': ['<div>x\n«\n<p>b</p>\n»\n</div>\n\ny', 'b', 'x y'],
    'stand in each other': ['«\nb\n<if-variant variants="c">\nd\n»\ne\n»\ny', 'b d e', 'y'],
    'are no code where they are indented': [
      '«\n    <p>b</p>\n    <if-variant variants="c">\n        d\n    »\n»\ny',
      'b d',
      'y',
    ],
    'stand beside shortcodes': [
      '{{< if-variant "c" >}}\nb\n{{< /if-variant >}}\n«\nd\n»\ny',
      'b d',
      'y',
    ],
    'are read in upper case, with other attributes and a tag in two lines': [
      '<IF-VARIANT\nclass="z" variants=\'a\'>\n\nb\n</IF-VARIANT>\ny',
      'b',
      'y',
    ],
  };
  for (const [title, [markdown, own, all]] of Object.entries(cases)) {
    it(title, async () => {
      const { fragment, ...found } = await read(page(markdown));
      expect(found).to.eql({ own, all, faults: '' });
      expect(textOf(fragment)).not.to.match(/\*|variant/);
    });
  }

  it('hide nothing behind them where a tag is missing, and say which', async () => {
    const faults = async (text: string): Promise<string> => {
      const found = await read(page(text));
      expect(found.all).to.equal('x y');
      return found.faults;
    };
    expect(await faults('x\n\n«\n\ny')).to.equal('unclosed-element 3:1');
    expect(await faults('x\n»\ny')).to.equal('stray-element 2:1');
    expect(await faults('x <if-variant variants="a"/> y')).to.equal('unclosed-element 1:3');
    expect(await faults('x\n<div data-variants="a">\n\ny')).to.equal('unclosed-element 2:1');
    expect(await faults('x\n<span data-variants="a">\n\ny\n\n</span>')).to.equal('torn 2:1');
  });

  it('keep their other attributes', async () => {
    const { fragment } = await read('<if-variant class="z" variants="a">\nb\n</if-variant>');
    expect(fragment.querySelector('if-variant.z')?.getAttribute('variants')).to.equal('a');
  });

  it('read character references as browsers do', async () => {
    const conditionOf = async (written: string): Promise<string | null | undefined> => {
      const { fragment } = await read(`x <if-variant variants=${written}>b</if-variant>`);
      return fragment.querySelector('if-variant')?.getAttribute('variants');
    };
    expect(await conditionOf('"&#98;yoc"')).to.equal('byoc');
    expect(await conditionOf("'a&#x20;&#X62;'")).to.equal('a b');
    expect(await conditionOf('&excl;a&period;1')).to.equal('!a.1');
    expect(await conditionOf('"&gt;=2.3&Tab;&lt;4"')).to.equal('>=2.3\t<4');
    expect(await conditionOf('"&quot;a&quot; &apos;&amp;b"')).to.equal(`"a" '&b`);
    expect(await conditionOf('"&amp;#98;yoc &unknown; &#9999999;"')).to.equal(
      '&#98;yoc &unknown; &#9999999;',
    );
  });

  it('end with their own tag where a paragraph inside is still open', async () => {
    for (const name of ['span', 'ins', 'div']) {
      const text = `<${name} data-variants="a">\n\nb\n</${name}>\n\ny`;
      expect(await read(text), name).to.include({ own: 'b', all: 'y', faults: '' });
    }
  });

  it('are text in code and in comments', async () => {
    const code =
      '`«` `` ` «``\n\n```html\n«\nb\n»\n```\n\n    «\n    c\n\n<!-- « -->\n\n~~~\n»\n~~~';
    const { fragment, faults } = await read(page(`${code}\n\n«\nd\n»`));
    expect(faults).to.equal('');
    const texts = [...fragment.querySelectorAll('code')].map(({ textContent }) => textContent);
    expect(texts).to.eql([
      OPEN,
      ` \` ${OPEN}`,
      `${OPEN}\nb\n${CLOSE}\n`,
      `${OPEN}\nc\n`,
      `${CLOSE}\n`,
    ]);
    expect(fragment.querySelectorAll('if-variant')).to.have.length(1);
  });
});
