import { expect } from '@open-wc/testing';
import {
  prefixedIdsOf,
  ATTRIBUTES,
  DROPPED,
  ELEMENTS,
  safeAttribute,
} from '../../../src/markdown/safe/policy.ts';
import { plainFragment, sanitizeNatively } from '../../../src/markdown/safe/refusal.ts';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { finish, sanitize } from '../../../src/markdown/safe/sanitize.ts';
import { splitHtml } from '../../../src/markdown/read/split.ts';
import { hostilePages } from '../hostile.mjs';

const write = (fragment: DocumentFragment | undefined, html: string): string => {
  if (!fragment) throw new Error('refused');
  finish(fragment, prefixedIdsOf(html));
  const holder = document.createElement('div');
  holder.append(fragment);
  return holder.innerHTML;
};
const clean = (html: string): string => write(sanitize(html), html);
const hasSanitizer = 'setHTML' in Element.prototype;
/** Cleans by the sanitizer of the browser, and where it has none, makes sure that nothing is made. */
const cleanNatively = (html: string): string => {
  const fragment = sanitizeNatively(html, { ATTRIBUTES, DROPPED, ELEMENTS, safeAttribute });
  if (hasSanitizer) return write(fragment, html);
  expect(fragment).to.equal(undefined);
  return clean(html);
};
/** Tells whether the sanitizer reads <noscript> as pages with scripts do, for text: Firefox does. */
const takesNoscriptForText = (): boolean =>
  cleanNatively('<noscript><i title="</noscript>x">').includes('x');

describe('sanitize', () => {
  it('shows the parts of a page as they stand, where nothing can make them safe', () => {
    const holder = document.createElement('div');
    holder.append(plainFragment(['<b onclick="x">a</b>\n  b', '']));
    const parts = [...holder.children] as HTMLElement[];
    expect(parts.map(({ localName, textContent }) => [localName, textContent])).to.deep.equal([
      ['pre', '<b onclick="x">a</b>\n  b'],
      ['pre', ''],
    ]);
    expect(parts[0]!.style.whiteSpace).to.equal('pre-wrap');
    expect(holder.querySelector('b')).to.equal(null);
  });

  const kept = [
    '<if-variant variants="a b:c !d"><p>x</p></if-variant>',
    '<table><tbody><tr data-variants="a"><td align="left" colspan="2">x</td></tr></tbody></table>',
    '<ul><li><input type="checkbox" disabled="" checked=""> x</li></ul>',
    '<a href="https://a.example/b?c#d" title="x" target="_blank" rel="noopener">x</a>',
    '<a href="HTTPS://a.example">x</a><a href="mailto:a@b.example">x</a><a href="tel:+49">x</a>',
    '<a href="../b/c:d.html">x</a><a href="b.html?x=y:z">x</a><a href="#x">x</a><a href="">x</a>',
    '<img src="data:image/png;base64,AAAA" alt="x" width="1" height="1" loading="lazy">',
    '<ol start="3" reversed="" type="a"><li value="7">x</li></ol>',
    '<details open=""><summary>x</summary>y</details>',
    '<p lang="de" dir="rtl" class="a  b" title="x: y" aria-label="x: y" role="note">x</p>',
    '<time datetime="2026-01-01T10:00">x</time><kbd>x</kbd><sup>1</sup><ruby>x<rt>y</rt></ruby>',
    '<video src="x.mp4" controls="" poster="x.png"><track kind="captions" src="x.vtt"></video>',
    '<h2 id="forms">x</h2><h3 id="title">x</h3><li id="fn:1">x</li><sup id="fnref1:2">x</sup>',
    '<pre tabindex="0"><code class="language-js"><span class="token">x</span>\n</code></pre>',
  ];
  for (const html of kept) {
    it(`keeps ${html}`, () => {
      expect(clean(html)).to.equal(html);
      expect(cleanNatively(html)).to.equal(html);
    });
  }

  const changed: Record<string, [html: string, safe: string]> = {
    'the content of what it removes': ['<x-y>a<form>b<blink>c</blink></form></x-y>', 'abc'],
    'no content that is none for readers': ['a<script>b</script><style>c</style><svg>d</svg>', 'a'],
    'the start of text': ['\n <p>x</p>', '\n <p>x</p>'],
    'a text that could end a comment, readable': [
      '<img alt="A --&gt; B ]]&gt; &lt;/style&gt;">',
      '<img alt="A -\u2060-> B ]]\u2060> <\u2060/style>">',
    ],
    'references to ids, when these get a prefix': [
      '<a name="a"></a><b id="b"></b><h2 id="c">x</h2><a href="#a">x</a><a href="#b">x</a><a href="#c">x</a><a href="#d">x</a><i aria-labelledby="b c d">x</i>',
      '<a name="user-content-a"></a><b id="user-content-b"></b><h2 id="c">x</h2><a href="#user-content-a">x</a><a href="#user-content-b">x</a><a href="#c">x</a><a href="#d">x</a><i aria-labelledby="user-content-b c d">x</i>',
    ],
    'a prefix that is there already': [
      '<b id="user-content-x">x</b>',
      '<b id="user-content-x">x</b>',
    ],
    'no link into another frame': ['<a href="x" target="top">x</a>', '<a href="x">x</a>'],
    'no field but a task box': ['<input><input type="checkbox"><input type="text" disabled>', ''],
    'no data of other scripts': ['<p data-bs-toggle="x" data-x="y" slot="z">x</p>', '<p>x</p>'],
    'no drawing or formula, nor what its HTML is': [
      'a<svg><a>b</a><foreignObject><p>c</p></foreignObject><font>d</font></svg><math><mtext><table><mglyph><i>e</i></mglyph></table></mtext><a>f</a></math>g',
      'ag',
    ],
    'what stands in brackets as the name of a part of a drawing': [
      '/a/<path>/b <text>c',
      '/a//b c',
    ],
    'no comment': ['a<!-- b -->c', 'ac'],
  };
  for (const [title, [html, safe]] of Object.entries(changed)) {
    it(`leaves ${title}`, () => {
      // Browsers do not agree on whether `<` and `>` are escaped in attributes.
      const plain = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
      expect(plain(clean(html))).to.equal(safe);
      expect(plain(cleanNatively(html))).to.equal(safe);
    });
  }

  it('allows no element of drawings under a name of HTML but the link', () => {
    const inDrawing = (name: string): Element =>
      document.createElementNS('http://www.w3.org/2000/svg', name);
    const ofDrawings = ELEMENTS.filter((name) => inDrawing(name).constructor !== SVGElement);
    expect(ofDrawings).to.eql(['a']);
  });

  it('makes the same of hostile pages as the sanitizer of the browser, and of its own work', () => {
    const isNoscriptText = takesNoscriptForText();
    for (const text of hostilePages()) {
      const { html } = renderMarkdown(text);
      const safe = clean(html);
      expect(clean(safe), text).to.equal(safe);
      const native = cleanNatively(html);
      // Firefox puts what a table may not hold behind it rather than before it.
      const isMoved = native !== safe && html.includes('<table><mglyph');
      if (isMoved || (isNoscriptText && html.includes('<noscript'))) {
        expect(clean(native), text).to.equal(native);
        continue;
      }
      // White space at the start of a page is nothing that a reader sees.
      expect(native.trimStart(), text).to.equal(safe.trimStart());
    }
  });
});

describe('splitHtml', () => {
  const split = (html: string, size: number): string[] =>
    splitHtml(html, size).map(({ html: part, depth }) => `${depth}${part}`);

  it('cuts between elements, and inside of those that hold others', () => {
    expect(split('<p>a</p><p>b</p>', 1)).to.eql(['0<p>a</p>', '0<p>b</p>']);
    expect(split('<ul class="x"><li>a</li><li>b</li></ul><p>c</p>', 15)).to.eql([
      '0<ul class="x"><li>a</li>',
      '1<ul class="x"><li>b</li></ul>',
      '0<p>c</p>',
    ]);
  });

  it('does not cut text, code, tables, nor small HTML', () => {
    for (const html of [
      '<p>a<b>b</b><i>c</i></p>',
      '<pre><code><i>a</i><i>b</i></code></pre>',
      '<table><tr><td>a</td></tr><tr><td>b</td></tr></table>',
    ]) {
      expect(split(html, 1)).to.eql([`0${html}`]);
    }
    expect(split('<p>a</p><p>b</p>', 9)).to.have.length(1);
  });

  it('does not cut behind what it cannot read for certain', () => {
    for (const start of [
      '<b>',
      '</b>',
      '<!--',
      '<p title=">">',
      '<p title=x">',
      '<i></b>',
      '< p>',
    ]) {
      expect(split(`${start}<p>a</p><p>b</p>`, 1).at(-1)).to.contain('<p>a</p><p>b</p>');
    }
  });
});
