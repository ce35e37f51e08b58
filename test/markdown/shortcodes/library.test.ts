import { expect } from '@open-wc/testing';
import type { MarkdownOptions } from '../../../src/markdown/page.ts';
import { renderFragment, renderMarkdown } from '../../../src/markdown/fragment.ts';

/** Renders a page, and lists the codes of what is wrong with it behind its HTML. */
async function htmlOf(text: string, options: MarkdownOptions = {}): Promise<string> {
  const { fragment, problems } = await renderFragment(text, options);
  const holder = document.createElement('div');
  holder.append(fragment);
  const html = holder.innerHTML
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/>\s*\n\s*(?=<)/g, '>')
    .trim();
  return [html, ...problems.map(({ code }) => code)].join(' | ');
}

type Cases = Record<string, [markdown: string, html: string, options?: MarkdownOptions]>;

/** Tries cases with both ways to end a line. */
function tryAll(cases: Cases): void {
  for (const [title, [markdown, html, options]] of Object.entries(cases)) {
    it(title, async () => {
      expect(await htmlOf(markdown, options)).to.equal(html);
      expect(await htmlOf(markdown.replaceAll('\n', '\r\n'), options)).to.equal(html);
    });
  }
}

const table = (...cells: string[]): string =>
  '<div class="doc-variant-table" tabindex="0" role="group" aria-label="a, b"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>' +
  `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></tbody></table></div>`;

const alert = (kind: string, title: string, body: string): string =>
  `<div class="markdown-alert markdown-alert-${kind}" role="note"><p class="markdown-alert-title">${title}</p>${body}</div>`;

describe('ref and relref', () => {
  tryAll({
    'are the addresses that Hugo gives pages': [
      '[a]({{< relref "install.md" >}}) [b]({{% ref "/docs/Install It.md#linux" %}}) [c]({{< relref "#x" >}}) [d]({{< relref path="/_index.md" lang="de" >}}) [e]({{< ref `guide` />}})',
      '<p><a href="install/">a</a> <a href="/docs/install-it/#linux">b</a> <a href="#x">c</a> <a href="/de/">d</a> <a href="guide/">e</a></p>',
    ],
    'stand in definitions, in HTML, in cells and in code': [
      '[a][r] <a href="{{< ref "x.md" >}}">b</a> `{{< ref "y.md" >}}`\n\n[r]: {{< relref "install.md" >}} "T"\n\n| a |\n| - |\n| [c]({{< ref "z.md" >}}) |',
      '<p><a href="install/" title="T">a</a> <a href="x/">b</a> <code>y/</code></p><div class="doc-variant-table" tabindex="0" role="group" aria-label="a">' +
        '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><a href="z/">c</a></td></tr></tbody></table></div>',
    ],
    'are resolved against the page': [
      '[a]({{< relref "install.md" >}}) [b]({{< relref "../x/y.md" >}}) [c]({{< relref "/z" >}})',
      '<p><a href="https://e.example/docs/install/">a</a> <a href="https://e.example/x/y/">b</a> <a href="https://e.example/z/">c</a></p>',
      { src: 'https://e.example/docs/guide.md' },
    ],
    'are what the site says they are': [
      '[a]({{< ref path="a b.md" lang="de" outputFormat="print" >}}) [b]({{< relref "none" >}}) ![c]({{< relref "none" >}}) [d][r] <a href="{{< relref "none" >}}">e</a>\n\n[r]: {{< relref "none" >}}',
      '<p><a href="/a%20b.md?de&amp;print">a</a> b c d <a>e</a></p>' +
        ' | unknown-reference | unknown-reference | unknown-reference | unknown-reference',
      {
        resolveReference: ({ target, language, format }) =>
          target === 'none' ? undefined : `/${target}?${language}&${format}`,
      },
    ],
    'keep what comes behind a page': [
      '[a]({{< ref "Page.md?x=A.md#y" >}}) [b]({{< ref "?x=1" >}}) [c]({{< ref "/_index.md?x" >}}) [d]({{< ref "#a?b#c" >}})',
      '<p><a href="page/?x=A.md#y">a</a> <a href="?x=1">b</a> <a href="/?x">c</a> <a href="#a?b#c">d</a></p>',
    ],
    'are no links where the site gives no address': [
      '[a]({{< ref " " >}}) [b]({{< ref "nbsp" >}}) <a href=\'{{< ref "blank" >}}\'>c</a>',
      '<p>a b <a>c</a></p>' + ' | unknown-reference'.repeat(3),
      { resolveReference: ({ target }) => (target === 'nbsp' ? '\u00a0' : ' ') },
    ],
    'are never empty addresses': [
      '[a]({{< relref "" >}}) [b]({{< relref >}}) [c]({{< odd "x y" >}}) [d]({{< relref \'install.md\' >}}) [e][r]\n\n[r]: {{< odd >}}',
      '<p>a b c <a href="install.md">d</a> e</p> | unknown-reference | unknown-reference | unknown-shortcode | bad-shortcode',
    ],
  });
});

it('ref says what is wrong with what finds its address', async () => {
  const answers: [answer: () => unknown, reason: string][] = [
    [() => 3, 'it returns number and no text'],
    [() => Promise.resolve('/a'), 'it returns a promise'],
    [() => new URL('https://e.example/'), 'it returns object and no text'],
    [
      () => {
        throw new Error('no list of pages');
      },
      'no list of pages',
    ],
  ];
  for (const [answer, reason] of answers) {
    const resolveReference = answer as () => string;
    const { html, problems } = await renderMarkdown('[a]({{< ref "a.md" >}})', {
      resolveReference,
    });
    expect(html).to.equal('<p>a</p>\n');
    expect(problems.map(({ message }) => message)).to.eql([
      `{{< ref >}} leads nowhere, because the option resolveReference fails (${reason}), so there is no link: let it return an address as text, or nothing`,
    ]);
  }
});

describe('param', () => {
  tryAll({
    'is what the front matter says, or the options': [
      '---\nhost: h.example\nparams: {v: {minor: 1.2}}\n---\n`{{< param host >}}` {{% param "V.Minor" %}} [x](https://{{< param name="host" >}}/) {{< param site >}}\n\n```\ncurl {{< param host >}}\n```',
      '<p><code>h.example</code> 1.2 <a href="https://h.example/">x</a> S</p><pre tabindex="0"><code>curl h.example\n</code></pre>',
      { params: { host: 'other', site: 'S' } },
    ],
    'is text, also where it looks like an element': [
      '---\nhost: <your-host>\nnote: a <i>b</i>\n---\n{{< param host >}} `{{< param host >}}` {{< param note >}} {{% param note %}}\n\n```\n{{< param host >}}\n```',
      '<p>&lt;your-host&gt; <code>&lt;your-host&gt;</code> a &lt;i&gt;b&lt;/i&gt; a &lt;i&gt;b&lt;/i&gt;</p><pre tabindex="0"><code>&lt;your-host&gt;\n</code></pre>',
    ],
    'ends no cell': [
      '| a | b |\n| - | - |\n| {{< param x >}} | `{{< param x >}}` |\n\n`{{< param x >}}`',
      `${table('c | d', '<code>c | d</code>')}<p><code>c | d</code></p>`,
      { params: { x: 'c | d' } },
    ],
    'is no Markdown without percent signs, in headings, code and addresses neither': [
      '---\nx: "**a** _b_ [c](d) `e` ~~f~~"\nhost: a_b_c.example\n---\n## {{< param x >}}\n\n{{< param x >}} {{% param x %}} `{{< param host >}}` [x](https://{{< param host >}}/)\n\n```js\nf("{{< param x >}}")\n```',
      '<h2 id="a-_b_-cd-e-f">**a** _b_ [c](d) `e` ~~f~~</h2><p>**a** _b_ [c](d) `e` ~~f~~ <strong>a</strong> <em>b</em> <a href="d">c</a> <code>e</code> <del>f</del> <code>a_b_c.example</code> <a href="https://a_b_c.example/">x</a></p><pre tabindex="0"><code class="language-js">f("**a** _b_ [c](d) `e` ~~f~~")\n</code></pre>',
    ],
    'is its name where nothing says it': [
      '{{< param nope >}} [a]({{< param nope >}})',
      '<p>nope a</p> | unknown-param | unknown-param',
    ],
    'is no address where it is empty, and may be a part of one': [
      '[a]({{< param e >}}) ![b]({{< param e >}} "t") <a href="{{< param e >}}" title="{{< param e >}}">c</a> [d][r] [e]({{< param e >}}/x) [f](/x{{< param e >}}) g{{< param e >}}h\n\n[r]: {{< param e >}}',
      '<p>a b <a title="">c</a> d <a href="/x">e</a> <a href="/x">f</a> gh</p>' +
        ' | unknown-param'.repeat(4),
      { params: { e: ' ' } },
    ],
  });
});

describe('callouts', () => {
  it('are called by what sites call them', async () => {
    expect(
      await htmlOf(
        '{{< success >}}a{{< /success >}}\n\n{{< attention >}}b{{< /attention >}}\n\n{{< error >}}c{{< /error >}}\n\n{{< callout context="danger" >}}d{{< /callout >}}',
      ),
    ).to.equal(
      alert('tip', 'Tip', '<p>a</p>') +
        alert('warning', 'Warning', '<p>b</p>') +
        alert('caution', 'Caution', '<p>c</p>') +
        alert('caution', 'Caution', '<p>d</p>'),
    );
  });

  tryAll({
    'are alerts by many names': [
      '{{< tip >}}a{{< /tip >}}\n\n{{< danger title="Mind *it*" >}}\nb\n{{< /danger >}}\n\n{{% hint warning %}}c{{% /hint %}}\n\n{{% alert title="Docsy" color="primary" %}}\nd\n{{% /alert %}}\n\n{{< callout type="error" >}}e{{< /callout >}}',
      alert('tip', 'Tip', '<p>a</p>') +
        alert('caution', 'Mind <em>it</em>', '<p>b</p>') +
        alert('warning', 'Warning', '<p>c</p>') +
        alert('note', 'Docsy', '<p>d</p>') +
        alert('caution', 'Caution', '<p>e</p>'),
    ],
    'have titles, fold, and hold their text in an argument': [
      '{{< admonition tip "My title" false >}}\na\n{{< /admonition >}}\n\n{{< important "Just words" >}}\n\n{{< info text="Said" title="T" />}}',
      '<details class="markdown-alert markdown-alert-tip"><summary class="markdown-alert-title">My title</summary><p>a</p></details>' +
        alert('important', 'Important', '<p>Just words</p>') +
        alert('note', 'T', '<p>Said</p>'),
    ],
    'are those of Learn, Relearn and Docsy': [
      '{{% notice style="tip" title="Mind" icon="x" %}}\na\n{{% /notice %}}\n\n{{% notice warning "Stop" %}}\nb\n{{% /notice %}}\n\n{{% pageinfo color="primary" %}}\nc\n{{% /pageinfo %}}',
      alert('tip', 'Mind', '<p>a</p>') +
        alert('warning', 'Stop', '<p>b</p>') +
        alert('note', 'Note', '<p>c</p>'),
    ],
    'stay in a cell and in a heading, and stand in lists and quotes': [
      '| a |\n| - |\n| {{< note title="T" >}}b{{< /note >}} |\n\n## C {{< tip >}}d{{< /tip >}}\n\n- {{< caution >}}\n  e\n  {{< /caution >}}\n\n> {{< warning >}}\n> f\n> {{< /warning >}}',
      '<div class="doc-variant-table" tabindex="0" role="group" aria-label="a"><table><thead><tr><th>a</th></tr></thead><tbody><tr><td><strong>T:</strong> b</td></tr></tbody></table></div>' +
        `<h2 id="c-d">C d</h2><ul><li>${alert('caution', 'Caution', '<p>e</p>')}</li></ul><blockquote>${alert('warning', 'Warning', '<p>f</p>')}</blockquote>`,
    ],
    'stand in definitions and footnotes': [
      'T\n: {{< note >}}a{{< /note >}}\n: b {{< tip >}}\n  c\n  {{< /tip >}}\n\nx[^long-name]\n\n[^long-name]: {{< note >}}\n    d\n    {{< /note >}}\n    {{< tip >}}e{{< /tip >}}',
      `<dl><dt>T</dt><dd>${alert('note', 'Note', '<p>a</p>')}</dd><dd><p>b </p>${alert('tip', 'Tip', '<p>c</p>')}</dd></dl>` +
        '<p>x<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup></p><div class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1">' +
        `${alert('note', 'Note', '<p>d</p>')}${alert('tip', 'Tip', '<p>e</p>')}\n&nbsp;<a href="#fnref:1" class="footnote-backref" role="doc-backlink">↩︎</a></li></ol></div>`,
    ],
    'are text in code': [
      '```\n{{< note >}}\n```\n\n`{{< tip >}}`',
      '<pre tabindex="0"><code>{{&lt; note &gt;}}\n</code></pre><p><code>{{&lt; tip &gt;}}</code></p>',
    ],
    'are text in lines that are code by their indentation, and none where those are part of a list':
      [
        'a\n\n    {{< note >}}\n    b {{< /note >}}\nc\n\n- d\n\n    {{< tip >}}e{{< /tip >}}',
        '<p>a</p><pre tabindex="0"><code>{{&lt; note &gt;}}\nb {{&lt; /note &gt;}}\n</code></pre><p>c</p>' +
          `<ul><li><p>d</p>${alert('tip', 'Tip', '<p>e</p>')}</li></ul>`,
      ],
  });
});

describe('Hugo’s own shortcodes', () => {
  tryAll({
    'are figures': [
      '{{< figure src="a.png" title="A & b" caption="C *d*" attr="by x" attrlink="/x" link="/y" class="wide" width="9" >}}\nText\n\n- {{< figure src="b.png" alt="B" >}}',
      '<figure class="wide"><a href="/y"><img src="/docs/a.png" alt="C d" width="9"></a><figcaption><h4>A &amp; b</h4><p>C <em>d</em> <a href="/x">by x</a></p></figcaption></figure><p>Text</p>' +
        '<ul><li><figure><img src="/docs/b.png" alt="B"></figure></li></ul>',
      { src: '/docs/x.md' },
    ],
    'are not figures without a picture, nor links without an address': [
      '{{< figure title="Only words" src=" " >}}\n\n{{< figure src="a.png" link=" " >}}',
      '<p>Only words</p><figure><img src="a.png"></figure> | built-in-failed',
    ],
    'are code': [
      '{{< highlight go "linenos=table,hl_lines=2" >}}\na := `x`\n  b {{< odd "c" >}}\n{{< /highlight >}}\n\nUse {{< highlight sh "hl_inline=true" >}}ls -l{{< /highlight >}}.',
      '<pre tabindex="0"><code class="language-go">a := `x`\n<mark>  b {{&lt; odd "c" &gt;}}</mark></code></pre><p>Use <code>ls -l</code>.</p>',
    ],
    'are code in the forms of themes': [
      '{{< highlight type="go" hl_lines="2" >}}\na\nb\n{{< /highlight >}}\n\n{{< prism lang="sh" line="1" >}}\nls <a>\n{{< /prism >}}\n\n{{< card code=true header="**C**" lang="c" >}}\n#include <a.h>\n    int x;\n{{< /card >}}',
      '<pre tabindex="0"><code class="language-go">a\n<mark>b</mark></code></pre><pre tabindex="0"><code class="language-sh"><mark>ls &lt;a&gt;</mark></code></pre>' +
        '<p><strong>C</strong></p><pre tabindex="0"><code class="language-c">#include &lt;a.h&gt;\n    int x;\n</code></pre> | unknown-shortcode',
    ],
    'are drawings and formulas as their source': [
      '{{< mermaid class="x" >}}\ngraph LR\n    A[a <b>] -->|*c*| D\n{{< if-variant "byoc" >}}\n    D --> `E`\n{{< /if-variant >}}\n{{< /mermaid >}}\n\nIn {{< katex >}}a_1 * b_1\\, *{{< /katex >}} x.{{< katex />}}\n\n- {{< math >}}\n  - a\n  = b\n  {{< /math >}}',
      '<pre tabindex="0"><code data-highlighted="yes" data-lang="mermaid">graph LR\n    A[a &lt;b&gt;] --&gt;|*c*| D\n<if-variant variants="byoc">    D --&gt; `E`\n</if-variant></code></pre>' +
        '<p>In <code>a_1 * b_1\\, *</code> x.</p><ul><li><pre tabindex="0"><code class="language-latex">- a\n= b\n</code></pre></li></ul>',
    ],
    'are what the theme Book has beside them': [
      '{{< expand "More" "..." >}}\n**a**\n{{< /expand >}}\n\n{{< columns >}} <!-- begin -->\n- b\n\n<---> <!-- magic separator, between columns -->\n\n## C\n{{< /columns >}}',
      '<details><summary>More</summary><p><strong>a</strong></p></details><ul><li>b</li></ul><h2 id="c">C</h2>',
    ],
    'stay in a cell': [
      '| a | b |\n| - | - |\n| {{< columns >}}c<--->d{{< /columns >}} | e |',
      '<div class="doc-variant-table" tabindex="0" role="group" aria-label="a, b"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c d</td><td>e</td></tr></tbody></table></div>',
    ],
    'stay in a cell with signs of cells and lines of their own': [
      '| a | b |\n| - | - |\n| {{< highlight sh >}}\nls | wc\ncd\n{{< /highlight >}} | {{< figure src="a.png" caption="c | d" >}} |',
      table(
        '<code>ls | wc</code><br><code>cd</code>',
        '<figure><img src="a.png" alt="c | d"><figcaption><p>c | d</p></figcaption></figure>',
      ),
    ],
    'stay in a cell that they stand in by another': [
      '| a | b |\n| - | - |\n| {{< details "S" >}}\n{{< note title="T" >}}\n- c\n- d\n{{< /note >}}\n{{< /details >}} | {{< odd >}}{{< tip >}}e\n\nf{{< /tip >}}{{< /odd >}} |',
      `${table('<details><summary>S</summary> <strong>T:</strong> - c<br>- d </details>', 'e<br>f')} | unknown-shortcode`,
    ],
    'are columns in a sentence': [
      'a {{< columns >}}b<--->c{{< /columns >}}',
      '<p>a </p><p>b</p><p>c</p>',
    ],
    'are what folds': [
      '{{< details summary="See `x`" open=true >}}\n**a**\n{{< /details >}}\n\n{{% details "T" %}}\n- b\n{{% /details %}}',
      '<details open=""><summary>See <code>x</code></summary><p><strong>a</strong></p></details><details><summary>T</summary><ul><li>b</li></ul></details>',
    ],
  });
});

describe('a shortcode that is not known', () => {
  tryAll({
    'keeps its words and its addresses': [
      '{{< link-card title="My | title" href="https://e.example/a b" class="mt-2 mb-2" icon="star" >}}\n\n{{% hero "Get going now" "/start" %}}\n\n{{< img src="a.png" alt="A" />}}',
      '<p><a href="https://e.example/a%20b">My | title</a></p><p><a href="/start">Get going now</a></p><p><img src="a.png" alt="A"></p> | unknown-shortcode | unknown-shortcode | unknown-shortcode',
    ],
    'says so once for each name, and keeps what is in it': [
      '{{< cards >}}\n  {{< card title="A b" link="/a" >}}\n      {{< card title="C d" >}}\n      e\n      {{< /card >}}\n{{< /cards >}}',
      '<p><a href="/a">A b</a></p><p>C d</p><p>e</p> | unknown-shortcode | unknown-shortcode',
    ],
    'stays in its sentence, its heading, its cell, its item and its quote': [
      'Press {{< kbd enter >}}, {{< abbr text="Command line" >}}CLI{{< /abbr >}} or {{< button href="/x" >}}go{{< /button >}}.\n\n## H {{< badge "Beta" >}}\n\n| {{< badge "New" >}} a |\n| - |\n\n- {{< step title="1. One" >}}\n  two\n  {{< /step >}}\n\n> {{< card title="Q" >}}\n> r\n> {{< /card >}}',
      '<p>Press enter, CLI (Command line) or <a href="/x">go</a>.</p><h2 id="h-beta">H Beta</h2>' +
        '<div class="doc-variant-table" tabindex="0" role="group" aria-label="New a"><table><thead><tr><th>New a</th></tr></thead></table></div>' +
        '<ul><li><p>1. One</p><p>two</p></li></ul><blockquote><p>Q</p><p>r</p></blockquote>' +
        ' | unknown-shortcode'.repeat(6),
    ],
    'is no code where it stands deep in others, in a quote neither': [
      '{{< tree >}}\n  {{< folder name="A b" >}}\n    {{< file name="C d" >}}\n    {{< folder name="E f" >}}\n      {{< file name="G h" >}}\n\n      i\n    {{< /folder >}}\n  {{< /folder >}}\n  {{< file name="J k" >}}\n{{< /tree >}}\n\n> {{< tree >}}\n>   {{< folder name="L m" >}}\n>     {{< file name="N o" >}}\n>   {{< /folder >}}\n> {{< /tree >}}\n\n{{< if-variant "byoc" >}}\n  {{< tree >}}\n    {{< file name="P q" >}}\n  {{< /tree >}}\n{{< /if-variant >}}',
      '<p>A b</p><p>C d</p><p>E f</p><p>G h</p><p>  i</p><p>J k</p><blockquote><p>L m</p><p>N o</p></blockquote><if-variant variants="byoc"><p>  P q</p></if-variant>' +
        ' | unknown-shortcode'.repeat(3),
    ],
    'keeps the code that is in it, and its items': [
      '{{< card title="A b" >}}\n\n    c\n\n- d\n  {{< odd "E f" >}}\n{{< /card >}}',
      '<p>A b</p><pre tabindex="0"><code>c\n</code></pre><ul><li>d\nE f</li></ul> | unknown-shortcode | unknown-shortcode',
    ],
    'keeps its words where a footnote starts': [
      'x[^1]\n\n[^1]: {{< odd "Some words" >}}',
      '<p>x<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup></p><div class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>Some words&nbsp;<a href="#fnref:1" class="footnote-backref" role="doc-backlink">↩︎</a></p></li></ol></div> | unknown-shortcode',
    ],
    'is text in code': [
      '```\n{{< tab name="A b" >}}\n{{< /tab >}}\n```\n\nUse `{{< tab "C d" >}}`.',
      '<pre tabindex="0"><code>{{&lt; tab name="A b" &gt;}}\n{{&lt; /tab &gt;}}\n</code></pre><p>Use <code>{{&lt; tab "C d" &gt;}}</code>.</p>',
    ],
    'leaves out what only a template reads': [
      '{{< grid cols="3" layout="two wide" style="color: red" icon="star" id="x" >}}a{{< /grid >}} {{< icon star >}}',
      '<p>a </p> | unknown-shortcode | unknown-shortcode',
    ],
    'loses no word in a sentence, whatever it is made of': [
      'Go {{< kbd "ctrl+c" >}}, {{< kbd ctrl c >}}, {{< kbd "Ctrl" "del" >}}, {{< term "node.js" >}}, {{< cmd "c++" >}}, {{< gh "org/repo" >}}, {{< x "a.csv" >}}, {{< x "?q=1" >}}, {{< ver "2.3" >}}, {{< ver "v2.3" >}}, {{< issue 123 "or later" >}}, {{< file "__init__.py" >}}, {{< kbd "<" >}}.',
      '<p>Go ctrl+c, ctrl c, Ctrl del, node.js, c++, org/repo, a.csv, ?q=1, 2.3, v2.3, 123 – or later, __init__.py, &lt;.</p>' +
        ' | unknown-shortcode'.repeat(8),
    ],
    'loses no word where its line or item starts': [
      '{{< kbd "-" >}} zooms\n\n{{< ver "2." >}} is out\n\n{{< kbd ">" >}} indents\n\n- {{< kbd "ctrl+c" >}}\n\n{{< toc 3 >}}',
      '<p>- zooms</p><p>2. is out</p><p>&gt; indents</p><ul><li>ctrl+c</li></ul>' +
        ' | unknown-shortcode'.repeat(3),
    ],
    'makes links of addresses without a scheme': [
      'Go {{< mail "me@x.org" >}}, {{< mail "me@x.org" "Write to us" >}}, {{< link "www.x.org" >}}, [a]({{< link "www.x.org/b" >}}), {{< mail "me@x.org" >}}us{{< /mail >}}, {{< card email="me@x.org" >}}, {{< link "x.org/page" >}}.',
      '<p>Go <a href="mailto:me@x.org">me@x.org</a>, <a href="mailto:me@x.org">Write to us</a>, <a href="https://www.x.org">www.x.org</a>, <a href="https://www.x.org/b">a</a>, <a href="mailto:me@x.org">us</a>, <a href="mailto:me@x.org">me@x.org</a>, x.org/page.</p>' +
        ' | unknown-shortcode'.repeat(3),
    ],
    'leaves out sizes and classes beside others, and what names a picture': [
      'Go {{< img "a.png" 100 left >}}, {{< x "Some words" "mt-2" "true" "20px" "3x4" "a=b" >}}, {{< youtube abc 560 >}}, {{< icon star >}}{{< font "1.2em" >}}b{{< /font >}}.',
      '<p>Go <img src="a.png" alt="">, Some words, <a href="https://www.youtube.com/watch?v=abc">https://www.youtube.com/watch?v=abc</a>, b.</p>' +
        ' | unknown-shortcode'.repeat(5),
    ],
    'shows the words of a tag that Hugo would stop at': [
      "{{< card title='Single quotes' >}}\n\n{{< note title=“Curly ones” >}}\na\n{{< /note >}}",
      '<p>Single quotes</p><p>Curly ones</p><p>a</p> | unknown-shortcode | bad-shortcode',
    ],
    'ends no attribute and starts no element': [
      '<div title="{{< odd title="a \\" onclick=x b" >}}">c</div>\n\n{{< odd title="<img src=x onerror=hit()> y" href="javascript:hit()" >}}',
      '<div title="a &quot; onclick=x b">c</div><p><img src="x"> y</p> | unknown-shortcode',
    ],
  });

  it('is read behind ticks that begin no code', async () => {
    expect(
      await htmlOf('{{< note >}}\na "```"\n{{< /note >}}\n{{< odd "A b" >}}\n```\nc\n```'),
    ).to.equal(
      `${alert('note', 'Note', '<p>a "```"</p>')}<p>A b</p><pre tabindex="0"><code>c\n</code></pre> | unknown-shortcode`,
    );
  });

  it('is read behind a fence that starts a footnote', async () => {
    expect(
      await htmlOf('x[^1]\n\n[^1]: ```\n    a\n    ```\n\n{{< note >}}b{{< /note >}}'),
    ).to.contain(alert('note', 'Note', '<p>b</p>'));
  });

  it('is read in a time that its length allows', async () => {
    const start = performance.now();
    await renderMarkdown(`go {{< odd "${'a-'.repeat(50_000)}" b >}} end`);
    expect(performance.now() - start).to.be.below(3000);
  });

  it('is a link where it shows others’ pages', async () => {
    expect(await htmlOf('{{< youtube id="abc" title="A talk" >}}')).to.contain(
      '<a href="https://www.youtube.com/watch?v=abc">A talk</a>',
    );
  });
});

describe('include', () => {
  const files: Record<string, string> = {
    '/docs/a.md': '---\ntitle: x\n---\n**a** {{< include "b.md" >}}\n',
    '/docs/b.md': '{{< if-variant "byoc" >}}b{{< /if-variant >}}',
    '/docs/c.md': 'one\ntwo\n\n- c | d\n\n{{< if-variant "byoc" >}}\ne\n{{< /if-variant >}}\n',
    '/docs/loop.md': '{{< include "loop.md" >}}',
    '/docs/x.go': 'x := "{{< note >}}"\n\ty()\n',
  };
  const load = (address: string): string => {
    const text = files[address];
    if (text === undefined) throw new Error('404');
    return text;
  };
  const options = { src: '/docs/page.md', load };
  tryAll({
    'puts in a page with its passages, and those that it includes': [
      'x\n\n{{% include "a.md" %}}\n\n- {{< include file="/docs/b.md" >}}',
      '<p>x</p><p><strong>a</strong> <if-variant variants="byoc">b</if-variant></p><if-variant variants="byoc"><ul><li>b</li></ul></if-variant>',
      options,
    ],
    'stays in a cell, whatever its lines are': [
      '| a | b |\n| - | - |\n| {{< include "c.md" >}} | {{< code file="x.go" >}} |',
      table(
        'one two<br>- c | d<br><if-variant variants="byoc"> e </if-variant>',
        '<code>x := "{{&lt; note &gt;}}"</code><br><code>y()</code>',
      ),
      options,
    ],
    'puts in code as it stands': [
      '{{< code file="x.go" lang="go" >}}\n\n```\n{{% include "x.go" %}}\n```',
      '<pre tabindex="0"><code class="language-go">x := "{{&lt; note &gt;}}"\n\ty()\n</code></pre><pre tabindex="0"><code>x := "{{&lt; note &gt;}}"\n\ty()\n</code></pre>',
      options,
    ],
    'is a link where it cannot be had, includes itself or is forbidden': [
      '{{< include "none.md" >}}\n\n{{< readfile file="loop.md" >}}',
      '<p><a href="/docs/none.md">none.md</a></p><p><a href="/docs/loop.md">loop.md</a></p> | not-included | not-included',
      options,
    ],
    'says that it names no file': [
      '{{< include "" >}}\n\na {{< readfile >}} c\n\n{{< code_sample file=" " >}}b{{< /code_sample >}}\n\n`{{< include >}}`',
      '<p>a  c</p><p>b</p><p><code>{{&lt; include &gt;}}</code></p>' + ' | no-file'.repeat(3),
      options,
    ],
    'keeps its words where it has an end tag': [
      '{{< include "a.md" >}}b{{< /include >}}',
      '<p><a href="/docs/a.md">b</a></p> | built-in-failed',
      options,
    ],
    'leaves code that a page has itself': [
      '{{< code file="x.toml" lang="toml" >}}\na = 1\n{{< /code >}}',
      '<p><code>x.toml</code></p><pre tabindex="0"><code class="language-toml">a = 1\n</code></pre>',
      options,
    ],
  });

  it('tells of faults by the lines of the page', async () => {
    const { problems } = await renderMarkdown(
      '{{< code file="x.go" >}}\n\n{{< if-variant "a" >}}\n\n{{< include "none.md" >}}',
      options,
    );
    expect(problems.map(({ code, line }) => `${code} ${line}`)).to.eql([
      'unclosed 3',
      'not-included 5',
    ]);
  });

  it('takes files of its own origin, and no others', async () => {
    const own = new URL('../../pages/hugo/10-plain-no-variants.md', import.meta.url).pathname;
    expect(await htmlOf(`{{< include "${own}" >}}`)).to.contain('<h1 id="glossary">');
    expect(await htmlOf('{{< include "https://other.example/x.md" >}}')).to.equal(
      '<p><a href="https://other.example/x.md">https://other.example/x.md</a></p> | not-included',
    );
    expect(await htmlOf(`{{< include "${own}" >}}`, { load: null })).to.contain('not-included');
  });

  it('ends: no more than 50 files, no deeper than 5', async () => {
    let count = 0;
    const endless = async (): Promise<string> =>
      Promise.resolve(`{{< include "${++count}.md" >}}\n\n`.repeat(3));
    const html = await htmlOf('{{< include "start.md" >}}', { load: endless });
    expect(count).to.be.at.most(50);
    expect(html).to.contain('not-included');
  });
});
