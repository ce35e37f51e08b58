import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { DocVariantMarkdown } from '../../../src/elements/doc-variant-markdown.ts';
import { DocVariantProvider } from '../../../src/elements/doc-variant-provider.ts';
import { IfVariant } from '../../../src/elements/if-variant.ts';
import { warningsOf } from '../../warnings.ts';
import { defineElements } from '../../elements.ts';

defineElements({
  'doc-variant-provider': DocVariantProvider,
  'if-variant': IfVariant,
  'doc-variant-markdown': DocVariantMarkdown,
});

const GROUPS =
  "deployment 'Deployment': serverless 'Serverless', byoc 'Your own cloud'; language: java 'Java', cpp 'C++'";

/** Opens content, and returns its button. */
async function open(
  content: string,
  attributes = 'for="content"',
): Promise<HTMLElementTagNameMap['doc-variant-copy']> {
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  holder.innerHTML = `<doc-variant-provider url-param="" sync-key="none" groups="${GROUPS}" variant="byoc java">
    <doc-variant-copy ${attributes}></doc-variant-copy><main id="content">${content}</main></doc-variant-provider>`;
  const button = holder.querySelector('doc-variant-copy')!;
  await waitUntil(() => button.shadowRoot?.querySelector('button'), 'the button', {
    timeout: 30_000,
  });
  return button;
}

const copied = async (content: string, attributes?: string): Promise<string> =>
  (await open(content, attributes)).toMarkdown();

/** HTML, what it is as Markdown for a reader, and for all with labels where that differs. */
const CASES: [what: string, content: string, one: string, all?: string][] = [
  [
    'text with marks',
    '<h1>A <em>title</em></h1><p>Some <b>bold</b> and <code>a`b</code>,\n a_b and *x* [y] &lt;z&gt;.<br>New line <del>gone</del></p><hr>',
    '# A *title*\n\nSome **bold** and ``a`b``, a_b and \\*x\\* \\[y\\] \\<z>.\\\nNew line ~~gone~~\n\n---\n',
  ],
  [
    'what would begin a list or a heading',
    '<p>1. no list</p><p># none</p><div>- none</div>',
    '1\\. no list\n\n\\# none\n\n\\- none\n',
  ],
  [
    'a passage in a sentence',
    '<p>Keys end after <if-variant variants="byoc">30</if-variant><if-variant variants="serverless">90</if-variant> days.</p>',
    'Keys end after 30 days.\n',
    'Keys end after [Your own cloud: 30][Serverless: 90] days.\n',
  ],
  [
    'passages of one part and of several',
    '<if-variant variants="byoc"><p>One.</p></if-variant><if-variant variants="!byoc"><h2>Two</h2><p>Three.</p></if-variant><p>End.</p>',
    'One.\n\nEnd.\n',
    '**Your own cloud:**\n\nOne.\n\n**[not Your own cloud:**\n\n## Two\n\nThree.\n\n**]**\n\nEnd.\n',
  ],
  [
    'a list with items for some',
    '<ul><li>All<ol start="3"><li>x</li><li>y</li></ol></li><li data-variants="cpp">C</li><if-variant variants="java"><li><p>J</p><p>K</p></li></if-variant></ul>',
    '- All\n  3. x\n  4. y\n- J\n\n  K\n',
    '- All\n  3. x\n  4. y\n- **C++:** C\n- **Java:** J\n\n  K\n',
  ],
  [
    'a table with rows and cells for some',
    '<table><caption>Plans</caption><thead><tr><th>a</th><th>b|c</th></tr></thead><tbody><tr data-variants="cpp"><td>1</td><td>2</td></tr><tr><td colspan="2">3</td></tr></tbody></table>',
    'Plans\n\n| a | b\\|c |\n| --- | --- |\n| 3 |  |\n',
    'Plans\n\n| a | b\\|c |\n| --- | --- |\n| **C++:** 1 | 2 |\n| 3 |  |\n',
  ],
  [
    'code with passages and fences',
    '<pre><code class="language-md">a\n```\n<if-variant variants="cpp">b\n</if-variant>c\n</code></pre>',
    '````md\na\n```\nc\n````\n',
    '````md\na\n```\n[C++]\nb\nc\n````\n',
  ],
  [
    'quotes, terms, details and tasks',
    '<blockquote><p>q</p><p>r</p></blockquote><dl><dt>t</dt><dd>d</dd></dl><details><summary>s</summary><p>i</p></details><ul><li><input type="checkbox" checked> done</li></ul>',
    '> q\n>\n> r\n\nt\n: d\n\n**s**\n\ni\n\n- [x] done\n',
  ],
  [
    'what is for the screen only',
    '<nav>n</nav><style>.none {}</style><p hidden>h</p><p>a<button>b</button><span aria-hidden="true">c</span></p><h2>T <a href="#t">#</a></h2>',
    'a\n\n## T\n',
  ],
  [
    'nothing of a passage in which nothing is left',
    '<p>a<if-variant variants="cpp"><button>b</button></if-variant></p><if-variant variants="cpp"><nav>n</nav></if-variant>',
    'a\n',
  ],
  [
    'images, and what has no address',
    '<p><img src="data:," alt="dot"> <img src="/none.png?a b" alt="a]b" loading="lazy" title="t"></p>',
    `dot ![a\\]b](${location.origin}/none.png?a%20b "t")\n`,
  ],
];

describe('a button that copies the page', () => {
  for (const [what, content, one, all = one] of CASES) {
    it(`copies ${what}, for the reader and for all`, async () => {
      expect(await copied(content)).to.equal(one);
      expect(await copied(content, 'for="content" format="all"')).to.equal(all);
    });
  }

  it('copies what the reader chooses, and shows nothing else while it reads all', async () => {
    const button = await open('<p data-variants="java">J</p><p data-variants="cpp">C</p>');
    const provider = button.closest('doc-variant-provider')!;
    expect(await button.toMarkdown()).to.equal('J\n');
    provider.select('cpp');
    expect(await button.toMarkdown()).to.equal('C\n');
    button.format = 'all';
    expect(await button.toMarkdown()).to.equal('**Java:**\n\nJ\n\n**C++:**\n\nC\n');
    expect(provider.querySelector('p')!.checkVisibility()).to.be.false;
  });

  it('copies all where `findable` has made what is hidden wait', async () => {
    const button = await open(
      '<p data-variants="java">J</p><p data-variants="cpp">C <b data-variants="byoc">B</b></p><nav data-variants="cpp">N</nav><p aria-hidden="true" data-variants="cpp">H</p>',
      'for="content" format="all"',
    );
    const provider = button.closest('doc-variant-provider')!;
    provider.findable = true;
    await waitUntil(() => provider.querySelector('[hidden="until-found"]'), '', {
      timeout: 30_000,
    });
    expect(await button.toMarkdown()).to.equal(
      '**Java:**\n\nJ\n\n**C++:**\n\nC [Your own cloud: **B**]\n',
    );
    button.format = 'selection';
    expect(await button.toMarkdown()).to.equal('J\n');
  });

  it('copies a page of Markdown as it does one of HTML', async () => {
    const button = await open(
      '<doc-variant-markdown><script type="text/markdown">## Set up\n\n{{< if-variant "byoc" >}}\n\n1. Open `443`\n\n{{< /if-variant >}}\n{{< if-variant "serverless" >}}\n\nNothing.\n\n{{< /if-variant >}}\n\n```sh\nrun\n```\n</script></doc-variant-markdown>',
    );
    await waitUntil(() => document.querySelector('#content h2'), 'the page', { timeout: 30_000 });
    expect(await button.toMarkdown()).to.equal('## Set up\n\n1. Open `443`\n\n```sh\nrun\n```\n');
  });

  it('gives the Markdown to the clipboard, or to the reader where it may not', async () => {
    const button = await open('<p>Text</p>');
    const { clipboard } = navigator;
    let text = '';
    const allow = (write: (value: string) => Promise<void>): void =>
      void Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: { writeText: write },
      });
    const press = (): void => button.shadowRoot!.querySelector('button')!.click();
    try {
      allow((value) => Promise.resolve(void (text = value)));
      expect(button.shadowRoot!.textContent.trim()).to.equal('Copy as Markdown');
      press();
      await waitUntil(() => button.shadowRoot!.textContent.trim() === 'Copied');
      expect(text).to.equal('Text\n');
      allow(() => Promise.reject(new Error('no')));
      press();
      await waitUntil(() => button.shadowRoot!.querySelector('textarea'));
      const field = button.shadowRoot!.querySelector('textarea')!;
      expect(field.value).to.equal('Text\n');
      await waitUntil(() => field.selectionEnd === field.value.length);
    } finally {
      allow((value) => clipboard.writeText(value));
    }
  });

  it('copies the main content where nothing is named, and says so where nothing has that name', async () => {
    const said = await warningsOf(async () => {
      expect(await copied('<p>Text</p>', '')).to.equal('Text\n');
      expect(await copied('<p>Text</p>', 'for="none"')).to.equal('Text\n');
    });
    expect(said.filter((line) => line.includes('for="none"'))).to.have.length(1);
  });

  it('is drawn where it comes later', async () => {
    const first = await open('<p>Text</p>');
    const later = document.createElement('doc-variant-copy');
    later.label = 'Take it';
    first.after(later);
    await later.updateComplete;
    expect(later.shadowRoot!.textContent.trim()).to.equal('Take it');
  });
});
