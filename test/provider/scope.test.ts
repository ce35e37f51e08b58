import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import { stay } from '../../src/choice/stay.ts';
import { watchSwitches } from '../../src/choice/switching.ts';
import { DocVariantProvider } from '../../src/elements/doc-variant-provider.ts';
import { IfVariant } from '../../src/elements/if-variant.ts';
import { consume } from '../../src/context/context.ts';
import { defineElements } from '../elements.ts';

defineElements({
  'doc-variant-provider': DocVariantProvider,
  'if-variant': IfVariant,
});

const OPERATIONS = 10_000;
const A_RUN = 100;

/** All of a reader's world, in the plainest words: what is chosen, stored, and where things are. */
const D = ['serverless', 'byoc', 'edge'];
const L = ['java', 'go'];
const NAMES = [...D, ...L, 'onprem', 'unknown'];
const real = (name: string): string => (name === 'onprem' ? 'byoc' : name);

interface Box {
  key: string;
  groups: string[][];
  initial: string[];
  parent: number;
}
interface Memory {
  own: string[];
  linked: string[];
  stored: string[] | undefined;
  storedLinked: string[] | undefined;
  /** The stored text that was read last. */
  seen: string;
}

const first = (list: string[], name: string): string[] => [
  name,
  ...list.filter((other) => other !== name),
];

class Model {
  readonly boxes: Box[];
  readonly memories = new Map<string, Memory>();

  constructor(boxes: Box[]) {
    this.boxes = boxes;
    for (const { key } of boxes) {
      const nothing = { own: [], linked: [], stored: undefined, storedLinked: undefined };
      this.memories.set(key, { ...nothing, seen: '' });
    }
  }

  memory(at: number): Memory {
    return this.memories.get(this.boxes[at]!.key)!;
  }

  shown(at: number): string[] {
    if (at < 0) return [];
    const { groups, initial, parent } = this.boxes[at]!;
    const { own, linked } = this.memory(at);
    const order = [...linked, ...own, ...initial].map(real);
    const mine = groups.flatMap((group) => order.find((name) => group.includes(name)) ?? []);
    return [...mine, ...this.shown(parent).filter((name) => !groups.flat().includes(name))];
  }

  read(memory: Memory): void {
    const text = memory.stored?.join() ?? '';
    if (text === memory.seen) return;
    memory.seen = text;
    if (memory.stored?.length) memory.own = [...memory.stored];
    if (memory.storedLinked) memory.linked = [...memory.storedLinked];
  }

  select(at: number, name: string, isLink: boolean): void {
    if (at < 0) return;
    const { key, groups, parent } = this.boxes[at]!;
    if (!groups.flat().includes(name)) return this.select(parent, name, isLink);
    const memory = this.memory(at);
    this.read(memory);
    const sharing = this.boxes.filter((box) => box.key === key).flatMap((box) => box.groups);
    if (isLink) memory.linked = first(memory.linked, name);
    else {
      const displaced = sharing.filter((group) => group.includes(name)).flat();
      memory.own = first(memory.own, name);
      memory.linked = memory.linked.filter((other) => !displaced.includes(other));
      memory.stored = first(memory.stored ?? [], name);
      memory.seen = memory.stored.join();
    }
    if (memory.storedLinked ?? memory.linked.length) memory.storedLinked = [...memory.linked];
  }

  set(at: number, names: string[]): void {
    const box = this.boxes[at]!;
    const memory = this.memory(at);
    const isOwn = (name: string): boolean => box.groups.flat().includes(real(name));
    box.initial = names;
    memory.linked = memory.linked.filter((name) => !isOwn(name));
    memory.own = [...names.filter(isOwn), ...memory.own.filter((name) => !isOwn(name))];
  }

  isInside(at: number, outer: number): boolean {
    return at >= 0 && (at === outer || this.isInside(this.boxes[at]!.parent, outer));
  }
}

type Operation =
  | { what: 'select'; at: number; name: string; cause: 'picker' | 'script' | 'link' | 'reveal' }
  | { what: 'set'; at: number; names: string[] }
  | { what: 'move'; at: number; to: number }
  | { what: 'elsewhere'; at: number; name: string; isHeard: boolean };

const at = fc.nat(3);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    what: fc.constant('select' as const),
    at,
    name: fc.constantFrom(...NAMES),
    cause: fc.constantFrom('picker', 'script', 'link', 'reveal'),
  }),
  fc.record({
    what: fc.constant('set' as const),
    at,
    names: fc.subarray(NAMES.slice(0, 6)),
  }),
  fc.record({ what: fc.constant('move' as const), at, to: fc.integer({ min: -1, max: 3 }) }),
  fc.record({
    what: fc.constant('elsewhere' as const),
    at,
    name: fc.constantFrom(...D, ...L),
    isHeard: fc.boolean(),
  }),
);

describe('providers that share a choice, nest and move', () => {
  it(`agree with a model in ${OPERATIONS} random operations`, async () => {
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    let run = 0;
    let operations = 0;
    let changes = 0;
    fc.assert(
      fc.property(fc.array(operation, { minLength: A_RUN, maxLength: A_RUN }), (all) => {
        run += 1;
        const key = `model-${run}-${Math.random()}`;
        const both = 'deployment: serverless byoc=onprem edge; language: java go';
        const texts = [both, both, both, 'language: java go'];
        const model = new Model(
          [key, key, `${key}-other`, key].map((own, index) => ({
            key: own,
            groups: index === 3 ? [L] : [D, L],
            initial: index === 1 ? ['edge', 'go'] : [],
            parent: -1,
          })),
        );
        const providers = model.boxes.map((box, index) => {
          const provider = document.createElement('doc-variant-provider');
          provider.setAttribute('sync-key', box.key);
          provider.setAttribute('groups', texts[index]!);
          provider.setAttribute('url-param', '');
          provider.setAttribute('variant', box.initial.join(' '));
          for (const name of [...D, ...L]) {
            const block = document.createElement('if-variant');
            block.variants = name;
            provider.append(block);
          }
          return provider;
        });
        holder.replaceChildren(...providers);
        for (const one of all) {
          operations += 1;
          const provider = providers[one.at]!;
          const before = provider.variant;
          if (one.what === 'select') {
            const isLink = one.cause === 'link' || one.cause === 'reveal';
            model.select(one.at, real(one.name), isLink);
            provider.select(one.name, one.cause);
          } else if (one.what === 'set') {
            model.set(one.at, one.names);
            provider.variant = one.names.join(' ');
          } else if (one.what === 'move') {
            if (model.isInside(one.to, one.at)) continue;
            model.boxes[one.at]!.parent = one.to;
            (providers[one.to] ?? holder).append(provider);
            // A page reads what is stored when it opens, and those inside come with it.
            for (const [index] of model.boxes.entries()) {
              if (model.isInside(index, one.at)) model.read(model.memory(index));
            }
          } else {
            const memory = model.memory(one.at);
            const text = first(memory.stored ?? [], one.name);
            memory.stored = text;
            localStorage.setItem(`doc-variants:${model.boxes[one.at]!.key}`, text.join(' '));
            if (one.isHeard) {
              for (const each of model.memories.values()) model.read(each);
              dispatchEvent(new StorageEvent('storage'));
            }
          }
          if (provider.variant !== before) changes += 1;
          for (const [index, each] of providers.entries()) {
            const shown = model.shown(index);
            expect(each.variant.split(' ').filter(Boolean).sort()).to.deep.equal(shown.sort());
            if (operations % 10) continue;
            const known = [...new Set([...model.boxes[index]!.groups.flat(), ...D, ...L])];
            for (const block of each.querySelectorAll<IfVariant>(':scope > if-variant')) {
              const group = [D, L].find((names) => names.includes(block.variants))!;
              const active = shown.find((name) => group.includes(name));
              const isShown = !active || active === block.variants;
              expect(block.shown, `${block.variants} of ${known.join()}`).to.equal(isShown);
            }
          }
        }
        for (const { key: own } of model.boxes) {
          localStorage.removeItem(`doc-variants:${own}`);
          sessionStorage.removeItem(`doc-variants.link:${own}`);
        }
      }),
      { numRuns: OPERATIONS / A_RUN, endOnFailure: true },
    );
    expect(operations).to.equal(OPERATIONS);
    expect(changes).to.be.greaterThan(OPERATIONS / 10);
  });

  it('take their variant from a state without an echo', async () => {
    const provider = await fixture<DocVariantProvider>(
      html`<doc-variant-provider
        sync-key="none"
        groups="d: a b c"
        variant="a"
      ></doc-variant-provider>`,
    );
    const said: string[] = [];
    // A framework's state: what is chosen goes there first, and comes back as a property.
    provider.addEventListener('variant-change', ({ variant, cause }) => {
      said.push(`${variant} ${cause}`);
      provider.variant = variant;
    });
    provider.select('b', 'picker');
    expect([provider.variant, said.splice(0)]).to.deep.equal(['b', ['b picker']]);
    provider.variant = 'c';
    provider.variant = 'c';
    expect([provider.variant, said]).to.deep.equal(['c', []]);
    provider.addEventListener('before-variant-change', (event) => {
      event.preventDefault();
      provider.variant = 'a';
    });
    expect(provider.select('b', 'picker')).to.equal(false);
    expect([provider.variant, said]).to.deep.equal(['a', []]);
  });

  it('tell the latest last where one that is told chooses again', async () => {
    const provider = await fixture<DocVariantProvider>(
      html`<doc-variant-provider sync-key="none" groups="d: a b c" variant="a"
        ><p></p>
        <p></p
      ></doc-variant-provider>`,
    );
    const told: string[][] = [[], []];
    const ends = [...provider.children].map((child, at) =>
      consume(child, ({ selection }) => {
        told[at]!.push([...selection].join());
        if (!at && selection.has('b')) provider.select('c');
      }),
    );
    provider.select('b');
    expect(told.map((list) => list.at(-1))).to.deep.equal(['c', 'c']);
    for (const end of ends) end();
    provider.select('a');
    expect(told.map((list) => list.at(-1))).to.deep.equal(['c', 'c']);
  });

  describe('that come at once', () => {
    const MANY = 50;
    const markup = (at: number): string =>
      `<doc-variant-provider sync-key="many" url-param="" groups="g: a b; g${at}: c d">
        <p>all</p><if-variant variants="b">b</if-variant></doc-variant-provider>`;
    let measured = 0;
    let holder: HTMLElement;

    beforeEach(async () => {
      watchSwitches(() => {
        measured += 1;
        return () => undefined;
      });
      holder = await fixture<HTMLElement>(html`<div></div>`);
      measured = 0;
    });
    afterEach(() => {
      watchSwitches(stay);
      localStorage.removeItem('doc-variants:many');
    });

    it('have the page measured once, and only where it changes', () => {
      const texts = Array.from({ length: MANY }, (_, at) => markup(at));
      holder.innerHTML = texts.join('');
      expect(measured).to.equal(0);
      const [first] = holder.querySelectorAll('doc-variant-provider');
      first?.select('b');
      expect(measured).to.equal(1);
      first?.select('b');
      expect(measured).to.equal(1);
      dispatchEvent(new StorageEvent('storage'));
      expect(measured).to.equal(1);
    });

    it('have no others ask again who answers them', () => {
      let asked = 0;
      const count = (): number => (asked += 1);
      document.documentElement.addEventListener('context-request', count);
      for (let at = 0; at < MANY; at++) holder.insertAdjacentHTML('beforeend', markup(at));
      // Each asks when it comes, and once more when it has announced itself.
      expect(asked).to.equal(2 * MANY);
      const outer = document.createElement('doc-variant-provider');
      holder.append(outer);
      outer.append(...[...holder.children].filter((one) => one !== outer));
      document.documentElement.removeEventListener('context-request', count);
      expect(asked).to.equal(2 * MANY + 2);
    });
  });
});
