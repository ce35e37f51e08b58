import { expect } from '@open-wc/testing';
import { parseGroups } from '../../../src/core/groups.ts';
import { hiddenBy, sheetOf, UsedWords } from '../../../src/core/sheet/sheet.ts';

/** The selectors of what is hidden in a provider `x`, a list for each group. */
function hidden(
  groups: string,
  active: string[],
  {
    texts,
    from = 'x',
    isAlone = true,
  }: { texts?: string[]; from?: string; isAlone?: boolean } = {},
): string[] {
  const { value } = parseGroups(groups);
  const used = texts && new UsedWords(value, texts);
  return hiddenBy(value, new Set(active), from, isAlone, used);
}

/** What selects both kinds of blocks; `$` stands for the attribute. */
const both = (...selectors: string[]): string =>
  [
    ...selectors.map((selector) => `x if-variant${selector.replaceAll('$', 'variants')}`),
    ...selectors.map((selector) => `x ${selector.replaceAll('$', 'data-variants')}`),
  ].join();

describe('the selectors of what is hidden', () => {
  it('are of those that name the group without the active variant, or name it with `!`', () => {
    expect(hidden('k: a b', ['a'])).to.deep.equal([both('[$~="b"]:not([$~="a"])', '[$~="!a"]')]);
  });

  it('make a rule for each group, which selects nothing where none is active', () => {
    expect(hidden('k: a b; l: c d', ['d'])).to.deep.equal([
      ':not(*)',
      both('[$~="c"]:not([$~="d"])', '[$~="!d"]'),
    ]);
  });

  it('know the other names of a variant, and sets', () => {
    const own = ':not([$~="b"],[$~="s"])';
    expect(hidden('k: a=q b c; s: a b', ['b'])).to.deep.equal([
      both(...['a', 'c', 'q'].map((name) => `[$~="${name}"]${own}`), '[$~="!b"]', '[$~="!s"]'),
    ]);
  });

  it('ask for the last letter first from eight names on', () => {
    expect(hidden('k: x a1 a2 a3 b1 b2 b3 c1', ['x']).join()).not.to.include('*=');
    const [selectors = ''] = hidden('k: x a1 a2 a3 b1 b2 b3 c1 c2', ['x']);
    const ends = [...selectors.matchAll(/x if-variant\[variants\*="(.)"\]:is\((.*?)\):not/g)];
    expect(ends.map(([, end]) => end)).to.deep.equal(['1', '2', '3']);
    expect(ends[0]?.[2]).to.equal('[variants~="a1"],[variants~="b1"],[variants~="c1"]');
  });

  it('are of what blocks say of an ordered group, and of nothing else', () => {
    const order = 'v: 1 < 2 < 3';
    expect(hidden(order, ['2'])).to.deep.equal([':not(*)']);
    const texts = ['2+', '3', '!3+', 'other'];
    expect(hidden(order, ['1'], { texts })).to.deep.equal([both('[$~="2+"]', '[$~="3"]')]);
    expect(hidden(order, ['3'], { texts })).to.deep.equal([both('[$~="!3+"]')]);
  });

  it('leave out whole conditions that say something else than their words', () => {
    const texts = ['2', '1', '3+ !2+', '1 3+ !2+'];
    const empty = ':not([$="3+ !2+"],[$="1 3+ !2+"])';
    expect(hidden('v: 1 < 2 < 3', ['1'], { texts })).to.deep.equal([
      both(`[$~="2"]:not([$~="1"])${empty}`),
    ]);
    expect(hidden('v: 1 < 2 < 3', ['2'], { texts })).to.deep.equal([
      both(`[$~="1"]:not([$~="2"])${empty}`, '[$="1 3+ !2+"]'),
    ]);
  });

  it('grow with the names of a group, and no faster', () => {
    const lengthOf = (count: number): number => {
      const variants = Array.from({ length: count }, (_, at) => `name-${at}`);
      return hiddenBy([{ name: 'g', variants }], new Set(['name-7'])).join().length;
    };
    expect(lengthOf(1000) / lengthOf(250)).to.be.lessThan(4.2);
    expect(lengthOf(250)).to.be.lessThan(25_000);
  });

  it('leave what a nested provider answers for, where there may be one', () => {
    const own = '[$~="b"]:not([$~="a"])';
    const but = (around: string, block: string): string => `:not(${around} ${block})`;
    const [inAll] = hidden('k: a b', ['a'], { isAlone: false });
    const nested = 'x doc-variant-provider';
    expect(inAll?.split(',')).to.deep.equal([
      ...both(own, '[$~="!a"]')
        .split(',')
        .map((one, at) => one + but(nested, at < 2 ? 'if-variant' : '[data-variants]')),
    ]);
    // As in a shadow root inside the provider.
    const [inShadow] = hiddenBy(parseGroups('k: a b').value, new Set('a'));
    expect(inShadow).to.match(/^ if-variant.+:not\(doc-variant-provider \[data-variants\]\)$/);
    expect(hidden('k: a b', ['a']).join()).not.to.include('provider');
  });
});

describe('what blocks say of ordered groups', () => {
  const { value: groups } = parseGroups('v: 1 < 2 < 3; k: a b');

  it('changes the sheet by words and conditions that are new', () => {
    const used = new UsedWords(groups, ['1']);
    expect(used.add(['a', 'b', '1', 'other'])).to.equal(false);
    expect(used.add(['2+ a'])).to.equal(true);
    expect(used.add(['a 2+'])).to.equal(false);
    expect(used.add(['3+ !2+'])).to.equal(true);
    expect(used.add(['3+ !2+'])).to.equal(false);
    expect([...used.words]).to.deep.equal(['1', '2+']);
    expect([...used.odd]).to.deep.equal([['3+ !2+', { names: ['3+'], not: ['2+'] }]]);
  });

  it('is a whole condition where a sign stands apart from its version', () => {
    const used = new UsedWords(groups, ['>= 2']);
    expect([...used.words]).to.deep.equal([]);
    expect([...used.odd.keys()]).to.deep.equal(['>= 2']);
  });

  it('is a whole condition where a range is empty in one of several groups', () => {
    const several = parseGroups('v: 1 < 2 < 3; w: 10 < 20').value;
    const used = new UsedWords(several, ['3+ !2+', '20+ 2+']);
    expect([...used.odd.keys()]).to.deep.equal(['3+ !2+']);
    expect([...used.words]).to.deep.equal(['20+', '2+']);
  });

  it('is nothing where no group is ordered', () => {
    const used = new UsedWords(parseGroups('k: a b').value, ['a', '2+']);
    expect(used.add(['3+ !2+'])).to.equal(false);
    expect([...used.words, ...used.odd]).to.deep.equal([]);
  });
});

describe('the sheet', () => {
  it('hides by a rule for each list of selectors, after the rules that come before', () => {
    const hide = '{display:none!important}';
    expect(sheetOf(['p', 'q'], 'r{}')).to.equal(`@layer doc-variants{r{}p${hide}q${hide}}`);
    expect(sheetOf([])).to.equal('@layer doc-variants{}');
  });
});
