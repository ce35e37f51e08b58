import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { loadBundledPart } from '../../../src/elements/bundled-parts.ts';
import { DocVariantPicker } from '../../../src/elements/doc-variant-picker.ts';
import { DocVariantProvider } from '../../../src/elements/doc-variant-provider.ts';
import { IfVariant } from '../../../src/elements/if-variant.ts';
import { inspectScript } from '../../../src/parts/inspect/inspect.ts';
import { warningsOf } from '../../warnings.ts';
import { defineElements } from '../../elements.ts';

defineElements({
  'doc-variant-provider': DocVariantProvider,
  'if-variant': IfVariant,
  'doc-variant-picker': DocVariantPicker,
});

const START =
  '<doc-variant-provider url-param="" sync-key="none" groups="deployment: serverless byoc" variant="byoc"';

/** Collects what is said of a page, and waits for what is to be said. */
const saidOf = (content: string, settings = '', expected: string[] = []): Promise<string[]> =>
  warningsOf(async () => {
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    const { warn } = console;
    let isSaid = !expected.length;
    console.warn = (text: string) => {
      isSaid ||= expected.every((part) => text.includes(part));
      warn(text);
    };
    holder.innerHTML = `${START} ${settings}>${content}</doc-variant-provider>`;
    await waitUntil(() => isSaid, expected.join(' … '), { timeout: 30_000 }).finally(() => {
      console.warn = warn;
    });
    if (!expected.length) await aTimeout(300);
  });

/** What is written, and what its author reads: once, with the element, the value and the fix. */
type Fault = [what: string, content: string, settings: string, said: string[]];

const faults: Fault[] = [
  [
    'a misspelt appearance',
    '<doc-variant-picker appearance="tab"></doc-variant-picker>',
    '',
    ['<doc-variant-picker>', 'appearance="tab"', 'did you mean appearance="tabs"'],
  ],
  [
    'an appearance that is none',
    '<doc-variant-picker appearance="buttons"></doc-variant-picker>',
    '',
    ['appearance="buttons"', 'radio, tabs, select'],
  ],
  [
    'a misspelt persistence',
    '',
    'persistence="sesion"',
    ['<doc-variant-provider>', 'persistence="sesion"', 'persistence="session"'],
  ],
  ['a print that is none', '', 'print="every"', ['print="every"', 'write one of all']],
  [
    'a condition where the names to start with are due',
    '<doc-variant-provider sync-key="none" groups="a: b c" variant="!byoc 2.3+"></doc-variant-provider>',
    '',
    ['variant="!byoc 2.3+": "!byoc" is not a name, so it is ignored: write names to start with'],
  ],
  [
    'names to start with that a semicolon parts',
    '<doc-variant-provider sync-key="none" groups="a: b c" variant="b;c"></doc-variant-provider>',
    '',
    ['<doc-variant-provider>', '"b;c" is not a name, so it is ignored'],
  ],
  [
    'a word for what is on by being there',
    '',
    'shortcodes="no"',
    ['shortcodes="no" is not known, so shortcodes are read: leave the attribute out'],
  ],
  [
    'a word for what "false" turns off',
    '',
    'findable="fasle"',
    [
      'findable="fasle" is not known, so hidden passages are searched: did you mean findable="false"?',
    ],
  ],
  [
    'a label that is to be seen',
    '<doc-variant-picker hide-label="false"></doc-variant-picker>',
    '',
    ['hide-label="false" is not known, so the label is hidden: leave the attribute out'],
  ],
  [
    'a number in words',
    '<doc-variant-toc min-level="two" max-level="6"></doc-variant-toc>',
    '',
    ['min-level="two" is not a number, so the list begins at level 2: write one such as 2'],
  ],
  ['a misspelt setting', '', 'sync_key="x" urlparam="y"', ['urlparam="y"', 'url-param="y"']],
  [
    'a misspelt setting of a picker',
    '<doc-variant-picker grop="deployment"></doc-variant-picker>',
    '',
    ['grop="deployment"', 'group="deployment"'],
  ],
  [
    'labels without quotes',
    '',
    `labels="byoc 'B'; serverless S"`,
    ['<doc-variant-provider>', '"serverless S" has no label: write name \'label\''],
  ],
  [
    'a label of a name in no group',
    '',
    `labels="deployment 'D'; byok 'B'; de: byoc 'B'"`,
    ['labels="', '"byok" is in no group, so it is ignored: did you mean "byoc"?'],
  ],
  [
    'what is to be found out of no group',
    '',
    'detect="Deployment"',
    ['detect="Deployment" names no group by "Deployment": write "deployment"'],
  ],
  ['a minus', '<p data-variants="-byoc">a</p>', '', ['data-variants="-byoc"', 'write "!byoc"']],
  [
    'a second caption',
    '<table><caption data-variants="byoc">a</caption><caption data-variants="serverless">b</caption><tr><td>a</td></tr></table>',
    '',
    ['<caption>', 'the condition "serverless"', 'write one, and the passages inside it'],
  ],
  [
    'a popover with the id of one that is hidden',
    '<div data-variants="byoc"><button popovertarget="pp">b</button><div popover id="pp">B</div></div><div data-variants="serverless"><button popovertarget="pp">s</button><div popover id="pp">S</div></div>',
    '',
    [
      '<button>',
      'readers of serverless are shown another "#pp"',
      'popovertarget="pp"',
      'an id of its own',
    ],
  ],
  [
    'a map with the name of one that is hidden',
    '<div data-variants="byoc"><map name="mm"></map></div><div data-variants="serverless"><img usemap="#mm" alt=""><map name="mm"></map></div>',
    '',
    ['<img>', 'another "#mm"', 'usemap="#mm"'],
  ],
  [
    'a label whose field others are shown',
    '<label for="ll">a</label><if-variant variants="byoc"><input id="ll"></if-variant>',
    '',
    ['<label>', 'readers of serverless are not shown the field "ll"'],
  ],
  [
    'a form whose button others are shown',
    '<form><input name="q"><button data-variants="byoc">Send</button></form>',
    '',
    ['<form>', 'readers of serverless are shown this form, and no button to send it'],
  ],
  [
    'an id that a reader meets twice',
    '<p id="twice">a</p><p id="twice" data-variants="byoc">b</p>',
    '',
    ['<p>', 'the id "twice" stands twice for the same reader: give one of them another'],
  ],
  [
    'a drawing whose gradient others are shown',
    '<if-variant variants="byoc"><svg><linearGradient id="g7"/></svg></if-variant><svg><path fill="url(#g7)"/></svg>',
    '',
    ['<path>', 'readers of serverless are not shown the passage with "#g7"'],
  ],
  [
    'an address of Markdown by another name',
    '<doc-variant-markdown scr="/x.md"></doc-variant-markdown>',
    '',
    ['<doc-variant-markdown>', 'scr="/x.md" is not read: did you mean src="/x.md"'],
  ],
  [
    'an address of Markdown as that of a link',
    '<doc-variant-markdown href="/x.md"></doc-variant-markdown>',
    '',
    ['<doc-variant-markdown>', 'href="/x.md" is not read: did you mean src="/x.md"'],
  ],
  [
    'a misspelt setting of Markdown',
    '<doc-variant-markdown heading-ofset="1"></doc-variant-markdown>',
    '',
    ['<doc-variant-markdown>', 'did you mean heading-offset="1"'],
  ],
  [
    'a setting that another element has',
    '<doc-variant-picker group="deployment" persistence="none"></doc-variant-picker>',
    '',
    [
      '<doc-variant-picker>',
      'persistence="none" is not read: write persistence="none" on <doc-variant-provider>',
    ],
  ],
  [
    'variant in the place of variants',
    '<if-variant variant="byoc">a</if-variant>',
    '',
    ['<if-variant>', 'variant="byoc"', 'variants="byoc"'],
  ],
  [
    'a no-break space between names',
    '<p data-variants="byoc&nbsp;serverless">a</p>',
    '',
    ['<p>', 'byoc\u00a0serverless', 'no-break space', 'write "byoc serverless"'],
  ],
  [
    'if-variant as an attribute',
    '<p if-variant="byoc">a</p>',
    '',
    ['<p>', 'if-variant="byoc"', 'data-variants="byoc"'],
  ],
  [
    'variants on another element',
    '<p variants="!byoc">a</p>',
    '',
    ['<p>', 'variants="!byoc"', 'data-variants="!byoc"'],
  ],
  [
    'data-variant with a name of a group',
    '<li data-variant="byoc serverless">a</li>',
    '',
    ['<li>', 'data-variants="byoc serverless"'],
  ],
  [
    'a misspelt condition on another element',
    '<li data-varients="!byoc">a</li>',
    '',
    ['<li>', 'data-varients="!byoc"', 'write data-variants="!byoc"'],
  ],
  [
    'a misspelt picker',
    '<doc-variant-pickr group="deployment"></doc-variant-pickr>',
    '',
    ['<doc-variant-pickr>', 'did you mean <doc-variant-picker>'],
  ],
  [
    'a misspelt passage',
    '<if-varient variants="byoc">a</if-varient>',
    '',
    ['<if-varient>', 'shown to everyone: write <if-variant>'],
  ],
  [
    'a passage without its hyphen',
    '<ifvariant variants="byoc">a</ifvariant>',
    '',
    ['<ifvariant>', 'shown to everyone: write <if-variant>'],
  ],
  [
    'a passage with another sign in its name',
    '<if_variant variants="byoc">a</if_variant>',
    '',
    ['<if_variant>', 'shown to everyone: write <if-variant>'],
  ],
  [
    'a passage by the name of the library',
    '<doc-variant variants="byoc">a</doc-variant>',
    '',
    ['<doc-variant>', 'shown to everyone: write <if-variant>'],
  ],
  [
    'a misspelt setting of a table of contents',
    '<doc-variant-toc fro="x"></doc-variant-toc>',
    '',
    ['<doc-variant-toc>', 'fro="x" is not read: did you mean for="x"'],
  ],
  ...[
    ['max', '2', 'max-level'],
    ['level', '2', 'max-level'],
    ['min', '1', 'min-level'],
  ].map(([name, value, meant]): Fault => [
    `a table of contents with ${name}`,
    `<doc-variant-toc ${name}="${value}"></doc-variant-toc>`,
    '',
    ['<doc-variant-toc>', `${name}="${value}" is not read: did you mean ${meant}="${value}"`],
  ]),
  [
    'a misspelt setting of tabs',
    '<doc-variant-tabs synk="os"></doc-variant-tabs>',
    '',
    ['<doc-variant-tabs>', 'synk="os" is not read: did you mean sync="os"'],
  ],
  [
    'a summary with a condition',
    '<details><summary data-variants="byoc">a</summary><summary data-variants="serverless">b</summary>c</details>',
    '',
    ['<summary>', '"byoc"', 'write one, and the passages inside it'],
  ],
  [
    'a summary in a block',
    '<details><if-variant variants="!byoc"><summary>b</summary></if-variant>c</details>',
    '',
    ['<summary>', '"!byoc"', 'write one, and the passages inside it'],
  ],
  [
    'a list in a block of a paragraph',
    '<p>a <if-variant variants="byoc"> <ul><li>b</li></ul></if-variant>',
    '',
    [
      '"byoc" is empty, since the <p> around it ends where the <ul>',
      'data-variants="byoc" on the <ul>',
    ],
  ],
  [
    'a paragraph in a block of a word in a paragraph',
    '<p><em>a <if-variant variants="byoc"><p>b</p></if-variant></em></p>',
    '',
    ['since the <p> around it ends where the <p> begins', 'data-variants="byoc" on the <p>'],
  ],
  ...[
    ['an item', '<ul><li>a#<li>b</ul>', 'li'],
    ['a term', '<dl><dt>a<dd>b#<dt>c<dd>d</dl>', 'dt'],
    ['a cell', '<table><tr><th>a#<td>b</table>', 'td'],
  ].map(([what, content = '', next]): Fault => [
    `${what} in a block of the one before it`,
    content.replace('#', '<if-variant variants="byoc">'),
    '',
    [`ends where the <${next}> begins`, `data-variants="byoc" on the <${next}>`],
  ]),
  [
    'a block whose tags a generator has put into paragraphs of their own',
    '<p><if-variant variants="byoc"></p>\n<p>b</p>\n<p></if-variant></p>',
    '',
    ['its tags stand in paragraphs of their own', 'write <div data-variants="byoc"> and </div>'],
  ],
  [
    'tabs whose tags a generator has put into paragraphs of their own',
    '<p><doc-variant-tabs></p>\n<section label="A">a</section>\n<p></doc-variant-tabs></p>',
    '',
    ['<doc-variant-tabs>', 'its tags stand in paragraphs of their own', 'outside of the <p>'],
  ],
  [
    'a source with a condition',
    '<picture><source data-variants="byoc" srcset="data:,"><img alt=""></picture>',
    '',
    ['<source>', 'the whole <picture>'],
  ],
  [
    'a column with a condition',
    '<table><colgroup><col data-variants="byoc"></colgroup><tr><td>a</td></tr></table>',
    '',
    ['<col>', 'the cells of the column'],
  ],
  [
    'a style in a block',
    '<if-variant variants="byoc"><style>.none { color: red }</style></if-variant>',
    '',
    ['<style>', '"byoc"', 'outside of blocks'],
  ],
  [
    'a script in a block',
    '<div data-variants="byoc"><script>0</script></div>',
    '',
    ['<script>', 'variant-change'],
  ],
  [
    'a style sheet in a block',
    '<if-variant variants="byoc"><link rel="stylesheet" href="data:text/css,"></if-variant>',
    '',
    ['<link>', '<head>'],
  ],
  [
    'an empty block before a table, whatever the elements are called that blocks end with',
    '<constructor><if-variant variants="byoc"></if-variant></constructor><p>a</p><div><if-variant variants="byoc"></if-variant><table></table></div>',
    '',
    ['<if-variant>', 'is empty before a table'],
  ],
  [
    'ids that repeat in drawings of two variants',
    '<if-variant variants="byoc"><svg><linearGradient id="g1"/></svg></if-variant><svg data-variants="serverless"><linearGradient id="g1"/></svg>',
    '',
    ['<linearGradient>', 'id="g1"', 'its own ids'],
  ],
  [
    'ids that repeat in drawings of two panes',
    '<doc-variant-tabs><section label="a"><svg><linearGradient id="g5"/></svg></section><section label="b"><svg><linearGradient id="g5"/></svg></section></doc-variant-tabs>',
    '',
    ['<linearGradient>', 'id="g5"', 'its own ids'],
  ],
];

describe('an author', () => {
  for (const [what, content, settings, said] of faults) {
    it(`is warned once of ${what}`, async () => {
      const all = await saidOf(content, settings, said);
      const found = all.filter((text) => said.every((part) => text.includes(part)));
      expect(found, all.join('\n')).to.have.length(1);
    });
  }

  it('is not warned of what is in order', async () => {
    const said = await saidOf(
      `<doc-variant-picker group="deployment" appearance="tabs" class="x" hide-label><option value="byoc">B</option></doc-variant-picker>
       <details data-variants="byoc"><summary>a</summary>b</details><details><summary><if-variant variants="byoc">a</if-variant></summary>b</details>
       <if-variant variants="byoc"><picture><source srcset="data:,"><img alt=""></picture><svg id="s1"><style>.n{}</style><linearGradient id="g2"/></svg>
         <script type="application/json">{}</script><table><col><tr><td>a</td></tr></table></if-variant>
       <table><caption data-variants="byoc">a</caption><tr><td>a</td></tr></table>
       <p>a <if-variant variants="byoc"></if-variant></p> <ul><li>b<if-variant variants="byoc">c</if-variant></li><li>d</li></ul>
       <if-variant variants="byoc"><label for="f9">a</label><input id="f9"><b id="d9">a</b></if-variant><i aria-describedby="d9"></i>
       <h2 id="o1" data-variants="byoc">a</h2><h2 id="o1" data-variants="!byoc">a</h2><div id="o2"></div><div id="o2"></div>
       <template><p id="o3">a</p></template><p id="o3" data-variants="byoc">a</p>
       <doc-variant-markdown><h2 id="o4">a</h2></doc-variant-markdown><if-variant variants="byoc"><doc-variant-markdown><h2 id="o4">a</h2></doc-variant-markdown></if-variant>
       <form><button data-variants="byoc">a</button><input type="submit" data-variants="serverless"></form>
       <div data-variants="byoc"><form><button>a</button></form></div><form><button type="button" data-variants="byoc">a</button></form>
       <svg data-variants="serverless"><linearGradient id="g3"/></svg><div data-variants="byoc"><svg><g id="g4"/></svg><p data-variants="!serverless"><svg><g id="g4"/></svg></p></div><button data-variant="primary">a</button>
       <p data-variation="byoc">a</p><p data-variance="red">a</p><my-variants>a</my-variants><doc-view>a</doc-view><pre><code data-variants="byoc">a</code></pre>
       <doc-variant-toc for="x" selector="h2" min-level="2" max-level="3" label="x"></doc-variant-toc><doc-variant-tabs sync="os" label="x"></doc-variant-tabs>`,
      `persistence="session" print="all" data-testid="a" aria-label="b" _ngcontent-abc-1="" detect="deployment" labels="deployment 'D'; byoc 'B'; de: byoc 'B'; human 'H'"`,
    );
    expect(said).to.deep.equal([]);
  });

  it('is warned of code that a highlighter has written anew, and of no other', async () => {
    const said = await warningsOf(async () => {
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      holder.innerHTML = `${START}><pre id="lost"><code><span data-variants="byoc">a\n</span>b</code></pre><pre><code><if-variant variants="byoc">a</if-variant></code></pre></doc-variant-provider>`;
      const { warn } = console;
      let isSaid = false;
      console.warn = (text: string) => {
        isSaid ||= text.includes('has lost its passages');
        warn(text);
      };
      // The reader's part has seen the page once it says what a switch does.
      await loadBundledPart('reader');
      await aTimeout(50);
      holder.querySelector('#lost code')!.innerHTML = '<span class="token">a\nb</span>';
      await waitUntil(() => isSaid, 'a warning', { timeout: 30_000 }).finally(() => {
        console.warn = warn;
      });
    });
    const found = said.filter((text) => text.includes('has lost its passages'));
    expect(found, said.join('\n')).to.have.lengthOf(1);
    expect(found[0]).to.contain('<pre>').and.contain('keep-markup').and.contain('nohighlight');
  });

  const tags: [attributes: string, said: string | undefined][] = [
    [
      'data-roots="main" data-groups="a: b"',
      'data-roots="main" is not read: did you mean data-root="main"?',
    ],
    ['data-groups="a: b"', 'data-groups is not read without data-root: write data-root beside it'],
    ['data-root data-picker="floatng"', 'did you mean data-picker="floating"?'],
    ['data-root data-persistance="none"', 'did you mean data-persistence="none"?'],
    ['data-root data-urlparam="v"', 'did you mean data-url-param="v"?'],
    [
      'data-root data-appearance="tabs"',
      'data-appearance="tabs" is not read: write appearance="tabs" on <doc-variant-picker>',
    ],
    [
      'data-root data-picker="floating" data-picker-folded="no"',
      'data-picker-folded="no" is not known, so the picker starts folded: write one of false',
    ],
    [
      'data-root data-groups="a: b" data-picker="floating" data-picker-folded data-overlay-corner="top-end"',
      undefined,
    ],
    [
      'data-root data-picker-folded="true" data-shortcodes="shortcodes" data-findable="false" data-variant="a,b  {{ x }}"',
      'data-variant="a,b  {{ x }}": "{{" is not a name',
    ],
    ['data-cfasync="false" data-turbo-track="reload" async', undefined],
  ];
  for (const [attributes, expected] of tags) {
    it(`${expected ? 'is warned of' : 'is not warned of'} <script ${attributes}>`, async () => {
      const said = await warningsOf(() => {
        const holder = document.createElement('div');
        holder.innerHTML = `<script ${attributes}></script>`;
        inspectScript(holder.firstElementChild!);
      });
      expect(said.filter((text) => expected && text.includes(expected))).to.have.length(
        expected ? 1 : 0,
      );
      if (!expected) expect(said).to.deep.equal([]);
    });
  }
});
