import { expect } from '@open-wc/testing';
import { parseCondition } from '../../../src/core/conditions.ts';
import { axisOf, variantsOfTab } from '../../../src/core/labels/tab-axis.ts';
import { groups } from '../values.ts';

const known = groups("os 'System': linux, mac 'macOS', win; version: 1 < 2 < 3; jvm: java kotlin");

describe('whom tabs are for', () => {
  const conditions: [conditions: string[], axis?: string][] = [
    [[]],
    [['']],
    [['linux'], 'os: linux'],
    [['linux mac'], 'os: linux mac'],
    [['!linux'], 'os: mac win'],
    [['!linux !mac'], 'os: win'],
    [['2+'], 'version: 2 3'],
    [['linux java']],
    [['linux !java']],
    [['linux', 'java']],
    [['linux', 'linux']],
    [['other'], ': other'],
    [['other another'], ': another other'],
    [['!other']],
    [['linux other']],
  ];
  for (const [texts, axis] of conditions) {
    it(`is ${axis ?? 'no group'} for "${texts.join('" in "')}"`, () => {
      const found = axisOf(
        texts.map((text) => parseCondition(text).value),
        known,
      );
      expect(found && `${found.group?.name ?? ''}: ${found.variants.join(' ')}`).to.equal(axis);
    });
  }
});

describe('the variants that a tab is', () => {
  const labels = new Map([
    ['mac', 'macOS'],
    ['win', 'Windows 11'],
    ['kotlin', 'java'],
  ]);
  const tabs: [text: string, variants: string[]][] = [
    ['linux', ['linux']],
    ['linux mac', ['linux', 'mac']],
    ['!linux', ['mac', 'win']],
    ['2+', ['2', '3']],
    ['macOS', ['mac']],
    ['MACOS', ['mac']],
    ['Windows 11', ['win']],
    ['Linux', ['linux']],
    ['java', ['java']],
    ['linux java', []],
    ['Solaris', []],
    ['', []],
    [' ', []],
    ['C++', []],
  ];
  for (const [text, variants] of tabs) {
    it(`are ${variants.join(', ') || 'none'} for "${text}"`, () => {
      expect(variantsOfTab(text, known, (_group, name) => labels.get(name))).to.deep.equal(
        variants,
      );
    });
  }

  it('are asked for by their group', () => {
    const labelOf = ({ name }: { name: string }, variant: string): string => `${name} ${variant}`;
    expect(variantsOfTab('jvm kotlin', known, labelOf)).to.deep.equal(['kotlin']);
  });

  it('are not what has no label', () => {
    expect(variantsOfTab('undefined', known, () => undefined)).to.deep.equal([]);
  });
});
