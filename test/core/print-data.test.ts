import { expect } from '@open-wc/testing';
import { printData } from '../../src/core/print-data.ts';

describe('data that may have changed', () => {
  const different: unknown[] = [
    ...['', 'a', 1, null, undefined, true, [], ['a'], ['a', 'b'], [['a'], 'b'], ['a', ['b']]],
    ...[{ a: 'b' }, { a: 'c' }, { b: 'a' }, { a: { b: 'c' } }, { a: 'b', c: 'd' }],
  ];
  for (const [at, one] of different.entries()) {
    it(`is known by what it says: ${JSON.stringify(one)}`, () => {
      // An empty list and an empty object say the same, as do a text and what prints so.
      const others = different.filter((_, other) => other !== at).map(printData);
      expect(others).not.to.include(printData(one));
      expect(printData(structuredClone(one))).to.equal(printData(one));
    });
  }
});
