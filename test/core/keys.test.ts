import { expect } from '@open-wc/testing';
import { parseGroups } from '../../src/core/groups.ts';
import { textOfKey, type Keys } from '../../src/core/keys.ts';

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

  it('knows sets, retired names and ranges, as conditions do', () => {
    const { value: more } = parseGroups(
      'language: java kotlin go=golang; jvm: java kotlin; version: 2.1 < 2.2 < 3.0',
    );
    const dictionary = { cli: { jvm: 'J', golang: 'G' }, since: { '2.2+': 'new', '<2.2': 'old' } };
    const of = (key: string, active: string): string | undefined =>
      textOfKey(dictionary, key, more, new Set([active]));
    expect(['java', 'kotlin', 'go'].map((name) => of('cli', name))).to.deep.equal(['J', 'J', 'G']);
    expect(['2.1', '2.2', '3.0'].map((name) => of('since', name))).to.deep.equal([
      'old',
      'new',
      'new',
    ]);
    expect(of('cli', '2.1')).to.equal('J / G');
  });

  it('returns nothing for what it has no text for', () => {
    for (const key of ['x', 'toString', '__proto__', 'broken', 'other', '']) {
      expect(text(key, 'java')).to.equal(undefined);
    }
  });
});
