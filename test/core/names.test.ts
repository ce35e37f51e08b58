import { expect } from '@open-wc/testing';
import {
  describe as describeFault,
  unknownName,
  withoutConsequences,
} from '../../src/core/faults/name-faults.ts';
import { tabNameOf } from '../../src/core/labels/tab-names.ts';
import { isName, plainSigns, words } from '../../src/core/names.ts';
import { isNear, nearestName } from '../../src/core/faults/nearest.ts';
import { groups } from './values.ts';

describe('names', () => {
  it('are suggested for typing errors only', () => {
    expect(nearestName('serverles', ['byoc', 'serverless'])).to.equal('serverless');
    expect(nearestName('Byoc', ['byoc', 'serverless'])).to.equal('byoc');
    expect(nearestName('kotlin', ['byoc', 'serverless'])).to.equal(undefined);
    expect(nearestName('byco', ['byoc', 'go'])).to.equal('byoc');
    expect(nearestName('card', ['var', 'tab', 'code'])).to.equal(undefined);
    expect(nearestName('c', ['go', 'r', 'd'])).to.equal(undefined);
    expect(nearestName('GO', ['go', 'r'])).to.equal('go');
    expect(unknownName('bioc', ['byoc']).message).to.contain('did you mean "byoc"');
    expect(unknownName('kotlin', ['byoc']).message).to.contain('use one of byoc');
  });

  it('are near within one slip in three letters, and two in six', () => {
    const near: [word: string, name: string, isNear: boolean][] = [
      ['ab', 'ac', false],
      ['abc', 'abx', true],
      ['abcde', 'axcxe', false],
      ['abcdef', 'axcxef', true],
      ['abcdef', 'axcxxf', false],
      ['abcdefghi', 'axcxexghi', false],
      ['abc', 'abcd', true],
      ['abcd', 'abc', true],
      ['abc', 'bac', true],
      ['abcd', 'badc', false],
      ['abcdef', 'bacdfe', true],
      ['abc', 'ca', false],
      ['bcd', 'abcd', true],
      ['abcdef', 'cdef', true],
      ['abcdef', 'def', false],
      ['xxabc', 'abc', false],
      ['xxabcdefg', 'abcdefg', true],
      ['abc', 'xab', false],
      ['abc', 'bxc', false],
      ['abc', 'xac', false],
    ];
    for (const [word, name, is] of near)
      expect(nearestName(word, [name]), `${word} ${name}`).to.equal(is ? name : undefined);
    expect(nearestName('abcdef', ['axcxef', 'abcdex', 'abcdeg'])).to.equal('abcdex');
    const long = 'a'.repeat(100);
    expect(nearestName(long, [`${long}b`])).to.equal(`${long}b`);
    expect(nearestName(`${long}a`, [long])).to.equal(undefined);
  });

  it('are one slip apart', () => {
    expect(isNear('If-Varient', 'if-variant')).to.equal(true);
    expect(isNear('if-varients', 'if-variant')).to.equal(false);
    expect(isNear('if-variants', 'if-variant')).to.equal(true);
    expect(isNear('f-variant', 'if-variant')).to.equal(true);
    expect(isNear('-variant', 'if-variant')).to.equal(false);
    expect(isNear('if-varaint', 'if-variant')).to.equal(true);
  });

  it('are told from what looks like a range', () => {
    const ranges = ['2..3', 'a..b', '9.0-9.2', 'v9.0-v9.2', '1.-2.0', 'a.b..c'];
    expect(ranges.filter(isName)).to.deep.equal([]);
    const plain = ['9-9.2', '9.0-9', 'x9.0-9.2', 'vv9.0-9.2', '9.0-x9.2', '9.0-9-2'];
    expect(plain.filter((one) => !isName(one))).to.deep.equal([]);
  });

  it('stand apart by the white space of HTML', () => {
    expect(words(' a\tb\n c\fd\re\u00a0f  ')).to.deep.equal(['a', 'b', 'c', 'd', 'e\u00a0f']);
    expect(words('')).to.deep.equal([]);
  });

  it('have the signs that editors write, as they are meant', () => {
    expect(plainSigns('&gt; &amp;gt; &amp;amp;GT; &#62; &#x3E; › ＞')).to.equal('> > > > > > >');
    expect(plainSigns('&lt; &amp;lt; &#60; &#x3c; ‹ ＜')).to.equal('< < < < < <');
    expect(plainSigns('&ge; &amp;ge; ≥ ⩾ &le; &amp;amp;le; ≤ ⩽')).to.equal(
      '>= >= >= >= <= <= <= <=',
    );
    expect(plainSigns('&gt &gte; gt; &#6; &GE')).to.equal('&gt &gte; gt; &#6; &GE');
  });

  it('start with a letter or digit', () => {
    expect(['a', '3d', 'A.b_c-d'].every(isName)).to.equal(true);
    expect(['', '-a', '.a', 'a b', 'ü', 'a,'].some(isName)).to.equal(false);
  });
});

describe('a fault in the words of its author', () => {
  const faults: [code: string, value: string, message: string][] = [
    [
      'bad-name',
      'a=b c',
      '"a=b c" is not a name with others: write "name=other" without spaces, and a label after it, name \'Label\'',
    ],
    [
      'bad-name',
      '=',
      '"=" is not a name: leave it out of a condition, where a name means this one only, and write "name=other" in groups without spaces',
    ],
    ...['-', '–', '..', '…', '~', '->2.3'].map((sign): [string, string, string] => [
      'bad-name',
      sign,
      `"${sign}" is not a name: leave it out, or write a range as "2.3+ !4.0+", for 2.3 and later, before 4.0`,
    ]),
    [
      'bad-name',
      'language:',
      '"language:" is not a name: leave it out of a condition, and in groups write ";" before it, where another group begins',
    ],
    ['bad-name', '+', '"+" is not a name: write "+" right behind the name, "2.3+"'],
    ['bad-name', '=>', '"=>" is not a name: write ">" right before the name, ">2.3"'],
    [
      'bad-name',
      'cpp=c++',
      '"c++" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… cpp \'c++\'"',
    ],
    [
      'bad-name',
      'c++=old',
      '"c++" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… cpp \'c++\'"',
    ],
    [
      'bad-name',
      'byoc=',
      '"byoc=" is not a name with others: write "name=other" without spaces, and a label after it, name \'Label\'',
    ],
    ['bad-name', '"java"', '""java"" is not a name: write "java"'],
    ['bad-name', '!(java)', '"!(java)" is not a name: write "java"'],
    ['bad-name', '!', '"!" is not a name: write "!name" without a space'],
    ['bad-name', '-byoc', '"-byoc" is not a name: write "!byoc" for all variants but this one'],
    [
      'bad-name',
      '&&',
      '"&&" is not a name: write names side by side, "byoc go", of which those of one group are alternatives and those of several groups all count',
    ],
    [
      'bad-name',
      '!deployment:byoc',
      '"!deployment:byoc" is not a name: write "!byoc", because a name belongs to one group only',
    ],
    ['bad-name', 'java|go', '"java|go" is not a name: separate names with a space instead of "|"'],
    [
      'bad-name',
      '自有云',
      '"自有云" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… name \'自有云\'"',
    ],
    [
      'bad-group',
      '部署: a b',
      '"部署" is not the name of a group: write "name \'部署\': a b", with what readers see as its label',
    ],
    [
      'bad-group',
      'c#: a',
      '"c#" is not the name of a group: write "csharp \'c#\': a", with what readers see as its label',
    ],
    [
      'bad-group',
      'deployment',
      '"deployment" is not a group: write "name: variant variant", groups separated by ";"',
    ],
    [
      'bad-name',
      'java\u00a0>=\u202f2.3',
      '"java\u00a0>=\u202f2.3" has a no-break space, or one like it, which separates no names: write "java >= 2.3" with plain spaces',
    ],
    [
      'bad-name',
      'a&amp;nbsp;b',
      '"a&amp;nbsp;b" has a no-break space, or one like it, which separates no names: write "a b" with plain spaces',
    ],
    [
      'bad-name',
      '\u3000',
      '"\u3000" has a no-break space, or one like it, which separates no names: remove it',
    ],
    ['bad-name', 'a,b', '"a,b" is not a name: separate names with a space instead of a comma'],
    [
      'bad-name',
      '2.3..4',
      '"2.3..4" is not a range, and reserved: write "2.3+ !4+" for 2.3 and later, before 4',
    ],
    [
      'bad-name',
      '!c++',
      '"!c++" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… cpp \'c++\'"',
    ],
    [
      'bad-name',
      'é',
      '"é" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… e \'é\'"',
    ],
    [
      'bad-name',
      '!!#',
      '"!!#" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… sharp \'!#\'"',
    ],
    [
      'bad-name',
      'a.net #',
      '"a.net #" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… a.netsharp \'a.net #\'"',
    ],
    [
      'bad-name',
      '.net',
      '".net" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… dotnet \'.net\'"',
    ],
    [
      'bad-name',
      'x–2',
      '"x–2" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… x2 \'x–2\'"',
    ],
    [
      'bad-name',
      'v1.2–v3',
      '"v1.2–v3" is not a range, and reserved: write "v1.2+ !v3+" for v1.2 and later, before v3',
    ],
    [
      'bad-name',
      'xv2..9',
      '"xv2..9" is not a range, and reserved: write "xv2+ !9+" for xv2 and later, before 9',
    ],
    [
      'bad-name',
      '2..9y',
      '"2..9y" is not a range, and reserved: write "2+ !9y+" for 2 and later, before 9y',
    ],
    [
      'bad-name',
      'é-b',
      '"é-b" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… e-b \'é-b\'"',
    ],
    [
      'bad-name',
      'c++:a',
      '"c++:a" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… cppa \'c++:a\'"',
    ],
    [
      'bad-name',
      'deployment:é',
      '"deployment:é" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… deploymente \'deployment:é\'"',
    ],
    ['bad-name', '!!', '"!!" is not a name: write "!name" without a space'],
    [
      'bad-name',
      'java!',
      '"java!" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… java \'java!\'"',
    ],
    ['bad-name', '((java))', '"((java))" is not a name: write "java"'],
    [
      'bad-name',
      'ja(va',
      '"ja(va" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… java \'ja(va\'"',
    ],
    [
      'bad-name',
      'ja)va',
      '"ja)va" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… java \'ja)va\'"',
    ],
    [
      'bad-name',
      'java|é',
      '"java|é" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… javae \'java|é\'"',
    ],
    [
      'bad-name',
      'x=byoc',
      '"x=byoc" is not a name with others: write "name=other" without spaces, and a label after it, name \'Label\'',
    ],
    ['bad-name', '!=<2.3', '"!=<2.3" is not a name: write ">2.3"'],
    ['bad-label', 'x', "'x' is not the label of a name: write name 'label', with both quotes"],
    [
      'no-condition',
      '',
      'it names no variant, so it is shown to everyone: write for example "serverless"',
    ],
    [
      'bad-group',
      'x',
      '"x" is not a group: write "name: variant variant", groups separated by ";"',
    ],
    [
      'bad-group',
      'x c#: a',
      '"x c#: a" is not a group: write "name: variant variant", groups separated by ";"',
    ],
    [
      'bad-group',
      'c#: a: b',
      '"c#: a: b" is not a group: write "name: variant variant", groups separated by ";"',
    ],
    [
      'bad-group',
      'c#:a',
      '"c#" is not the name of a group: write "csharp \'c#\':a", with what readers see as its label',
    ],
    [
      'bad-group',
      'c#:  a ',
      '"c#" is not the name of a group: write "csharp \'c#\':  a ", with what readers see as its label',
    ],
    ['no-label', 'a b', '"a b" has no label: write name \'label\', with both quotes'],
    [
      'bad-name',
      '\u00a0java ',
      '"\u00a0java " has a no-break space, or one like it, which separates no names: write "java" with plain spaces',
    ],
    [
      'repeated-name',
      'x',
      '"x" is declared twice in `groups`: a variant belongs to one group, so rename one of them',
    ],
    [
      'reserved-name',
      'x',
      '"x" is reserved for passages that only people or only agents read: choose another name',
    ],
    [
      'repeated-in-order',
      'x',
      '"x" stands twice in an order of `groups`, so ranges are shown to everyone: name each variant once',
    ],
    [
      'bad-order',
      'x',
      '"x" is not an order, so ranges are shown to everyone: write "<" between all variants, the oldest first: "version: 2.1 < 2.2 < 3.0"',
    ],
    [
      'bad-set',
      'x',
      '"x" is not a set, so what it is for is shown to everyone: name only variants of one group, and sets that stand before it',
    ],
    [
      'bad-fallback',
      'x',
      'the fallback of "x" cannot be followed as it is written: write a variant, and those of its group that stand in for it, "hcl: typescript"',
    ],
    [
      'no-nearest',
      'x',
      'the fallback of "x" cannot be the nearest, because its group has no order: write the group as "version: 2.1 < 2.2 < 3.0"',
    ],
    ['fallback-cycle', 'x', 'the fallback of "x" leads back to it: let one of them have none'],
    [
      'empty-range',
      '4.0+ !2.3+',
      '"4.0+ !2.3+" leaves no variant, so its ranges count for nothing: write the older end first, for example "2.3+ !4.0+" for 2.3 and later, before 4.0',
    ],
    [
      'empty-range',
      '2.3+ !x',
      '"2.3+ !x" leaves no variant, so its ranges count for nothing: for example "2.3+ !4.0+" for 2.3 and later, before 4.0',
    ],
    [
      'empty-range',
      '>4 <2',
      '">4 <2" leaves no variant, so its ranges count for nothing: write the older end first, for example "2.3+ !4.0+" for 2.3 and later, before 4.0',
    ],
    [
      'empty-range',
      '!2.1+',
      '"!2.1+" leaves no variant, so its ranges count for nothing: for example "2.3+ !4.0+" for 2.3 and later, before 4.0',
    ],
    [
      'empty-range',
      'java<x !5+ y 3+',
      '"java<x !5+ y 3+" leaves no variant, so its ranges count for nothing: write the older end first, for example "2.3+ !4.0+" for 2.3 and later, before 4.0',
    ],
    [
      'empty-range',
      'a+ <2',
      '"a+ <2" leaves no variant, so its ranges count for nothing: write the older end first, for example "2.3+ !4.0+" for 2.3 and later, before 4.0',
    ],
    [
      'empty-range',
      '!2.1+ x',
      '"!2.1+ x" leaves no variant, so its ranges count for nothing: for example "2.3+ !4.0+" for 2.3 and later, before 4.0',
    ],
    [
      'empty-range',
      'x+y !2+',
      '"x+y !2+" leaves no variant, so its ranges count for nothing: write the older end first, for example "2.3+ !4.0+" for 2.3 and later, before 4.0',
    ],
    ['empty-group', 'x', 'the group "x" has no variants: write "x: variant variant"'],
    ['none', 'x', '"x" is wrong (none)'],
  ];
  for (const [code, value, message] of faults) {
    it(`of the kind ${code} is told for ${value || 'nothing'}`, () =>
      expect(describeFault({ code, value })).to.deep.equal({ code, value, message }));
  }

  it('names versions that are declared in the place of a range that is written short', () => {
    const versions = groups('v: 2.1 < 2.3 < 3.0 < 4.0 < 4.1 < 40.0; l: java go');
    const told = (value: string): string =>
      describeFault({ code: 'bad-name', value }, versions).message;
    expect(told('2.3..4')).to.contain('write "2.3+ !4.0+" for 2.3 and later, before 4.0');
    expect(told('2..4.1')).to.contain('write "2.1+ !4.1+" for 2.1 and later, before 4.1');
    expect(told('2.3..5')).to.contain('write "2.3+ !5+" for 2.3 and later, before 5');
  });

  const known = groups('v: 2 < 3 < 4; l: java go');
  const unknown: [name: string, message: string][] = [
    ['2-4', '"2-4" is not a range, and reserved: write "2+ !4+" for 2 and later, before 4'],
    ['2..9', '"2..9" is in no group, so it is ignored: use one of 2, 3, 4, java, go'],
    ['9+', '"9+" begins at no variant, so it is ignored: use one of 2, 3, 4, java, go'],
    ['>9', '">9" begins at no variant, so it is ignored: use one of 2, 3, 4, java, go'],
    [
      'java+',
      '"java+" is a range, and its group has no order, so it is ignored: write groups="l: java < go", the oldest first',
    ],
    [
      '>java',
      '">java" is a range, and its group has no order, so it is ignored: write groups="l: java < go", the oldest first',
    ],
    ['javva', '"javva" is in no group, so it is ignored: did you mean "java"?'],
    ['tcl', '"tcl" is in no group, so it is ignored: use one of 2, 3, 4, java, go'],
    ['2–4', '"2–4" is not a range, and reserved: write "2+ !4+" for 2 and later, before 4'],
    ['goo+', '"goo+" begins at no variant, so it is ignored: did you mean "go"?'],
    ['3.0', '"3.0" is in no group, so it is ignored: did you mean "3"?'],
    ['v4.0+', '"v4.0+" begins at no variant, so it is ignored: did you mean "4+"?'],
    ...['not', 'Except', 'without'].map((word): [string, string] => [
      word,
      `"${word}" is in no group, so it is ignored: write "!name" for all variants but this one`,
    ]),
    ...['since', 'from', 'before', 'later'].map((word): [string, string] => [
      word,
      `"${word}" is in no group, so it is ignored: leave it out, or write a range as "2.3+ !4.0+", for 2.3 and later, before 4.0`,
    ]),
    ...['all', 'any', 'everyone'].map((word): [string, string] => [
      word,
      `"${word}" is in no group, so it is ignored: leave it out, for what has no condition is for everyone`,
    ]),
  ];
  for (const [name, message] of unknown) {
    it(`is told for ${name}, which no group has`, () =>
      expect(unknownName(name, known)).to.deep.equal({
        code: 'unknown-name',
        value: name,
        message,
      }));
  }

  it('names what is meant by what is not a name, where groups have it', () => {
    const known = groups("deployment: byoc; l: cpp 'C++' csharp");
    const odd = groups("l: byoc '自有云'");
    const meant = (value: string): string =>
      describeFault({ code: 'bad-name', value }, known).message;
    expect(meant('C++')).to.equal('"C++" is not a name: write "cpp"');
    expect(meant('!c#')).to.equal('"!c#" is not a name: write "!csharp"');
    expect(meant('deployment=byoc')).to.contain('write "byoc", because');
    const label = /by a label: groups="… name '自!有云'"$/;
    expect(describeFault({ code: 'bad-name', value: '自!有云' }, odd).message).to.match(label);
    expect(meant('deployment=é')).to.match(/by a label: groups="… deployment 'é'"$/);
    expect(meant('l=byoc')).to.contain('write "byoc", because');
    expect(meant('x=byoc')).to.contain('write "name=other" without spaces');
    expect(unknownName('and', known).message).to.contain('ignored: write names side by side');
  });

  it('names what is meant by a name that is odd, or a label', () => {
    const odd = groups("l: cpp csharp byoc '自有云'");
    const meant = (name: string): string => unknownName(name, odd).message;
    expect(meant('c++')).to.equal('"c++" is in no group, so it is ignored: did you mean "cpp"?');
    expect(meant('C#')).to.contain('did you mean "csharp"?');
    expect(meant('c#')).to.contain('did you mean "csharp"?');
    expect(meant('自有云')).to.contain('did you mean "byoc"?');
    expect(unknownName('自有云', ['byoc'], odd).message).to.contain('did you mean "byoc"?');
    expect(meant('公有云')).to.contain('use one of cpp, csharp, byoc');
    expect(unknownName('öST', groups("l: east 'Öst'")).message).to.contain('did you mean "east"?');
  });

  it('offers no empty list, no endless one, and nothing that is written already', () => {
    const unknown = (name: string, declared: string): string =>
      unknownName(name, groups(declared)).message;
    expect(unknown('a', '')).to.equal(
      '"a" is in no group, so it is ignored: declare it, groups="group: a …"',
    );
    expect(unknown('自有云', '')).to.contain('declare it, groups="group: name …"');
    const many = Array.from({ length: 25 }, (_, at) => `name-${at}`).join(' ');
    expect(unknown('x', `g: ${many}`)).to.match(/use one of name-0, .*, name-19 and 5 more$/);
    expect(unknown('x', `g: ${many.replace(/ name-20.*/, '')}`)).to.match(/, name-19$/);
    expect(unknown('2+', 'v: 2')).to.equal(
      '"2+" is a range, and its group has one variant only, so it is ignored: write "2"',
    );
  });

  it('offers a range of an ordered group in the place of one', () => {
    const versions = groups('v: 2.1 < 2.3; l: java go');
    const meant = (name: string): string => unknownName(name, versions).message;
    expect(meant('2.5+')).to.contain('did you mean "2.1+"?');
    expect(meant('>2.5')).to.contain('did you mean ">2.1"?');
    expect(meant('javva+')).to.contain('did you mean "java"?');
  });

  it('is told for a range where names alone are known', () => {
    expect(unknownName('java+', ['java', 'go']).message).to.equal(
      '"java+" begins at no variant, so it is ignored: did you mean "java"?',
    );
    expect(unknownName('a+', [{ name: '', variants: ['a', 'b'] }]).message).to.contain(
      'write groups="version: a < b", the oldest first',
    );
  });

  it('is told once where one set is wrong because of another', () => {
    const faults = [
      { code: 'bad-set', value: "a 'A': none b" },
      { code: 'bad-name', value: 'a' },
      { code: 'bad-set', value: 'c: d, a' },
      { code: 'bad-set', value: 'd: e c' },
      { code: 'bad-set', value: 'e: f' },
      { code: 'bad-set', value: 'g' },
      { code: 'bad-name', value: 'x' },
      { code: 'bad-set', value: 'y: x' },
      { code: 'bad-set', value: 'h : z' },
      { code: 'bad-set', value: "k'K': h" },
      { code: 'bad-set', value: 'm: k' },
    ];
    expect(withoutConsequences(faults).map(({ value }) => value)).to.deep.equal([
      "a 'A': none b",
      'a',
      'e: f',
      'g',
      'x',
      'y: x',
      'h : z',
    ]);
  });
});

describe('the name of a tab', () => {
  const tabs: [label: string, name: string][] = [
    ['Your own cloud', 'your_own_cloud'],
    ['C++', 'cX2bX2b'],
    ['  A\t B ', 'a_b'],
    ['É', 'Xe9'],
    ['é', 'Xe9'],
    ['日本', 'U65e5U672c'],
    ['ÿĀ', 'XffU0101'],
    ['a.b-c', 'a.b-c'],
    ['.net', 'X2enet'],
    ['-x', 'X2dx'],
    ['1st', '1st'],
    ['a_b', 'aX5fb'],
    ['😀 x😀', 'W01f600_xW01f600'],
    ['𐀀', 'W010000'],
    [
      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    ],
    [
      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxH10ucb2zcpyf',
    ],
    [
      'long label long label long label long label long label long label long label long label long label long label long label long label ',
      'long_label_long_label_long_label_long_label_long_label_long_label_loH1t02e4mqutb',
    ],
  ];
  for (const [label, name] of tabs) {
    it(`is ${name} for ${JSON.stringify(label)}`, () => {
      expect(tabNameOf(label)).to.equal(name);
      expect(tabNameOf(label, 'Os x')).to.equal(`os_x.${name}`);
      expect(isName(name)).to.equal(true);
    });
  }

  it('is empty without a label', () => {
    expect(tabNameOf('')).to.equal('');
    expect(tabNameOf(' ', 'os')).to.equal('');
  });
});
