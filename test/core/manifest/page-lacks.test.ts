import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { matches, parseCondition } from '../../../src/core/conditions.ts';
import { lacksOf, type PageLacks } from '../../../src/core/manifest/page-lacks.ts';
import { parseFallbacks } from '../../../src/core/manifest/stand-ins.ts';
import { printSelection, type Selection } from '../../../src/core/selection.ts';
import { groups as read } from '../values.ts';

const groups = read('language: java kotlin go; version: 2.1 < 2.3 < 3.0; os: linux windows');

/** Looks at a page of these passages, each of which may stand in another one: `java > 2.1`. */
function look(
  chosen: string,
  texts: readonly string[],
  fallback = 'go: java; version: nearest',
  { hasMore = false } = {},
): PageLacks & { shown: Selection; isEmpty: boolean } {
  const selection = new Set(chosen.split(' '));
  const passages = texts.map((text) =>
    text.split(' > ').map((condition) => parseCondition(condition).value),
  );
  const isBare = (names: Selection): boolean =>
    !hasMore &&
    !passages.some((passage) => passage.every((condition) => matches(condition, groups, names)));
  const fallbacks = parseFallbacks(fallback, () => undefined);
  const found = lacksOf({ groups, passages, fallbacks, audience: undefined, isBare }, selection);
  const shown = new Set(selection);
  for (const lack of found.lacks) {
    if (lack.found === undefined) continue;
    shown.delete(lack.active);
    shown.add(lack.found);
  }
  return { ...found, shown, isEmpty: isBare(shown) };
}

const told = ({ lacks }: PageLacks): string =>
  lacks.map(({ active, found }) => `${active} ${found ?? '–'}`).join(', ');

describe('what a page lacks', () => {
  const BOTH = ['java 2.1', 'kotlin 3.0'];
  const IN = ['java > 2.1', 'kotlin > 3.0'];
  const ALL = 'java: kotlin; version: nearest';
  const cases: [chosen: string, passages: string[], fallback: string, told: string][] = [
    // Two groups at once.
    ['go 2.3', BOTH, 'go: java; version: nearest', 'go java, 2.3 2.1'],
    ['go 2.3', IN, 'go: java; version: nearest', 'go java, 2.3 2.1'],
    ['go 3.0', IN, 'go: java; version: nearest', 'go java, 3.0 2.1'],
    ['go 2.3', ['java 2.1'], 'go: java; version: nearest', 'go java, 2.3 2.1'],
    ['java 3.0', BOTH, ALL, 'java kotlin'],
    ['java 3.0', IN, ALL, 'java kotlin'],
    ['java 3.0', BOTH, 'go: java; version: nearest', '3.0 2.1'],
    ['kotlin 2.1', BOTH, 'go: java; version: nearest', '2.1 3.0'],
    // What stands in for one alone leads nowhere.
    ['go 2.3', BOTH, 'go: java', 'go –, 2.3 –'],
    ['go 2.3', BOTH, '', 'go –, 2.3 –'],
    ['java 3.0', BOTH, '', 'java –, 3.0 –'],
    [
      'java 2.3 linux',
      ['java 2.1 windows', 'go 2.3 windows', 'kotlin 2.1 linux'],
      '',
      'java –, 2.3 –, linux –',
    ],
    ['go 2.3', ['java 2.1', 'kotlin 2.1'], 'go: kotlin java; version: nearest', 'go java, 2.3 2.1'],
    // The fewest groups differ.
    ['go 2.3', ['java 2.1', 'java 2.3'], 'go: java; version: nearest', 'go java'],
    // Upper bounds and exclusions.
    ['go 3.0', ['!3.0+'], 'version: nearest', '3.0 2.3'],
    ['go 3.0', ['<=2.3'], 'version: nearest', '3.0 2.3'],
    ['go 2.3', ['!3.0+'], 'version: nearest', ''],
    ['go', ['!go'], 'go: java', 'go java'],
    ['go', ['!go'], '', 'go –'],
    ['java', ['!go'], '', ''],
    // Nothing is lacking.
    ['java 2.1', BOTH, 'go: java', ''],
    ['go', [], 'go: java', ''],
  ];
  for (const [chosen, passages, fallback, expected] of cases) {
    it(`is “${expected}” for ${chosen} in ${passages.join('; ')}, with “${fallback}”`, () => {
      expect(told(look(chosen, passages, fallback))).to.equal(expected);
    });
  }

  it('is less beside what is for everyone', () => {
    const options = { hasMore: true };
    expect(told(look('go 2.3', ['java 2.1', 'kotlin 3.0'], undefined, options))).to.equal('');
    expect(told(look('go', ['!go'], undefined, options))).to.equal('');
    expect(told(look('go 3.0', ['!3.0+'], undefined, options))).to.equal('3.0 2.3');
    expect(told(look('go', ['java'], undefined, options))).to.equal('go java');
  });

  const pages: [passages: string[], found: string][] = [
    [[], 'java kotlin scala go'],
    [['java', 'kotlin'], 'java kotlin'],
    [['java', 'java kotlin'], 'java kotlin'],
    [['!java'], 'java kotlin scala go'],
    [['x'], 'java kotlin scala go'],
    [['x | java'], 'java'],
    [['y | java', 'go'], 'go'],
    [['java kotlin | kotlin go'], 'kotlin'],
    [['java kotlin scala go', 'java'], 'java'],
    [['java kotlin scala go'], 'java kotlin scala go'],
    [['java !java'], ''],
  ];
  for (const [passages, found] of pages) {
    it(`find ${found || 'nothing'} on a page with ${passages.join(', ') || 'no passage'}`, () => {
      const known = read('lang: java kotlin scala go; other: x y');
      const { has } = lacksOf(
        {
          groups: known,
          passages: passages.map((text) =>
            text.split(' | ').map((names) => parseCondition(names).value),
          ),
          fallbacks: new Map(),
          audience: undefined,
          isBare: () => false,
        },
        new Set(['x']),
      );
      expect(has.get(known[0]!)?.join(' ')).to.equal(found);
    });
  }

  it('leaves no page without a passage or a note, and names nothing that is shown', () => {
    const word = fc.constantFrom(
      ...['java', 'kotlin', 'go', '2.1', '2.3', '3.0', '2.3+', '!3.0+', '!go', 'linux', 'windows'],
    );
    const passage = fc.oneof(
      fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
      fc.tuple(word, word).map((words) => words.join(' > ')),
    );
    const chosen = fc.tuple(
      fc.constantFrom('java', 'kotlin', 'go'),
      fc.constantFrom('2.1', '2.3', '3.0'),
      fc.constantFrom('linux', 'windows'),
    );
    const fallback = fc.constantFrom(
      ...['', 'go: java', 'version: nearest', 'go: java; version: nearest'],
      'language: java kotlin go; version: nearest; os: linux windows',
    );
    fc.assert(
      fc.property(
        chosen,
        fc.array(passage, { minLength: 1, maxLength: 4 }),
        fallback,
        (names, passages, fallbacks) => {
          const page = look(names.join(' '), passages, fallbacks);
          if (page.isEmpty) expect(page.lacks).not.to.deep.equal([]);
          const stoodIn = page.lacks.filter(({ found }) => found !== undefined);
          if (stoodIn.length) expect(page.isEmpty).to.equal(false);
          // With fallbacks for everything, only what is for nobody stays hidden.
          const isForSomeone = passages.some(
            (text) => !look(names.join(' '), [text], fallbacks).isEmpty,
          );
          if (fallbacks.includes('os:')) expect(page.isEmpty).to.equal(!isForSomeone);
          expect(printSelection(groups, page.shown).split(' ')).to.have.length(3);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
