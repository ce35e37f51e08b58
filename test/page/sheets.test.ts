import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { matches, parseCondition } from '../../src/core/conditions.ts';
import type { Groups } from '../../src/core/groups.ts';
import { hiddenBy, LAYOUT, sheetOf, STATES } from '../../src/core/sheet/sheet.ts';
import { HidingSheet } from '../../src/page/sheets.ts';

const TRIPLES = 12_000;
const CONDITIONS_A_PAGE = 40;

/** Names that CSS could read in another way, and words that are no names. */
const names = ['a', 'A', 'a.b', '3d', '9', 'a-b', 'constructor', 'b', 'ab', 'c_d', 'Z.-_'];
const words = [
  ...names,
  ...names.map((name) => `!${name}`),
  'a,',
  ',',
  '!',
  '!!a',
  'ü',
  '"a"',
  '\\61',
  '__proto__',
];
const condition = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', '  ', '\t', '\n', '\f', '\r')))
  .map((pairs) => pairs.flat().join(''));
const setting = fc
  .tuple(
    fc.shuffledSubarray(names, { minLength: 1 }),
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.integer({ min: -1, max: 10 }), { minLength: 4, maxLength: 4 }),
    fc.array(condition, { minLength: CONDITIONS_A_PAGE, maxLength: CONDITIONS_A_PAGE }),
  )
  .map(([variants, count, picks, conditions]) => {
    const groups: Groups = Array.from({ length: count }, (_, at) => {
      const own = variants.filter((_variant, index) => index % count === at);
      // Every third name is another one for a variant before it.
      const sets = own.flatMap((name, index) =>
        index % 3 === 2 ? [[name, [own[index - 1 - (index % 2)]!]] as const] : [],
      );
      return {
        name: `g${at}`,
        variants: own.filter((_name, index) => index % 3 !== 2),
        ...(sets.length && { sets }),
      };
    }).filter((group) => group.variants.length);
    const active = groups.map((group, at) => group.variants[picks[at] ?? 0]);
    const selection = new Set(active.filter((name) => name !== undefined));
    return { groups, selection, conditions };
  });

/** Stands in for the provider: it has nothing but the states. */
class Scope extends HTMLElement {
  readonly #internals = this.attachInternals();

  setStates(states: Iterable<string>): void {
    this.#internals.states.clear();
    for (const state of states) this.#internals.states.add(state);
  }
}
customElements.define('doc-variant-provider', Scope);

/** The blocks, some with a shadow root of the browser's. */
const TAGS = ['p', 'if-variant', 'details', 'if-variant', 'input', 'if-variant'];

describe('a style sheet on a page', () => {
  const scope = new Scope();
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  scope.append(host);
  const plain = document.createElement('main');
  const around = new Scope();
  const flat = new Scope();
  around.append(flat);
  const changing = new HidingSheet(document);
  const sheet = (): CSSStyleSheet => new CSSStyleSheet();
  const [inShadow, byAttribute, outer, inner, alone] = [
    sheet(),
    sheet(),
    sheet(),
    sheet(),
    sheet(),
  ] as const;
  const other = document.createElement('div');
  const otherShadow = other.attachShadow({ mode: 'open' });
  const lone = new Scope();
  otherShadow.append(lone);
  otherShadow.adoptedStyleSheets = [alone];
  document.adoptedStyleSheets = [changing.sheet, byAttribute, outer, inner];
  shadow.adoptedStyleSheets = [inShadow];
  document.body.append(scope, plain, around, other);

  it(`agrees with the matcher on ${TRIPLES} random triples, in light and shadow trees, by states and by attribute, alone and among others`, () => {
    let triples = 0;
    let hidden = 0;
    fc.assert(
      fc.property(setting, ({ groups, selection, conditions }) => {
        const otherSelection = new Set(groups.map(({ variants }) => variants.at(-1)!));
        const state = (name: string): string => `doc-variant-provider:state(${name})`;
        const write = (written: CSSStyleSheet, from: string, active = selection): void =>
          written.replaceSync(sheetOf(hiddenBy(groups, active, from), `${from}{}`));
        // As a provider does it: by the selectors of rules that are there.
        changing.hide(hiddenBy(groups, selection, state('_0')), `${state('_0')}{}`);
        inShadow.replaceSync(sheetOf(hiddenBy(groups, selection), LAYOUT));
        write(byAttribute, `[${STATES}~="_1"]`);
        write(outer, state('_2'), otherSelection);
        write(inner, state('_3'));
        alone.replaceSync(
          sheetOf(hiddenBy(groups, selection, 'doc-variant-provider', true), LAYOUT),
        );
        scope.setStates(['_0', ...selection]);
        around.setStates(['_2', ...otherSelection]);
        flat.setStates(['_3', ...selection]);
        plain.setAttribute(STATES, ['_1', ...selection].join(' '));
        const blocks = conditions.map((text, at) => {
          const block = document.createElement(TAGS[at % TAGS.length]!);
          block.setAttribute(at % 2 ? 'variants' : 'data-variants', text);
          return block;
        });
        for (const root of [scope, shadow, plain, flat, lone]) {
          root.replaceChildren(...blocks, ...(root === scope ? [host] : []));
          for (const [at, block] of blocks.entries()) {
            const shown = matches(parseCondition(conditions[at]).value, groups, selection);
            const painted = getComputedStyle(block).display !== 'none';
            expect(painted, JSON.stringify([groups, [...selection], conditions[at]])).to.equal(
              shown,
            );
            triples += 1;
            hidden += shown ? 0 : 1;
          }
        }
      }),
      { numRuns: TRIPLES / CONDITIONS_A_PAGE / 5 + 150 },
    );
    expect(triples).to.be.at.least(TRIPLES);
    expect(hidden).to.be.greaterThan(TRIPLES / 10);
  });
});
