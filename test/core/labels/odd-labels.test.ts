import { expect } from '@open-wc/testing';
import { oddLabels } from '../../../src/core/labels/odd-labels.ts';
import { groups } from '../values.ts';

describe('labels that are odd', () => {
  const known = groups('deployment: serverless byoc; jvm: java kotlin');
  const texts: [text: string, bare: string[], unknown: string[]][] = [
    ['', [], []],
    ["byoc 'Your own cloud', java 'Java'", [], []],
    ["byoc, java 'Java' go", ['byoc', 'go'], []],
    ["go 'Go', byoc 'B'; rust 'Rust'", [], ['go', 'rust']],
    ["jvm 'Machine'", [], []],
    ["agent 'Machines', audience 'Readers'", [], []],
    ["x 'X', y", ['y'], ['x']],
  ];
  for (const [text, bare, unknown] of texts) {
    it(`are told of in "${text}"`, () => {
      expect(oddLabels(text, known)).to.deep.equal({ bare, unknown });
    });
  }
});
