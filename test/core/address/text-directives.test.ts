import { expect } from '@open-wc/testing';
import { SAFE_ADDRESS } from '../../../src/core/address/safe-address.ts';
import { mapSrcset } from '../../../src/core/address/srcset.ts';
import { findDirective, parseTextDirectives } from '../../../src/core/address/text-directives.ts';
import { splitFragment } from '../../../src/core/address/url-fragment.ts';

describe('a fragment', () => {
  const fragments: [hash: string, fragment: string, directives: string][] = [
    ['', '', ''],
    ['setup', 'setup', ''],
    ['setup:~:text=a', 'setup', 'text=a'],
    [':~:text=a&text=b', '', 'text=a&text=b'],
    ['a:~:b:~:c', 'a', 'b'],
  ];
  for (const [hash, fragment, directives] of fragments) {
    it(`of "${hash}" is "${fragment}", and its directives "${directives}"`, () =>
      expect(splitFragment(hash)).to.deep.equal({ fragment, directives }));
  }
});

describe('a link to text', () => {
  const directives: [text: string, read: string[]][] = [
    ['text=a', ['|a||']],
    ['text=a,b', ['|a|b|']],
    ['text=p-,a', ['p|a||']],
    ['text=pre-,a', ['pre|a||']],
    ['text=a,-s', ['|a||s']],
    ['text=a,-suf', ['|a||suf']],
    ['text=-', []],
    ['text=p-,a,b,-s', ['p|a|b|s']],
    ['text=p-,a,-s', ['p|a||s']],
    ['text=a%2Cb%20c', ['|a,b c||']],
    ['text=a&text=b&x=c', ['|a||', '|b||']],
    ['text=a%0Ab', ['|a\nb||']],
    ['text=', []],
    ['xtext=a', []],
    ['text=p-', []],
    ['text=p-,-s', []],
    ['text=a,b,c', []],
    ['text=%', []],
    ['text=a&text=%E0%A4%A', ['|a||']],
    [`text=${'a'.repeat(1995)}`, [`|${'a'.repeat(1995)}||`]],
    [`text=${'a'.repeat(1996)}`, []],
    ['text=a\nb', ['|a\nb||']],
  ];
  for (const [text, read] of directives) {
    it(`is read from ${text.slice(0, 30)}`, () => {
      const found = parseTextDirectives(text).map(({ prefix, start, end, suffix }) =>
        [prefix, start, end, suffix].join('|'),
      );
      expect(found).to.deep.equal(read);
    });
  }

  it('is read as often as twenty times', () => {
    expect(parseTextDirectives('text=a&'.repeat(30))).to.have.lengthOf(20);
  });

  const texts: [text: string, directive: string, found?: string][] = [
    ['one two three', 'text=two', 'two'],
    ['one TWO three', 'text=two', 'TWO'],
    ['one two\n  three', 'text=two%20three', 'two\n  three'],
    ['one two\n  three', 'text=%20two%20%20three%20', 'two\n  three'],
    ['twofold two', 'text=two', 'two'],
    ['a_two two', 'text=two', 'two'],
    ['two2 two', 'text=two', 'two'],
    ['two\u0301 two', 'text=two', 'two'],
    ['twofold', 'text=two'],
    ['(two)', 'text=two', 'two'],
    ['a b. a c', 'text=a,-c', 'a'],
    ['x a, y a', 'text=y-,a', 'a'],
    ['x a', 'text=y-,a'],
    ['a b', 'text=a,-c'],
    ['a b c d', 'text=b,c', 'b c'],
    ['a b c c d', 'text=a,c,-d', 'a b c c'],
    ['c a b c', 'text=a,c', 'a b c'],
    ['c a b', 'text=a,c'],
    ['a', 'text=b,c'],
    ['f(x) [1] {2} a|b ^$ a.b a*b a+b? c\\d e-f g/h', 'text=f(x)', 'f(x)'],
    ['f(x) [1] {2} a|b ^$ a.b a*b a+b? c\\d e-f g/h', 'text=%5B1%5D%20%7B2%7D', '[1] {2}'],
    ['axb a.b', 'text=a.b', 'a.b'],
    ['aab a*b', 'text=a*b', 'a*b'],
    ['aab a+b', 'text=a%2Bb', 'a+b'],
    ['c\\d e-f', 'text=c%5Cd%20e%2Df', 'c\\d e-f'],
    ['g/h ^$', 'text=g/h%20%5E%24', 'g/h ^$'],
    ['ab a?', 'text=a%3F', 'a?'],
    ['日本語を読む', 'text=本語', '本語'],
    ['ภาษาไทย', 'text=ไทย', 'ไทย'],
    ['über Äpfel', 'text=%C3%A4pfel', 'Äpfel'],
  ];
  for (const [text, directive, found] of texts) {
    it(`finds ${found ?? 'nothing'} in "${text}" by ${directive}`, () => {
      const [wanted] = parseTextDirectives(directive);
      const place = findDirective(text, wanted!);
      expect(place && text.slice(...place)).to.equal(found);
      // The last of its kind where several are alike.
      if (text === 'twofold two') expect(place).to.deep.equal([8, 11]);
      if (text === 'x a, y a') expect(place).to.deep.equal([7, 8]);
      if (text === 'a b. a c') expect(place).to.deep.equal([5, 6]);
    });
  }
});

describe('the addresses of a srcset', () => {
  const map = (address: string): string | undefined =>
    address.startsWith('bad') ? undefined : `/${address}`;
  const sets: [text: string, mapped?: string][] = [
    ['', ''],
    [' ,\t', ''],
    ['a.png', '/a.png'],
    ['a.png 2x', '/a.png 2x'],
    ['a.png 1x, b.png 2x', '/a.png 1x, /b.png 2x'],
    ['a.png,b.png 2x', '/a.png,b.png 2x'],
    ['a.png, b.png', '/a.png, /b.png'],
    ['a.png,, b.png', '/a.png, /b.png'],
    [' ,a.png\n640w ,\r\nb.png\t320w\f,', '/a.png 640w, /b.png 320w'],
    ['a.png calc(1, 2) 3x, b.png', '/a.png calc(1, 2) 3x, /b.png'],
    ['a.png f(1, b.png', '/a.png f(1, b.png'],
    ['data:image/png;base64,AA 1x', '/data:image/png;base64,AA 1x'],
    ['a.png, bad.png 2x, c.png'],
    ['bad'],
  ];
  for (const [text, mapped] of sets) {
    it(`are ${mapped === undefined ? 'refused as one' : 'mapped'} in ${JSON.stringify(text)}`, () =>
      expect(mapSrcset(text, map)).to.equal(mapped));
  }
});

describe('a safe address', () => {
  const safe = [
    'a.html',
    '/a',
    '#a',
    '?a',
    '//a',
    '',
    'https://a',
    'HTTP://a',
    'mailto:a',
    'tel:1',
  ];
  const unsafe = ['javascript:a', 'data:a', 'vbscript:a', 'x-y+z.1:a', 'xhttps:a', 'JavaScript:a'];
  for (const address of [...safe, 'ftp:a', 'ftps:a', 'sms:1', 'a/b:c', '1:a', './javascript:a'])
    it(`is "${address}"`, () => expect(SAFE_ADDRESS.test(address)).to.equal(true));
  for (const address of unsafe)
    it(`is not "${address}"`, () => expect(SAFE_ADDRESS.test(address)).to.equal(false));
});
