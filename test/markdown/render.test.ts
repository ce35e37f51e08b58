import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Shortcode, ShortcodeCall } from '../../src/core/shortcodes/shortcode-call.ts';
import { parseGroups } from '../../src/core/groups.ts';
import { renderFragment } from '../../src/markdown/fragment.ts';
import { writeCode } from '../../src/markdown/write/code.ts';
import { loadLanguages } from '../../src/markdown/write/languages.ts';
import { paint } from '../../src/markdown/write/paint.ts';
import type { ReadOptions } from '../../src/markdown/page.ts';
import { renderMarkdown as renderPage, type RenderedMarkdown } from '../../src/markdown/render.ts';

/** Renders a page with all that a page with code loads. */
const renderMarkdown = (text: string, options: ReadOptions = {}): RenderedMarkdown =>
  renderPage(text, { writeCode, paint, ...options });

const OPEN = '{{< if-variant "a" >}}';
const CLOSE = '{{< /if-variant >}}';

/** Expands `«` and `»` to the tags of a passage for the variant a. */
const page = (short: string): string => short.replaceAll('«', OPEN).replaceAll('»', CLOSE);

/** Writes HTML with `«` and `»` for the element of a passage for the variant a. */
const short = (html: string): string =>
  html
    .replaceAll('<if-variant variants="a">', '«')
    .replaceAll('</if-variant>', '»')
    .replace(/>\n+(?=[<«»])/g, '>')
    .replace(/»\n+/g, '»')
    .replace(/«\n+/g, '«')
    .trim();

const render = (text: string): string => short(renderMarkdown(page(text)).html);
const codes = (text: string): string[] =>
  renderMarkdown(page(text)).faults.map(({ code, line, column }) => `${code} ${line}:${column}`);

describe('renderMarkdown', () => {
  const cases: Record<string, [markdown: string, html: string]> = {
    'makes a block of tags on lines of their own': ['«\nText\n»', '«<p>Text</p>»'],
    'makes a block of tags between blank lines': ['«\n\nText\n\n»', '«<p>Text</p>»'],
    'makes a block of a paragraph that is one passage': ['«Text»', '«<p>Text</p>»'],
    'ends a paragraph at a line of tags': ['a\n«\nb\n»\nc', '<p>a</p>\n«<p>b</p>»<p>c</p>'],
    'keeps a sentence whole in which a line of tags ends a passage': [
      'a «\nb\n»{{< if-variant "c" >}}\nd\n{{< /if-variant >}} e',
      '<p>a «\nb\n»<if-variant variants="c">\nd\n» e</p>',
    ],
    'keeps a sentence of an item whole, too': [
      '- a «\n  b\n  »\n  c\n- d',
      '<ul><li>a «\nb\n»c</li><li>d</li></ul>',
    ],
    'makes a block of tags right below the text of an item': [
      '- a\n  «\n  b\n  »\n  c\n- d',
      '<ul><li><p>a</p>«<p>b</p>»<p>c</p></li><li>d</li></ul>',
    ],
    'keeps the lines that go on behind a quote, before tags in it': [
      '> a\nb\n> «\n> c\n> »',
      '<blockquote><p>a\nb</p>«<p>c</p>»</blockquote>',
    ],
    'moves tags behind all that a line begins with': [
      '- «a\n  »\n- «> b\n  > »',
      '«<ul><li>a</li><li><blockquote><p>b</p></blockquote></li></ul>»',
    ],
    'keeps a passage in a sentence inside it': ['a «b» c', '<p>a «b» c</p>'],
    'keeps a passage on a line of a paragraph inside it': ['a\n«b»\nc', '<p>a\n«b»c</p>'],
    'joins passages for the same variants': ['«a»«b»', '«<p>ab</p>»'],
    'asks for the same variant once': ['«\n«\na\n»\nb\n»', '«<p>a</p><p>b</p>»'],
    'reads several tags on one line': ['««\na\n»»', '«<p>a</p>»'],
    'makes nothing of a passage without content': ['a\n«\n\n»', '<p>a</p>'],
    'parts a passage at the end of a list': [
      '- a\n\n  «\n\n- b\n\n»',
      '<ul><li><p>a</p></li><li data-variants="a"><p>b</p></li></ul>',
    ],
    'parts a passage at the end of a paragraph': ['a «b\n\nc» d', '<p>a «b»</p><p>«c» d</p>'],
    'reads Markdown inside a passage': [
      'x «**b** _e_ `c`»',
      '<p>x «<strong>b</strong> <em>e</em> <code>c</code>»</p>',
    ],
    'makes a block inside a list item': [
      '- a\n\n  «\n\n  b\n\n  »\n- c',
      '<ul><li><p>a</p>\n«<p>b</p>»</li><li><p>c</p></li></ul>',
    ],
    'makes a block of list items': [
      '- a\n«\n- b\n»\n- c',
      '<ul><li>a</li><li data-variants="a">b</li><li>c</li></ul>',
    ],
    'ends a fence that nothing closes with its list item': [
      '- a\n  ```\n  x\n- b\n«\n- c\n»',
      '<ul><li>a<pre tabindex="0"><code>x\n</code></pre></li><li>b</li><li data-variants="a">c</li></ul>',
    ],
    'ends a fence that nothing closes with its quote': [
      '> ```\n> x\n\n- b\n«\n- c\n»',
      '<blockquote><pre tabindex="0"><code>x\n</code></pre></blockquote>' +
        '<ul><li>b</li><li data-variants="a">c</li></ul>',
    ],
    'keeps the tags of a fence in its list item': [
      '- a\n  ```\n  x\n«\n  y\n»\n  ```\n- b',
      '<ul><li>a<pre tabindex="0"><code data-highlighted="yes">x\n«y\n»</code></pre></li><li>b</li></ul>',
    ],
    'keeps a passage in a list item': ['- a «b»', '<ul><li>a «b»</li></ul>'],
    'makes a block inside a quote': [
      '> a\n> «\n> b\n> »',
      '<blockquote><p>a</p>\n«<p>b</p>»</blockquote>',
    ],
    'ends a quote at a line of tags': [
      '> a\n«\nb\n»',
      '<blockquote><p>a</p></blockquote>\n«<p>b</p>»',
    ],
    'makes a block of a heading': ['«\n## A\n»', '«<h2 id="a">A</h2>»'],
    'keeps a passage in a heading': ['## A «b»', '<h2 id="a-b">A «b»</h2>'],
    'keeps a passage in the text of a link': ['[a «b»](/u)', '<p><a href="/u">a «b»</a></p>'],
    'gives a row its condition where nothing else is in it': [
      '| a |\n| - |\n| «b» |',
      '<div class="doc-variant-table" tabindex="0" role="group" aria-label="a">' +
        '<table><thead><tr><th>a</th></tr></thead>' +
        '<tbody><tr data-variants="a"><td>b</td></tr></tbody></table></div>',
    ],
    'begins a table at a header right below another table': [
      '«\n| a |\n| - |\n| b |\n»\n{{< if-variant "c" >}}\n| d |\n| - |\n{{< /if-variant >}}',
      '«<div class="doc-variant-table" tabindex="0" role="group" aria-label="a">' +
        '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></div>»' +
        '<if-variant variants="c"><div class="doc-variant-table" tabindex="0" role="group" aria-label="d">' +
        '<table><thead><tr><th>d</th></tr></thead></table></div>»',
    ],
    'strikes out what begins or ends at a tag': [
      '«~~`a`~~» b {{< if-variant "c" >}}~~"d"~~{{< /if-variant >}}.',
      '<p>«<del><code>a</code></del>» b <if-variant variants="c"><del>&quot;d&quot;</del>».</p>',
    ],
    'keeps a passage in a code span': ['`a «<b>»`', '<p><code>a «&lt;b&gt;»</code></p>'],
    'keeps an address beside a passage': [
      'https://b.example/«c»',
      '<p><a href="https://b.example/">https://b.example/</a>«c»</p>',
    ],
    'puts tags into HTML': ['<div>a\n«\n<b>c</b>\n»\n</div>', '<div>a\n\n«<b>c</b>»</div>'],
    'hides HTML that has nothing else in it': [
      '<div>\n«\n<b>c</b>\n»\n</div>',
      '«<div><b>c</b></div>»',
    ],
    'starts a block after HTML': ['<p>x</p>\n«\n\ny\n\n»', '<p>x</p>\n«<p>y</p>»'],
    'starts a block after HTML that is complete, but not within some': [
      '<br>\n«\n**y**\n»\nz\n\n<div>\n«\n*a*\n»\n</div>\n«\n*b*\n»',
      '<br>«<p><strong>y</strong></p>»<p>z</p>«<div>\n\n*a*\n\n</div>»«<p><em>b</em></p>»',
    ],
    'prints an escaped tag as text': [
      '{{</*variant variants="x"*/>}}',
      '<p>{{&lt;variant variants=&quot;x&quot;&gt;}}</p>',
    ],
    'reads lines that end as on Windows': ['«\r\na\r\n»\r\n', '«<p>a</p>»'],
    'splits front matter off': ['---\ntitle: x\n---\n# A', '<h1 id="a">A</h1>'],
  };
  for (const [title, [markdown, html]] of Object.entries(cases)) {
    it(title, () => {
      expect(render(markdown)).to.equal(short(html));
      expect(codes(markdown)).to.eql([]);
    });
  }

  const parted: Record<string, [markdown: string, html: string, place: string]> = {
    emphasis: ['**x «a** b» c', '<p><strong>x «a»</strong>« b» c</p>', '1:5'],
    'emphasis that begins inside': [
      'x «a **b» c** d',
      '<p>x «a »<strong>«b» c</strong> d</p>',
      '1:3',
    ],
    'a link': ['[x «a](/u) b» c', '<p><a href="/u">x «a»</a>« b» c</p>', '1:4'],
    code: ['`p «q` r»', '<p><code>p «q»</code>« r»</p>', '1:4'],
  };
  for (const [what, [markdown, html, place]] of Object.entries(parted)) {
    it(`parts a passage at the border of ${what}, and says where it is`, () => {
      expect(render(markdown)).to.equal(short(html));
      expect(codes(markdown)).to.eql([`misplaced ${place}`]);
    });
  }

  const misplaced: Record<string, [markdown: string, html: string, place: string]> = {
    'a passage in an address': ['[x](/u/«y»)', '<p><a href="/u/y">x</a></p>', '1:8'],
    'a passage in the text of an image': [
      '![a «b»](i.png)',
      '<p><img src="i.png" alt="a b"></p>',
      '1:5',
    ],
    'a passage in an attribute': ['<b title="«x»">y</b>', '<p><b title="x">y</b></p>', '1:11'],
    'a passage in the language of code': [
      '``` «go»\nx\n```',
      '<pre tabindex="0"><code class="language-go">x\n</code></pre>',
      '1:5',
    ],
  };
  for (const [title, [markdown, html, place]] of Object.entries(misplaced)) {
    it(`shows to everyone ${title}, and says where it is`, () => {
      expect(render(markdown)).to.equal(short(html));
      expect(codes(markdown)).to.eql([`misplaced ${place}`]);
    });
  }

  describe('code', () => {
    before(() => loadLanguages('```bash\n```java\n```cpp\n~~~ go\n```json\n```python'));

    for (const [name, code] of [
      ['bash', 'if true; then'],
      ['sh', 'if true; then'],
      ['java', 'class A {}'],
      ['cpp', 'return 1;'],
      ['C++', 'return 1;'],
      ['go', 'func main() {}'],
      ['golang', 'func main() {}'],
      ['json', '{"a": 1}'],
      ['python', 'def f(): pass'],
      ['py', 'def f(): pass'],
    ] as const) {
      it(`highlights ${name}`, () => {
        const html = render(`\`\`\`${name}\n${code}\n\`\`\``);
        expect(html).to.match(
          /^<pre tabindex="0"><code class="language-[\w+]+">.*<span class="token /,
        );
      });
    }

    for (const name of ['unknown', '__proto__', 'extend', 'constructor', 'DFS']) {
      it(`leaves code in ${name} plain`, async () => {
        await loadLanguages(`\`\`\`${name}`);
        const html = `<pre tabindex="0"><code class="language-${name}">a &lt; b\n</code></pre>`;
        expect(render(`\`\`\`${name}\na < b\n\`\`\``)).to.equal(html);
      });
    }

    it('leaves no blank lines where tags stand on lines of their own', () => {
      const html = render('```\na\n  «\nb\n  »\nc\n«\nd\n»\n```');
      expect(html).to.equal(
        '<pre tabindex="0"><code data-highlighted="yes">a\n«b\n»c\n«d\n»</code></pre>',
      );
    });

    it('keeps the line of a passage that is part of it', () => {
      expect(render('```\na\n«b»\nc\n```')).to.equal(
        short('<pre tabindex="0"><code data-highlighted="yes">a\n«b»\nc\n</code></pre>'),
      );
    });

    it('closes the spans of highlighted code around a tag', () => {
      const html = render('```java\nString s = "a«b»c";\n```');
      const string = '<span class="token string">';
      expect(html).to.contain(`${string}&quot;a</span>«${string}b</span>»${string}c&quot;</span>`);
    });

    it('colours each passage as in the code that its reader sees', () => {
      const other = '{{< if-variant "b" >}}';
      const html = render(`\`\`\`python\nx = «"it's"»${other}'its'${CLOSE}  # c\n\`\`\``);
      const string = (text: string): string => `<span class="token string">${text}</span>`;
      expect(html).to.contain(`«${string("&quot;it's&quot;")}»`);
      expect(html).to.contain(`<if-variant variants="b">${string("'its'")}»`);
      expect(html).to.contain('<span class="token comment"># c</span>');
    });

    it('colours passages of different groups as the reader of both sees them', () => {
      const groups = parseGroups('place: a c; language: b d').value;
      const other = (name: string): string => `{{< if-variant "${name}" >}} it's"${CLOSE}`;
      const string = `<span class="token string"> it's&quot;</span>`;
      const write = (name: string): string =>
        renderMarkdown(`\`\`\`python\nx = {{< if-variant "a" >}}"a${CLOSE}${other(name)}\n\`\`\``, {
          groups,
        }).html;
      expect(write('b')).to.contain(string);
      expect(write('c')).not.to.contain(string);
    });

    it('looks at many passages in time', () => {
      const names = Array.from({ length: 48 }, (_, at) => `v${at}`);
      const groups = parseGroups(`g: ${names.join(' ')}`).value;
      const lines = names.map((name) => `{{< if-variant "!${name}" >}}\nx = 1\n${CLOSE}\n`);
      const start = performance.now();
      renderMarkdown(`\`\`\`python\n${lines.join('')}\`\`\``, { groups });
      // Each passage against each other one for each reader would be 4 s.
      expect(performance.now() - start).to.be.below(2000);
    });

    it('keeps all lines of code with more passages than it colours apart', () => {
      const line = (at: number): string => `{{< if-variant "v${at}" >}}\nx = ${at}\n${CLOSE}\n`;
      const html = render(
        `\`\`\`python\n${Array.from({ length: 60 }, (_, at) => line(at)).join('')}\`\`\``,
      );
      expect(html.match(/<if-variant/g)).to.have.length(60);
      expect(html.match(/x <span class="token operator">=</g)).to.have.length(60);
    });

    it('leaves the host page its own Prism', () => {
      expect((window as { Prism?: unknown }).Prism).to.equal(undefined);
    });
  });

  describe('keys', () => {
    const textOfKey = (key: string): string | undefined =>
      new Map([
        ['cli', 'harbor'],
        ['host', 'a&b.example'],
      ]).get(key);
    const keyed = (text: string): string =>
      renderMarkdown(text.replace(/\{(\w+)\}/g, '{{< key $1 >}}'), { textOfKey }).html.trim();
    const cli = '<doc-variant-text key="cli">harbor</doc-variant-text>';

    it('become elements that hold the text for no selection', () => {
      expect(keyed('Use {cli}.')).to.equal(`<p>Use ${cli}.</p>`);
      expect(keyed('# {x}')).to.equal(
        '<h1 id="x"><doc-variant-text key="x">x</doc-variant-text></h1>',
      );
    });

    it('are words of Markdown', () => {
      expect(keyed('_{cli}_ **{cli}** `{cli} run` [{cli}](/x)')).to.equal(
        `<p><em>${cli}</em> <strong>${cli}</strong> <code>${cli} run</code> <a href="/x">${cli}</a></p>`,
      );
    });

    it('are coloured as the words that they stand for', async () => {
      await loadLanguages('```python');
      const html = keyed('```python\n@{cli}.task\ndef {cli}(): pass\n```');
      expect(html).to.contain(`<span class="token decorator annotation punctuation">${cli}</span>`);
      expect(html).to.contain(`<span class="token function">${cli}</span>`);
    });

    it('stand in attributes as text, with an element that follows the selection', () => {
      expect(keyed('[a](https://{host}/?x=1&y={cli} "T {cli}")')).to.equal(
        '<p><a href="https://a&amp;b.example/?x=1&amp;y=harbor" title="T harbor">a</a>' +
          '<doc-variant-text attribute="href" template="https://{{host}}/?x=1&amp;y={{cli}}"></doc-variant-text>' +
          '<doc-variant-text attribute="title" template="T {{cli}}"></doc-variant-text></p>',
      );
      expect(keyed('![{host}](a.png)')).to.equal(
        '<p><img src="a.png" alt="a&amp;b.example">' +
          '<doc-variant-text attribute="alt" template="{{host}}"></doc-variant-text></p>',
      );
      expect(keyed('<b class="{cli}">x</b>')).to.equal('<p><b class="harbor">x</b></p>');
    });

    it('leave passages their place', () => {
      expect(short(keyed(`${OPEN}{cli}${CLOSE} is {cli}`))).to.equal(`<p>«${cli}» is ${cli}</p>`);
      expect(short(keyed(`- ${OPEN}{cli}${CLOSE}`))).to.equal(`«<ul><li>${cli}</li></ul>»`);
    });

    it('stand as text in a page that cannot be parsed', () => {
      const { html } = renderMarkdown(`${'> '.repeat(5000)}{{< key cli >}}`, { textOfKey });
      expect(html).to.contain('harbor</pre>');
    });
  });

  describe('shortcodes', () => {
    const call = (text: string, entries: Record<string, Shortcode> = {}): string =>
      short(renderMarkdown(page(text), { shortcodes: new Map(Object.entries(entries)) }).html);

    it('are called with their arguments and their inner Markdown', () => {
      const calls: ShortcodeCall[] = [];
      const badge: Shortcode = (one) => {
        calls.push(one);
        return `<mark>${one.inner ?? ''}</mark>`;
      };
      expect(call('a {{< badge x "y z" >}}**b**{{< /badge >}} c', { badge })).to.equal(
        '<p>a <mark><strong>b</strong></mark> c</p>',
      );
      expect(call('{{% badge k="v" %}} c', { badge })).to.equal('<p><mark></mark> c</p>');
      const [first, second] = calls;
      expect(first).to.include({ name: 'badge', inner: '**b**', isInline: true });
      expect(first?.list).to.eql(['x', 'y z']);
      expect(second).to.include({ inner: undefined, isInline: false });
      expect(second?.named.get('k')).to.equal('v');
    });

    it('take passages, keys and one another into their inner text', () => {
      const box: Shortcode = ({ inner }) => `<b>${inner}</b>`;
      expect(call('{{< box >}}1 «2» {{< box >}}3{{< /box >}}{{< /box >}}', { box })).to.equal(
        '<p><b>1 «2» <b>3</b></b></p>',
      );
    });

    it('stand in the list or quote that their tag stands in', () => {
      const box: Shortcode = ({ inner }) => `<div>\n\n${inner}\n\n</div>`;
      expect(call('- a\n\n  {{< box >}}\n  b\n  {{< /box >}}\n- c', { box })).to.equal(
        '<ul><li><p>a</p><div><p>b</p></div></li><li><p>c</p></li></ul>',
      );
      expect(call('> {{< box >}}\n> b\n> {{< /box >}}\n>\n> c', { box })).to.equal(
        '<blockquote><div><p>b</p></div><p>c</p></blockquote>',
      );
    });

    it('are no code behind a tag, however many passages come before it', () => {
      const many = 'x «1» '.repeat(60);
      for (const start of ['', '- ', '> ', '> - ']) {
        const next = `\n${start.replace('-', ' ')}`;
        const box: Shortcode = ({ inner = '' }) => `<div>\n\n${inner}\n\n</div>`;
        const html = call(`${many}\n\n${start}«{{< box >}}a${next}${next}b{{< /box >}}»`, { box });
        expect(html, start).to.contain('<p>a</p>').and.contain('<p>b</p>').and.not.contain('<pre');
      }
    });

    it('have note and warning among them', () => {
      for (const name of ['note', 'warning']) {
        const html = call(`{{< ${name} >}}\nText\n\n- «item»\n{{< /${name} >}}\nAfter`);
        expect(html).to.match(/Text.*<ul><li>item<\/li><\/ul>».*<p>After<\/p>$/s);
        expect(html).not.to.contain('{{');
      }
    });

    it('can be replaced by name', () => {
      expect(call('{{< note >}}x{{< /note >}}', { note: ({ inner }) => `_${inner}_` })).to.equal(
        '<p><em>x</em></p>',
      );
    });

    it('keep their content where they fail', () => {
      const shortcodes = new Map<string, Shortcode>([
        ['bad', () => (undefined as unknown as () => string)()],
        ['none', () => undefined as unknown as string],
      ]);
      const { html, faults } = renderMarkdown(
        'a {{< bad >}}b{{< /bad >}} {{< none >}}c{{< /none >}}',
        { shortcodes },
      );
      expect(html).to.equal('<p>a b c</p>\n');
      expect(faults.map(({ code }) => code)).to.eql(['shortcode-failed', 'shortcode-failed']);
    });
  });

  it('puts what is wrong into words with the value and the fix', async () => {
    const { problems } = await renderFragment(
      page(
        '{{< if-varient a >}}x{{< /if-varient >}}{{< noet >}}{{< /note >}}«\n\n' +
          "{{< if-variant 'b' >}}{{< /if-variant >}}{{< key >}}{{< note >}}\n\n[x](/«y»)",
      ),
    );
    const messages = problems.map(({ message }) => message).join('\n');
    for (const words of [
      'did you mean if-variant?',
      'did you mean note?',
      '{{< /note >}} closes nothing',
      'is never closed',
      'straight double quotes',
      '{{< note >}} cannot be shown (it is never closed)',
      'if-variant "a" starts and ends in different places',
    ]) {
      expect(messages).to.contain(words);
    }
  });

  it('warns of a block in HTML that its paragraph tears apart, and of no other', () => {
    const torn = 'Text\n<span data-variants="a">\n\nfor a\n\n</span>';
    expect(codes(torn)).to.eql(['torn 2:1']);
    expect(codes(torn.replace('Text\n', 'Text\n\n'))).to.eql([]);
    expect(codes('Text <if-variant variants="a">for a</if-variant>')).to.eql([]);
    expect(codes('<if-variant variants="a"></if-variant>\n\nText')).to.eql([]);
  });

  it('returns front matter in its three formats as text', () => {
    const of = (text: string): unknown => {
      const { format, text: written } = renderMarkdown(text).frontMatter ?? {};
      return format && { format, text: written };
    };
    expect(of('---\na: 1\n---\nx')).to.eql({ format: 'yaml', text: 'a: 1' });
    expect(of('\uFEFF---\r\na: 1\r\n---\r\nx')).to.eql({ format: 'yaml', text: 'a: 1' });
    expect(of('+++\na = 1\n+++')).to.eql({ format: 'toml', text: 'a = 1' });
    expect(of('{"a": {"b": "}"}}\nx')).to.eql({ format: 'json', text: '{"a": {"b": "}"}}' });
    expect(of('---\n---\nx')).to.eql({ format: 'yaml', text: '' });
    for (const text of [
      'a\n---\nb\n---',
      '---\nnever closed',
      '{ "a" }',
      '{"a": 1',
      `${OPEN}x`,
      '{',
    ]) {
      expect(of(text)).to.equal(undefined);
    }
  });

  it('counts the lines of front matter', () => {
    expect(codes('---\na: 1\n---\n\n  «')).to.eql(['unclosed 5:3']);
  });

  it('shows a page that cannot be parsed as plain text', () => {
    const deep = `${'> '.repeat(5000)}«<b>»`;
    const { html, faults } = renderMarkdown(page(deep));
    expect(html).to.match(/^<pre>\n(?:&gt; )+&lt;b&gt;<\/pre>\n$/);
    expect(faults.map(({ code }) => code)).to.eql(['unparsable']);
  });

  it('reads long paragraphs on a page with a definition list', async () => {
    const paragraph = `${'word '.repeat(20)}\n`.repeat(50);
    const { fragment } = await renderFragment(`Term\n: definition\n\n${paragraph}`);
    expect(fragment.querySelector('dd')?.textContent).to.equal('definition');
    expect(fragment.querySelector('p')?.textContent).to.have.length.greaterThan(4000);
  });

  it('throws on no text, and leaves no marker in it', () => {
    const part = fc.oneof(
      fc.constantFrom(
        ...['\n', '\n\n', ' ', '- ', '> ', '# ', '`', '```', '**', '_', '[', '](', ')', '|', '---'],
        ...['<div>', '</div>', '<b', '>', '"', '![', '\\', '~~', '    ', 'a', 'https://a.example/'],
        ...[OPEN, OPEN, CLOSE, CLOSE, '{{</* x */>}}', '\uFDD0', '0', '\uFDD1', '\ud800', '\uFDD2'],
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const { html } = renderMarkdown(parts.join(''));
        expect(html).not.to.match(/[\uFDD0-\uFDD2]/);
        const count = (text: string): number => html.split(text).length;
        expect(count('<if-variant variants="a">')).to.equal(count('</if-variant>'));
      }),
      { numRuns: 3000 },
    );
  });
});
