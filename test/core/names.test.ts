import { expect } from '@open-wc/testing';
import { unknownName } from '../../src/core/faults/name-faults.ts';
import { isName } from '../../src/core/names.ts';
import { nearestName } from '../../src/core/faults/nearest.ts';

describe('names', () => {
  it('are suggested for typing errors only', () => {
    expect(nearestName('serverles', ['byoc', 'serverless'])).to.equal('serverless');
    expect(nearestName('Byoc', ['byoc', 'serverless'])).to.equal('byoc');
    expect(nearestName('kotlin', ['byoc', 'serverless'])).to.equal(undefined);
    expect(nearestName('byco', ['byoc', 'go'])).to.equal('byoc');
    expect(nearestName('card', ['var', 'tab', 'code'])).to.equal(undefined);
    expect(nearestName('c', ['go', 'r', 'd'])).to.equal(undefined);
    expect(nearestName('GO', ['go', 'r'])).to.equal('go');
    expect(unknownName('bioc', ['byoc']).message).to.contain('did you mean "byoc"');
    expect(unknownName('kotlin', ['byoc']).message).to.contain('use one of byoc');
  });

  it('start with a letter or digit', () => {
    expect(['a', '3d', 'A.b_c-d'].every(isName)).to.equal(true);
    expect(['', '-a', '.a', 'a b', 'ü', 'a,'].some(isName)).to.equal(false);
  });
});
