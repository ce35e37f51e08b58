import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { satisfies } from 'semver';
import { both } from '../../src/core/both.ts';
import { matches, parseCondition, printCondition } from '../../src/core/conditions.ts';
import { describe as describeFault, unknownName } from '../../src/core/faults/name-faults.ts';
import {
  groupOf,
  parseGroups,
  printGroups,
  variantsFor,
  type Groups,
} from '../../src/core/groups.ts';
import { readersIn, spanInWords } from '../../src/core/readers.ts';
import { parseNames, printSelection, selectFrom } from '../../src/core/selection.ts';
import { hiddenBy, sheetOf, UsedWords } from '../../src/core/sheet/sheet.ts';
import { sayIn } from '../../src/strings/strings.ts';
import { codes, groups } from './values.ts';

const VERSIONS = groups('version: 2.1 < 2.2 < 2.3 < 3.0 < 4.0');

/** Lists the versions that a condition is shown to. */
const shownTo = (text: string, known: Groups = VERSIONS): string =>
  known[0]!.variants
    .filter((one) => matches(parseCondition(text).value, known, new Set([one])))
    .join(' ');

describe('ordered groups', () => {
  const ranges: [text: string, shown: string][] = [
    ['2.3+', '2.3 3.0 4.0'],
    ['!4.0+', '2.1 2.2 2.3 3.0'],
    ['2.3+ !4.0+', '2.3 3.0'],
    ['2.3', '2.3'],
    ['!2.3', '2.1 2.2 3.0 4.0'],
    ['2.1 3.0+', '2.1 3.0 4.0'],
    ['2.2+ !3.0', '2.2 2.3 4.0'],
    ['>=2.3 <4.0', '2.3 3.0'],
    ['&gt;=2.3 &lt;4.0', '2.3 3.0'],
    ['&amp;gt;=2.3 &#60;4.0', '2.3 3.0'],
    ['≥2.3 ‹4.0', '2.3 3.0'],
    ['›=2.3 ＜4.0', '2.3 3.0'],
    ['>= 2.3  < 4.0', '2.3 3.0'],
    ['>2.3', '3.0 4.0'],
    ['<=2.3', '2.1 2.2 2.3'],
    ['≤2.3', '2.1 2.2 2.3'],
    ['!>=2.3', '2.1 2.2'],
    ['<=4.0', '2.1 2.2 2.3 3.0 4.0'],
    // What leaves nobody, and what cannot be read, is shown.
    ['4.0+ !2.3+', '2.1 2.2 2.3 3.0 4.0'],
    ['2.3+ !2.3+', '2.1 2.2 2.3 3.0 4.0'],
    ['<2.1', '2.1 2.2 2.3 3.0 4.0'],
    ['>4.0', '2.1 2.2 2.3 3.0 4.0'],
    ['2.3..4', '2.1 2.2 2.3 3.0 4.0'],
    ['9.0+', '2.1 2.2 2.3 3.0 4.0'],
    ['2.3.7', '2.1 2.2 2.3 3.0 4.0'],
    ['2.2 2.3.7', '2.2'],
  ];
  for (const [text, shown] of ranges) {
    it(`show ${text} to ${shown}`, () => {
      expect(shownTo(text)).to.equal(shown);
      const { value } = parseCondition(text);
      expect(parseCondition(printCondition(value)).value).to.deep.equal(value);
    });
  }

  it('take a version that none of several lists for the one with the newest that is not above it', () => {
    const cases: [groups: string, names: string, chosen: string][] = [
      ['a: 1.0 < 2.0; b: 10.0 < 11.0', '10.5', '10.0'],
      ['a: 1.0 < 2.0; b: 10.0 < 11.0', '11', '11.0'],
      ['a: 1.0 < 2.0; b: 10.0 < 11.0', '1.5,10.5', '1.0 10.0'],
      ['b: 10.0 < 11.0; a: 1.0 < 2.0', '2.9', '2.0'],
      ['a: 1.0 < 2.0 < next; b: 2020-01-01 < 2021-06-01', '2020-09-01', '2020-01-01'],
      ['a: 1.0 < 2.0 < next; b: 2020-01-01 < 2021-06-01', '2021-06-02,1.5', '1.0 2021-06-01'],
      ['a: 1.0 < 2.0; b: 1.0.1 < 1.5', '1.7', '1.5'],
      ['a: 1.0 < 2.0; b: byoc', '0.9', ''],
    ];
    for (const [text, names, chosen] of cases) {
      const known = groups(text);
      const selection = selectFrom(known, parseNames(names));
      expect(printSelection(known, selection), `${names} of ${text}`).to.equal(chosen);
    }
  });

  it('have the order that their author declares, oldest or newest first, whatever the digits say', () => {
    expect(shownTo('3.10+', groups('v: 3.9 < 3.10 < 3.11'))).to.equal('3.10 3.11');
    expect(shownTo('3.10+', groups('v: 3.10 < 3.9'))).to.equal('3.10 3.9');
    expect(shownTo('focal+', groups('v: bionic < focal=20.04 < jammy'))).to.equal('focal jammy');
    expect(shownTo('20.04+', groups('v: bionic < focal=20.04 < jammy'))).to.equal('focal jammy');
    const newestFirst = groups('v: 4.0 > 3.0 > 2.3');
    expect(newestFirst[0]!.variants).to.deep.equal(['4.0', '3.0', '2.3']);
    expect(shownTo('3.0+', newestFirst)).to.equal('4.0 3.0');
    // Without an order a range is no name.
    expect(shownTo('2.2+', groups('v: 2.1 2.2 2.3'))).to.equal('2.1 2.2 2.3');
  });

  const spoken: [text: string, words: string][] = [
    ['2.3+', '2.3 and later'],
    ['4.0+', '4.0 and later'],
    ['!4.0+', 'before 4.0'],
    ['!2.2+', 'before 2.2'],
    ['2.3+ !4.0+', '2.3 to 3.0'],
    ['>=2.2 <4.0', '2.2 to 3.0'],
    ['>2.3', '3.0 and later'],
    ['<=2.3', 'before 3.0'],
    ['2.2+ !2.3+', '2.2'],
    ['2.1 3.0+', '2.1 | 3.0 and later'],
    ['2.2+ !3.0', '2.2 to 2.3 | 4.0 and later'],
    ['2.3 3.0', '2.3 | 3.0'],
    ['!2.3', 'not 2.3'],
    ['4.0+ !2.3+', ''],
    ['2.1+', '2.1 | 2.2 | 2.3 | 3.0 | 4.0'],
    ['2.2 4.0+ !2.3+', '2.2'],
  ];
  for (const [text, words] of spoken) {
    it(`say ${text} as "${words}"`, () => {
      const { named, not } = readersIn(parseCondition(text).value, VERSIONS[0]!);
      const spans = named.map((span) =>
        spanInWords(
          span,
          (one) => one,
          (name, values) => sayIn('en', name, values),
        ),
      );
      expect([...spans, ...not.map((one) => `not ${one}`)].join(' | ')).to.equal(words);
    });
  }

  const written: [text: string, printed: string, labels?: string[]][] = [
    ['v: 2.1<2.2<2.3', 'v: 2.1 < 2.2 < 2.3'],
    ['v: 2.1 &lt; 2.2 &amp;lt; 2.3; a: b', 'v: 2.1 < 2.2 < 2.3; a: b'],
    ['v: 2.1 ‹ 2.2 ＜ 2.3', 'v: 2.1 < 2.2 < 2.3'],
    [`v: 2.1 'a < b' < 2.2=two 'Zwei'`, 'v: 2.1 < 2.2=two', ['2.1', 'a < b', '2.2', 'Zwei']],
    ['v: 3 > 2 > 1', 'v: 3 > 2 > 1'],
  ];
  for (const [text, printed, labels = []] of written) {
    it(`are read from ${text}`, () => {
      const { value, problems } = parseGroups(text);
      expect(codes(problems)).to.deep.equal([]);
      expect(printGroups(value)).to.equal(printed);
      expect(printGroups(groups(printed))).to.equal(printed);
      expect(value.flatMap((group) => group.labels ?? []).flat()).to.deep.equal(labels);
    });
  }

  const wrong: [text: string, code: string, fix: string][] = [
    ['v: 2.1 < 2.2 < 2.1', 'repeated-in-order', 'each variant once'],
    ['v: 2.1 < 2.2 2.3', 'bad-order', '"<" between all'],
    ['v: 2.1 < 2.2 > 2.3', 'bad-order', '"<" between all'],
    ['v: < 2.1 2.2', 'bad-order', '"<" between all'],
  ];
  for (const [text, code, fix] of wrong) {
    it(`show every range where the order is ${text}, and say so once`, () => {
      const { value, problems } = parseGroups(text);
      expect(codes(problems)).to.deep.equal([code]);
      expect(describeFault(problems[0]!).message).to.contain(fix);
      for (const range of ['2.2+', '!2.2+', '<2.2', '2.1+ !2.2+'])
        expect(shownTo(range, value), range).to.equal(value[0]!.variants.join(' '));
      expect(shownTo('2.2', value)).to.equal('2.2');
    });
  }

  it('take the nearest version that is not above the one that a reader has', () => {
    const chosen = (names: string, known = VERSIONS): string =>
      printSelection(known, selectFrom(known, parseNames(names)));
    expect(chosen('2.3.7')).to.equal('2.3');
    expect(chosen('2.9')).to.equal('2.3');
    expect(chosen('v2.10.1')).to.equal('2.3');
    expect(chosen('3.0.0')).to.equal('3.0');
    expect(chosen('3')).to.equal('3.0');
    expect(chosen('3.0-rc.1')).to.equal('2.3');
    expect(chosen('17')).to.equal('4.0');
    expect(chosen('3.0.00.0')).to.equal('3.0');
    expect(chosen('2.3', groups('v: 2.v3 < 2.4'))).to.equal('');
    expect(chosen('2.3.7', groups('v: x2 < 2.3'))).to.equal('2.3');
    expect(chosen('2.3.7', groups('v: x2 < x3'))).to.equal('');
    // There is none for what is older than all, and what is no version.
    expect(chosen('2.0.9')).to.equal('');
    expect(chosen('newest')).to.equal('');
    expect(chosen('3.10', groups('v: 3.9 < 3.10 < 3.11'))).to.equal('3.10');
    expect(chosen('3.10.4', groups('v: 3.9 < 3.10 < 3.11'))).to.equal('3.10');
    // A name that a group has is of that group.
    const two = groups('java: 8 < 11 < 17; version: 2.1 < 2.3');
    expect(chosen('17', two)).to.equal('17');
    expect(chosen('2.3.7 11', two)).to.equal('11 2.3');
    // Nothing is guessed in a group without order.
    expect(chosen('2.3.7', groups('v: 2.1 2.3'))).to.equal('');
  });

  it('begin with one sign, and a row of signs is no range in matcher and sheet', () => {
    const [version] = VERSIONS;
    for (const text of ['2.3++', '>>2.3', '+'.repeat(100_000), '>'.repeat(100_000)]) {
      expect(variantsFor(version!, text), text.slice(0, 9)).to.equal(undefined);
      expect(new UsedWords(VERSIONS, [text]).words).to.have.property('size', 0);
      expect(shownTo(text)).to.equal('2.1 2.2 2.3 3.0 4.0');
    }
    expect(variantsFor(version!, '>2.3')).to.deep.equal(['3.0', '4.0']);
  });

  const signs: [word: string, form: string][] = [
    ['=2.3', '2.3", which means this one only'],
    ['==2.3', '2.3", which means this one only'],
    ['!=2.3', '!2.3"'],
    ['=2.3+', '2.3+"'],
    ['=>2.3', '2.3+"'],
    ['>==2.3', '2.3+"'],
    ['!=>2.3', '!2.3+"'],
    ['=<2.3', '!3.0+"'],
    ['!=<2.3', '3.0+"'],
    ['=<4.0', '<=4.0"'],
    ['=<x', '<=x"'],
  ];
  for (const [word, form] of signs) {
    it(`have no sign as in ${word}, for which authors are told of “${form}`, () => {
      const [fault] = parseCondition(word).problems;
      const { message } = describeFault(fault!, VERSIONS);
      expect(message).to.equal(`"${word}" is not a name: write "${form}`);
    });
  }

  it('reserve what looks like a range, with the form that is one', () => {
    for (const [word, form] of [
      ['2.3..4', '2.3+ !4+'],
      ['9.0-9.2', '9.0+ !9.2+'],
      ['!2.3...4.0', '2.3+ !4.0+'],
      ['2.3–4.0', '2.3+ !4.0+'],
      ['2.3…4.0', '2.3+ !4.0+'],
    ]) {
      const [fault] = parseCondition(word).problems;
      expect(fault?.code).to.equal('bad-name');
      expect(describeFault(fault!).message).to.contain(`write "${form!}"`);
    }
    expect(codes(parseGroups('v: 2.3..4 9.0-9.2 x').problems)).to.deep.equal([
      'bad-name',
      'bad-name',
    ]);
    // Dates and the names of processors are no ranges.
    const names = groups('v: 2024-01-15 x86-64 1.2-beta 3.0-rc.1 sha-1.2')[0]!.variants;
    expect(names).to.have.lengthOf(5);
    const known = groups('v: 2 < 3 < 4');
    expect(unknownName('2-4', known).message).to.contain('write "2+ !4+"');
    for (const word of ['to', 'until', 'Through'])
      expect(unknownName(word, known).message).to.contain('write a range as "2.3+ !4.0+"');
    expect(unknownName('5+', known).message).to.contain('"5+" begins at no variant');
    expect(unknownName('2.2+', groups('v: 2.1 2.2')).message).to.contain('groups="v: 2.1 < 2.2"');
  });
});

describe('sets', () => {
  const LANGUAGES = 'language: java kotlin cpp go; jvm: java kotlin';

  it('stand for the variants that they name, wherever a name stands', () => {
    const known = groups(LANGUAGES);
    expect(shownTo('jvm', known)).to.equal('java kotlin');
    expect(shownTo('!jvm', known)).to.equal('cpp go');
    expect(shownTo('jvm go', known)).to.equal('java kotlin go');
    expect(shownTo('jvm !kotlin', known)).to.equal('java');
    const more = groups('v: 1 < 2 < 3 < 4; lts: 2 4; old: lts 1');
    expect(shownTo('old', more)).to.equal('1 2 4');
    expect(shownTo('2+ !lts', more)).to.equal('3');
  });

  it('are chosen as what the reader has of them already, else as their first', () => {
    const known = groups(LANGUAGES);
    const chosen = (names: string): string =>
      printSelection(known, selectFrom(known, parseNames(names)));
    expect(chosen('jvm')).to.equal('java');
    expect(chosen('jvm kotlin')).to.equal('kotlin');
    expect(chosen('jvm go kotlin')).to.equal('kotlin');
    expect(chosen('go jvm')).to.equal('go');
  });

  const written: [text: string, printed: string, codes?: string[]][] = [
    [LANGUAGES, LANGUAGES],
    [
      `language: java 'Java' kotlin=kt cpp; jvm 'JVM': java, kt`,
      'language: java kotlin=kt cpp; jvm: java kotlin',
    ],
    ['a: b c; d: c e', 'a: b c; d: e', ['repeated-name']],
    ['a: b c; x: y; d: b y', 'a: b c; x: y', ['bad-set']],
    ['a: b c; x: y < z; d: y+ b', 'a: b c; x: y < z', ['bad-set']],
    ['a: b c; x: y; d: b y e', 'a: b c; x: y; d: e', ['repeated-name', 'repeated-name']],
    ['l: java go; a: b java; b: a go', 'l: java go', ['bad-set', 'bad-set']],
    ['l: java go; java: java go', 'l: java go', ['bad-set']],
    ['l: java go; both: both java', 'l: java go', ['bad-set']],
  ];
  for (const [text, printed, wrong = []] of written) {
    it(`are read from ${text}`, () => {
      const { value, problems } = parseGroups(text);
      expect(codes(problems)).to.deep.equal(wrong);
      expect(printGroups(value)).to.equal(printed);
      expect(printGroups(groups(printed))).to.equal(printed);
    });
  }

  it('over two groups are shown to everyone, and told of once', () => {
    const { value, problems } = parseGroups('language: java go; os: win mac; s: java win');
    expect(codes(problems)).to.deep.equal(['bad-set']);
    expect(shownTo('s', value)).to.equal('java go');
    expect(groupOf(value, 's')).to.equal(value[0]);
    expect(describeFault(problems[0]!).message).to.contain('only variants of one group');
  });

  it('that name each other are shown to everyone', () => {
    const { value, problems } = parseGroups('l: java go; a: b java; b: a go');
    expect(shownTo('a', value)).to.equal('java go');
    expect(shownTo('!b', value)).to.equal('java go');
    expect(describeFault(problems[0]!).message).to.contain('stand before it');
  });
});

describe('the audience', () => {
  it('is people in a browser, and agents where these are selected', () => {
    for (const known of [[], VERSIONS]) {
      const is = (text: string, ...names: string[]): boolean =>
        matches(parseCondition(text).value, known, new Set(names));
      expect(is('human')).to.equal(true);
      expect(is('agent')).to.equal(false);
      expect(is('human agent')).to.equal(true);
      expect(is('!human')).to.equal(false);
      expect(is('agent', 'agent')).to.equal(true);
      expect(is('human', 'agent')).to.equal(false);
    }
    expect(codes(parseGroups('role: human admin').problems)).to.deep.equal(['reserved-name']);
  });
});

/** A version by its number, with the name that its group has for it. */
const NUMBERS = [
  '0.9.0',
  '1.0.0',
  '1.2.0',
  '1.9.0',
  '1.10.0',
  '2.0.0',
  '2.0.1',
  '3.0.0',
  '10.0.0',
  '10.1.0',
];
const nameOf = (number: string): string => number.replace(/\.0$/, '');
/** What a word of a condition is to semver; the second says that it takes away. */
const FORMS: [write: (name: string) => string, range: (number: string) => string, isNot?: true][] =
  [
    [(name) => `${name}+`, (number) => `>=${number}`],
    [(name) => `>=${name}`, (number) => `>=${number}`],
    [(name) => `≥${name}`, (number) => `>=${number}`],
    [(name) => `&gt;=${name}`, (number) => `>=${number}`],
    [(name) => `>= ${name}`, (number) => `>=${number}`],
    [(name) => `>${name}`, (number) => `>${number}`],
    [(name) => `!${name}+`, (number) => `<${number}`, true],
    [(name) => `<${name}`, (number) => `<${number}`, true],
    [(name) => `‹ ${name}`, (number) => `<${number}`, true],
    [(name) => `<=${name}`, (number) => `<=${number}`, true],
    [(name) => name, (number) => number],
    [(name) => `!${name}`, (number) => number, true],
  ];
type Word = readonly [form: number, number: string];

/** Says by semver whether a group shows its part of a condition. */
function isShownBySemver(
  parts: readonly Word[],
  numbers: readonly string[],
  active: string,
): boolean {
  const of = (wanted: (form: number) => boolean): string[] =>
    parts.filter(([form]) => wanted(form)).map(([form, number]) => FORMS[form]![1](number));
  const from = of((form) => form < 6);
  const until = of((form) => form >= 6 && form < 10).join(' ');
  const exact = of((form) => form === 10);
  const isIn = (number: string, any: readonly string[], all: string): boolean =>
    any.length
      ? any.some((one) => satisfies(number, `${one} ${all}`))
      : satisfies(number, all || '*');
  const isEmpty = !numbers.some((number) => isIn(number, from, until));
  const any = [...exact, ...(isEmpty ? [] : from)];
  return (
    isIn(active, any, isEmpty ? '' : until) &&
    !parts.some(([form, number]) => form === 11 && number === active)
  );
}

describe('the sheet of ordered groups', () => {
  // WebKitGTK took 82 s for as many, beside other tests.
  const TRIPLES = navigator.vendor.startsWith('Apple') ? 10_000 : 100_000;
  const CONDITIONS = 50;
  const word = fc.tuple(fc.nat({ max: FORMS.length - 1 }), fc.nat({ max: 4 }));
  const page = fc.tuple(
    fc.subarray(NUMBERS, { minLength: 2, maxLength: 5 }),
    fc.subarray(NUMBERS, { minLength: 2, maxLength: 5 }),
    fc.array(fc.tuple(fc.array(word, { maxLength: 3 }), fc.array(word, { maxLength: 3 })), {
      minLength: CONDITIONS,
      maxLength: CONDITIONS,
    }),
  );

  it(`agrees with the matcher and with semver on ${TRIPLES} triples`, () => {
    const scope = document.createElement('doc-variant-provider');
    document.body.append(scope);
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [sheet];
    let triples = 0;
    let hidden = 0;
    let turn = 0;
    while (triples < TRIPLES) {
      for (const [first, second, written] of fc.sample(page, { numRuns: 20, seed: ++turn })) {
        // The names of the second group are told apart from those of the first.
        const axes = [first, second].map((numbers, at) => ({
          numbers,
          nameOf: (number: string) => (at ? 'v' : '') + nameOf(number),
        }));
        const known = groups(
          axes.map((axis, at) => `g${at}: ${axis.numbers.map(axis.nameOf).join(' < ')}`).join(';'),
        );
        const conditions = written.map((lists) => {
          const parts = lists.map((list, at) =>
            list.map(([form, index]): Word => [
              form,
              axes[at]!.numbers[index % axes[at]!.numbers.length]!,
            ]),
          );
          const text = parts
            .flatMap((list, at) =>
              list.map(([form, number]) => FORMS[form]![0](axes[at]!.nameOf(number))),
            )
            .join(' ');
          return { parts, text, value: parseCondition(text).value };
        });
        const used = new UsedWords(
          known,
          conditions.map(({ text }) => text),
        );
        const blocks = conditions.map(({ text }, at) => {
          const block = document.createElement(at % 2 ? 'if-variant' : 'p');
          block.setAttribute(at % 2 ? 'variants' : 'data-variants', text);
          return block;
        });
        scope.replaceChildren(...blocks);
        for (const one of first) {
          for (const two of second) {
            const selection = new Set([axes[0]!.nameOf(one), axes[1]!.nameOf(two)]);
            const selector = hiddenBy(known, selection, 'doc-variant-provider', true, used);
            sheet.replaceSync(sheetOf(selector));
            for (const [at, { parts, text, value }] of conditions.entries()) {
              const bySemver =
                isShownBySemver(parts[0]!, first, one) && isShownBySemver(parts[1]!, second, two);
              const byMatcher = matches(value, known, selection);
              const painted = getComputedStyle(blocks[at]!).display !== 'none';
              if (byMatcher !== bySemver || painted !== byMatcher)
                expect.fail(
                  JSON.stringify({
                    groups: printGroups(known),
                    text,
                    one,
                    two,
                    bySemver,
                    byMatcher,
                    painted,
                  }),
                );
              triples += 1;
              hidden += painted ? 0 : 1;
            }
          }
        }
      }
    }
    scope.remove();
    document.adoptedStyleSheets = [];
    expect(hidden).to.be.greaterThan(TRIPLES / 10);
  }).timeout(120_000);

  it('grows with the words that blocks use, and not with the square of the versions', () => {
    const lengthOf = (count: number): number => {
      const variants = Array.from({ length: count }, (_, at) => `${at}.0`);
      const known = groups(`v: ${variants.join(' < ')}`);
      const texts = Array.from({ length: 3000 }, (_, at) => {
        const from = (at * 7) % (count - 1);
        const until = from + 1 + ((at * 13) % (count - 1 - from));
        return `${variants[from]!}+ !${variants[until]!}+`;
      });
      const used = new UsedWords(known, texts);
      return hiddenBy(known, new Set(['7.0']), 'doc-variant-provider', true, used).join().length;
    };
    expect(lengthOf(120) / lengthOf(60)).to.be.lessThan(2.3);
    expect(lengthOf(60)).to.be.lessThan(12_000);
    // A page that uses three words of sixty versions has three words.
    const many = groups(`v: ${Array.from({ length: 60 }, (_, at) => `${at}.0`).join(' < ')}`);
    const few = new UsedWords(many, ['7.0+', '!9.0+', '<12.0']);
    expect(hiddenBy(many, new Set(['7.0']), '', true, few).join().length).to.be.lessThan(600);
  });
});

describe('conditions of ordered groups', () => {
  it('hold together where both hold alone', () => {
    const words = [
      '2.1',
      '2.3',
      '!3.0',
      '2.2+',
      '3.0+',
      '!2.3+',
      '!4.0+',
      '<=2.2',
      '>2.3',
      'x',
      '!y',
      'human',
      'agent',
    ];
    const some = fc
      .subarray(words, { maxLength: 4 })
      .map((list) => parseCondition(list.join(' ')).value);
    const known = groups('version: 2.1 < 2.2 < 2.3 < 3.0 < 4.0; two: x y');
    const selection = fc.tuple(fc.constantFrom(...known[0]!.variants), fc.constantFrom('x', 'y'));
    fc.assert(
      fc.property(some, some, selection, (first, second, names) => {
        const joined = both(first, second, known);
        const active = new Set(names);
        expect(matches(joined, known, active), printCondition(joined)).to.equal(
          matches(first, known, active) && matches(second, known, active),
        );
      }),
    );
  });
});
