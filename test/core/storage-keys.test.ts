import { expect } from '@open-wc/testing';
import {
  DISMISSED_KEY,
  FLOATING_PICKER_KEY,
  linkedKey,
  ownKey,
  parsePersistence,
  SYNC_KEY,
  WRITTEN_KEY,
} from '../../src/core/storage-keys.ts';

describe('what browsers remember', () => {
  // Other versions on the same site read it, too.
  it('stands under keys that stay the same', () => {
    expect([ownKey(SYNC_KEY), linkedKey(SYNC_KEY)]).to.deep.equal([
      'doc-variants:doc-variants',
      'doc-variants.link:doc-variants',
    ]);
    expect([WRITTEN_KEY, DISMISSED_KEY, FLOATING_PICKER_KEY]).to.deep.equal([
      'doc-variants.written',
      'doc-variants.dismissed',
      'doc-variants.floating-picker',
    ]);
  });

  const settings: [text: string | null | undefined, persistence: string][] = [
    [undefined, 'local'],
    [null, 'local'],
    ['local', 'local'],
    ['session', 'session'],
    ['none', 'none'],
    ['', 'none'],
    ['Local', 'none'],
  ];
  for (const [text, persistence] of settings) {
    it(`is kept as ${persistence} for ${JSON.stringify(text)}`, () =>
      expect(parsePersistence(text)).to.equal(persistence));
  }
});
