import { expect } from '@open-wc/testing';
import { shortcodes } from '../../src/context/shortcode-registry.ts';
import {
  renderFragment,
  renderFragments,
  renderMarkdown,
  type MarkdownFragment,
} from '../../src/markdown/fragment.ts';

/** Renders a page whose tags for the variant a are written as `«` and `»`. */
const render = (text: string): Promise<MarkdownFragment> =>
  renderFragment(
    text.replaceAll('«', '{{< if-variant "a" >}}').replaceAll('»', '{{< /if-variant >}}'),
  );

async function htmlOf(text: string): Promise<string> {
  const holder = document.createElement('div');
  holder.append((await render(text)).fragment);
  return holder.innerHTML
    .replaceAll('<if-variant variants="a">', '«')
    .replaceAll('</if-variant>', '»')
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/>\n+(?=<)/g, '>')
    .trim();
}

const alert = (kind: string, body: string): string =>
  `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}" role="note">` +
  `<p class="markdown-alert-title">${kind}</p>${body}</div>`;

describe('renderFragment', () => {
  const cases: Record<string, [markdown: string, html: string]> = {
    'begins emphasis behind a tag': [
      '«**[l](u)**» «**`c`** d»**[m](u)**',
      '<p>«<strong><a href="u">l</a></strong>» «<strong><code>c</code></strong> d»<strong><a href="u">m</a></strong></p>',
    ],
    'keeps emphasis around a tag': [
      '**«b»** _«c»_ **(d)**«e» x_«y_z»',
      '<p>«<strong>b</strong>» «<em>c</em>» <strong>(d)</strong>«e» x_«y_z»</p>',
    ],
    'keeps the indentation of code in a definition': [
      'T\n: Do it.\n  ```\n  a:\n    b\n  ```',
      '<dl><dt>T</dt><dd>Do it.<pre tabindex="0"><code>a:\n  b\n</code></pre></dd></dl>',
    ],
    'takes the width of the mark off a definition': [
      'T\n:   x\n\n        c\n\n: y\n\n  z',
      '<dl><dt>T</dt><dd><p>x</p><pre tabindex="0"><code>c\n</code></pre></dd><dd><p>y</p><p>z</p></dd></dl>',
    ],
    'reads empty definitions': [
      'T\n: \n\nU\n: {{< odd >}}\n: x',
      '<dl><dt>T</dt><dd></dd><dt>U</dt><dd></dd><dd>x</dd></dl>',
    ],
    'begins a term below an empty definition, whatever sign it starts with': [
      'T\n: \nU\n:V\n: x',
      '<dl><dt>T</dt><dd></dd><dt>U</dt><dt>:V</dt><dd>x</dd></dl>',
    ],
    'reads definitions behind several blank lines, and behind tags': [
      'T\n\n\n: x\n\n\n# H\n\nU\n«: y»',
      '<dl><dt>T</dt><dd><p>x</p></dd></dl><h1 id="h">H</h1><dl><dt>U</dt><dd data-variants="a">y</dd></dl>',
    ],
    'reads definitions in a page that has all of them behind tags': [
      'U\n«: y»',
      '<dl><dt>U</dt><dd data-variants="a">y</dd></dl>',
    ],
    'parts a passage from the text of a definition': [
      'T\n: a\n  «\n  b\n  »\n  c',
      '<dl><dt>T</dt><dd><p>a</p>\n\n«<p>b</p>\n»\n<p>c</p></dd></dl>',
    ],
    'gives an alert its own title': [
      '> [!NOTE] My **title**\n> b',
      alert('Note', '<p>b</p>').replace('>Note<', '>My <strong>title</strong><'),
    ],
    'gives an alert its title with any space before it, or a passage, and takes no link for one': [
      '>   [!NOTE]T\n> b\n\n> [!TIP]« c» f\n> d\n\n> [!TIP](u) e',
      alert('Note', '<p>b</p>').replace('>Note<', '>T<') +
        alert('Tip', '<p>d</p>').replace('>Tip<', '>« c» f<') +
        '<blockquote><p><a href="u">!TIP</a> e</p></blockquote>',
    ],
    'folds alerts': [
      '> [!TIP]-\n> b\n\n> [!WARNING]+ T\n> c',
      '<details class="markdown-alert markdown-alert-tip"><summary class="markdown-alert-title">Tip</summary><p>b</p></details>' +
        '<details class="markdown-alert markdown-alert-warning" open=""><summary class="markdown-alert-title">T</summary><p>c</p></details>',
    ],
    'keeps the results of shortcodes on one line apart': [
      '{{% note %}}a{{% /note %}}    {{% note %}}b{{% /note %}}    c',
      `${alert('Note', '<p>a</p>')}${alert('Note', '<p>b</p>')}<p>c</p>`,
    ],
    'keeps them apart in a quote': [
      '> {{< note >}}a{{< /note >}} {{< warning >}}b{{< /warning >}}\n> c',
      `<blockquote>${alert('Note', '<p>a</p>')}${alert('Warning', '<p>b</p>')}<p>c</p></blockquote>`,
    ],
    'keeps the tabs of code in a list': [
      '- x\n\n\t```\n\ta:\n\t\tb\n\t```\n- y\n  ~~~\n  a:\n  \tb\n  \t\tc\n  ~~~',
      '<ul><li><p>x</p><pre tabindex="0"><code>a:\n\tb\n</code></pre></li><li><p>y</p><pre tabindex="0"><code>a:\n\tb\n\t\tc\n</code></pre></li></ul>',
    ],
    'ends an address at the bracket around it': [
      '[https://e.example] https://e.example/[a]',
      '<p>[<a href="https://e.example">https://e.example</a>] <a href="https://e.example/%5Ba%5D">https://e.example/[a]</a></p>',
    ],
    'shows a tag in a sentence that takes in what follows': [
      'Use the <title> element, <style>, <textarea>, <xmp></xmp> and <template>.\n\n**b**',
      '<p>Use the &lt;title&gt; element, &lt;style&gt;, &lt;textarea&gt;, &lt;xmp&gt;&lt;/xmp&gt; and &lt;template&gt;.</p><p><strong>b</strong></p>',
    ],
    'shows one at the start of a line, in an item, a quote, a cell and a heading': [
      '<title> a\n\n- <style>\n\n> <xmp> b\n\n| <textarea> |\n| - |\n| <iframe> |\n\n## <svg>\n\nc «<script>» d',
      '<p>&lt;title&gt; a</p><ul><li>&lt;style&gt;</li></ul><blockquote><p>&lt;xmp&gt; b</p></blockquote>' +
        '<div class="doc-variant-table" tabindex="0" role="group" aria-label="&lt;textarea&gt;">' +
        '<table><thead><tr><th>&lt;textarea&gt;</th></tr></thead><tbody><tr><td>&lt;iframe&gt;</td></tr></tbody></table></div>' +
        '<h2 id="svg">&lt;svg&gt;</h2><p>c «&lt;script&gt;» d</p>',
    ],
    'shows one on a line of its own whose end is in code, or behind a passage': [
      'a\n<style>\nb {{< if-variant "x" >}}c{{< /if-variant >}}\n\n```\n<style>\n</style>\n```\n\nd\n<title>\ne `</title>`\n\n<iframe>\nf {{< if-variant "x" >}}g{{< /if-variant >}} </iframe> h\n\n<style>\ni {}\n\nj {}\n</style>\nk',
      '<p>a</p><p>&lt;style&gt;\nb <if-variant variants="x">c»</p><pre tabindex="0"><code>&lt;style&gt;\n&lt;/style&gt;\n</code></pre>' +
        '<p>d</p><p>&lt;title&gt;\ne <code>&lt;/title&gt;</code></p>' +
        '<p>&lt;iframe&gt;\nf <if-variant variants="x">g» &lt;/iframe&gt; h</p><p>k</p>',
    ],
    'shows one that has no end, and keeps one that has, be it blocks later': [
      'Use <details>, <audio>, <meter> and <progress>.\n\n<video src="a.mp4">b</video>',
      '<p>Use &lt;details&gt;, &lt;audio&gt;, &lt;meter&gt; and &lt;progress&gt;.</p>' +
        '<p><video src="a.mp4">b</video></p>',
    ],
    'folds what begins in a sentence and ends behind a blank line': [
      '- a <details><summary>b</summary>\n\n  c\n\n  </details>',
      '<ul><li><p>a </p><details><summary>b</summary><p></p><p>c</p></details></li></ul>',
    ],
    'keeps pickers and tables of contents': [
      '<doc-variant-picker group="g" appearance="tabs"><option value="a">A</option></doc-variant-picker>\n\n<doc-variant-toc min-level="2"></doc-variant-toc>',
      '<p><doc-variant-picker group="g" appearance="tabs"><option value="a">A</option></doc-variant-picker></p>' +
        '<p><doc-variant-toc min-level="2"></doc-variant-toc></p>',
    ],
    'gives headings the attributes in braces': [
      '## A {.step}\n\nB {#own .b class="c" title="x y"}\n===\n\n- ## C ## {data-x=1}\n\n> ## D {.d .e,} ##\n\n«## E {lang=de}»\n## F {.f data-variants="b"}',
      '<h2 class="step" id="a">A</h2><h1 class="b c" title="x y" id="own">B</h1><ul><li><h2 data-x="1" id="c">C</h2></li></ul>' +
        '<blockquote><h2 class="d e" id="d">D</h2></blockquote>\n«<h2 lang="de" id="e">E</h2>»\n<h2 class="f" data-variants="b" id="f">F</h2>',
    ],
    'leaves braces that are none': [
      '## A {e}\n\n## B \\{.e}\n\n## C {{.h}}\n\n## D {.i} x\n\n## E `{.j}`\n\nF {.k}\n\n## G {.l} {.m}',
      '<h2 id="a-e">A {e}</h2><h2 id="b-e">B {.e}</h2><h2 id="c-h">C {{.h}}</h2><h2 id="d-i-x">D {.i} x</h2>' +
        '<h2 id="e-j">E <code>{.j}</code></h2><p>F {.k}</p><h2 class="m" id="g-l">G {.l}</h2>',
    ],
    'takes the indentation of a fence off its code': [
      '- a\n\n   ~~~\n   x\n    y\n  z\n   ~~~\n\n* b\n\n     ```\n     x\n      y\n     ```\n\n1. ~~~\n   x\n     y\n   ~~~',
      '<ul><li><p>a</p><pre tabindex="0"><code>x\n y\nz\n</code></pre></li></ul><ul><li><p>b</p><pre tabindex="0"><code>x\n y\n</code></pre></li></ul>' +
        '<ol><li><pre tabindex="0"><code>x\n  y\n</code></pre></li></ol>',
    ],
    'keeps pictures whose addresses are safe': [
      '<picture><source srcset="a.webp 1x, b.webp 2x" media="(min-width: 9em)" type="image/webp"><img src="c.png" srcset="d.png, e.png 300w" sizes="(min-width: 1em) 1em" alt="x"></picture>',
      '<p><picture><source srcset="a.webp 1x, b.webp 2x" media="(min-width: 9em)" type="image/webp"><img src="c.png" srcset="d.png, e.png 300w" sizes="(min-width: 1em) 1em" alt="x"></picture></p>',
    ],
    'takes away a set of pictures of which one address is not': [
      '<picture><source srcset="a.webp 1x, java&#09;script:x/y, javascript:x 2x"><img src="c.png" srcset="data:text/html,x 1x"></picture>',
      '<p><picture><source><img src="c.png"></picture></p>',
    ],
  };
  for (const [title, [markdown, html]] of Object.entries(cases)) {
    it(title, async () => {
      expect(await htmlOf(markdown)).to.equal(html);
      expect(await htmlOf(markdown.replaceAll('\n', '\r\n'))).to.equal(html);
    });
  }

  const B = '{{< if-variant "b" >}}';
  const own: Record<string, [markdown: string, html: string]> = {
    'joins summaries in one, which each reader opens by': [
      '<details><summary data-variants="b" class="x">B</summary><summary data-variants="c"><b>C</b></summary><p>d</p></details>',
      '<details><summary><span data-variants="b" class="x">B</span><span data-variants="c"><b>C</b></span></summary><p>d</p></details>',
    ],
    'joins summaries in passages': [
      `<details>\n\n${B}\n<summary>B</summary>{{< /if-variant >}}\n\n<if-variant variants="c"><summary class="x">C</summary></if-variant>\n<p>d</p></details>`,
      '<details><summary><if-variant variants="b">B</if-variant><if-variant variants="c"><span class="x">C</span></if-variant></summary><p>d</p></details>',
    ],
    'lets readers without a summary of their own open details': [
      `<details><summary data-variants="b">B</summary><p>d</p></details><details>${B}<summary>B</summary>c{{< /if-variant >}}<p>d</p></details>`,
      '<details><summary><span data-variants="b">B</span></summary><p>d</p></details>' +
        '<details><summary><if-variant variants="b">B</if-variant></summary><if-variant variants="b">c</if-variant><p>d</p></details>',
    ],
    'leaves one summary as it is': [
      `<details data-variants="b"><summary class="x">B</summary><p>d</p></details>`,
      `<details data-variants="b"><summary class="x">B</summary><p>d</p></details>`,
    ],
    'keeps highlighters from code of its author’s with passages': [
      '<pre><code class="x language-js">a <span data-variants="b">c</span></code></pre>' +
        `<pre><code>a ${B}b{{< /if-variant >}}</code></pre><code class=lang-js>${B}b{{< /if-variant >}}</code>` +
        '<code class="language-js"><doc-variant-text key="k">c</doc-variant-text></code>',
      '<pre><code class="x" data-lang="js" data-highlighted="yes">a <span data-variants="b">c</span></code></pre>' +
        '<pre><code data-highlighted="yes">a <if-variant variants="b">b</if-variant></code></pre>' +
        '<if-variant variants="b"><code data-lang="js" data-highlighted="yes">b</code></if-variant>' +
        '<code data-lang="js" data-highlighted="yes"><doc-variant-text key="k">c</doc-variant-text></code>',
    ],
    'leaves other code to highlighters': [
      `<pre><code class="language-js">a</code></pre><if-variant variants="b"><code class="language-js">b</code></if-variant><code>${B}b{{< /if-variant >}} c</code>`,
      '<pre><code class="language-js">a</code></pre><if-variant variants="b"><code class="language-js">b</code></if-variant><code><if-variant variants="b">b</if-variant> c</code>',
    ],
  };
  for (const [title, [markdown, html]] of Object.entries(own)) {
    it(title, async () => {
      const holder = document.createElement('div');
      holder.append((await render(markdown)).fragment);
      const sort = (text: string): string =>
        text.replace(/<(code|span) [^>]+/g, (tag) => tag.split(' ').sort().join(' '));
      const found = holder.innerHTML.replace(/\n\s*(?=<|$)/g, '');
      expect(sort(found)).to.equal(sort(html));
    });
  }

  it('keeps a picker that a shortcode makes', async () => {
    shortcodes.set('choose', () => '<doc-variant-picker group="g"></doc-variant-picker>');
    expect(await htmlOf('{{< choose >}}')).to.contain('<doc-variant-picker group="g">');
    shortcodes.delete('choose');
  });

  it('tells the text of headings without notes and tags, and with their code', async () => {
    const text =
      '## `<KeepAlive>` &amp; `&amp;`\n## Install<br>guide\n## Note[^1] **b** [c](d)\n## x <em>y</em>\n\n[^1]: n';
    const { headings } = await render(text);
    expect(headings.map(({ text, id }) => [text, id])).to.eql([
      ['<KeepAlive> & &amp;', 'keepalive--amp'],
      ['Install guide', 'installguide'],
      ['Note b c', 'note1-b-c'],
      ['x y', 'x-y'],
    ]);
  });

  it('resolves all addresses of a tag', async () => {
    const { fragment } = await renderFragment(
      '<video title="x src=y" src="a.mp4" poster="b.png"></video>',
      { src: '/docs/page.md' },
    );
    const video = fragment.querySelector('video');
    expect(video?.outerHTML).to.equal(
      '<video title="x src=y" src="/docs/a.mp4" poster="/docs/b.png"></video>',
    );
  });

  it('resolves all addresses of a set of pictures', async () => {
    const { fragment } = await renderFragment(
      '<picture><source srcset="a.webp, ../b.webp 2x,/c.webp 3x"><img src="d.png" srcset="https://e.example/e,f.png 2x"></picture>\n\n' +
        '<video><source src="a.mp4"><track src="a.vtt" kind="captions" srclang="en"></video><audio src="a.mp3"></audio>',
      { src: '/docs/page.md' },
    );
    const found = [...fragment.querySelectorAll('source, img, track, audio')];
    expect(found.map((one) => one.getAttribute('srcset') ?? one.getAttribute('src'))).to.eql([
      '/docs/a.webp, /docs/../b.webp 2x, /c.webp 3x',
      'https://e.example/e,f.png 2x',
      '/docs/a.mp4',
      '/docs/a.vtt',
      '/docs/a.mp3',
    ]);
    expect(fragment.querySelector('img')?.getAttribute('src')).to.equal('/docs/d.png');
  });

  it('keeps the condition of an element that a page may not have, and warns of it', async () => {
    const { fragment, problems } = await render(
      '<my-card class="c" data-variants="a">\n\n**x**\n\n</my-card>\n\ny <BUTTON data-variants="b">z</BUTTON> <my-other>q</my-other> <b data-variants="c">r</b> `<my-card data-variants="d">`',
    );
    const holder = document.createElement('div');
    holder.append(fragment);
    expect(holder.innerHTML.replace(/>\s*\n\s*</g, '><')).to.equal(
      '<span class="c" data-variants="a"><p><strong>x</strong></p></span><p>y <span data-variants="b">z</span> q <b data-variants="c">r</b> <code>&lt;my-card data-variants="d"&gt;</code></p>\n',
    );
    expect(problems.map(({ code, line }) => [code, line])).to.eql([
      ['unknown-element', 1],
      ['unknown-element', 7],
      ['removed-element', 7],
    ]);
  });

  it('shows what is in an element that a page may not have, or warns that it is lost', async () => {
    const { fragment, problems } = await render(
      'a <doc-variant-copy for="x">b</doc-variant-copy> `<form>` <!-- <form> -->\n\n' +
        '<doc-variant-provider groups="g: a">\n\n«c»\n\n</doc-variant-provider>\n\n' +
        '<svg><path d="M0"/></svg>\n\n<div><iframe src="https://e.example"><p>d</p></iframe></div>\n\n' +
        'Run <name> and <NAME> <b title="<form>">e</b>\n\n<doc-variant-markdown src="f.md">g</doc-variant-markdown>',
    );
    const holder = document.createElement('div');
    holder.append(fragment);
    expect(holder.textContent.replace(/\s+/g, ' ').trim()).to.equal('a b <form> c Run and e g');
    expect(holder.querySelector('if-variant')?.textContent.trim()).to.equal('c');
    expect(problems.map(({ code, value, line }) => [code, value, line])).to.eql([
      ['removed-element', '<doc-variant-copy for="x">', 1],
      ['removed-element', '<doc-variant-provider groups="g: a">', 3],
      ['removed-element', '<svg>', 9],
      ['removed-element', '<iframe src="https://e.example">', 11],
      ['removed-element', '<name>', 13],
      ['removed-element', '<doc-variant-markdown src="f.md">', 15],
    ]);
    expect(problems.map(({ message }) => message.replace(/^<[^>]*>/, ''))).to.include.members([
      " is not an element that a page in Markdown may have, so only what is in it is shown: write it into the page's HTML, outside of the Markdown",
      " is not an element that a page in Markdown may have, so it is removed with what is in it: write it into the page's HTML, outside of the Markdown, or as code if readers are to see it: `<svg>`",
      ' is not an element that a page in Markdown may have, so only what is in it is shown: include the file by {{< include "…" >}}',
    ]);
  });

  it('keeps passages around blocks in a sentence, which browsers would take out of their paragraph', async () => {
    const of = async (text: string): Promise<string> => (await renderMarkdown(text)).html.trim();
    const passage = (html: string): string => `<if-variant variants="a">${html}</if-variant>`;
    expect(await of('x {{< if-variant "a" >}}b <div>c</div> d{{< /if-variant >}} e')).to.equal(
      `<div>x ${passage('b <div>c</div> d')} e</div>`,
    );
    expect(await of('x <if-variant variants="a">b <ul><li>c</li></ul> d</if-variant> e')).to.equal(
      `<div>x ${passage('b <ul><li>c</li></ul> d')} e</div>`,
    );
    expect(await of('x <span data-variants="a">b <p>c</p> d</span> e')).to.equal(
      '<div>x <span data-variants="a">b <p>c</p> d</span> e</div>',
    );
    expect(await of('<p data-variants="a">b <table><tr><td>c</td></tr></table> d</p>')).to.match(
      /^<div data-variants="a">b <table>.*<\/table> d<\/div>$/,
    );
    expect(await of('x {{< if-variant "a" >}}b{{< /if-variant >}} <b>c</b>')).to.match(/^<p>/);
  });

  it('warns of no element that a page may have', async () => {
    const { problems } = await render(
      '<div>\n\n«<b>x</b>»\n\n</div>\n\n<doc-variant-toc></doc-variant-toc> <kbd>y</kbd>\n\n```html\n<form>\n```',
    );
    expect(problems).to.eql([]);
  });

  it('warns of what a heading may not have, and leaves it out', async () => {
    const { fragment, problems } = await render(
      '## A {onclick="x()" style="color: red" .b data-bs-toggle=modal}\n\n# B {#b title="ok"}',
    );
    expect(fragment.firstElementChild?.outerHTML).to.equal('<h2 class="b" id="a">A</h2>');
    expect(problems.map(({ code, value, line }) => [code, value, line])).to.eql([
      ['heading-attribute', 'onclick="x()"', 1],
      ['heading-attribute', 'style="color: red"', 1],
      ['heading-attribute', 'data-bs-toggle=modal', 1],
    ]);
  });

  it('reads lists and quoted texts of YAML that go on without indentation', async () => {
    const { frontMatter, problems } = await render(
      "---\ntitle: \"a\nb\"\ntags: [x, # ]\n\"y ]\",\n]\nmap: {k: 'it''s\nz',\nl: 1}\nplain: it's [\ndeep:\n  - - [a,\nb]\n    - \"c\nd\"\n  - e: {f: 1,\ng: 'h\ni'}\n---\n",
    );
    expect(problems).to.eql([]);
    expect(frontMatter?.data).to.eql({
      title: 'a b',
      tags: ['x', 'y ]'],
      map: { k: "it's z", l: 1 },
      plain: "it's [",
      deep: [[['a', 'b'], 'c d'], { e: { f: 1, g: 'h i' } }],
    });
  });

  it('keeps the title of front matter that cannot be read', async () => {
    for (const text of ['---\ntitle: "T"\nx: [\n---\n', "+++\ntitle = 'T'\nx =\n+++\n"]) {
      const { frontMatter, problems, fragment } = await render(text);
      expect(problems.map(({ code }) => code)).to.eql(['bad-front-matter']);
      expect(frontMatter?.data).to.eql({ title: 'T' });
      expect(fragment.querySelector('h1')?.textContent).to.equal('T');
    }
  });

  const shapes: Record<string, (length: number) => string> = {
    headings: (length) => '## a\n'.repeat(length / 5),
    brackets: (length) => '['.repeat(length),
    'the name of a mail address': (length) => `${'a.'.repeat(length / 2)}@`,
    'a long word': (length) => `# a ${'{#'.repeat(length / 2)}`,
    'loose definitions': (length) => 'T\n\n: d\n\n'.repeat(length / 9),
    'shortcodes in each other': (length) =>
      `${'{{< note >}}'.repeat(length / 25)}a${'{{< /note >}}'.repeat(length / 25)}`,
    'highlighted code': (length) => `\`\`\`md\n${'**a'.repeat(length / 3.1)}\n\`\`\``,
  };
  const ROUNDS = 5;
  for (const [name, make] of Object.entries(shapes)) {
    it(`reads ${name} in step with their length`, async function () {
      this.timeout(240_000);
      const timeOf = async (length: number): Promise<number> => {
        const start = performance.now();
        await renderFragment(make(length));
        return performance.now() - start;
      };
      // By the square it would be sixteen times as long. Other programs take time, too, but not each time.
      let [quarter, whole] = [Infinity, Infinity];
      for (let round = 0; round < ROUNDS && whole >= Math.max(3000, 9 * quarter); round++) {
        quarter = Math.min(quarter, await timeOf(12_500));
        whole = Math.min(whole, await timeOf(50_000));
      }
      expect(whole).to.be.below(Math.max(3000, 9 * quarter));
    });
  }
});

describe('renderFragments', () => {
  /** Shows a page step by step; returns it, its first elements and whether they were replaced. */
  async function show(
    text: string,
  ): Promise<{ holder: HTMLElement; first: Element[]; starts: number }> {
    const holder = document.createElement('div');
    let first: Element[] | undefined;
    let starts = 0;
    for await (const { fragment, isAnew } of renderFragments(text, { groups: 'g: a b' }, true)) {
      if (!fragment) continue;
      if (isAnew) holder.replaceChildren();
      if (isAnew) starts++;
      holder.append(fragment);
      first ??= [...holder.children];
    }
    return { holder, first: first ?? [], starts };
  }

  async function whole(text: string): Promise<string> {
    const holder = document.createElement('div');
    for await (const { fragment } of renderFragments(text, { groups: 'g: a b' })) {
      if (fragment) holder.append(fragment);
    }
    return holder.innerHTML;
  }

  const part = (at: number): string =>
    `## Part ${at}\n\n${'Words with *signs* and `code`. '.repeat(20)}\n\n- one\n\n  more\n- two\n\n`;
  const parts = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, at) => part(from + at)).join('');

  it('shows the start of a long page before the rest, and keeps it', async () => {
    const text = parts(0, 40);
    const { holder, first, starts } = await show(text);
    expect(starts).to.equal(1);
    expect(first.length).to.be.within(4, 60);
    expect([...holder.children].slice(0, first.length)).to.deep.equal(first);
    expect(holder.innerHTML).to.equal(await whole(text));
  });

  it('replaces the start where the rest changes it', async () => {
    const box = '<div id="part">\n\n';
    for (const [change, rest] of [
      ['an element that goes on', [parts(0, 6).replace(/(?<=Part 1\n\n)/, box), '</div>\n\n']],
      ['an id', [parts(0, 6).replace('Words', '[Words](#box)'), '<p id="box">Box</p>\n\n']],
      ['a list of definitions', [`${parts(0, 5)}Term\n: One.\n\n`, 'Term\n: Two.\n\n']],
    ] as const) {
      const text = rest.join('') + parts(6, 40);
      const { holder } = await show(text);
      expect(holder.innerHTML, change).to.equal(await whole(text));
    }
  });

  it('shows the same page whatever it is made of', async function () {
    this.timeout(60_000);
    const blocks = [
      'Term\n: One.\n\n: Two.',
      'Term\n\n: Three.',
      '> Quote\n>\n> more',
      '- item\n\n  more\n\n- item',
      '1. item',
      '<div>\n\ninside\n\n',
      '</div>',
      '<details><summary>S</summary>\n\n',
      '</details>',
      '<pre>\n\na\n\n</pre>',
      '<pre>',
      '<!-- a\n\nb -->',
      '<!--',
      '```js\na\n\nb\n```',
      '~~~',
      '    code\n\n    code',
      '{{< if-variant "a" >}}\n\nFor a.\n\n{{< /if-variant >}}',
      '{{< if-variant "b" >}}',
      '{{< /if-variant >}}',
      '<if-variant variants="a">\n\nFor a.\n\n</if-variant>',
      '<if-variant variants="b">',
      '| a | b |\n| - | - |\n| c | d |',
      '{{% note %}}\nNote\n{{% /note %}}',
      '## Words',
      'Words\n=====',
      '<p id="words">Words</p>',
      '[to words](#words), [none] and [^1]',
      '- [ ] task',
    ];
    let seed = 20_261_128;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * below);
    };
    let early = 0;
    let kept = 0;
    for (let round = 0; round < 150; round++) {
      const text = Array.from({ length: 60 }, () => {
        const block = random(3)
          ? 'Some words of a page. '.repeat(16)
          : blocks[random(blocks.length)];
        return `${block ?? ''}\n\n`;
      }).join('');
      const { holder, first, starts } = await show(text);
      if (holder.children.length > first.length) early++;
      if (starts === 1) kept++;
      expect(holder.innerHTML, text).to.equal(await whole(text));
    }
    expect(early).to.be.above(20);
    expect(kept).to.be.above(20);
  });
});
