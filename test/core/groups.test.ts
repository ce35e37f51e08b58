import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { both } from '../../src/core/both.ts';
import { parseCondition } from '../../src/core/conditions.ts';
import { describe as describeFault } from '../../src/core/faults/name-faults.ts';
import { nestGroups, parseGroups, printGroups } from '../../src/core/groups.ts';
import { labelIn, readLabels } from '../../src/core/labels/labels.ts';
import { clear, printSelection, selectFrom } from '../../src/core/selection.ts';
import { hiddenBy } from '../../src/core/sheet/sheet.ts';
import { anyText, name, groups, codes } from './values.ts';

describe('groups', () => {
  it('are the same after printing and parsing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 9 }), (names) => {
        const value = names.map((variant, at) => ({ name: `g${at % 3}`, variants: [variant] }));
        const parsed = parseGroups(printGroups(value)).value;
        expect(parseGroups(printGroups(parsed)).value).to.deep.equal(parsed);
        expect(parsed.flatMap(({ variants }) => variants).sort()).to.deep.equal([...names].sort());
      }),
    );
  });

  it('throw on no text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { value } = parseGroups(text);
        void hiddenBy(value, new Set(value.flatMap(({ variants }) => variants.slice(0, 1))));
      }),
    );
  });

  it('say what is wrong with their text', () => {
    const { value, problems } = parseGroups('a: x y x; : z; b; c:; a b: q; d: u!v w; e: x');
    expect(printGroups(value)).to.equal('a: x y; d: w');
    expect(codes(problems)).to.deep.equal([
      'repeated-name',
      'bad-group',
      'bad-group',
      'empty-group',
      'bad-group',
      'bad-name',
      'repeated-name',
      'empty-group',
    ]);
  });

  it('are written with any white space', () => {
    const { value, problems } = parseGroups(
      'a:\u00a0x\u00a0<\u00a0y;\u00a0b:\u202fw\u00a0"W"\u00a0v',
    );
    expect(problems).to.deep.equal([]);
    expect(printGroups(value)).to.equal('a: x < y; b: w v');
  });

  it('have other names for a variant, which are the same after printing and parsing', () => {
    const text = 'deployment: serverless byoc=selfmanaged=onprem; language: java=jvm go';
    const { value, problems } = parseGroups(text);
    expect(problems).to.deep.equal([]);
    expect(printGroups(value)).to.equal(text);
    expect(value[0]!.variants).to.deep.equal(['serverless', 'byoc']);
    expect(printSelection(value, selectFrom(value, ['jvm', 'onprem']))).to.equal('byoc java');
    expect(clear(value, ['onprem', 'jvm', 'other'])).to.deep.equal(['other']);
    const wrong = parseGroups('a: x=y y z= =; b: x=w');
    expect(printGroups(wrong.value)).to.equal('a: x=y z; b: w');
    expect(wrong.problems).to.deep.equal([
      { code: 'repeated-name', value: 'y' },
      { code: 'bad-name', value: 'z=' },
      { code: 'bad-name', value: '=' },
      { code: 'bad-name', value: '=' },
      { code: 'repeated-name', value: 'x' },
    ]);
    expect(describeFault(wrong.problems[2]!).message).to.contain('name=other');
    expect(printGroups(nestGroups(groups('l: jvm; b: byoc'), value))).to.equal(
      'l: jvm; b: byoc; deployment: serverless; language: java go',
    );
  });

  it('leave a nested provider what it declares, of names, orders and sets', () => {
    const outer = groups(
      'version: 1 < 2 < 3; jvm: java kotlin go; both: java kotlin; l: x y; both2: x y',
    );
    const nested = (inner: string): string => printGroups(nestGroups(groups(inner), outer));
    const [version] = nestGroups(groups('a: 2'), outer).slice(1);
    expect([version?.variants, version?.order]).to.deep.equal([
      ['1', '3'],
      ['1', '3'],
    ]);
    expect(nestGroups(groups('version: 9'), outer).map(({ name }) => name)).to.deep.equal([
      'version',
      ...outer.slice(1).map(({ name }) => name),
    ]);
    expect(nested('z: java kotlin x y')).not.to.contain('both');
    expect(nested('z: java')).to.contain('jvm: kotlin=both go');
    expect(nested('z: both')).to.contain('jvm: java kotlin go; l: x y');
    // A group of which nothing is left is none.
    expect(nestGroups(groups('z: x y'), outer).some(({ name }) => name === 'l')).to.equal(false);
    // A set that is wrong counts for nobody, nested or not.
    const wrong = groups('g: a b; s: a s2; s2: a s');
    const sets = nestGroups(groups('q: c'), wrong).at(-1)?.sets;
    expect(sets).to.deep.equal(wrong[0]?.sets);
  });

  const labelled: [text: string, printed: string, labels: string[], codes?: string[]][] = [
    [
      `deployment: serverless 'Serverless', byoc "Your own cloud"`,
      'deployment: serverless byoc',
      ['serverless', 'Serverless', 'byoc', 'Your own cloud'],
    ],
    [
      `deployment 'Where it runs: here, or there': byoc=selfmanaged 'Own; =cloud',onprem'On site'`,
      'deployment: byoc=selfmanaged onprem',
      ['deployment', 'Where it runs: here, or there', 'byoc', 'Own; =cloud', 'onprem', 'On site'],
    ],
    [
      'a: x ‘the users’ cloud’ y “Ÿ” z «Zed»; b: w „Weh“',
      'a: x y z; b: w',
      ['x', 'the users’ cloud', 'y', 'Ÿ', 'z', 'Zed', 'w', 'Weh'],
    ],
    [
      'a: x &quot;X&quot;, y &#8216;L&#8217;Y&#8217;; b: z &#39;Z&#x27;',
      'a: x y; b: z',
      ['x', 'X', 'y', "L'Y", 'z', 'Z'],
    ],
    [
      `a: cpp 'C++', csharp 'C#' dotnet '.NET', own '自有云'`,
      'a: cpp csharp dotnet own',
      ['cpp', 'C++', 'csharp', 'C#', 'dotnet', '.NET', 'own', '自有云'],
    ],
    ['a: x, y ,z', 'a: x y z', []],
    // A label may have quotes of another kind in it.
    [`a: x 'The “own” cloud', y`, 'a: x y', ['x', 'The “own” cloud']],
    [
      `a: x "Say “hi”" y 'Your "own" cloud' z`,
      'a: x y z',
      ['x', 'Say “hi”', 'y', 'Your "own" cloud'],
    ],
    [`a: x 'Rock ’n’ roll' y`, 'a: x y', ['x', 'Rock ’n’ roll']],
    [`a: x “The ‘own’ cloud” y ‘The “own”’`, 'a: x y', ['x', 'The ‘own’ cloud', 'y', 'The “own”']],
    [`a 'The "A"': x; b: y`, 'a: x; b: y', ['a', 'The "A"']],
    [`a: x “X" y; b: z 'Z'`, 'a: x y; b: z', ['x', 'X', 'z', 'Z']],
    [`a: x '' y`, 'a: x y', []],
    [`a: x 'X y; b: z 'Z'`, 'a: x; b: z', ['x', 'X y', 'z', 'Z'], ['bad-label']],
    [
      `a: x 'X ', y "Y\t"; b 'B ': z ' Z '`,
      'a: x y; b: z',
      ['x', 'X', 'y', 'Y', 'b', 'B', 'z', 'Z'],
    ],
    [`a: x 'X y 'Y'; b: z`, 'a: x; b: z', ['x', "X y 'Y'"], ['bad-label']],
    [`a: 'X' x 'X' 'Y'`, 'a: x', ['x', 'X'], ['bad-label', 'bad-label']],
    [`a 'A' x 'X y'; b: z`, 'b: z', [], ['bad-group']],
    [`a: c++ 'C++' x`, 'a: x', [], ['bad-name']],
  ];
  for (const [text, printed, labels, wrong = []] of labelled) {
    it(`have the labels of ${text}`, () => {
      const { value, problems } = parseGroups(text);
      expect(printGroups(value)).to.equal(printed);
      expect(value.flatMap((group) => group.labels ?? []).flat()).to.deep.equal(labels);
      expect(codes(problems)).to.deep.equal(wrong);
    });
  }

  it('keep their names and labels, whatever stands in the labels', () => {
    const text = fc.string({ unit: 'grapheme' }).map((label) => label.replace(/[&']/g, '').trim());
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1 }),
        fc.infiniteStream(text),
        (names, texts) => {
          const pairs = names.map((one) => [one, String(texts.next().value)]);
          const written = pairs.map(([one, label]) => `${one} '${label}'`).join();
          const { value, problems } = parseGroups(`g: ${written}`);
          expect(problems).to.deep.equal([]);
          expect(value[0]!.variants).to.deep.equal(names);
          expect(value[0]!.labels ?? []).to.deep.equal(pairs.filter(([, label]) => label));
        },
      ),
    );
  });

  it('say how to write what cannot be a name', () => {
    const fixes = [
      ['c++', `cpp 'c++'`],
      ['!c#', `csharp 'c#'`],
      ['.net', `dotnet '.net'`],
      ['自有云', `name '自有云'`],
    ];
    for (const [word, fix] of fixes) {
      const [fault] = parseCondition(word).problems;
      expect(describeFault(fault!).message).to.contain(`groups="… ${fix}"`);
    }
    const [fault] = parseGroups(`a: 'X' x`).problems;
    expect(describeFault(fault!).message).to.contain(`name 'label'`);
  });

  it('take labels of one language or of every one, by any name of a variant', () => {
    const [group] = groups('deployment: serverless byoc=selfmanaged');
    const label = (
      labels: Parameters<typeof readLabels>[0],
      language: string,
    ): string | undefined =>
      labelIn(new Map(readLabels(labels, language, () => undefined)), group!, 'byoc');
    const object = { selfmanaged: 'Own', de: { byoc: 'Eigene' }, 'de-AT': { byoc: 'Österreich' } };
    const text = `selfmanaged 'Own'; de: byoc 'Eigene', serverless 'Ohne'; de-AT: byoc 'Österreich'`;
    for (const labels of [object, text]) {
      // The name comes before the retired one.
      expect(label(labels, 'de')).to.equal('Eigene');
      expect(label(labels, 'de-CH')).to.equal('Eigene');
      expect(label(labels, 'de-AT')).to.equal('Österreich');
      expect(label(labels, '')).to.equal('Own');
      expect(label(labels, 'fr')).to.equal('Own');
    }
    for (const none of [null, undefined, '', {}, { byoc: null }, { byoc: 5, de: 7 }, []])
      expect(label(none as unknown as string, 'de')).to.equal(undefined);
  });

  it('nest: the inner ones answer for what they declare', () => {
    const outer = groups('deployment: serverless byoc; language: java go');
    expect(printGroups(nestGroups(groups('language: cpp; x: byoc'), outer))).to.equal(
      'language: cpp; x: byoc; deployment: serverless',
    );
  });

  it('may have thousands of names', () => {
    /** Joins, nests and hides variants; returns the least time that it takes, in milliseconds. */
    const time = (count: number): number => {
      const names = Array.from({ length: count }, (_, at) => `n${at}`);
      const [first = '', ...others] = names;
      const inner = groups(`a: ${others.join(' ')}`);
      const outer = groups(`b: ${names.join(' ')}`);
      const all = parseCondition(names.join(' ')).value;
      const none = parseCondition(`!${others.join(' !')}`).value;
      const times = Array.from({ length: 5 }, () => {
        const start = performance.now();
        expect(nestGroups(inner, outer).at(-1)?.variants).to.eql([first]);
        expect(both(all, none, outer).names).to.eql([first]);
        expect(hiddenBy(outer, new Set([first]))).to.have.length(1);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    time(1000);
    const sets = Array.from({ length: 5000 }, (_, at) => `s${at}: n${at} n0`).join('; ');
    const start = performance.now();
    expect(
      groups(`a: ${Array.from({ length: 5000 }, (_, at) => `n${at}`).join(' ')}; ${sets}`)[0]?.sets,
    ).to.have.length(5000);
    // By the square it would be 15 s.
    expect(performance.now() - start).to.be.below(3000);
    // By the square it would be 16 times as much, at each try; a machine under load may wait at one.
    const isLinear = (): boolean => time(20_000) < time(5000) * 9 + 50;
    expect([1, 2, 3].some(isLinear)).to.equal(true);
  });
});
