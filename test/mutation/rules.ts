// The rules of `check` and of inspect mode, without the command and the page around them.
import { expect } from '@open-wc/testing';
import { parseGroups } from '../../src/core/groups.ts';
import { pickerFaults } from '../../src/core/rules/check-meant.ts';
import {
  aroundRowsMessage,
  isLookalike,
  misspeltCondition,
} from '../../src/core/rules/element-rules.ts';
import { findingsOf } from '../../src/core/rules/findings.ts';
import { emptyPage, type Finding } from '../../src/core/rules/page-content.ts';
import { isSubmit, type PageElement } from '../../src/core/rules/page-element.ts';
import { Shown } from '../../src/core/rules/shown.ts';
import { scriptFaults } from '../../src/core/rules/setting-rules.ts';
import { findingsIn } from '../cli/check/findings.ts';
import found from '../cli/check/findings.json';

const elementOf = (name: string, attributes: Readonly<Record<string, string>>): PageElement => ({
  name,
  attributes: Object.entries(attributes).map(([one, value]) => ({ name: one, value })),
  parent: undefined,
  children: [],
});

describe('the rules', () => {
  for (const [file, text, groups, lines] of found as [string, string, string, string[]][]) {
    it(`find what they are to find in ${file}: ${text}`, () => {
      expect(findingsIn(file, text, groups)).to.deep.equal(lines);
    });
  }

  const scripts: [attributes: Record<string, string>, messages: string[]][] = [
    [{ src: 'doc-variants.js', async: '' }, []],
    [{ src: 'doc-variants.js', 'data-test': 'x', groups: 'a: b', picker: 'x' }, []],
    [
      { src: 'doc-variants.js', 'data-x': '', 'data-groups': 'a: b' },
      [
        'data-groups is not read without data-root: write data-root beside it, which makes <body> the provider',
      ],
    ],
    [
      { xxxxxroot: '', 'data-labels': '' },
      [
        'data-labels is not read without data-root: write data-root beside it, which makes <body> the provider',
      ],
    ],
    [
      { 'data-picker': 'floating' },
      [
        'data-picker is not read without data-root: write data-root beside it, which makes <body> the provider',
      ],
    ],
    [
      { 'data-print': 'al', 'data-inspect': '' },
      [
        'data-print="al" is not known, so what is shown is printed: write one of all',
        'data-print is not read without data-root: write data-root beside it, which makes <body> the provider',
      ],
    ],
    [
      { 'data-rot': '', 'data-x': '', 'data-groups': 'a: b' },
      ['data-rot="" is not read: did you mean data-root=""?'],
    ],
  ];
  for (const [attributes, messages] of scripts) {
    it(`say of a script tag with ${Object.keys(attributes).join(', ')} what keeps it from being one`, () => {
      const faults = scriptFaults(elementOf('script', attributes));
      expect(faults.map(({ message }) => message)).to.deep.equal(messages);
      for (const fault of faults)
        expect([fault.level, fault.rule]).to.deep.equal([
          'error',
          fault.message.includes('not known') ? 'bad-setting' : 'misspelt-setting',
        ]);
    });
  }

  it('leave the groups of tabs to their tabs', () => {
    const { value: groups } = parseGroups('os: linux mac; language: java go');
    const ofTabs = groups.map((group) => ({ ...group, isOfTabs: group.name === 'os' }));
    expect(pickerFaults(undefined, ['java', ''], ofTabs)).to.deep.equal([]);
    expect(pickerFaults('os', ['linux'], ofTabs)).to.deep.equal([]);
    expect(pickerFaults('no', [], ofTabs)).to.deep.equal([
      ['picker-group', 'group="no" is not a group of its provider: write group="language"'],
    ]);
    expect(pickerFaults('os', ['x'], [{ name: '', variants: ['a'] }])).to.deep.equal([]);
    expect(pickerFaults(undefined, ['x'], [{ name: '', variants: ['a'] }])).to.deep.equal([]);
  });

  it('say what to write on rows', () => {
    expect(aroundRowsMessage('java')).to.equal(
      'variants="java" is empty before a table: HTML allows none around rows, so all rows are ' +
        'shown: write data-variants="java" on each <tr>',
    );
  });

  it('find a misspelt attribute where there is none that is right', () => {
    const misspelt = (names: string): string | undefined =>
      misspeltCondition(
        elementOf('if-variant', Object.fromEntries(names.split(' ').map((name) => [name, 'a']))),
      )?.name;
    expect(misspelt('title name')).to.equal('name');
    expect(misspelt('name variants')).to.equal(undefined);
    expect(misspelt('name data-variants')).to.equal(undefined);
    expect(misspelt('title')).to.equal(undefined);
    expect(isLookalike(elementOf('if-variant', {}), 'variant')).to.equal(false);
    expect(isLookalike(elementOf('p', {}), 'variant')).to.equal(true);
  });

  it('know what sends a form', () => {
    const sends = (name: string, type: string): boolean => isSubmit(elementOf(name, { type }));
    expect([sends('input', 'SUBMIT'), sends('button', ''), sends('a', 'submit')]).to.deep.equal([
      true,
      true,
      false,
    ]);
  });

  it('list what they find by its place', () => {
    const page = emptyPage('page.md', 'some text', 'markdown');
    const at = (start: number, end: number): Finding => ({
      ...{ rule: 'r', level: 'note', message: `${start}-${end}`, start, end },
    });
    page.findings.push(at(3, 5), at(1, 9), at(3, 4), at(1, 2));
    const found = findingsOf(page, new Shown(page, []), [at(0, 1), at(3, 3)]);
    expect(found.map(({ message }) => message)).to.deep.equal([
      '0-1',
      '1-2',
      '1-9',
      '3-3',
      '3-4',
      '3-5',
    ]);
  });
});
