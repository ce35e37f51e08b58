import { expect } from '@open-wc/testing';
import { Inherited, Nesting, type Around } from '../../../src/core/rules/nesting.ts';

interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Draws spans from a text: each starts and ends where its letter stands. */
function draw(text: string): Named[] {
  const names = [...new Set(text.replaceAll(/[^a-z]/gi, ''))];
  return names.map((name) => ({ name, start: text.indexOf(name), end: text.lastIndexOf(name) }));
}

function namesIn(around: Around<Named> | undefined): string {
  let names = '';
  for (let one = around; one; one = one.outer) names = one.inner.name + names;
  return names;
}

/** Writes what is around each place of a text. */
const write = (text: string): string =>
  Array.from(text, (_, at) => namesIn(new Nesting(draw(text)).at(at)) || '-').join(' ');

describe('what is around a place', () => {
  const cases: [text: string, around: string][] = [
    ['..', '- -'],
    ['a.a.', 'a a - -'],
    ['.a.a', '- a a -'],
    ['ab.ba', 'a ab ab a -'],
    ['a.abcbc', 'a a - b bc c -'],
    // What crosses ends where it ends.
    ['aba.b', 'a ab b b -'],
    ['abcb.ca', 'a ab abc ac ac a -'],
    ['abcadbcd', 'a ab abc bc bcd cd d -'],
  ];
  for (const [text, around] of cases) {
    it(`is ${around} in ${text}`, () => {
      expect(write(text)).to.equal(around);
    });
  }

  it('is nothing before a text and behind it, and of spans with nothing in them', () => {
    const nesting = new Nesting(draw('a.b.a'));
    expect(namesIn(nesting.at(-1))).to.equal('');
    expect(namesIn(nesting.at(2))).to.equal('a');
    expect(namesIn(nesting.at(100))).to.equal('');
    expect(namesIn(new Nesting<Named>([]).at(0))).to.equal('');
  });

  it('is in the order of the list for spans that start at one place', () => {
    const spans = ['x', 'y', 'z'].map((name) => ({ name, start: 1, end: 3 }));
    expect(namesIn(new Nesting(spans).at(1))).to.equal('xyz');
    expect(namesIn(new Nesting(spans.toReversed()).at(2))).to.equal('zyx');
  });

  it('passes on a value inwards, worked out once for each span', () => {
    const asked: string[] = [];
    const inherited = new Inherited<Named, string>('>', (outer, { name }) => {
      asked.push(name);
      return outer + name;
    });
    const nesting = new Nesting(draw('abcc.dd.ba'));
    expect(inherited.in(undefined)).to.equal('>');
    expect(inherited.in(nesting.at(2))).to.equal('>abc');
    expect(inherited.in(nesting.at(5))).to.equal('>abd');
    expect(inherited.in(nesting.at(3))).to.equal('>ab');
    expect(asked.join('')).to.equal('abcd');
  });

  it('is worked out as deep as a long page can nest', () => {
    const count = 50_000;
    const spans = Array.from({ length: count }, (_, at) => ({
      name: 'a',
      start: at,
      end: 2 * count - at,
    }));
    const depth = new Inherited<Named, number>(0, (outer) => outer + 1);
    expect(depth.in(new Nesting(spans).at(count))).to.equal(count);
  });
});
