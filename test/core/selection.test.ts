import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  choose,
  clear,
  joinSelections,
  parseNames,
  printSelection,
  selectFrom,
} from '../../src/core/selection.ts';
import { anyText, groups } from './values.ts';

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
    expect(parseNames('go\u00a0byoc,\u202fjava')).to.deep.equal(['go', 'byoc', 'java']);
  });

  it('are read from names alone, each once', () => {
    expect(parseNames(' go,, byoc  !java go ')).to.deep.equal(['go', 'byoc']);
    expect([parseNames(''), parseNames(null), parseNames(undefined)]).to.deep.equal([[], [], []]);
    expect(choose(['byoc', 'java'], 'java')).to.deep.equal(['java', 'byoc']);
  });

  it('have what is chosen around, in groups that are not the own ones', () => {
    const own = groups('language: java rust');
    const join = (inner: string[], outer: string[]): string[] =>
      [...joinSelections(own, new Set(inner), two, outer)].sort();
    expect(join(['rust'], ['byoc', 'java', 'x'])).to.deep.equal(['byoc', 'rust']);
    expect(join(['rust'], ['go'])).to.deep.equal(['go', 'rust']);
    expect(join([], ['java', 'x'])).to.deep.equal([]);
    expect(join(['rust', 'x'], [])).to.deep.equal(['rust', 'x']);
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
