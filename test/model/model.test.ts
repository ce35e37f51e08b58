import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { DocVariantProvider } from '../../src/elements/doc-variant-provider.ts';
import {
  activeIn,
  allIn,
  follow,
  groupsOf,
  groupsText,
  holds,
  isConnected,
  isInside,
  isShown,
  newMemory,
  providerAround,
  read,
  select,
  setInitial,
  type Kind,
  type Memory,
  type Place,
} from './model.ts';
import {
  addScript,
  command as commandOf,
  frameOf,
  nextTask,
  OPERATIONS,
  pick,
  runOperations,
  wait,
  type Frame,
} from './run.ts';

const MOST_PLACES = 40;
/** WebKit keeps the style that an element had for as long as one around it is hidden. */
const isWebKit = navigator.vendor.includes('Apple');

const GROUPS = [
  'd: a b=bb c; l: x y',
  'd: a b c',
  'l: x y',
  'd: b a; m: p q',
  'd: a b c; s of d: b c; v: 1 < 2 < 3',
  'v: 1 < 2=ii < 3 < 4; old of v: 1 2',
];
const CONDITIONS = [
  ...['a', 'b', 'a b', '!a', 'bb x', 'x !b', 'q', 'y unknown', '', '!p !x', 'a,'],
  ...['s', '!s x', '2+', '!3+', '2+ !3+', '3+ !2+', '<2 a', 'old', '>=ii', '1 3 b', '2.5+'],
];
const NAMES = [
  ...['a', 'b', 'bb', 'c', 'x', 'y', 'p', 'q'],
  ...['s', '1', '2', '3', '4', '2.5', 'old', 'ii', 'unknown'],
];
const KEYS = ['one', 'two', 'none'];

const { moveBefore } = Node.prototype as { moveBefore?: (node: Node, before: Node | null) => void };

let pages = 0;

/** A page and its model. */
class World {
  readonly #frames: HTMLIFrameElement[];
  readonly #hasAddress: boolean;
  /** Whether all keys share one parameter of the address. */
  readonly #isShared: boolean;
  /** What the address says, where a router has written it, and not the page itself. */
  #link: readonly string[] = [];
  readonly #elements = new Map<Place, Element>();
  readonly #memories = new Map<string, Memory>();
  readonly roots: Place[];
  /** What is in no document now. */
  readonly removed: Place[] = [];
  readonly #page = `model-${(pages += 1)}-${Math.random()}`;
  isDefined = false;
  /** How often the model has said of a block that it is hidden. */
  hidden = 0;
  #links = 0;
  /** What the page's scripts have thrown. */
  readonly #thrown: unknown[] = [];

  static async open(
    isLate: boolean,
    address: 'none' | 'by key' | 'shared' = 'none',
  ): Promise<World> {
    const frames = [await frameOf('/built/page.html'), await frameOf('')];
    const world = new World(frames, address);
    if (!isLate) await world.define();
    return world;
  }

  private constructor(frames: HTMLIFrameElement[], address: 'none' | 'by key' | 'shared') {
    this.#frames = frames;
    this.#hasAddress = address !== 'none';
    this.#isShared = address === 'shared';
    const { history } = this.#window;
    const replaceState = history.replaceState.bind(history);
    // The library writes in this way only, and what it writes is no link.
    history.replaceState = (...state): void => {
      this.#link = [];
      replaceState(...state);
    };
    this.roots = frames.map((frame) => {
      const root = this.#place('document', '', 0, 'none');
      this.#elements.set(root, frame.contentDocument!.body);
      return root;
    });
    this.insert('provider', this.roots[0]!, '', 0, 'one');
    const provider = this.elements()[0]!;
    for (const [at, condition] of CONDITIONS.slice(0, 8).entries()) {
      this.insert(
        (['block', 'data', 'field', 'host'] as const)[at % 4]!,
        provider,
        condition,
        0,
        '',
      );
    }
    this.insert('block', this.elements().at(-1)!, 'a', 0, '');
    this.setVariant(provider, ['b', 'x']);
  }

  get #window(): Frame {
    return this.#frames[0]!.contentWindow as Frame;
  }

  get page(): Document {
    return this.#window.document;
  }

  all(): Place[] {
    return [...this.roots, ...this.removed].flatMap(allIn);
  }

  /** Lists what others can be in. */
  boxes(): Place[] {
    return this.all().filter(({ kind }) => kind !== 'field');
  }

  elements(): Place[] {
    return this.all().filter(({ kind }) => kind !== 'document');
  }

  providers(): Place[] {
    return this.elements().filter((one) => one.kind === 'provider' && isConnected(one));
  }

  memory(key: string): Memory {
    const found = key === 'none' ? undefined : this.#memories.get(key);
    if (found) return found;
    const memory = newMemory();
    this.#memories.set(key, memory);
    return memory;
  }

  async define(): Promise<void> {
    if (this.isDefined) return;
    await addScript(this.#window, this.#thrown);
    this.isDefined = true;
    // What goes to the other document would stay undefined.
    for (const place of this.removed.flatMap(allIn)) {
      this.#window.customElements.upgrade(this.#elements.get(place)!);
    }
    for (const root of this.roots) this.#connect(root);
    // The parts come with the first providers, and follow the address from then on.
    await this.#window.customElements.whenDefined('doc-variant-provider');
    await wait(this.#hasAddress ? 60 : 0);
  }

  insert(kind: Kind, parent: Place, condition: string, groups: number, key: string): void {
    const place = this.#place(kind, condition, groups, key);
    const page = this.#window.document;
    const tags: Partial<Record<Kind, string>> = {
      block: 'if-variant',
      data: 'div',
      field: 'input',
      plain: 'section',
      host: 'div',
    };
    const tag = kind === 'provider' ? 'doc-variant-provider' : tags[kind]!;
    const element = page.createElement(tag);
    if (kind === 'block') element.setAttribute('variants', condition);
    if (kind === 'data' || kind === 'field') element.setAttribute('data-variants', condition);
    if (kind === 'host') element.attachShadow({ mode: 'open' }).append(page.createElement('slot'));
    else if (kind !== 'field') element.append(page.createElement('i'));
    if (kind === 'provider') {
      element.setAttribute('groups', groupsText(GROUPS[groups]!));
      element.setAttribute('sync-key', this.#syncKey(key));
      element.setAttribute('url-param', this.#parameter(key));
    }
    this.#elements.set(place, element);
    this.#box(parent).append(element);
    this.#put(place, parent);
  }

  move(place: Place, parent: Place, isBefore: boolean): void {
    const element = this.#elements.get(place)!;
    const box = this.#box(parent);
    const canKeep =
      moveBefore && isBefore && box.isConnected && element.isConnected && parent.kind !== 'host';
    if (canKeep && box.ownerDocument === element.ownerDocument) {
      moveBefore.call(box, element, null);
    } else box.append(element);
    this.#put(place, parent);
  }

  remove(place: Place): void {
    this.#elements.get(place)!.remove();
    this.#take(place);
    this.removed.push(place);
  }

  unwrap(place: Place): void {
    const { parent } = place;
    if (!parent) return;
    const element = this.#elements.get(place)!;
    const inner = place.children.map((child) => this.#elements.get(child)!);
    element.replaceWith(...inner);
    const children = [...place.children];
    const next = parent.children[parent.children.indexOf(place) + 1];
    this.#take(place);
    for (const child of children) this.#put(child, parent, next);
    this.#elements.delete(place);
  }

  /** Clones an element with what is in it, but for shadow trees, which cloning leaves out. */
  clone(place: Place, parent: Place): void {
    const copy = this.#window.document.importNode(this.#elements.get(place)!, true);
    const note = (from: Place, element: Element): Place => {
      const made = this.#place(
        from.kind === 'host' ? 'plain' : from.kind,
        from.condition,
        0,
        from.key,
      );
      made.groups = from.groups;
      made.initial = [...from.initial];
      this.#elements.set(made, element);
      // The library writes a note where a provider has nothing for its reader.
      const children = [...element.children].filter(
        ({ localName }) => !/^i$|-note$/.test(localName),
      );
      if (from.kind === 'host') return made;
      for (const [at, child] of from.children.entries()) {
        const inner = note(child, children[at]!);
        inner.parent = made;
        made.children.push(inner);
      }
      return made;
    };
    const made = note(place, copy);
    if (place.kind === 'host') copy.append(copy.ownerDocument.createElement('i'));
    this.#box(parent).append(copy);
    this.#put(made, parent);
  }

  setCondition(place: Place, condition: string): void {
    const name = place.kind === 'block' ? 'variants' : 'data-variants';
    this.#elements.get(place)!.setAttribute(name, condition);
    place.condition = condition;
  }

  setKey(place: Place, key: string): void {
    if (place.key === key) return;
    place.key = key;
    place.memory = this.memory(key);
    const element = this.#elements.get(place)!;
    // The parameter of the old key asks nothing of the new one.
    if (!this.#isShared) element.setAttribute('url-param', '');
    element.setAttribute('sync-key', this.#syncKey(key));
    if (this.isDefined && isConnected(place)) this.#read(place);
    if (!this.#isShared) element.setAttribute('url-param', this.#parameter(key));
  }

  setGroups(place: Place, groups: number): void {
    this.#elements.get(place)!.setAttribute('groups', groupsText(GROUPS[groups]!));
    place.groups = groupsOf(GROUPS[groups]!);
  }

  setVariant(place: Place, names: readonly string[]): void {
    this.#elements.get(place)!.setAttribute('variant', names.join(' '));
    setInitial(place, names);
  }

  select(place: Place, name: string, cause: 'picker' | 'script' | 'link'): void {
    this.#read(place);
    select(place, name, cause === 'link', this.elements());
    (this.#elements.get(place) as DocVariantProvider).select(name, cause);
  }

  /** Chooses in another tab. */
  async store(key: string, name: string): Promise<void> {
    const memory = this.memory(key);
    const text = [name, ...memory.stored.filter((other) => other !== name)];
    if (text.join() === memory.stored.join()) return;
    memory.stored = text;
    const isHeard = new Promise((resolve) =>
      this.#window.addEventListener('storage', resolve, { once: true }),
    );
    localStorage.setItem(`doc-variants:${this.#page}${key}`, text.join(' '));
    await Promise.race([isHeard, wait(30_000)]);
    const followed = new Set(
      this.elements()
        .filter((one) => one.hasStarted)
        .map((one) => one.key),
    );
    if (this.isDefined) {
      for (const [each, one] of this.#memories) if (followed.has(each)) read(one);
      for (const one of this.providers()) if (one.key !== 'none') this.#follow(one);
    }
  }

  /** Changes the address as a router does. */
  async navigate(key: string, names: readonly string[]): Promise<void> {
    const following = this.providers().filter((one) => this.#isShared || one.key === key);
    if (!this.#hasAddress || !this.isDefined || !following.length) return;
    await wait(60);
    const link = [...names, `way${(this.#links += 1)}`];
    const url = new URL(this.#window.location.href);
    url.searchParams.set(this.#isShared ? 'variant' : key, link.join());
    this.#link = link;
    this.#window.history.pushState(null, '', url);
    // Engines without the events of the navigation are told by routers.
    this.#window.dispatchEvent(new this.#window.PopStateEvent('popstate'));
    for (const one of following) follow(one.memory, one.key, link);
    // The reader part may still be on its way.
    for (let tries = 0; tries < 1500 && !this.#isFollowed(); tries++) await wait(20);
  }

  /** Takes in what the address and other tabs say, as a choice does before anything else. */
  #read(provider: Place): void {
    if (provider.key !== 'none') read(provider.memory);
    this.#follow(provider);
  }

  #follow({ memory, key }: Place): void {
    if (this.#isShared && this.#link.length) follow(memory, key, this.#link);
  }

  #syncKey(key: string): string {
    return key === 'none' ? key : this.#page + key;
  }

  #parameter(key: string): string {
    if (!this.#hasAddress) return '';
    if (this.#isShared) return 'variant';
    return key === 'none' ? '' : key;
  }

  #isFollowed(): boolean {
    // Before the part is there, what is active may only happen to be the same.
    if (!(Symbol.for('doc-variants:reader') in this.page)) return false;
    return this.providers().every(
      (one) => this.#variant(one).join() === [...new Set(activeIn(one))].sort().join(),
    );
  }

  /** Lists what a provider says is active. */
  #variant(place: Place): string[] {
    const { variant } = this.#elements.get(place) as DocVariantProvider;
    return variant.split(' ').filter(Boolean).sort();
  }

  /** Holds the page against the model. */
  check(): void {
    const stacks = this.#thrown.map((error) => (error as Partial<Error>).stack ?? String(error));
    if (stacks.length) throw new Error(`thrown: ${stacks.join('\n')}`);
    for (const place of this.elements()) {
      const element = this.#elements.get(place)!;
      const say = (): string => `${place.kind} "${place.condition}" in ${this.#way(place)}`;
      if (!this.isDefined) {
        if (element.isConnected) expect(this.#isPainted(place), say()).to.equal(true);
        continue;
      }
      if (place.kind === 'provider' && isConnected(place)) {
        expect(this.#variant(place), say()).to.deep.equal([...new Set(activeIn(place))].sort());
      }
      // WebKit never defines a block that it has met first in a shadow tree of a page without a window.
      if (isWebKit && element.getRootNode() !== this.page && element.closest(':not(:defined)'))
        continue;
      const around = this.#around(place);
      const own = isShown(place);
      if (own === false) this.hidden += 1;
      const isInHidden = around.some((one) => isShown(one) === false);
      const isOpen = around.some((one) => isShown(one) === undefined);
      if (own !== undefined && !isOpen && element.isConnected && place.kind !== 'host') {
        expect(this.#isPainted(place), `display of ${say()}`).to.equal(own && !isInHidden);
      }
      if (own === undefined) continue;
      // WebKit leaves undefined what is in a shadow tree that is in no document.
      if ('shown' in element)
        expect((element as unknown as { shown: boolean }).shown, `shown of ${say()}`).to.equal(own);
      if (element.isConnected && !(isWebKit && (isInHidden || isOpen)))
        expect(getComputedStyle(element).display !== 'none', say()).to.equal(own);
    }
  }

  close(): void {
    for (const frame of this.#frames) frame.remove();
    for (const key of KEYS) {
      localStorage.removeItem(`doc-variants:${this.#page}${key}`);
      sessionStorage.removeItem(`doc-variants.link:${this.#page}${key}`);
    }
  }

  #place(kind: Place['kind'], condition: string, groups: number, key: string): Place {
    return {
      kind,
      parent: undefined,
      children: [],
      condition,
      groups: groupsOf(GROUPS[groups]!),
      initial: [],
      key,
      memory: kind === 'provider' ? this.memory(key) : newMemory(),
      hasStarted: false,
    };
  }

  #box(place: Place): Element | ShadowRoot {
    const element = this.#elements.get(place)!;
    return element.shadowRoot ?? element;
  }

  #take(place: Place): void {
    const list = place.parent?.children ?? this.removed;
    if (list.includes(place)) list.splice(list.indexOf(place), 1);
    place.parent = undefined;
  }

  #put(place: Place, parent: Place, next?: Place): void {
    this.#take(place);
    place.parent = parent;
    const end = next ? parent.children.indexOf(next) : parent.children.length;
    parent.children.splice(end, 0, place);
    if (this.isDefined) this.#connect(place);
  }

  /** Providers read what is stored when they come into a page. */
  #connect(place: Place): void {
    if (!isConnected(place)) return;
    for (const one of allIn(place)) {
      if (one.kind !== 'provider') continue;
      one.hasStarted = true;
      this.#read(one);
    }
  }

  #around(place: Place): Place[] {
    return place.parent ? [place.parent, ...this.#around(place.parent)] : [];
  }

  #way(place: Place): string {
    return this.#around(place)
      .map(
        (one) =>
          `${one.kind}${one.kind === 'provider' ? ` (${activeIn(one).join(' ')})` : ` "${one.condition}"`}`,
      )
      .join(' < ');
  }

  #isPainted(place: Place): boolean {
    const element = this.#elements.get(place)!;
    const probe = [...this.#box(place).children].find(({ localName }) => localName === 'i');
    return (probe ?? element).checkVisibility();
  }
}

const command = commandOf<World>;
const at = fc.nat(999);
const names = fc.subarray(NAMES.slice(0, -1), { maxLength: 6 });
const keys = fc.constantFrom(...KEYS);
const shared = fc.constantFrom('one', 'two');
const conditions = fc.constantFrom(...CONDITIONS);
const groups = fc.nat(GROUPS.length - 1);
const kinds = fc.constantFrom<Kind>(
  ...(['provider', 'block', 'block', 'data', 'field', 'plain', 'host'] as const),
);

const isRoom = (world: World): boolean => world.elements().length < MOST_PLACES;
/** Tells whether a place may go to another: what is not yet defined stays in its document. */
const canGo = (world: World, place: Place, to: Place): boolean =>
  !isInside(to, place) && (world.isDefined || !isInside(to, world.roots[1]!));

const insert = fc
  .tuple(kinds, at, conditions, groups, keys)
  .map(([kind, to, condition, group, key]) =>
    command(`insert(${kind},${to},"${condition}",${group},${key})`, (world) => {
      const parent = pick(world.boxes(), to)!;
      if (isRoom(world) && (world.isDefined || !isInside(parent, world.roots[1]!)))
        world.insert(kind, parent, condition, group, key);
    }),
  );

const choice = fc
  .tuple(at, fc.constantFrom(...NAMES), fc.constantFrom('picker', 'script', 'link'))
  .map(([from, name, cause]) =>
    command(`select(${from},${name},${cause})`, (world) => {
      const provider = pick(world.providers(), from);
      if (provider && world.isDefined) world.select(provider, name, cause);
    }),
  );

// Pages grow more than they shrink, and readers choose.
const commands = [
  insert,
  insert,
  insert,
  fc.tuple(at, at, fc.boolean()).map(([from, to, isBefore]) =>
    command(`move(${from},${to},${isBefore})`, (world) => {
      const place = pick(world.elements(), from);
      const parent = pick(world.boxes(), to)!;
      if (place && canGo(world, place, parent)) world.move(place, parent, isBefore);
    }),
  ),
  at.map((from) =>
    command(`remove(${from})`, (world) => {
      const place = pick(world.elements(), from);
      if (place) world.remove(place);
    }),
  ),
  fc.tuple(at, kinds, conditions, groups, keys).map(([from, kind, condition, group, key]) =>
    command(`wrap(${from},${kind},"${condition}",${group},${key})`, (world) => {
      const place = pick(world.elements(), from);
      if (!place?.parent || kind === 'field' || !isRoom(world)) return;
      const { parent } = place;
      world.insert(kind, parent, condition, group, key);
      world.move(place, parent.children.at(-1)!, false);
    }),
  ),
  at.map((from) =>
    command(`unwrap(${from})`, (world) => {
      const place = pick(world.elements(), from);
      if (place && place.kind !== 'host') world.unwrap(place);
    }),
  ),
  fc.tuple(at, at).map(([from, to]) =>
    command(`clone(${from},${to})`, (world) => {
      const place = pick(world.elements(), from);
      const parent = pick(world.boxes(), to)!;
      if (!place || allIn(place).length + world.elements().length > MOST_PLACES) return;
      if (canGo(world, place, parent)) world.clone(place, parent);
    }),
  ),
  fc.tuple(at, conditions).map(([from, condition]) =>
    command(`setCondition(${from},"${condition}")`, (world) => {
      const blocks = world.elements().filter(({ kind }) => /block|data|field/.test(kind));
      const place = pick(blocks, from);
      if (place) world.setCondition(place, condition);
    }),
  ),
  fc.tuple(at, groups).map(([from, group]) =>
    command(`setGroups(${from},${group})`, (world) => {
      const provider = pick(world.providers(), from);
      if (provider) world.setGroups(provider, group);
    }),
  ),
  fc.tuple(at, names).map(([from, list]) =>
    command(`setVariant(${from},"${list.join(' ')}")`, (world) => {
      const provider = pick(world.providers(), from);
      if (provider) world.setVariant(provider, list);
    }),
  ),
  choice,
  choice,
  fc.tuple(at, keys).map(([from, key]) =>
    command(`setKey(${from},${key})`, (world) => {
      const provider = pick(world.providers(), from);
      if (provider) world.setKey(provider, key);
    }),
  ),
  fc
    .tuple(shared, fc.constantFrom(...NAMES))
    .map(([key, name]) => command(`store(${key},${name})`, (world) => world.store(key, name))),
  fc
    .tuple(shared, names)
    .map(([key, list]) =>
      command(`navigate(${key},${list.join(' ')})`, (world) => world.navigate(key, list)),
    ),
  fc.constant(null).map(() => command('define()', (world) => world.define())),
];

describe('a page with providers and blocks', () => {
  it(`shows what a model says in ${OPERATIONS} random operations`, async function () {
    this.timeout(120_000 + OPERATIONS * 100);
    const hidden = await runOperations(OPERATIONS, commands, (late, address) =>
      World.open(late === 0, (['by key', 'shared'] as const)[address]),
    );
    expect(hidden).to.be.greaterThan(OPERATIONS);
  });

  it('is found wrong where a block shows, or says that it is shown, in spite of its condition', async function () {
    this.timeout(300_000);
    const hiddenIn = (page: Document, selector: string): HTMLElement =>
      [...page.querySelectorAll<HTMLElement>(selector)].find(
        (one) => getComputedStyle(one).display === 'none',
      )!;
    const faults: [what: RegExp, sabotage: (page: Document) => void][] = [
      [/^block "a" in|of block/, (page) => (page.adoptedStyleSheets = [])],
      [
        /display of data/,
        (page) => {
          const { style } = hiddenIn(page, 'div[data-variants]');
          style.setProperty('display', 'block', 'important');
        },
      ],
      [
        /shown of block/,
        (page) => {
          Object.defineProperty(hiddenIn(page, 'if-variant'), 'shown', { value: true });
        },
      ],
      [
        /provider/,
        (page) => {
          const provider = page.querySelector('doc-variant-provider')!;
          Object.defineProperty(provider, 'variant', { value: 'a x' });
        },
      ],
    ];
    for (const [what, sabotage] of faults) {
      const world = await World.open(false);
      try {
        await nextTask();
        world.check();
        sabotage(world.page);
        expect(() => world.check()).to.throw(what);
      } finally {
        world.close();
      }
    }
  });

  it('is held by a model that hides', () => {
    const groups = groupsOf('d: a b=bb c; l: x y');
    expect(holds('bb x', groups, ['b', 'x'])).to.equal(true);
    expect(holds('bb x', groups, ['a', 'x'])).to.equal(false);
    expect(holds('!b', groups, ['b'])).to.equal(false);
    const versions = groupsOf('v: 1 < 2 < 3; old of v: 1 2');
    const shownTo = (condition: string): string[] =>
      ['1', '2', '3'].filter((version) => holds(condition, versions, [version]));
    expect(shownTo('2+')).to.eql(['2', '3']);
    expect(shownTo('!3+')).to.eql(['1', '2']);
    expect(shownTo('<2')).to.eql(['1']);
    expect(shownTo('2+ !3+')).to.eql(['2']);
    expect(shownTo('3+ !2+')).to.eql(['1', '2', '3']);
    expect(shownTo('old')).to.eql(['1', '2']);
    expect(providerAround({ parent: undefined } as Place)).to.equal(undefined);
  });
});
