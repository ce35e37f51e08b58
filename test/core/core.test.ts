import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { both } from '../../src/core/both.ts';
import { matches, parseCondition, printCondition } from '../../src/core/conditions.ts';
import { describe as describeFault, unknownName } from '../../src/core/faults/name-faults.ts';
import { nestGroups, parseGroups, printGroups, type Groups } from '../../src/core/groups.ts';
import { textOfKey, type Keys } from '../../src/core/keys.ts';
import { isName } from '../../src/core/names.ts';
import { labelIn, readLabels } from '../../src/core/labels/labels.ts';
import { nearestName } from '../../src/core/faults/nearest.ts';
import { smallestChange, type Demand } from '../../src/core/demands.ts';
import {
  activeOf,
  choose,
  clear,
  parseNames,
  printSelection,
  selectFrom,
} from '../../src/core/selection.ts';
import { sheetOf, shadowSheetOf } from '../../src/core/sheet.ts';

/** Any text, with the ones that trip naive code. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '\uD800',
    '!',
    '!!a',
    ':;:',
    'a: b; a: c',
    '!__proto__',
  ),
);
const name = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,6}$/),
  fc.constantFrom('constructor', 'toString', 'a.b', '3d', 'a-b', 'a'),
);
const condition = fc
  .tuple(fc.uniqueArray(name), fc.uniqueArray(name))
  .map(([names, not]) => ({ names: names.sort(), not: not.sort() }));
const space = fc.stringMatching(/^[ \t\n\f\r]{1,3}$/);

const groups = (text: string): Groups => parseGroups(text).value;
const codes = (problems: readonly { code: string }[]): string[] => problems.map(({ code }) => code);

describe('conditions', () => {
  it('are the same after printing and parsing', () => {
    fc.assert(
      fc.property(condition, (value) => {
        expect(parseCondition(printCondition(value)).value).to.deep.equal(value);
      }),
    );
  });

  it('do not depend on order, repetition and white space', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), fc.infiniteStream(space), (names, spaces) => {
        const shuffled = [...names, ...names].reverse();
        const text = shuffled.map((word) => word + String(spaces.next().value)).join('');
        expect(parseCondition(text).value).to.deep.equal(parseCondition(names.join(' ')).value);
      }),
    );
  });

  it('hold together where both hold alone', () => {
    const variants = ['a', 'b', 'c', 'x', 'y'];
    const some = fc.record({
      names: fc.subarray([...variants, 'unknown']),
      not: fc.subarray(variants),
    });
    const selections = fc
      .subarray(['a', 'b', 'c'], { maxLength: 1 })
      .chain((one) =>
        fc.subarray(['x', 'y'], { maxLength: 1 }).map((two) => new Set([...one, ...two])),
      );
    fc.assert(
      fc.property(some, some, selections, (first, second, selection) => {
        const known = groups('one: a b c; two: x y');
        const joined = both(first, second, known);
        expect(matches(joined, known, selection)).to.equal(
          matches(first, known, selection) && matches(second, known, selection),
        );
      }),
    );
    expect(both({ names: ['a', 'b'], not: [] }, { names: ['b', 'c'], not: ['x'] }, [])).to.eql({
      names: ['b'],
      not: ['x'],
    });
  });

  it('throw on no text', () => {
    fc.assert(fc.property(anyText, (text) => void parseCondition(text)));
    expect(parseCondition(null).value).to.deep.equal({ names: [], not: [] });
  });

  it('say what is wrong with their text', () => {
    expect(codes(parseCondition('').problems)).to.deep.equal(['no-condition']);
    expect(codes(parseCondition(' \n').problems)).to.deep.equal(['no-condition']);
    const [comma] = parseCondition('a,b c').problems;
    expect(describeFault(comma!).message).to.contain('"a,b"').and.contain('space');
    expect(codes(parseCondition('! ü "a"').problems)).to.deep.equal(Array(3).fill('bad-name'));
    expect(parseCondition('a !b').problems).to.deep.equal([]);
  });

  const table: [variants: string, selection: string, shown: boolean][] = [
    ['serverless byoc go', 'byoc go', true],
    ['serverless byoc go', 'byoc java', false],
    ['serverless byoc go !eu', 'byoc go eu', false],
    ['serverless byoc go !eu', 'byoc go us', true],
    ['!byoc', 'serverless', true],
    ['!byoc', 'byoc', false],
    ['byoc !byoc', 'byoc', false],
    ['byoc', '', true],
    ['', 'byoc', true],
    ['unheard-of', 'byoc', true],
    ['unheard-of byoc', 'serverless', false],
    ['Byoc', 'serverless', true],
    ['byoc,', 'serverless', true],
  ];
  it('mean a variant by any of its names', () => {
    const renamed = groups('deployment: serverless byoc=selfmanaged=onprem; language: java');
    const shown = (variants: string, selection: string): boolean =>
      matches(parseCondition(variants).value, renamed, selectFrom(renamed, parseNames(selection)));
    expect(shown('onprem', 'byoc')).to.equal(true);
    expect(shown('onprem', 'serverless')).to.equal(false);
    expect(shown('byoc', 'selfmanaged')).to.equal(true);
    expect(shown('serverless !onprem', 'selfmanaged')).to.equal(false);
    expect(shown('!selfmanaged', 'onprem')).to.equal(false);
    expect(shown('!selfmanaged', 'serverless')).to.equal(true);
    expect(shown('byoc onprem java', 'byoc')).to.equal(true);
  });

  const three = groups('deployment: serverless byoc; language: java cpp go; region: eu us');
  for (const [variants, selection, shown] of table) {
    it(`"${variants}" is ${shown ? 'shown' : 'hidden'} for "${selection}"`, () => {
      const active = selectFrom(three, parseNames(selection));
      expect(matches(parseCondition(variants).value, three, active)).to.equal(shown);
    });
  }
});

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
        void sheetOf(value, '_0', new Set());
        void shadowSheetOf(value, new Set(['a']));
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
    [`a: x '' y`, 'a: x y', []],
    [`a: x 'X y; b: z 'Z'`, 'a: x; b: z', ['x', 'X y', 'z', 'Z'], ['bad-label']],
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
    const text = fc
      .string({ unit: 'grapheme' })
      .map((label) => label.replace(/["“”„«»&'‘’‚]/g, '').trim());
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
});

describe('selections', () => {
  const two = groups('deployment: serverless byoc; language: java cpp go');

  it('displace inside the group only', () => {
    const names = choose(['serverless', 'java', 'elsewhere'], 'byoc');
    expect(names).to.deep.equal(['byoc', 'serverless', 'java', 'elsewhere']);
    expect(printSelection(two, selectFrom(two, names))).to.equal('byoc java');
    expect(clear(two, names)).to.deep.equal(['elsewhere']);
  });

  it('take the latest name of each group', () => {
    const selection = selectFrom(two, parseNames('go,byoc serverless java nothing'));
    expect(printSelection(two, selection)).to.equal('byoc go');
  });

  it('have the latest name of each group, and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('serverless', 'byoc', 'java', 'go', 'x')), (names) => {
        const chosen = names.reduce<readonly string[]>((all, next) => choose(all, next), []);
        for (const { variants } of two) {
          const active = variants.filter((variant) => selectFrom(two, chosen).has(variant));
          expect(active).to.deep.equal(names.filter((n) => variants.includes(n)).slice(-1));
        }
      }),
    );
  });

  it('throw on no text', () => {
    fc.assert(fc.property(anyText, (text) => void parseNames(text)));
  });
});

describe('a reveal', () => {
  const outer = groups('deployment: a b c; language: x y');
  const inner = groups('cloud: p q a');
  const [page, box] = [{ is: 'page' }, { is: 'box' }];

  /** Reads conditions as blocks in a page have them, and as blocks in a provider nested in it. */
  const demandsOf = (
    blocks: readonly (readonly [isInner: boolean, text: string])[],
    chosen: ReadonlySet<string>,
    chosenInside: ReadonlySet<string>,
  ): Demand<object>[] =>
    blocks.map(([isInner, text]) => ({
      condition: parseCondition(text).value,
      axes: (isInner ? nestGroups(inner, outer) : outer).map((view) => {
        const group = [...inner, ...outer].find((one) => one.name === view.name)!;
        const owner = inner.includes(group) ? box : page;
        const active = activeOf(group, owner === box ? chosenInside : chosen);
        return { group, view, owner, active };
      }),
    }));

  it('is the smallest change with which all holds, and none where nothing can', () => {
    const word = fc.constantFrom(
      'a',
      'b',
      'c',
      'x',
      'y',
      'p',
      'q',
      '!a',
      '!b',
      '!x',
      '!p',
      'other',
    );
    const blocks = fc.array(
      fc.tuple(
        fc.boolean(),
        fc.uniqueArray(word, { maxLength: 4 }).map((words) => words.join(' ')),
      ),
      { maxLength: 4 },
    );
    const oneOf = (...names: string[]): fc.Arbitrary<string | undefined> =>
      fc.option(fc.constantFrom(...names), { nil: undefined });
    const actives = fc.tuple(oneOf('a', 'b', 'c'), oneOf('x', 'y'), oneOf('p', 'q', 'a'));
    const all = outer.concat(inner).map(({ variants }) => variants);
    let revealed = 0;
    fc.assert(
      fc.property(blocks, actives, (conditions, before) => {
        const setOf = (names: readonly (string | undefined)[]): Set<string> =>
          new Set(names.filter((one) => one !== undefined));
        const holds = (names: readonly (string | undefined)[]): boolean =>
          demandsOf(conditions, setOf(names.slice(0, 2)), setOf(names.slice(2))).every(
            ({ condition: one, axes }) =>
              axes.every(({ view, active }) => matches(one, [view], setOf([active]))),
          );
        // Every selection there is, in which a group without an active variant stays without.
        const selections = all.reduce<(string | undefined)[][]>(
          (list, variants, at) =>
            list.flatMap((names) =>
              (before[at] ? variants : [undefined]).map((one) => [...names, one]),
            ),
          [[]],
        );
        const costOf = (names: readonly (string | undefined)[]): number =>
          names.filter((one, at) => one !== before[at]).length;
        const least = Math.min(...selections.filter(holds).map(costOf));
        const demands = demandsOf(conditions, setOf(before.slice(0, 2)), setOf(before.slice(2)));
        const steps = smallestChange(demands);
        if (!steps) return void expect(least).to.equal(Infinity);
        const after = [...before];
        for (const { owner, variant } of steps) {
          const at = owner === box ? 2 : all.findIndex((variants) => variants.includes(variant));
          after[at] = variant;
        }
        if (steps.length) revealed += 1;
        expect(holds(after)).to.equal(true);
        expect([costOf(after), steps.length]).to.deep.equal([least, least]);
      }),
      { numRuns: 2000 },
    );
    expect(revealed).to.be.greaterThan(100);
  });

  it('prefers what the reader had chosen, else what the author names first', () => {
    const demands = demandsOf([[false, 'c b']], new Set(['a']), new Set());
    const [step] = smallestChange(demands) ?? [];
    expect(step).to.deep.equal({ owner: page, variant: 'b' });
    expect(smallestChange(demands, () => ['x', 'c'])).to.deep.equal([
      { owner: page, variant: 'c' },
    ]);
  });

  it('takes a choice that two providers share as one, and two that are apart as two', () => {
    const group = { name: 'deployment', variants: ['a', 'b'] };
    const demand = (text: string, owner: object): Demand<object> => ({
      condition: parseCondition(text).value,
      axes: [{ group, view: group, active: 'a', owner }],
    });
    expect(smallestChange([demand('a', page), demand('b', page)])).to.equal(undefined);
    expect(smallestChange([demand('a', page), demand('b', box)])).to.deep.equal([
      { owner: box, variant: 'b' },
    ]);
  });
});

describe('names', () => {
  it('are suggested for typing errors only', () => {
    expect(nearestName('serverles', ['byoc', 'serverless'])).to.equal('serverless');
    expect(nearestName('Byoc', ['byoc', 'serverless'])).to.equal('byoc');
    expect(nearestName('kotlin', ['byoc', 'serverless'])).to.equal(undefined);
    expect(unknownName('bioc', ['byoc']).message).to.contain('did you mean "byoc"');
    expect(unknownName('kotlin', ['byoc']).message).to.contain('use one of byoc');
  });

  it('start with a letter or digit', () => {
    expect(['a', '3d', 'A.b_c-d'].every(isName)).to.equal(true);
    expect(['', '-a', '.a', 'a b', 'ü', 'a,'].some(isName)).to.equal(false);
  });
});

describe('keys', () => {
  const { value: groups } = parseGroups('deployment: serverless byoc own; language: java go');
  const keys = {
    cli: 'harbor',
    port: 8080,
    product: { serverless: 'Cloud', 'byoc own': 'Enterprise', '*': 'Harbor' },
    call: { 'own go': 'own.Go', 'byoc !java': 'byoc other', java: 'Java' },
    broken: { java: { deep: true } },
    other: null,
  } as unknown as Keys;
  const text = (key: string, ...active: string[]): string | undefined =>
    textOfKey(keys, key, groups, new Set(active));

  it('returns a text that is the same for all', () => {
    expect(text('cli', 'byoc')).to.equal('harbor');
    expect(text('port')).to.equal('8080');
  });

  it('returns the text of the first condition that is chosen', () => {
    expect(text('product', 'serverless', 'java')).to.equal('Cloud');
    expect(text('product', 'own')).to.equal('Enterprise');
    expect(text('call', 'own', 'go')).to.equal('own.Go');
    expect(text('call', 'own', 'java')).to.equal('Java');
    expect(text('call', 'byoc', 'go')).to.equal('byoc other');
  });

  it('returns the text for all others, and without one all texts', () => {
    expect(text('product')).to.equal('Harbor');
    expect(text('product', 'java')).to.equal('Harbor');
    expect(text('call')).to.equal('own.Go / byoc other / Java');
  });

  it('returns nothing for what it has no text for', () => {
    for (const key of ['x', 'toString', '__proto__', 'broken', 'other', '']) {
      expect(text(key, 'java')).to.equal(undefined);
    }
  });
});
