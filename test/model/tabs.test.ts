import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { DocVariantProvider } from '../../src/elements/doc-variant-provider.ts';
import {
  activeIn,
  allIn,
  groupsIn,
  groupsOf,
  groupsText,
  holds,
  isConnected,
  isInside,
  newMemory,
  providerAround,
  read,
  select,
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
} from './run.ts';
import { isTabs, panesOf, TabsModel, type Pane, type Tabs } from './tabs-model.ts';

/** How many operations tabs get; each takes longer than one of a page without. */
const TABS_OPERATIONS = Math.ceil(OPERATIONS / 4);
const MOST_PLACES = 30;

const GROUPS = ['d: a b=bb c', 'l: x y', 'd: b a; l: x y', 'd: a b c; s of d: b c', 'o: linux q'];
const LABELS = ['a', 'b', 'B', 'bb', 's', 'x', 'Linux', 'Linux', 'Mac', 'Win dows', 'q', ''];
const VALUES = ['', '', '', 'a', 'x', 'mac', 'linux'];
const CONDITIONS = ['', '', '', 'a', 'b', 'a b', '!a', 'x', 'linux', 'unknown'];
const SYNCS = ['', '', '', 'os', 'off'];
const NAMES = ['a', 'b', 'bb', 'c', 's', 'x', 'y', 'linux', 'mac', 'q', 'unknown'];
const KEYS = ['one', 'two', 'none'];

let pages = 0;

/** A page with tabs and its model. */
class World {
  readonly #frame: HTMLIFrameElement;
  readonly #elements = new Map<Place, Element>();
  readonly #memories = new Map<string, Memory>();
  readonly root: Place;
  readonly removed: Place[] = [];
  readonly model: TabsModel;
  readonly #page = `tabs-${(pages += 1)}-${Math.random()}`;
  readonly #thrown: unknown[] = [];
  isDefined = false;
  hidden = 0;

  static async open(isLate: boolean): Promise<World> {
    const world = new World(await frameOf('/built/page.html'));
    if (!isLate) await world.define();
    await world.settle();
    return world;
  }

  private constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
    this.root = this.#place('document', { key: 'none' });
    this.#elements.set(this.root, this.page.body);
    this.model = new TabsModel([this.root]);
    const provider = this.insertProvider(this.root, 0, 'one');
    for (const labels of [
      ['a', 'b', 'Mac'],
      ['Linux', 'Mac'],
    ]) {
      const tabs = this.insertTabs(provider, '');
      for (const label of labels) this.insertPane(tabs, { label });
    }
    this.insertBlock(provider, 'linux');
  }

  get page(): Document {
    return this.#frame.contentDocument!;
  }

  get #window(): Window & typeof globalThis {
    return this.#frame.contentWindow as Window & typeof globalThis;
  }

  all(): Place[] {
    return [this.root, ...this.removed].flatMap(allIn);
  }

  elements(): Place[] {
    return this.all().filter(({ kind }) => kind !== 'document');
  }

  /** Lists what others than panes can be in. */
  boxes(): Place[] {
    return this.all().filter(({ kind }) => kind !== 'tabs');
  }

  tabs(): Tabs[] {
    return this.all().filter(isTabs);
  }

  panes(): Pane[] {
    return this.tabs().flatMap(panesOf);
  }

  providers(): Place[] {
    return this.all().filter((one) => one.kind === 'provider' && isConnected(one));
  }

  /** Whether the tabs of the page are there, so that readers can choose. */
  get isDrawn(): boolean {
    return (
      this.isDefined &&
      this.tabs().every(
        (one) => !isConnected(one) || this.#elements.get(one)!.matches(':state(drawn)'),
      )
    );
  }

  async define(): Promise<void> {
    if (this.isDefined) return;
    await addScript(this.#window, this.#thrown);
    this.isDefined = true;
    for (const place of this.removed.flatMap(allIn))
      this.#window.customElements.upgrade(this.#elements.get(place)!);
    this.#connect(this.root);
  }

  /** Waits until all tabs are drawn. */
  async settle(): Promise<void> {
    if (!this.isDefined) return;
    for (let tries = 0; tries < 1_500 && !this.isDrawn; tries++) await wait(20);
    expect(this.isDrawn, 'tabs that are drawn').to.equal(true);
    await nextTask();
    this.model.settle();
  }

  insertProvider(parent: Place, groups: number, key: string): Place {
    const place = this.#place('provider', { key, groups: groupsOf(GROUPS[groups]!) });
    return this.#add(place, parent, 'doc-variant-provider', {
      groups: groupsText(GROUPS[groups]!),
      'sync-key': key === 'none' ? key : this.#page + key,
      'url-param': '',
    });
  }

  insertTabs(parent: Place, sync: string): Tabs {
    const place: Tabs = { ...this.#place('tabs', {}), sync, picked: undefined };
    this.#add(place, parent, 'doc-variant-tabs', sync ? { sync } : {});
    return place;
  }

  insertPane(parent: Place, says: Partial<Pane>, isBlock?: 'block'): void {
    const place: Pane = {
      ...this.#place('pane', {}),
      ...{ label: '', value: '', isDisabled: false, isDefault: false },
      ...says,
    };
    const { label, value, condition, isDisabled, isDefault } = place;
    this.#add(place, parent, isBlock && condition ? 'if-variant' : 'section', {
      ...(label && { label }),
      ...(value && { value }),
      ...(condition && { [isBlock ? 'variants' : 'data-variants']: condition }),
      ...(isDisabled && { disabled: '' }),
      ...(isDefault && { selected: '' }),
    });
  }

  insertBlock(parent: Place, condition: string): void {
    this.#add(this.#place('block', { condition }), parent, 'if-variant', { variants: condition });
  }

  move(place: Place, parent: Place, isFirst: boolean): void {
    this.#box(parent)[isFirst ? 'prepend' : 'append'](this.#elements.get(place)!);
    this.#put(place, parent, isFirst);
  }

  remove(place: Place): void {
    this.#elements.get(place)!.remove();
    this.#take(place);
    this.removed.push(place);
  }

  setGroups(place: Place, groups: number): void {
    this.#elements.get(place)!.setAttribute('groups', groupsText(GROUPS[groups]!));
    place.groups = groupsOf(GROUPS[groups]!);
  }

  setSync(tabs: Tabs, sync: string): void {
    tabs.sync = sync;
    const element = this.#elements.get(tabs)!;
    if (sync) element.setAttribute('sync', sync);
    else element.removeAttribute('sync');
  }

  setPane(pane: Pane, says: Pick<Pane, 'label' | 'value'>): void {
    Object.assign(pane, says);
    for (const [name, text] of Object.entries(says)) this.#write(pane, name, text);
  }

  toggle(pane: Pane, what: 'isDisabled' | 'isDefault'): void {
    pane[what] = !pane[what];
    this.#elements
      .get(pane)!
      .toggleAttribute(what === 'isDisabled' ? 'disabled' : 'selected', pane[what]);
  }

  setCondition(place: Place, condition: string): void {
    const element = this.#elements.get(place)!;
    place.condition = condition;
    this.#write(
      place,
      element.localName === 'if-variant' ? 'variants' : 'data-variants',
      condition,
    );
  }

  #write(place: Place, name: string, text: string): void {
    const element = this.#elements.get(place)!;
    if (text) element.setAttribute(name, text);
    else element.removeAttribute(name);
  }

  /** Chooses a tab as a reader does. */
  press(tabs: Tabs, pane: Pane): void {
    if (!this.isDrawn || !isConnected(tabs)) return;
    const button = this.#buttons(tabs)[panesOf(tabs).indexOf(pane)]!;
    if (button.hidden) return;
    button.click();
    if (!pane.isDisabled) this.model.choose(tabs, pane);
  }

  /** Goes to another tab by the keyboard. */
  key(tabs: Tabs, key: 'ArrowRight' | 'ArrowLeft' | 'Home' | 'End'): void {
    if (!this.isDrawn || !isConnected(tabs)) return;
    const open = this.model.open(tabs);
    const from = this.#shown(tabs);
    if (!from || !open.includes(from)) return;
    const at = open.indexOf(from);
    const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    this.#buttons(tabs)[panesOf(tabs).indexOf(from)]!.dispatchEvent(
      new this.#window.KeyboardEvent('keydown', { key, bubbles: true }),
    );
    this.model.choose(tabs, open.at(steps[key] % open.length)!);
  }

  /** Chooses by a script, or by another control of the page. */
  select(place: Place, name: string): void {
    if (!this.isDrawn) return;
    if (place.key !== 'none') read(place.memory);
    select(place, name, false, this.all());
    (this.#elements.get(place) as DocVariantProvider).select(name, 'picker');
  }

  /** Chooses in another tab of the browser. */
  async store(key: string, name: string): Promise<void> {
    const memory = this.#memory(key);
    const stored = [name, ...memory.stored.filter((other) => other !== name)];
    if (!this.isDrawn || stored.join() === memory.stored.join()) return;
    memory.stored = stored;
    const isHeard = new Promise((resolve) =>
      this.#window.addEventListener('storage', resolve, { once: true }),
    );
    localStorage.setItem(`doc-variants:${this.#page}${key}`, stored.join(' '));
    await Promise.race([isHeard, wait(5_000)]);
    if (this.all().some((one) => one.hasStarted && one.key === key)) read(memory);
  }

  /** Holds the page against the model. */
  check(): void {
    const stacks = this.#thrown.map((error) => (error as Partial<Error>).stack ?? String(error));
    if (stacks.length) throw new Error(`thrown: ${stacks.join('\n')}`);
    if (this.isDefined && !this.isDrawn) return;
    this.model.settle();
    for (const place of this.all()) {
      if (!isConnected(place) || place === this.root) continue;
      const isSeen = !this.isDefined || this.#isSeen(place);
      if (!isSeen) this.hidden += 0.5;
      expect(this.#isPainted(place), `display of ${this.#say(place)}`).to.equal(isSeen);
    }
    if (!this.isDefined) return;
    for (const tabs of this.tabs().filter(isConnected)) {
      const shown = this.#shown(tabs);
      const selected = this.#buttons(tabs).filter(({ ariaSelected }) => ariaSelected === 'true');
      const reached = this.#buttons(tabs).filter(({ tabIndex }) => tabIndex === 0);
      const count = shown ? 1 : 0;
      expect(selected.length, `tabs chosen in ${this.#say(tabs)}`).to.equal(count);
      expect(reached.length, `tabs reached in ${this.#say(tabs)}`).to.equal(count);
      if (!shown) continue;
      const open = this.model.open(tabs);
      for (const [at, pane] of panesOf(tabs).entries())
        expect(this.#buttons(tabs)[at]!.hidden, `tab of ${this.#say(pane)}`).to.equal(
          pane !== shown && !open.includes(pane) && !this.#isDisabledThere(tabs, pane),
        );
    }
  }

  /** Whether the page is as the model says. */
  get isTrue(): boolean {
    try {
      this.check();
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    this.#frame.remove();
    for (const key of KEYS) {
      localStorage.removeItem(`doc-variants:${this.#page}${key}`);
      sessionStorage.removeItem(`doc-variants.link:${this.#page}${key}`);
    }
  }

  #isDisabledThere(tabs: Tabs, pane: Pane): boolean {
    return pane.isDisabled && this.model.isDisplayed(tabs, pane);
  }

  /**
   * Finds the pane that is to be shown. What was chosen here by itself may be forgotten when the page
   * changes what its tabs are.
   */
  #shown(tabs: Tabs): Pane | undefined {
    const natural = this.model.natural(tabs);
    const picked = this.model.picked(tabs);
    if (!picked || picked === natural) return natural;
    if (!this.isChanged) return picked;
    if (this.#selected(tabs) === picked) return picked;
    return natural;
  }

  #selected(tabs: Tabs): Pane | undefined {
    const at = this.#buttons(tabs).findIndex(({ ariaSelected }) => ariaSelected === 'true');
    return panesOf(tabs)[at];
  }

  /** Forgets what was chosen in tabs by itself, where they have. */
  forget(): void {
    if (!this.isChanged || !this.isDrawn) return;
    for (const tabs of this.tabs().filter(isConnected))
      if (tabs.picked?.pane !== this.#selected(tabs)) tabs.picked = undefined;
  }

  /** Whether the last operation has changed the page, and not only what is chosen. */
  isChanged = false;

  #isSeen(place: Place): boolean {
    const { parent, kind } = place;
    if (!parent) return place === this.root;
    if (!this.#isSeen(parent)) return false;
    if (kind === 'block') {
      const provider = providerAround(place);
      return !provider || holds(place.condition, groupsIn(provider), activeIn(provider));
    }
    if (kind !== 'pane') return true;
    const tabs = parent as Tabs;
    return this.#shown(tabs) === place && this.model.isDisplayed(tabs, place as Pane);
  }

  #isPainted(place: Place): boolean {
    const element = this.#elements.get(place)!;
    const probe = [...element.children].find(({ localName }) => localName === 'i');
    return (probe ?? element).checkVisibility();
  }

  #buttons(tabs: Tabs): HTMLButtonElement[] {
    return [
      ...(this.#elements
        .get(tabs)!
        .shadowRoot?.querySelectorAll<HTMLButtonElement>('[role="tab"]') ?? []),
    ];
  }

  #say(place: Place): string {
    const { kind, condition, parent } = place;
    const { label, value } = place as Partial<Pane>;
    const active = kind === 'provider' ? ` (${activeIn(place).join(' ')})` : '';
    const own = [label, value && `value ${value}`, condition && `for ${condition}`];
    return [kind + active, ...own, parent && `< ${this.#say(parent)}`].filter(Boolean).join(' ');
  }

  #memory(key: string): Memory {
    const known = key === 'none' ? undefined : this.#memories.get(key);
    const memory = known ?? newMemory();
    this.#memories.set(key, memory);
    return memory;
  }

  #place(kind: Place['kind'], says: Partial<Place>): Place {
    const { key = '' } = says;
    return {
      kind,
      parent: undefined,
      children: [],
      condition: '',
      groups: [],
      initial: [],
      key,
      memory: kind === 'provider' ? this.#memory(key) : newMemory(),
      hasStarted: false,
      ...says,
    };
  }

  #add(place: Place, parent: Place, tag: string, attributes: Record<string, string>): Place {
    const element = this.page.createElement(tag);
    for (const [name, text] of Object.entries(attributes)) element.setAttribute(name, text);
    if (place.kind !== 'tabs') element.append(this.page.createElement('i'));
    this.#elements.set(place, element);
    this.#box(parent).append(element);
    this.#put(place, parent, false);
    return place;
  }

  #box(place: Place): Element {
    return this.#elements.get(place)!;
  }

  #take(place: Place): void {
    const list = place.parent?.children ?? this.removed;
    if (list.includes(place)) list.splice(list.indexOf(place), 1);
    place.parent = undefined;
  }

  #put(place: Place, parent: Place, isFirst: boolean): void {
    this.#take(place);
    place.parent = parent;
    parent.children.splice(isFirst ? 0 : parent.children.length, 0, place);
    if (this.isDefined) this.#connect(place);
  }

  #connect(place: Place): void {
    if (!isConnected(place)) return;
    for (const one of allIn(place)) {
      if (one.kind !== 'provider') continue;
      one.hasStarted = true;
      if (one.key !== 'none') read(one.memory);
    }
  }
}

/** Makes a command that waits until all tabs are drawn, but for those that look at a page before. */
const command = (
  says: string,
  act: (world: World) => Promise<void> | void,
  isChange = 'changes the page',
): ReturnType<typeof commandOf<World>> =>
  commandOf<World>(says, async (world) => {
    world.forget();
    world.isChanged = isChange !== 'chooses';
    world.model.settle();
    await act(world);
    // Tabs that come into a page ask for their part first.
    for (let tries = 0; tries < 100 && !world.isTrue; tries++) await wait(20);
  });

const at = fc.nat(999);
const conditions = fc.constantFrom(...CONDITIONS);
const labels = fc.constantFrom(...LABELS);
const values = fc.constantFrom(...VALUES);
const groups = fc.nat(GROUPS.length - 1);
const syncs = fc.constantFrom(...SYNCS);
const names = fc.constantFrom(...NAMES);
const isRoom = (world: World): boolean => world.elements().length < MOST_PLACES;

const insertPane = fc
  .tuple(at, labels, values, conditions, fc.boolean(), fc.nat(9))
  .map(([to, label, value, condition, isBlock, flags]) =>
    command(`pane(${to},"${label}","${value}","${condition}",${isBlock},${flags})`, (world) => {
      const tabs = pick(world.tabs(), to);
      if (!tabs || !isRoom(world)) return;
      const says = { label, value, condition, isDisabled: flags === 0, isDefault: flags === 1 };
      world.insertPane(tabs, says, isBlock ? 'block' : undefined);
    }),
  );
const press = fc.tuple(at, at).map(([which, pane]) =>
  command(
    `press(${which},${pane})`,
    (world) => {
      const tabs = pick(world.tabs(), which);
      const one = tabs && pick(panesOf(tabs), pane);
      if (one) world.press(tabs, one);
    },
    'chooses',
  ),
);

const commands = [
  insertPane,
  insertPane,
  insertPane,
  press,
  press,
  press,
  fc.tuple(at, syncs).map(([to, sync]) =>
    command(`tabs(${to},${sync})`, (world) => {
      if (isRoom(world)) world.insertTabs(pick(world.boxes(), to)!, sync);
    }),
  ),
  fc.tuple(at, groups, fc.constantFrom(...KEYS)).map(([to, group, key]) =>
    command(`provider(${to},${group},${key})`, (world) => {
      if (isRoom(world)) world.insertProvider(pick(world.boxes(), to)!, group, key);
    }),
  ),
  fc.tuple(at, conditions).map(([to, condition]) =>
    command(`block(${to},"${condition}")`, (world) => {
      if (isRoom(world)) world.insertBlock(pick(world.boxes(), to)!, condition);
    }),
  ),
  fc.tuple(at, at, fc.boolean()).map(([from, to, isFirst]) =>
    command(`move(${from},${to},${isFirst})`, (world) => {
      const place = pick(world.elements(), from);
      const parent = pick(place?.kind === 'pane' ? world.tabs() : world.boxes(), to);
      if (place && parent && !isInside(parent, place)) world.move(place, parent, isFirst);
    }),
  ),
  at.map((from) =>
    command(`remove(${from})`, (world) => {
      const place = pick(world.elements(), from);
      if (place) world.remove(place);
    }),
  ),
  fc.tuple(at, groups).map(([from, group]) =>
    command(`setGroups(${from},${group})`, (world) => {
      const provider = pick(world.providers(), from);
      if (provider) world.setGroups(provider, group);
    }),
  ),
  fc.tuple(at, syncs).map(([from, sync]) =>
    command(`setSync(${from},${sync})`, (world) => {
      const tabs = pick(world.tabs(), from);
      if (tabs) world.setSync(tabs, sync);
    }),
  ),
  fc.tuple(at, labels, values).map(([from, label, value]) =>
    command(`setPane(${from},"${label}","${value}")`, (world) => {
      const pane = pick(world.panes(), from);
      if (pane) world.setPane(pane, { label, value });
    }),
  ),
  fc.tuple(at, conditions).map(([from, condition]) =>
    command(`setCondition(${from},"${condition}")`, (world) => {
      const place = pick(
        [...world.panes(), ...world.all().filter((one) => one.kind === 'block')],
        from,
      );
      if (place) world.setCondition(place, condition);
    }),
  ),
  fc.tuple(at, fc.constantFrom('isDisabled', 'isDefault')).map(([from, what]) =>
    command(`toggle(${from},${what})`, (world) => {
      const pane = pick(world.panes(), from);
      if (pane) world.toggle(pane, what);
    }),
  ),
  fc.tuple(at, fc.constantFrom('ArrowRight', 'ArrowLeft', 'Home', 'End')).map(([from, key]) =>
    command(
      `key(${from},${key})`,
      (world) => {
        const tabs = pick(world.tabs(), from);
        if (tabs) world.key(tabs, key);
      },
      'chooses',
    ),
  ),
  fc.tuple(at, names).map(([from, name]) =>
    command(
      `select(${from},${name})`,
      (world) => {
        const provider = pick(world.providers(), from);
        if (provider) world.select(provider, name);
      },
      'chooses',
    ),
  ),
  fc
    .tuple(fc.constantFrom('one', 'two'), names)
    .map(([key, name]) =>
      command(`store(${key},${name})`, (world) => world.store(key, name), 'chooses'),
    ),
  fc.constant(null).map(() => command('define()', (world) => world.define())),
  fc.constant(null).map(() => command('settle()', (world) => world.settle())),
];

describe('a page with tabs', () => {
  it(`shows the panes that a model says in ${TABS_OPERATIONS} random operations`, async function () {
    this.timeout(120_000 + TABS_OPERATIONS * 200);
    const hidden = await runOperations(TABS_OPERATIONS, commands, (late) => World.open(late === 0));
    expect(hidden).to.be.greaterThan(TABS_OPERATIONS);
  });

  it('is found wrong where another pane shows, or another tab is chosen', async function () {
    this.timeout(60_000);
    const faults: [what: RegExp, sabotage: (page: Document) => void][] = [
      [
        /display of pane/,
        (page) => {
          const root = page.querySelector('doc-variant-tabs')!.shadowRoot!;
          root.querySelector('[role="tabpanel"][hidden]')!.removeAttribute('hidden');
        },
      ],
      [
        /tabs chosen/,
        (page) => {
          const root = page.querySelector('doc-variant-tabs')!.shadowRoot!;
          for (const tab of root.querySelectorAll('[role="tab"]')) tab.ariaSelected = 'true';
        },
      ],
    ];
    for (const [what, sabotage] of faults) {
      const world = await World.open(false);
      try {
        world.check();
        sabotage(world.page);
        expect(() => world.check()).to.throw(what);
      } finally {
        world.close();
      }
    }
  });
});
