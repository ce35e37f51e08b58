import { expect } from '@open-wc/testing';
import { renderFragment } from '../../../src/markdown/fragment.ts';

interface Reading {
  /** The labels of tabs, group by group, each with the attributes that say more. */
  readonly tabs: string[];
  /** The panes as HTML, without their labels. */
  readonly panes: string[];
  /** The text outside of tabs. */
  readonly rest: string;
  readonly faults: string;
}

const textOf = (node: Node): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim();

async function read(text: string): Promise<Reading & { fragment: DocumentFragment }> {
  const { fragment, problems } = await renderFragment(text);
  const copy = fragment.cloneNode(true) as DocumentFragment;
  const groups = [...copy.querySelectorAll('doc-variant-tabs')];
  const tabs = groups.map((group) => {
    const own = [...group.attributes].map(({ name, value }) => `${name}=${value} `).join('');
    return `${own}${[...group.children]
      .map((pane) => {
        const more = ['selected', 'disabled'].filter((name) => pane.hasAttribute(name));
        return [
          pane.localName === 'section' ? (pane.getAttribute('label') ?? '?') : textOf(pane),
          ...more,
        ].join('!');
      })
      .join('|')}`;
  });
  for (const label of copy.querySelectorAll('[data-variant-label]')) label.remove();
  const panes = groups.flatMap((group) => [...group.children].map((pane) => pane.innerHTML.trim()));
  for (const group of groups) group.remove();
  const faults = problems.map(({ code }) => code).join();
  return { tabs, panes, rest: textOf(copy), faults, fragment };
}

const tab = (start: string, text = 'x'): string => `{{< tab ${start} >}}\n${text}\n{{< /tab >}}\n`;

describe('the shortcodes of tabs', () => {
  const labels: Record<string, [markdown: string, tabs: string[]]> = {
    'read positional labels': [
      `{{< tabs "id" >}}\n${tab('"macOS"')}${tab('"Linux"')}{{< /tabs >}}`,
      ['macOS|Linux'],
    ],
    'read title, name, header and label': [
      `{{< tabs >}}\n${tab('title="A b"')}${tab('name="C++"')}${tab('header="自有云"')}${tab('label="D"')}{{< /tabs >}}`,
      ['A b|C++|自有云|D'],
    ],
    'read the list of items of the tabs around them': [
      `{{< tabs items="JSON,YAML, C" defaultIndex="1" >}}\n${tab('')}${tab('')}${tab('')}{{< /tabs >}}`,
      ['JSON|YAML!selected|C'],
    ],
    'are selected and disabled as they say': [
      `{{< tabpane text=true >}}\n{{< tab header="Pick:" disabled=true />}}\n${tab('header="A"')}${tab('header="B" selected=true')}{{< /tabpane >}}`,
      ['Pick:!disabled|A|B!selected'],
    ],
    'choose by groupid, and alone where nothing persists': [
      `{{< tabs groupid="os" title="System" >}}\n${tab('title="A"')}{{< /tabs >}}\n{{< tabpane text=true persist=disabled >}}\n${tab('"B"')}{{< /tabpane >}}`,
      ['sync=os label=System A', 'sync=off B'],
    ],
    'stand in percent signs, and on one line': [
      '{{% tabs %}}{{% tab "A" %}}a{{% /tab %}}{{% tab "B" %}}b{{% /tab %}}{{% /tabs %}}',
      ['A|B'],
    ],
    'are tabs of their own where they stand alone': [tab('title="c"'), ['c']],
    'are without a label where they say none': [`{{< tabs >}}\n${tab('')}{{< /tabs >}}`, ['?']],
    'take emphasis and code for text': [
      `{{< tabs >}}\n${tab('"**A** \`b\`"')}${tab('title="_**XML**_ **_a_** my_file_b"')}{{< /tabs >}}`,
      ['A b|XML a my_file_b'],
    ],
    'follow a line of text': [`Choose:\n{{< tabs >}}\n${tab('"A"')}{{< /tabs >}}\nthen`, ['A']],
    'stand in a list, indented': [
      `- one\n  {{< tabs >}}\n    {{< tab "A" >}}\n    x\n    {{< /tab >}}\n  {{< /tabs >}}\n- two`,
      ['A'],
    ],
    'stand in a quote': [
      `> {{< tabs >}}\n> {{< tab "A" >}}\n> x\n> {{< /tab >}}\n> {{< /tabs >}}`,
      ['A'],
    ],
    'read the labels that stand in the tag around them': [
      '{{< tabs "Self-Hosted (CLI)" Kubernetes >}}\n\n{{% codetab %}}\n## Step\n{{% /codetab %}}\n\n{{% codetab %}}\nx\n{{% /codetab %}}\n\n{{< /tabs >}}',
      ['Self-Hosted (CLI)|Kubernetes'],
    ],
    'choose by a category or a group, and begin with the default': [
      `{{< tabset category-name="config-api" >}}\n${tab('name="Istio APIs" category-value="istio"')}${tab('name="Gateway"')}{{< /tabset >}}\n\n{{< tabs group="lang" default="Go" >}}\n${tab('label="C++"')}${tab('label="Go"')}{{< /tabs >}}`,
      ['sync=config-api Istio APIs|Gateway', 'sync=lang C++|Go!selected'],
    ],
    'are code with a hyphen, too': [
      '{{< code-tabs >}}\n{{< code-tab name="a.cue" language="cue" >}}\na: 1\n{{< /code-tab >}}{{< code-tab "JS" >}}\n```js\nb\n```\n{{< /code-tab >}}\n{{< /code-tabs >}}',
      ['a.cue|JS'],
    ],
    'read the links of a list in a wrapper': [
      '{{< tabs-wrapper >}}\n{{% tabs %}}\n[Linux](#)\n[**macOS**](#mac)\n{{% /tabs %}}\n<!-- BEGIN LINUX -->\n{{% tab-content %}}\n\n### Step\n\nx\n{{% /tab-content %}}\n{{% tab-content %}}\n{{< code-tabs-wrapper >}}\n{{% code-tabs %}}\n[.bashrc](#)\n[C++](#)\n{{% /code-tabs %}}\n{{% code-tab-content %}}\n```sh\na\n```\n{{% /code-tab-content %}}\n{{% code-tab-content %}}\nb\n{{% /code-tab-content %}}\n{{< /code-tabs-wrapper >}}\n{{% /tab-content %}}\n{{< /tabs-wrapper >}}',
      ['Linux|macOS', '.bashrc|C++'],
    ],
    'read a list in a wrapper whose panes have a container': [
      '{{< tabs-wrapper >}}\n{{% tabs "small" %}}\n[A](#)\n{{% /tabs %}}\n{{< tab-content-container >}}\n{{% tab-content %}}\nx\n{{% /tab-content %}}\n{{< /tab-content-container >}}\n{{< /tabs-wrapper >}}',
      ['A'],
    ],
    nest: [
      `{{< tabs >}}\n{{< tab "A" >}}\n{{< tabs >}}\n${tab('"b"')}${tab('"c"')}{{< /tabs >}}\n{{< /tab >}}\n${tab('"D"')}{{< /tabs >}}`,
      ['A|D', 'b|c'],
    ],
    'read codetabs with a divider and settings': [
      '{{< codetabs >}}\n\n+++\ntitle=Using the CLI\n+++\n\ncli\n\n<--->\n\n+++\ntitle="In the Console"\n+++\n\nconsole\n\n{{< /codetabs >}}',
      ['Using the CLI|In the Console'],
    ],
    'read codetab in codetabs': [
      '{{< codetabs >}}\n{{< codetab type="gradle" label="Gradle">}}\ngradle x\n{{< /codetab >}}\n{{< codetab type="maven" >}}\nmvn x\n{{< /codetab >}}\n{{< /codetabs >}}',
      ['Gradle|maven'],
    ],
  };
  for (const [title, [markdown, wanted]] of Object.entries(labels)) {
    it(title, async () => {
      const { tabs, faults, rest } = await read(markdown);
      expect(tabs).to.deep.equal(wanted);
      expect(faults).to.equal('');
      expect(rest).to.not.match(/[<>{}]/);
    });
  }

  it('read Markdown, with headings, fences and passages', async () => {
    const { panes, faults, fragment } = await read(
      `{{< tabs >}}\n${tab('"A"', '## Head\n\n- one\n\n```sh\nnpm i\n```\n\n{{< if-variant "byoc" >}}\nmine\n{{< /if-variant >}}')}${tab('"B"', '**bold**')}{{< /tabs >}}`,
    );
    expect(faults).to.equal('');
    expect(panes[0]).to.contain('<h2').and.contain('<li>one</li>').and.contain('<pre');
    expect(panes[1]).to.equal('<p><strong>bold</strong></p>');
    expect(fragment.querySelector('section > if-variant')!.getAttribute('variants')).to.equal(
      'byoc',
    );
    expect(textOf(fragment.querySelector('section > if-variant')!)).to.equal('mine');
  });

  it('show code in a tabpane, and Markdown where it says text or has a fence', async () => {
    const { panes } = await read(
      `{{< tabpane lang="yaml" >}}\n${tab('"A"', 'a: *b*\n  c: "```"')}${tab('"B" text=true', '*b*')}${tab('header="B" text=true', '*b*')}${tab('"C"', '```js\nc\n```')}{{< /tabpane >}}`,
    );
    expect(panes[0]).to.contain('<pre').and.contain('language-yaml');
    const holder = document.createElement('div');
    holder.innerHTML = panes[0]!;
    expect(holder.textContent).to.equal('a: *b*\n  c: "```"\n');
    expect(panes.at(-2)).to.equal('<p><em>b</em></p>');
    expect(panes.at(-1)).to.contain('language-js').and.not.contain('`');
  });

  it('show code by codelang, and the language of the label', async () => {
    const { panes } = await read(
      `{{< tabs >}}\n${tab('name="A" codelang="bash"', 'echo *x*')}${tab('name="B" include="pod.yaml"', '')}{{< /tabs >}}\n` +
        `{{< tabpane langEqualsHeader=true >}}\n${tab('header="Python"', 'x = 1')}{{< /tabpane >}}`,
    );
    expect(panes[0]).to.contain('language-bash').and.contain('echo');
    expect(panes[2]).to.contain('language-python');
  });

  it('show Markdown where their labels stand in the tag around them', async () => {
    const { panes } = await read(
      '{{< tabs Linux Windows >}}\n{{% codetab %}}\n**a**\n\n```sh\nb\n```\n{{% /codetab %}}\n{{% codetab %}}\n## Step\n{{% /codetab %}}\n{{< /tabs >}}',
    );
    expect(panes[0]).to.contain('<strong>a</strong>').and.contain('language-sh');
    expect(panes[1]).to.contain('<h2');
  });

  it('show the name of a file that is not there', async () => {
    const { panes } = await read(
      '{{< tabs >}}{{< tab name="A" include="pod.yaml" />}}{{< /tabs >}}',
    );
    expect(panes).to.deep.equal(['<p><code>pod.yaml</code></p>']);
  });

  it('have tabs in passages, and passages around tabs', async () => {
    const { fragment, faults } = await read(
      `{{< tabs >}}\n{{< if-variant "byoc" >}}\n${tab('"A"')}{{< /if-variant >}}\n${tab('"B"')}{{< /tabs >}}\n\n{{< if-variant "byoc" >}}\n{{< tabs >}}\n${tab('"C"')}{{< /tabs >}}\n{{< /if-variant >}}`,
    );
    expect(faults).to.equal('');
    const [first, second] = fragment.querySelectorAll('doc-variant-tabs');
    expect([...first!.children].map(({ localName }) => localName)).to.deep.equal([
      'if-variant',
      'section',
    ]);
    expect(first!.querySelector('if-variant > section')!.getAttribute('label')).to.equal('A');
    expect(second!.parentElement!.localName).to.equal('if-variant');
  });

  it('say their labels as headings to readers without the script', async () => {
    const { fragment } = await read(`{{< tabs >}}\n${tab('"A & <b>"')}{{< /tabs >}}`);
    const heading = fragment.querySelector('section > [role="heading"]')!;
    expect(heading.textContent).to.equal('A & <b>');
    expect(fragment.querySelector('section')!.getAttribute('label')).to.equal('A & <b>');
  });

  describe('in a cell of a table', () => {
    const cells: Record<string, [cell: string, html: string]> = {
      'stay in it': [
        '{{< tabs >}}{{< tab "A" >}}**a**{{< /tab >}}{{< tab "B" >}}b{{< /tab >}}{{< /tabs >}}',
        '<doc-variant-tabs><section label="A"><strong>a</strong></section><section label="B">b</section></doc-variant-tabs>',
      ],
      'are on one line, with the breaks of theirs': [
        'x {{< tabs groupid="os" >}}\n{{< tab "A" >}}\na | c\n\nsecond\n\n```sh\nnpm i | x\n\n`y`\n```\n{{< /tab >}}\n{{< /tabs >}}',
        'x <doc-variant-tabs sync="os"><section label="A">a | c<br>second<br><code>npm i | x</code><br><code>`y`</code></section></doc-variant-tabs>',
      ],
      'stand in passages, and are code': [
        '{{< if-variant "a" >}}{{< tabpane >}}{{< tab "A" >}}a := 1{{< /tab >}}{{< /tabpane >}}{{< /if-variant >}}',
        '<if-variant variants="a"><doc-variant-tabs><section label="A"><code>a := 1</code></section></doc-variant-tabs></if-variant>',
      ],
      'stand alone': [
        '{{< tab "A" >}}a{{< /tab >}}',
        '<doc-variant-tabs><section label="A">a</section></doc-variant-tabs>',
      ],
    };
    for (const [title, [cell, html]] of Object.entries(cells)) {
      it(title, async () => {
        for (const row of [`| ${cell} | y |`, `y | ${cell}`]) {
          const { fragment, faults } = await read(`| a | b |\n|---|---|\n${row}`);
          for (const label of fragment.querySelectorAll('[data-variant-label]')) label.remove();
          const found = [...fragment.querySelectorAll('td')].map(({ innerHTML }) =>
            innerHTML
              .replace(/(<\/?(?:doc-variant-tabs|section)[^>]*>) +/g, '$1')
              .replace(/ +(?=<\/?section)/g, ''),
          );
          expect(found.sort()).to.deep.equal([html, 'y'].sort());
          expect(faults).to.equal('');
        }
      });
    }
  });

  describe('that are never closed, or have words beside their panes,', () => {
    const A = '{{< tab "A" >}}\naa\n';
    const B = '{{< tab "B" >}}\nbb\n';
    const END = '{{< /tab >}}\n';
    const pages: Record<string, [markdown: string, panes: string[], rest: string, faults: string]> =
      {
        'go on to the next one': [
          `{{< tabs >}}\n${A}${B}${END}{{< /tabs >}}`,
          ['A: aa', 'B: bb'],
          '',
          'unclosed-tab',
        ],
        'go on to the end': [
          `- {{< tabs >}}\n  {{< tab "A" >}}\n  aa\n  {{< tab "B" >}}\n  bb\n  {{< /tabs >}}`,
          ['A: aa', 'B: bb'],
          '',
          'unclosed-tab,unclosed-tab',
        ],
        'hold tabs': [
          `{{< tabs >}}\n${A}{{< tabs >}}\n${B}{{< /tabs >}}\n{{< tab "C" />}}\n{{< /tabs >}}`,
          ['A: aa bb', 'B: bb', 'C:'],
          '',
          'unclosed-tab,unclosed-tab',
        ],
        'have their labels in a wrapper': [
          '{{< tabs-wrapper >}}\n{{% tabs %}}\n[A](#)\n[B](#)\n{{% /tabs %}}\n{{% tab-content %}}\naa\n{{% tab-content %}}\nbb\n{{% /tab-content %}}\n{{< /tabs-wrapper >}}',
          ['A: aa', 'B: bb'],
          '',
          'unclosed-tab',
        ],
        'become their labels where they stand alone': [
          `{{< tabs >}}\n${A}\nx {{< tab "B" >}} y`,
          [],
          'A aa x B y',
          'unclosed-tab,unclosed-tab,unclosed-tab',
        ],
        'stay beside the panes': [
          `{{< tabs >}}\nbefore\n\n${A}${END}*loose*\n\n${B}${END}\n{{< /tabs >}}\nbehind`,
          ['A: aa', 'B: bb'],
          'before loose behind',
          'loose-in-tabs',
        ],
        'are panes where they are elements or passages': [
          `{{< tabs >}}\n<!-- c -->\n${A}${END}<section label="C">c</section>\n\n{{< if-variant "m" >}}\nmm\n{{< /if-variant >}}\n\n${B}${END}{{< /tabs >}}`,
          ['A: aa', 'C: c', 'null: mm', 'B: bb'],
          '',
          '',
        ],
      };
    for (const [title, [markdown, panes, rest, faults]] of Object.entries(pages)) {
      it(title, async () => {
        const { fragment, ...found } = await read(markdown);
        for (const label of fragment.querySelectorAll('doc-variant-tabs > * > [role]'))
          label.remove();
        const all = [...fragment.querySelectorAll('doc-variant-tabs > *')];
        expect(all.map((pane) => `${pane.getAttribute('label')}: ${textOf(pane)}`.trim())).to.eql(
          panes,
        );
        expect(found.rest).to.equal(rest);
        expect(found.faults).to.equal(faults);
      });
    }

    it('are told of with what to write', async () => {
      const { problems } = await renderFragment(
        `{{< tabs >}}\n${A}${B}${END}a word, and more of them than a message can quote\n{{< /tabs >}}`,
      );
      expect(problems.map(({ line, message }) => `${line} ${message}`)).to.eql([
        '1 {{< tabs >}} has “a word, and more of them than a message …” in none of its tabs, so that stands beside them: put it into a tab, or outside of {{< tabs >}}',
        '2 {{< tab >}} “A” is never closed, so where it ends is guessed: write {{< /tab >}} behind its content',
      ]);
    });
  });

  it('lose nothing where they are never closed', async () => {
    for (const text of [
      '{{< tabs >}}\n{{< tab "A" >}}\nkept',
      '{{< tab "A" >}}\nkept\n{{< /tabs >}}',
      '{{< tabs >}}\nkept\n{{< /tab >}}',
    ]) {
      const { fragment } = await read(text);
      expect(textOf(fragment)).to.contain('kept');
    }
  });

  it('let no script in by a label', async () => {
    const { fragment } = await read(
      `{{< tabs >}}\n${tab('"\\"><img src=x onerror=alert(1)>"')}{{< /tabs >}}`,
    );
    expect(fragment.querySelector('img')).to.equal(null);
  });
});
