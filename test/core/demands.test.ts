import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { matches, parseCondition } from '../../src/core/conditions.ts';
import { nestGroups } from '../../src/core/groups.ts';
import { holdsWith, smallestChange, type Demand } from '../../src/core/demands.ts';
import { activeOf } from '../../src/core/selection.ts';
import { groups } from './values.ts';

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

  it('makes all conditions hold once its change is made, or not', () => {
    const demands = demandsOf(
      [
        [false, 'b x'],
        [true, 'q'],
      ],
      new Set(['a', 'x']),
      new Set(['p']),
    );
    const [b, x, q] = [
      { owner: page, variant: 'b' },
      { owner: page, variant: 'x' },
      { owner: box, variant: 'q' },
    ] as const;
    const holds = (...change: { owner: object; variant: string }[]): boolean =>
      holdsWith<object>(demands, change);
    expect(holds(b, q)).to.equal(true);
    expect(holds(b, x, q)).to.equal(true);
    expect(holds()).to.equal(false);
    expect(holds(b)).to.equal(false);
    expect(holds(q)).to.equal(false);
    expect(holds(b, q, { owner: page, variant: 'y' })).to.equal(false);
    // Of another provider it is another group.
    expect(holds({ owner: box, variant: 'b' }, q)).to.equal(false);
    expect(holds(b, { owner: page, variant: 'q' })).to.equal(false);
    // Where nothing is chosen, everything is shown.
    expect(holdsWith(demandsOf([[false, 'b']], new Set(), new Set()), [])).to.equal(true);
    expect(holdsWith(demandsOf([[false, 'b']], new Set(['a']), new Set()), [])).to.equal(false);
    expect(holdsWith([], [b])).to.equal(true);
  });

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
