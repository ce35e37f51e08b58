import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  pairAuthoredTags,
  printed,
  readAuthoredTags,
  readComment,
} from '../../../src/core/shortcodes/authored-tags.ts';
import { lexShortcodes } from '../../../src/core/shortcodes/lexer.ts';
import { describeTag } from '../../../src/core/shortcodes/shortcode-faults.ts';
import { readShortcodes, type Piece } from '../../../src/core/shortcodes/pieces.ts';

/** Writes a piece as text: `[a b|` begins a passage, `<note|` a shortcode, and `{x}` is a key. */
function print(piece: Piece): string {
  switch (piece.type) {
    case 'text':
      return piece.text;
    case 'open':
      return `[${piece.variants}|`;
    case 'key':
      return `{${piece.key}}`;
    case 'call': {
      const named = [...piece.named].map(([name, value]) => `${name}=${value}`);
      return `<${[piece.name, ...piece.list, ...named].join(' ')}${piece.isClosed ? '|' : '>'}`;
    }
    default:
      return piece.type === 'end' ? '>' : ']';
  }
}

const read = (source: string, names: string[] = []): string =>
  readShortcodes(source, 0, names).value.map(print).join('');

const codes = (source: string): string[] =>
  readShortcodes(source).problems.map(({ code, line, column }) => `${code} ${line}:${column}`);

/** Makes texts that are rich in what shortcodes are made of. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['{{<', '{{%', '>}}', '%}}', '/', '/*', '*/', '"', '`', "'", '=', '\\', ' ', '\n', '{{'],
        ...['if-variant', 'variant', 'variants=', 'byoc', '__proto__', 'constructor', '\ud800'],
        ...['{{< if-variant "a" >}}', '{{< /if-variant >}}', '{{< note >}}', '{{< /note >}}'],
      ),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''));

describe('shortcodes', () => {
  describe('spellings', () => {
    const accepted: [tag: string, variants: string][] = [
      ['{{< if-variant "serverless byoc" >}}', 'serverless byoc'],
      ['{{< if-variant serverless byoc >}}', 'serverless byoc'],
      ['{{< if-variant "serverless" "byoc" >}}', 'serverless byoc'],
      ['{{< if-variant variants="serverless byoc" >}}', 'serverless byoc'],
      ['{{< if-variant variants=byoc >}}', 'byoc'],
      ['{{< if-variant variants = `byoc` >}}', 'byoc'],
      ['{{< if-variant `serverless byoc` >}}', 'serverless byoc'],
      ['{{< if-variant `serverless\nbyoc` >}}', 'serverless\nbyoc'],
      ['{{<if-variant "byoc  serverless ">}}', 'byoc  serverless '],
      ['{{< if-variant\n  "serverless"\n>}}', 'serverless'],
      ['{{<\r\nif-variant "serverless" >}}', 'serverless'],
      ['{{% if-variant "byoc" %}}', 'byoc'],
      ['{{%if-variant byoc%}}', 'byoc'],
      ['{{< if-variant "!eu v1.2_x-y" >}}', '!eu v1.2_x-y'],
      ['{{< if-variant !eu >}}', '!eu'],
      ['{{< if-variant "a\\"b" >}}', 'a"b'],
      ['{{< if-variant 日本 >}}', '日本'],
      ['{{< if-variant >}}', ''],
      ['{{< if-variant other="x" >}}', ''],
    ];
    for (const [tag, variants] of accepted) {
      it(`accepts ${JSON.stringify(tag)}`, () => {
        expect(read(`${tag}x{{< /if-variant >}}`)).to.equal(`[${variants}|x]`);
        expect(codes(`${tag}x{{< /if-variant >}}`)).to.eql([]);
      });
    }

    it('accepts the later name of the shortcode', () => {
      expect(read('{{< variant byoc >}}x{{< /variant >}}')).to.equal('[byoc|x]');
    });

    for (const close of [
      '{{</if-variant>}}',
      '{{% /if-variant %}}',
      '{{< / if-variant >}}',
      '{{</\nif-variant\n>}}',
    ]) {
      it(`accepts the closing tag ${JSON.stringify(close)}`, () => {
        expect(read(`{{< if-variant a >}}x${close}`)).to.equal('[a|x]');
      });
    }

    const rejected = [
      '{{< if-variant “serverless” >}}',
      "{{< if-variant 'byoc' >}}",
      '{{< if-variant "byoc >}}',
      '{{< if-variant byoc" >}}',
      '{{< if-variant `byoc >}}',
      '{{< if-variant byoc, serverless >}}',
      '{{< if-variant "byoc" %}}',
      '{{< if-variant variants="a" b >}}',
      '{{< if-variant variants= >}}',
    ];
    for (const tag of rejected) {
      it(`shows the content of ${tag} to everyone`, () => {
        expect(read(`a\n ${tag}x{{< /if-variant >}}`)).to.equal('a\n x');
        expect(codes(`a\n ${tag}x{{< /if-variant >}}`)).to.eql(['bad-arguments 2:2']);
      });
    }
  });

  describe('text', () => {
    for (const text of [
      '{{-- note "Old style" >}}',
      '{{ .Values.x }}',
      'Header{{\n    {"a", "b"}\n}};',
      'std::map<int, int> m{{1, 2}};',
      '{{<',
      '{{< >}}',
      '{{< "byoc" >}}',
      '{{< if-variant',
      '{{< if-variant "byoc"\n\n>}',
      '{{</*',
      '>}} %}}',
      '{{ < if-variant "byoc" >}}',
    ]) {
      it(`leaves ${JSON.stringify(text)} as it is`, () => {
        expect(read(`a ${text} b`)).to.equal(`a ${text} b`);
        expect(codes(`a ${text} b`)).to.eql([]);
      });
    }

    it('prints an escaped tag, and does not obey it', () => {
      expect(read('{{</* if-variant "byoc" */>}}x{{</* /if-variant */>}}')).to.equal(
        '{{< if-variant "byoc" >}}x{{< /if-variant >}}',
      );
      expect(read('{{%/* variant "byoc" */%}}')).to.equal('{{% variant "byoc" %}}');
    });

    it('takes names whole and by case', () => {
      expect(read('{{< If-Variant a >}}x{{< /If-Variant >}}')).to.equal('<If-Variant a|x>');
      expect(read('{{< if-variants a >}}x{{< /if-variants >}}')).to.equal('<if-variants a|x>');
      expect(read('{{< my/if-variant a >}}x')).to.equal('<my/if-variant a>x');
    });
  });

  describe('structure', () => {
    const open = (names: string): string => `{{< if-variant ${names} >}}`;
    const close = '{{< /if-variant >}}';

    it('nests passages', () => {
      const page = `${open('a')}1${open('b')}2${close}3${close}${open('c')}4${close}`;
      expect(read(page)).to.equal('[a|1[b|2]3][c|4]');
      expect(codes(page)).to.eql([]);
    });

    it('shows what is never closed, but for what is closed inside it', () => {
      expect(read(`${open('a')}1${open('b')}2${close}3`)).to.equal('1[b|2]3');
      expect(codes(`x\n  ${open('a')}1`)).to.eql(['unclosed 2:3']);
    });

    it('drops a closing tag that closes nothing', () => {
      expect(read(`1${close}2${open('a')}3${close}`)).to.equal('12[a|3]');
      expect(codes(`1${close}`)).to.eql(['stray 1:2']);
    });

    it('shows passages that cross each other', () => {
      const page = `${open('a')}1{{< variant b >}}2${close}3{{< /variant >}}4`;
      expect(read(page)).to.equal('1234');
      expect(codes(page)).to.eql(['crossed 1:60']);
    });

    it('shows a passage that another shortcode crosses', () => {
      const page = `${open('a')}1{{< note >}}2${close}3{{< /note >}}4`;
      expect(read(page)).to.equal('1<note>234');
      expect(codes(page)).to.eql(['unknown-shortcode 1:22', 'crossed 1:55']);
    });

    it('keeps a passage around shortcodes that are never closed', () => {
      expect(read(`${open('a')}1{{< badge x >}}2${close}3`)).to.equal('[a|1<badge x>2]3');
    });

    it('reads keys by either name and with either delimiter', () => {
      expect(read('{{< key a >}} {{< var "b-c" >}} {{% key name=d %}}')).to.equal('{a} {b-c} {d}');
      expect(codes('{{< key a >}}{{< key >}}{{< /key >}}')).to.eql([
        'bad-shortcode 1:14',
        'stray 1:25',
      ]);
    });

    it('reads the calls of shortcodes, those that it is not told of as well', () => {
      const page = '{{< a "x y" z >}}1{{< b k=v />}}2{{< c >}}3{{< /a >}}{{< c >}}';
      expect(read(page, ['a', 'b'])).to.equal('<a x y z|1<b k=v>2<c>3><c>');
      expect(read(`${open('a')}{{< a >}}1${close}2`, ['a'])).to.equal('[a|<a>1]2');
    });

    it('drops the tags of shortcodes that cross a passage', () => {
      expect(read(`${open('x')}1{{< a >}}2${close}3{{< /a >}}`, ['a'])).to.equal('123');
      expect(read(`${open('x')}1{{< a b >}}2${close}3{{< /a >}}`)).to.equal('1<a b>23');
    });

    it('reads what a broken tag seems to say, and tags that are text', () => {
      expect(read("{{< a b='c d' “e” >}}1{{< /a >}}")).to.equal('<a e b=c d>1');
      const isText = ({ name }: { name: string }): boolean => name === 'a';
      const { value } = readShortcodes('{{< a >}}1{{% /a %}}{{< b >}}', 0, [], isText);
      expect(value.map((piece) => (piece.type === 'text' ? piece.text : piece.type))).to.eql([
        '{{< a >}}',
        '1',
        '{{% /a %}}',
        'call',
      ]);
    });

    it('tells of each unknown name once', () => {
      const page = '{{< if-varient "a" >}}x{{< /if-varient >}}';
      expect(read(page)).to.equal('<if-varient a|x>');
      expect(codes(`${page}${page}{{< x >}}`)).to.eql([
        'unknown-shortcode 1:1',
        `unknown-shortcode 1:${page.length * 2 + 1}`,
      ]);
    });

    it('drops a passage that closes itself', () => {
      expect(read('1{{< if-variant a />}}2{{< if-variant/>}}3')).to.equal('123');
      expect(codes('1{{< if-variant a />}}2{{< if-variant/>}}3')).to.eql([]);
    });

    it('counts lines and columns of the whole page when it reads a part of it', () => {
      const page = '---\ntitle: x\n---\n\n é{{< /if-variant >}}';
      const [problem] = readShortcodes(page, 17).problems;
      expect(problem).to.include({ line: 5, column: 3, value: '{{< /if-variant >}}' });
    });
  });

  describe('that editors have changed', () => {
    const read = (text: string): string =>
      readAuthoredTags(text)
        .map((token) =>
          token.type === 'escape'
            ? printed(text.slice(token.start, token.end))
            : `${token.type} ${[...token.list, ...token.named.values()].join('|')}`,
        )
        .join(', ');
    const texts: [text: string, tags: string][] = [
      ['a {{<\u00a0if-variant “byoc” >}}b', 'open byoc'],
      ['{{< if‑variant «a» >}}x{{< /if‐variant >}}', 'open a, close '],
      ['{{%\u3000variant ‚a‘ %}}', 'open a'],
      ['{{< if-variant "2.3+\n!4.0+" >}}', 'open 2.3+ !4.0+'],
      ['{{< if-variant\n“a\r\n\n\tb” >}}', 'open a    b'],
      ['{{< if-variant "›=2.3 ‹ 4.0" >}}', 'open ›=2.3 ‹ 4.0'],
      ["{{< if-variant “‹4.0” >}} {{< if-variant '›v2' >}}", 'open ‹4.0, open ›v2'],
      ['{{< if-variant ‹a› ‹2.3› >}} {{< variant variants=›a b‹ >}}', 'open a|2.3, open a b'],
      ['{{< note “a” >}}{{< key a >}}', ''],
      ['{{</* if-variant “a” */>}} {{</* note */>}}', '{{< if-variant “a” >}}'],
      ['no tag', ''],
    ];
    for (const [text, tags] of texts)
      it(`are read from ${text}`, () => expect(read(text)).to.equal(tags));

    const comments: [data: string, tag?: string][] = [
      [' if-variant byoc ', 'open byoc'],
      ['if-variant “byoc java”', 'open byoc java'],
      [' if-variant variants="a" ', 'open a'],
      [' /if-variant ', 'close '],
      [' / if-variant', 'close '],
      [' if-variant 2.3+ <4.0 ', 'open 2.3+ <4.0'],
      [' if-variant variants = &gt;=2.3 !x ', 'open &gt;=2.3 !x'],
      [' if-variant "2.3+\n!x" ', 'open 2.3+ !x'],
      [' if-variant ›2.3 ‹4.0 ', 'open ›2.3 ‹4.0'],
      [' if-variant ›=\u00a02.3 ', 'open ›= 2.3'],
      [' if-variant ＞=2.3 !x ', 'open ＞=2.3 !x'],
      [' if-variant ‹a› ', 'open a'],
      [' if-variant ‘a, b ', 'open !'],
      [' note if-variant a '],
      [' if-variant a >}} b '],
      [' if-variant', 'open '],
    ];
    for (const [data, tag] of comments) {
      it(`are ${tag ? 'read' : 'not read'} from the comment ${data}`, () => {
        const read = readComment(data);
        const words =
          read &&
          `${read.type} ${read.malformed ? '!' : [...read.list, ...read.named.values()].join(' ')}`;
        expect(words).to.equal(tag);
      });
    }

    it('pair to passages, with what is wrong with the others', () => {
      const text =
        '{{< if-variant a >}}{{< variant variants="b c" >}}x{{< /variant >}}{{< /if-variant >}}' +
        '{{< /variant >}}{{< if-variant d >}}{{< variant e >}}{{< /if-variant >}}{{< /variant >}}{{< if-variant "f >}}{{< if-variant g >}}';
      const tags = readAuthoredTags(text).filter((token) => token.type !== 'escape');
      const { passages, faults } = pairAuthoredTags(tags);
      expect(
        passages.map(({ open, close, variants }) => [open.start, close.start, variants]),
      ).to.deep.equal([
        [0, text.indexOf('{{< /if'), 'a'],
        [20, text.indexOf('{{< /variant'), 'b c'],
      ]);
      expect(
        faults.map(({ tag, message }) => [text.slice(tag.start, tag.end), message]),
      ).to.deep.equal([
        ['{{< /variant >}}', describeTag('stray', 'variant')],
        ['{{< /variant >}}', describeTag('crossed', 'if-variant')],
        ['{{< if-variant "f >}}', describeTag('bad-arguments', '')],
        ['{{< if-variant "f >}}', describeTag('unclosed', 'if-variant')],
        ['{{< if-variant g >}}', describeTag('unclosed', 'if-variant')],
      ]);
    });
  });

  it('say what to write instead of a tag that is wrong', () => {
    const say = (code: string, detail: string, ...names: string[]): string | undefined =>
      describeTag(code, detail, names);
    expect([
      say('unclosed', 'variant'),
      say('stray', 'variant'),
      say('crossed', 'note'),
      say('unknown-shortcode', 'varaint'),
      say('unknown-shortcode', 'nota', 'note'),
      say('unknown-shortcode', 'nota'),
      say('bad-arguments', 'variant'),
      say('bad-shortcode', 'key'),
      say('bad-shortcode', 'note'),
      say('none', 'x'),
    ]).to.deep.equal([
      'is never closed, so its content is shown to everyone: write {{< /variant >}} behind its passage',
      'closes nothing: remove it, or write {{< variant … >}} before its passage',
      'closes its passage too late, so both are shown to everyone: write it before {{< /note >}}',
      'is not known, so only its content and its words are shown: did you mean variant?',
      'is not known, so only its content and its words are shown: did you mean note?',
      'is not known, so only its content and its words are shown: add it with shortcodes.set()',
      'cannot be read, so its content is shown to everyone: write the names in straight double quotes, such as "serverless byoc"',
      'cannot be read, so it is left out: write {{< key … >}} with its arguments in straight double quotes',
      'cannot be read, so only its content and its words are shown: write {{< note … >}} with its arguments in straight double quotes',
      undefined,
    ]);
  });

  it('tell which text Hugo reads as Markdown, and what is printed as it stands', () => {
    const { value } = readShortcodes('{{% a %}}{{< b >}}x{{</* c */>}}{{% key "k" %}}', 0, [
      'a',
      'b',
    ]);
    expect(
      value.map((piece) =>
        piece.type === 'call'
          ? piece.isMarkdown
          : piece.type === 'text'
            ? piece.literal
            : piece.type,
      ),
    ).to.deep.equal([true, undefined, false, true, 'key']);
    expect(value[0]).to.not.have.property('isBroken', true);
    const page = "{{< key 'k' >}}{{< variant a >}}{{< x >}}{{< /key >}}{{< y 'z' >}}";
    const { problems } = readShortcodes(page);
    expect(problems.map(({ code, value: tag }) => `${code} ${tag}`)).to.deep.equal([
      "bad-shortcode {{< key 'k' >}}",
      'unclosed {{< variant a >}}',
      'unknown-shortcode {{< x >}}',
      'stray {{< /key >}}',
      "unknown-shortcode {{< y 'z' >}}",
    ]);
  });

  it('covers every text exactly with its tokens', () => {
    fc.assert(
      fc.property(texts, fc.nat(5), (text, from) => {
        const start = Math.min(from, text.length);
        let at = start;
        for (const token of lexShortcodes(text, start)) {
          expect(token.start).to.equal(at);
          expect(token.end).to.be.greaterThan(at);
          at = token.end;
        }
        expect(at).to.equal(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('nests every passage and loses no text, whatever the page', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { value, problems } = readShortcodes(text);
        const stack: number[] = [];
        for (const piece of value) {
          if (piece.type === 'open') stack.push(piece.pair);
          else if (piece.type === 'close') expect(stack.pop()).to.equal(piece.pair);
        }
        expect(stack).to.eql([]);
        const kept = value.map((piece) => (piece.type === 'text' ? piece.text : '')).join('');
        const expected = lexShortcodes(text)
          .map((token) =>
            token.type === 'text'
              ? text.slice(token.start, token.end)
              : token.type === 'escape'
                ? token.text
                : '',
          )
          .join('');
        expect(kept).to.equal(expected);
        for (const { line, column } of problems) {
          expect(text.split('\n')[(line ?? 0) - 1]?.slice((column ?? 0) - 1)).to.match(/^\{\{[<%]/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads hostile pages of a megabyte', () => {
    for (const part of [
      '{{<',
      '{{</*',
      '{{< a `',
      '{{< a "\\"',
      '{{< a ',
      '{{<\n',
      '{{< if-variant a >}}',
      '{{< /if-variant >}}',
      '{{< a >}}{{< b >}}{{< /a >}}',
      '{{< a b=',
      '{{<                    ',
    ]) {
      const page = `${part.repeat(1_000_000 / part.length)}*/`;
      expect(readShortcodes(page).problems.length).to.be.at.most(page.length);
    }
    expect(readShortcodes(`{{<${' '.repeat(1_000_000)}`).problems).to.eql([]);
  });
});
