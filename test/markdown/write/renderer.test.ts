import '../../../src/index.ts';
import { expect } from '@open-wc/testing';
import { parseGroups } from '../../../src/core/groups.ts';
import { strings } from '../../../src/strings/strings.ts';
import { resolveAddress } from '../../../src/markdown/write/addresses.ts';
import { renderMarkdown } from '../../../src/markdown/fragment.ts';
import { slugOf } from '../../../src/markdown/write/headings.ts';
import type { MarkdownOptions } from '../../../src/markdown/page.ts';

const block = (variants: string, text: string): string =>
  `{{< if-variant "${variants}" >}}\n\n${text}\n\n{{< /if-variant >}}\n\n`;

/** Renders a page and lists the ids of its headings. */
async function ids(text: string, options: MarkdownOptions = {}): Promise<string> {
  const { headings } = await renderMarkdown(text, options);
  return headings.map(({ id }) => id).join(' ');
}

/** Renders a page on one line. */
const html = async (text: string, options: MarkdownOptions = {}): Promise<string> =>
  (await renderMarkdown(text, options)).html.replace(/\n+/g, ' ').replace(/> </g, '><').trim();

describe('front matter', () => {
  const read = async (text: string): Promise<unknown[]> => {
    const { frontMatter, problems } = await renderMarkdown(text);
    const found = problems.map(({ code, line, column }) => `${code} ${line}:${column}`);
    return [frontMatter?.data, frontMatter?.variants, ...found];
  };

  it('is read in its three formats, with dates as text', async () => {
    const data = { title: 'A: b', draft: true, weight: 2, tags: ['x', 'y'], date: '2026-01-02' };
    expect(
      await read(
        '---\ntitle: "A: b"\ndraft: true\nweight: 2\ntags: [x, y]\ndate: 2026-01-02\n---\nx',
      ),
    ).to.eql([data, '']);
    expect(
      await read(
        '+++\ntitle = "A: b"\ndraft = true\nweight = 2\ntags = ["x", "y"]\ndate = 2026-01-02\n+++\nx',
      ),
    ).to.eql([data, '']);
    expect(await read(`${JSON.stringify(data)}\nx`)).to.eql([data, '']);
    expect(await read('---\n---\nx')).to.eql([{}, '']);
    expect(await read('x')).to.eql([undefined, undefined]);
  });

  it('says for whom a page is, as a text or a list', async () => {
    for (const written of [
      '"+byoc -java"',
      '[+byoc, -java]',
      '"byoc !java"',
      '["byoc", "-java"]',
    ]) {
      expect((await read(`---\nvariants: ${written}\n---\nx`))[1], written).to.equal('byoc !java');
    }
    const { html: page } = await renderMarkdown('---\nvariants: "+byoc -java"\n---\nx');
    expect(page).to.equal('<p>x</p>\n');
    expect(await read('---\nvariants: "+by/oc +edge"\n---\nx')).to.eql([
      { variants: '+by/oc +edge' },
      'edge',
      'bad-page-variant 2:12',
    ]);
    for (const [written, condition] of [
      ['2.2+', '2.2+'],
      ['"+2.2+ -3.0+"', '2.2+ !3.0+'],
      ['">= 2.2 <3.0"', '2.2+ !3.0+'],
      ['["&gt;2.2", byoc]', '>2.2 byoc'],
    ]) {
      expect(await read(`---\nvariants: ${written!}\n---\nx`), written).to.have.property(
        '1',
        condition,
      );
    }
    expect((await read('---\nvariants: 5\n---\nx'))[1]).to.equal('5');
    expect((await read('---\nvariants: {a: 1}\n---\nx'))[1]).to.equal('');
  });

  it('gives the page a title where it has no heading of the first level', async () => {
    const titled = '---\ntitle: A *b* <i> & c\n---\n\n';
    expect(await html(`${titled}x`)).to.equal(
      '<h1 id="a-b-i--c">A *b* &lt;i&gt; &amp; c</h1><p>x</p>',
    );
    expect(await html(`${titled}## x`)).to.contain('<h1 id="a-b-i--c">');
    for (const own of ['# x', 'x\n===', '<h1 class="y">x</h1>']) {
      expect(await html(titled + own), own).not.to.contain('A *b*');
    }
    expect(await html(`${titled}x`, { headingOffset: 1 })).to.contain('<h2 id="a-b-i--c">');
    expect(await html('---\ntitle: 2026\n---\nx')).to.contain('<h1 id="2026">2026</h1>');
    expect(await html('---\ntitle: [x]\n---\nx')).to.equal('<p>x</p>');
    const { headings } = await renderMarkdown(`${titled}## x`);
    expect(headings.map(({ depth, id }) => `${depth} ${id}`)).to.eql(['1 a-b-i--c', '2 x']);
  });

  for (const [what, text, place] of [
    ['YAML', '---\na: [\n---\nx', /^bad-front-matter [23]:\d+$/],
    ['more than one document', '---\na: 1\n...\n%YAML 1.2\n---\nb: 2\n---\nx', /./],
    ['TOML', '+++\na = \n+++\nx', /^bad-front-matter 2:\d+$/],
    ['a list', '---\n- a\n---\nx', /^bad-front-matter 2:1$/],
  ] as const) {
    it(`that is broken (${what}) says where, and the page is shown`, async () => {
      const { html: page } = await renderMarkdown(text);
      expect(page).to.contain('x');
      expect((await read(text)).slice(2).join()).to.match(place);
    });
  }

  it('harms nobody, whatever stands in it', async () => {
    const bomb = Array.from(
      { length: 12 },
      (_, at) =>
        `a${at}: &a${at} [${Array.from({ length: 9 }, () => (at ? `*a${at - 1}` : 'x')).join()}]`,
    ).join('\n');
    for (const text of [
      `---\n${bomb}\n---\nx`,
      '---\n__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n---\nx',
      '+++\n[__proto__]\npolluted = true\n+++\nx',
      '{"__proto__": {"polluted": true}}\nx',
      `---\na: ${'['.repeat(5000)}\n---\nx`,
      '---\na: !!js/function "function(){ polluted = true }"\n---\nx',
      '---\ntitle: "<img src=x onerror=hit()>"\nvariants: "\\"><img"\n---\nx',
    ]) {
      const { html: page } = await renderMarkdown(text);
      expect(page, text.slice(0, 40)).to.contain('x').and.not.contain('<img');
      expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
    }
  });
});

describe('what helps to read a page', () => {
  describe('headings', () => {
    // The ids are those that GitHub gives to the same headings.
    const slugs: Record<string, string> = {
      'Getting started': 'getting-started',
      'OAuth 2.0 / OpenID': 'oauth-20--openid',
      'C++ & Go': 'c--go',
      'snake_case-name': 'snake_case-name',
      'Größe ändern': 'größe-ändern',
      日本語の見出し: '日本語の見出し',
      'Ready? Set! Go.': 'ready-set-go',
      '1. First': '1-first',
    };
    for (const [text, slug] of Object.entries(slugs)) {
      it(`have the id ${slug} for ${text}`, () => expect(slugOf(text)).to.equal(slug));
    }

    it('have ids of their text without markup, and are listed with their depth', async () => {
      const { headings, html: page } = await renderMarkdown(
        '# A *guide* to `x` &amp; [links](y)\n\n## Next\n\n<h2>Raw</h2>',
      );
      expect(headings).to.eql([
        { depth: 1, text: 'A guide to x & links', id: 'a-guide-to-x--links', variants: [] },
        { depth: 2, text: 'Next', id: 'next', variants: [] },
      ]);
      expect(page).to.contain('<h1 id="a-guide-to-x--links">A <em>guide</em>');
    });

    it('have a number where an id is taken, as on GitHub', async () => {
      expect(await ids('# A\n\n# A\n\n# A-1\n\n# A')).to.equal('a a-1 a-1-1 a-2');
      expect(await ids('# !\n\n# ?')).to.equal('section section-1');
    });

    it('have the id that their author writes', async () => {
      expect(await html('## Title *x* {#my-id}')).to.equal('<h2 id="my-id">Title <em>x</em></h2>');
      expect(await ids('## A {#x}\n\nB {#y.z}\n===\n\n## C {.only}\n\n## D {#x}')).to.equal(
        'x y.z c x-1',
      );
    });

    const twice = block('serverless', '## Install') + block('byoc', '## Install');

    it('have the same id where no reader sees both', async () => {
      const { value: groups } = parseGroups('deployment: serverless byoc; language: java go');
      expect(await ids(twice, { groups })).to.equal('install install');
      expect(await ids(`${twice}## Install`, { groups })).to.equal('install install install-1');
      const java = block('java', '## Install');
      expect(await ids(twice + java, { groups })).to.equal('install install install-1');
      expect(await ids(block('serverless', twice), { groups })).to.equal('install install');
    });

    it('have ids of their own where the groups are not known', async () => {
      expect(await ids(twice)).to.equal('install install-1');
    });

    it('say which variants they are for', async () => {
      const { headings } = await renderMarkdown(block('a b', block('!c', '## X')));
      expect(headings.map(({ variants }) => variants)).to.eql([['a b', '!c']]);
    });

    it('stand lower by an offset, and never below the sixth level', async () => {
      expect(await html('# A\n\n##### B', { headingOffset: 2 })).to.equal(
        '<h3 id="a">A</h3><h6 id="b">B</h6>',
      );
    });
  });

  describe('addresses', () => {
    const cases: [address: string, page: string, resolved: string][] = [
      ['img.png', 'docs/guide.md', 'docs/img.png'],
      ['./a/b.md#c', '/docs/guide.md?v=1', '/docs/a/b.md#c'],
      ['../up.md', '../docs/guide.md', '../docs/../up.md'],
      ['img.png', 'https://x.example/docs/guide.md', 'https://x.example/docs/img.png'],
      ['/root.png', 'https://x.example/docs/guide.md', 'https://x.example/root.png'],
      ['?q', 'docs/guide.md', 'docs/guide.md?q'],
      ['/root.png', 'docs/guide.md', '/root.png'],
      ['#part', 'docs/guide.md', '#part'],
      ['https://y.example/', 'docs/guide.md', 'https://y.example/'],
      ['//y.example/', 'docs/guide.md', '//y.example/'],
      ['mailto:a@b.example', 'docs/guide.md', 'mailto:a@b.example'],
      ['img.png', '', 'img.png'],
    ];
    for (const [address, page, resolved] of cases) {
      it(`reach ${resolved || 'nothing'} from ${address} in ${page || 'a page without address'}`, () =>
        expect(resolveAddress(address, page)).to.equal(resolved));
    }

    it('are resolved in Markdown and in HTML', async () => {
      const text =
        '[a](b.md) ![c](d.png) <a href="e.md">f</a> <img src=g.png alt="">\n\n[h]\n\n[h]: i.md';
      const page = await html(text, { src: 'x/y.md' });
      expect([...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, at]) => at)).to.eql([
        ...['x/b.md', 'x/d.png', 'x/e.md', 'x/g.png', 'x/i.md'],
      ]);
    });
  });

  describe('footnotes', () => {
    // What goldmark writes for the same text.
    it('stand at the end with links there and back, as in Hugo', async () => {
      const text =
        'A[^1] and B[^long], A again[^1].\n\n[^1]: First **note**.\n[^long]: Long\n    goes on.\n\n    Second.\n\n[^never]: Unused';
      const back = (id: string): string =>
        `&nbsp;<a href="#${id}" class="footnote-backref" role="doc-backlink">↩︎</a>`;
      const ref = (id: string, number: number): string =>
        `<sup id="${id}"><a href="#fn:${number}" class="footnote-ref" role="doc-noteref">${number}</a></sup>`;
      expect(await html(text)).to.equal(
        `<p>A${ref('fnref:1', 1)} and B${ref('fnref:2', 2)}, A again${ref('fnref1:1', 1)}.</p>` +
          '<div class="footnotes" role="doc-endnotes"><hr><ol>' +
          `<li id="fn:1"><p>First <strong>note</strong>.${back('fnref:1')}${back('fnref1:1')}</p></li>` +
          `<li id="fn:2"><p>Long goes on.</p><p>Second.${back('fnref:2')}</p></li></ol></div>`,
      );
    });

    it('are text where there is no note, and in code', async () => {
      expect(await html('a[^x] `b[^1]`\n\n[^1]: n')).to.equal('<p>a[^x] <code>b[^1]</code></p>');
    });

    it('can be referred to from a passage', async () => {
      const page = await html(`${block('a', 'x[^1]')}[^1]: Note`);
      expect(page).to.contain('<if-variant variants="a"><p>x<sup id="fnref:1">');
      expect(page).to.contain('<if-variant variants="a"><div class="footnotes"');
    });

    it('count across groups, and lead to and fro between what a reader sees only', async () => {
      const groups = parseGroups('deployment: serverless byoc edge; language: java go').value;
      const passages = [block('byoc go', 'A[^1]'), block('!byoc', 'B[^2]'), 'C[^3] D[^1]\n\n'];
      const notes = ['[^1]: one\n', block('go', '[^2]: two'), '[^3]: three'];
      const { html: page } = await renderMarkdown([...passages, ...notes].join(''), { groups });
      const provider = document.createElement('doc-variant-provider');
      provider.setAttribute('sync-key', 'none');
      provider.setAttribute('groups', 'deployment: serverless byoc edge; language: java go');
      provider.innerHTML = page;
      document.body.append(provider);
      const seen: Record<string, string> = {};
      for (const variant of ['byoc go', 'byoc java', 'edge go', 'serverless java']) {
        provider.setAttribute('variant', variant);
        const texts = [...provider.querySelectorAll('p')]
          .filter((one) => one.checkVisibility())
          .map((one) => one.innerText);
        seen[variant] = texts
          .join(' ')
          .replace(/[\s\u21a9\ufe0e]+/g, ' ')
          .trim();
        const links = [...provider.querySelectorAll('a')].filter((one) => one.checkVisibility());
        for (const { hash } of links) {
          const target = document.getElementById(hash.slice(1));
          expect(target?.checkVisibility(), `${variant} ${hash}`).to.equal(true);
        }
      }
      provider.remove();
      expect(seen).to.eql({
        'byoc go': 'A1 C2 D1 one three',
        'byoc java': 'C1 D2 three one',
        'edge go': 'B1 C2 D3 two three one',
        'serverless java': 'B[^2] C1 D2 three one',
      });
    });

    it('of too many conditions are those of the first definitions, with a warning', async () => {
      const names = Array.from({ length: 201 }, (_, at) => `v${at}`);
      const { html: page, problems } = await renderMarkdown(
        `A[^1]\n\n${names.map((name) => block(name, `[^1]: for ${name}`)).join('')}`,
      );
      expect(page).to.contain('for v0').and.not.contain('for v1');
      expect(problems.map(({ code }) => code)).to.eql(['too-many-selections']);
    });
  });

  describe('definition lists', () => {
    const cases: Record<string, [text: string, page: string]> = {
      'are tight where nothing parts them': [
        'Term\n: One *x*\n: Two',
        '<dl><dt>Term</dt><dd>One <em>x</em></dd><dd>Two</dd></dl>',
      ],
      'have several terms, and paragraphs where blank lines part them': [
        'A\nB\n\n: One\n\n  More\n\n: Two',
        '<dl><dt>A</dt><dt>B</dt><dd><p>One</p><p>More</p></dd><dd><p>Two</p></dd></dl>',
      ],
      'go on with the next term': [
        'A\n: a\n\nB\n: b\n\nText',
        '<dl><dt>A</dt><dd>a</dd><dt>B</dt><dd>b</dd></dl><p>Text</p>',
      ],
      'stand in quotes and items': [
        '> A\n> : a\n\n- B\n  : b',
        '<blockquote><dl><dt>A</dt><dd>a</dd></dl></blockquote><ul><li><dl><dt>B</dt><dd>b</dd></dl></li></ul>',
      ],
      'are none without a term, or without a space': [': a\n\nb\n:c', '<p>: a</p><p>b :c</p>'],
      'are none under a heading or an item': [
        '# A\n: a\n\n- B\n\n: c',
        '<h1 id="a">A</h1><p>: a</p><ul><li>B</li></ul><p>: c</p>',
      ],
    };
    for (const [title, [text, page]] of Object.entries(cases)) {
      it(title, async () => expect(await html(text)).to.equal(page));
    }
  });

  describe('alerts', () => {
    it('are notes with a title', async () => {
      expect(await html('> [!WARNING]\n> Do **not**.\n> - x')).to.equal(
        '<div class="markdown-alert markdown-alert-warning" role="note">' +
          '<p class="markdown-alert-title">Warning</p><p>Do <strong>not</strong>.</p><ul><li>x</li></ul></div>',
      );
    });

    it('have their title in the language of the page', async () => {
      expect(await html('> [!note]\n> x', { language: 'de' })).to.contain('>Hinweis<');
      strings.set('fr', { alertTip: 'Astuce' });
      expect(await html('> [!TIP]\n> x', { language: 'fr' })).to.contain('>Astuce<');
    });

    it('are quotes where the kind is not known', async () => {
      expect(await html('> [!X]\n> y')).to.equal('<blockquote><p>[!X] y</p></blockquote>');
    });

    it('read what stands in them as Markdown of its own, nested ones too', async () => {
      expect(await html('> [!NOTE]\n> 2. x\n> > [!TIP]\n> > y')).to.match(
        /Note<\/p><ol start="2"><li>x<\/li><\/ol><div [^<]*><p [^<]*>Tip<\/p><p>y<\/p><\/div><\/div>$/,
      );
    });

    it('may begin with tags of passages', async () => {
      const note = (title: string, variants = ' variants="a"'): string =>
        `<if-variant${variants}><div class="markdown-alert markdown-alert-note" role="note"><p class="markdown-alert-title">${title}</p><p>x</p></div></if-variant>`;
      const [open, close] = ['{{< if-variant "a" >}}', '{{< /if-variant >}}'];
      for (const [text, title] of [
        [`${open}> [!NOTE] T\n> x${close}`, 'T'],
        [`> ${open}[!NOTE]\n> x${close}`, 'Note'],
        [`> ${open}\n> [!NOTE]\n> x\n> ${close}`, 'Note'],
        [`${open}{{< note >}}x{{< /note >}}${close}`, 'Note'],
      ] as const) {
        expect(await html(text), text).to.equal(note(title));
      }
    });

    it('are read once each, however deep they nest', async () => {
      // Reading one level twice would take 2 ** 28 steps.
      const levels = Array.from({ length: 28 }, (_, at) => `${'>'.repeat(at + 1)} [!NOTE]`);
      const { html: page } = await renderMarkdown(levels.join('\n'));
      expect(page.match(/class="markdown-alert /g)).to.have.length(28);
    });
  });

  describe('tables, tasks and code', () => {
    it('name the region that a table scrolls in', async () => {
      expect(await html('| A *x* | B |\n| - | - |\n| 1 | 2 |')).to.contain(
        '<div class="doc-variant-table" tabindex="0" role="group" aria-label="A x, B"><table>',
      );
    });

    it('name the box of each task', async () => {
      const page = await html('- [x] a\n- [ ] b');
      expect(page).to.match(/checked=""[^>]*aria-label="Done"/);
      expect(page).to.contain('aria-label="To do"');
    });

    it('mark the lines that the fence names, inside of tokens too', async () => {
      const text = '```python {hl_lines=[2,"4-5"]}\na = 1\nb = """x\ny"""\nc\nd\ne\n```';
      const page = (await renderMarkdown(text)).html;
      const code = new DOMParser().parseFromString(page, 'text/html').querySelector('code');
      const marked = [...(code?.querySelectorAll('mark') ?? [])].map((one) => one.textContent);
      expect(marked.join('')).to.equal('b = """xcd');
      expect(code?.className).to.equal('language-python');
      expect(code?.textContent).to.equal('a = 1\nb = """x\ny"""\nc\nd\ne\n');
      for (const lines of ['2', '2 linenos=true', '[2]', '["2"]', '"2"', '[ 2 ]']) {
        const one = (await renderMarkdown(`\`\`\`js {hl_lines=${lines}}\na\nb\nc\n\`\`\``)).html;
        expect(/<mark>(.*)<\/mark>/.exec(one)?.[1], lines).to.equal('b');
      }
    });

    it('are marked by one element a line, around what is coloured and conditional in it', async () => {
      const lineOf = async (code: string, info = 'js {hl_lines=[1]}'): Promise<string> => {
        const page = (await renderMarkdown(`\`\`\`${info}\n${code}\n\`\`\``)).html;
        return page
          .replace(/<\/?span[^>]*>/g, '')
          .replace(/^<pre.*?><code.*?>|\n<.code><.pre>\n$/g, '');
      };
      expect(await lineOf('const a = "b"; // c')).to.equal('<mark>const a = "b"; // c</mark>');
      expect(await lineOf('/* a\n b */ c', 'js {hl_lines=["1-2"]}')).to.equal(
        '<mark>/* a</mark>\n<mark> b */ c</mark>',
      );
      expect(
        await lineOf(
          'f({{< if-variant "x" >}}1{{< /if-variant >}}{{< if-variant "y" >}}2{{< /if-variant >}})',
        ),
      ).to.equal(
        '<mark>f(<if-variant variants="x">1</if-variant><if-variant variants="y">2</if-variant>)</mark>',
      );
      expect(
        await lineOf('a {{< if-variant "x" >}}b\nc{{< /if-variant >}} d', 'js {hl_lines=["1-2"]}'),
      ).to.equal(
        '<mark class="part">a </mark><if-variant variants="x"><mark class="part">b</mark>\n<mark class="part">c</mark></if-variant><mark class="part"> d</mark>',
      );
    });

    it('count marked lines as the reader of a passage sees them', async () => {
      const text =
        '``` {hl_lines="2"}\na\n{{< if-variant "x" >}}\nb\n{{< /if-variant >}}\n{{< if-variant "y" >}}\nc\n{{< /if-variant >}}\n```';
      expect((await renderMarkdown(text)).html).to.equal(
        '<pre tabindex="0"><code data-highlighted="yes">a\n<if-variant variants="x"><mark>b</mark>\n</if-variant><if-variant variants="y"><mark>c</mark>\n</if-variant></code></pre>\n',
      );
    });
  });
});
