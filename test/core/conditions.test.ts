import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { both } from '../../src/core/both.ts';
import { matches, parseCondition, printCondition } from '../../src/core/conditions.ts';
import { describe as describeFault } from '../../src/core/faults/name-faults.ts';
import { readPageVariants } from '../../src/core/front-matter.ts';
import { parseNames, selectFrom } from '../../src/core/selection.ts';
import { anyText, name, condition, space, groups, codes } from './values.ts';

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

  it('are for a page in the signs of front matter, too', () => {
    const pages: [text: string, variants: string, wrong?: string[]][] = [
      ['+byoc -java', 'byoc !java'],
      ['byoc !java 2.3+', 'byoc !java 2.3+'],
      ['a-b a+ -a-b', 'a-b a+ !a-b'],
      ['+2.3+ -4.0+', '2.3+ !4.0+'],
      ['+!java', '+!java', ['+!java']],
      ['byoc byoc', 'byoc'],
      ['', ''],
    ];
    for (const [text, variants, wrong = []] of pages)
      expect(readPageVariants(text), text).to.deep.equal({
        variants: wrong.length ? '' : variants,
        wrong,
      });
  });

  it('have their names in one order, whatever the author wrote', () => {
    expect(parseCondition('c a !z !y b').value).to.deep.equal({
      names: ['a', 'b', 'c'],
      not: ['y', 'z'],
    });
    const known = groups('one: c b a; two: y x');
    const joined = both(
      { names: ['c', 'x'], not: ['q', 'p'] },
      { names: ['a', 'c'], not: ['n'] },
      known,
    );
    expect(joined).to.deep.equal({ names: ['c', 'x'], not: ['n', 'p', 'q'] });
    expect(
      both({ names: ['b', 'a', 'u'], not: [] }, { names: ['a', 'b', 'v'], not: [] }, known),
    ).to.deep.equal({ names: ['a', 'b', 'u', 'v'], not: [] });
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
