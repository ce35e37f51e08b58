import { groupFor, nestGroups, type Groups, type Label } from '../core/groups.ts';
import { isName } from '../core/names.ts';
import type { Fallbacks } from '../core/manifest/stand-ins.ts';
import type { Persistence } from '../core/storage-keys.ts';
import { joinSelections, parseNames, printSelection, selectFrom } from '../core/selection.ts';
import type { Names, Selection } from '../core/selection.ts';
import { printData } from '../core/print-data.ts';
import type { Keys } from '../core/keys.ts';
import { Broadcast, consume, type VariantContext } from '../context/context.ts';
import { BeforeVariantChangeEvent, VariantChangeEvent } from '../context/events.ts';
import type { VariantChangeCause } from '../context/events.ts';
import { startPart } from '../context/parts.ts';
import { choiceOf, type Choice, type Follower } from '../choice/choice.ts';
import type { Detectors } from '../parts/detect/detect.ts';
import { asOneSwitch, switchOver, watchSwitches } from '../choice/switching.ts';
import { Extras } from './extras.ts';
import { Hiding } from './hiding.ts';
import type { StandingIn } from '../parts/fallback/fallback.ts';
import { loadInspection } from './inspector.ts';
import { OwnGroups, WAITING } from './own-groups.ts';
import type { Setting } from '../core/setting-names.ts';
import { ChoiceSettings, isExtra } from '../page/settings.ts';
import { whenParsed } from '../page/when-parsed.ts';

/**
 * Holds the groups and the reader's selection for everything inside an element, and broadcasts them
 * through context. The element is a `<doc-variant-provider>`, or any other that is made a provider.
 */
export class Scope implements Follower {
  readonly #host: HTMLElement;
  readonly hiding: Hiding;
  readonly declared: OwnGroups;
  readonly settings = new ChoiceSettings();
  readonly #broadcast: Broadcast;
  /** What has been told last, for a part that comes later. */
  lastChange: VariantChangeEvent | undefined;
  #default: Names = [];
  #detected: Names = [];
  #keys: Keys | undefined;
  choice: Choice = choiceOf(this.settings.syncKey);
  #own: Groups = [];
  #groups: Groups = [];
  #selection: Selection = new Set();
  #shown: Selection = new Set();
  readonly #extras: Extras;
  standIn: StandingIn['standIn'];
  mark: VariantContext['mark'];
  #labels: ReadonlyMap<string, string> = new Map();
  #printed = '';
  #outer: VariantContext | undefined;
  #hasStarted = false;
  #showsAll = false;
  #ends: (() => void)[] = [];

  /** Makes the scope of an element; one that can have no custom states says its own by an attribute. */
  constructor(host: HTMLElement, states?: CustomStateSet) {
    this.#host = host;
    this.hiding = new Hiding(host, () => this.declared.texts, states);
    this.declared = new OwnGroups(host, () => this.#refresh());
    this.#extras = new Extras(host, this);
    this.#broadcast = new Broadcast(host, this.#context(), (sender) => this.#meet(sender));
  }

  /** Takes what an attribute of the provider says; a framework may set a property to anything. */
  set(name: Setting, value: { toString(): string } | null | undefined): void {
    const text = value?.toString() ?? null;
    if (name === 'groups') this.declared.text = text ?? '';
    else if (name === 'labels') this.declared.labels = text;
    else if (name === 'variant') this.#setVariant(text);
    else if (name === 'detect') this.detect(text);
    else if (isExtra(name)) {
      if (name === 'manifest') this.declared.share(text === null ? undefined : WAITING);
      this.#extras.set(name, text);
    } else if (this.settings.set(name, text)) {
      if (name === 'sync-key') this.choice = choiceOf(this.settings.syncKey);
      if (this.#ends.length) this.#connect();
    }
  }

  get variant(): string {
    return printSelection(this.#groups, this.#selection);
  }

  get urlParam(): string {
    return this.settings.urlParam;
  }

  get persistence(): Persistence {
    return this.settings.persistence;
  }

  /** What would be active without any link. */
  get ownVariant(): string {
    return printSelection(this.#groups, this.#selectionOf(this.choice.own));
  }

  get ownGroups(): Groups {
    return this.#own;
  }

  /** The variants that the author starts with. */
  get defaultNames(): Names {
    return this.#default;
  }

  get keys(): Keys | undefined {
    return this.#keys;
  }

  set keys(keys: Keys | undefined) {
    this.#keys = keys;
    this.#refresh(true);
  }

  /** Starts a first visit with the variants that detectors find, where the reader has not chosen. */
  detect(detectors: Detectors | string | null): void {
    const found = (names: Names): void => {
      this.#detected = names;
      this.#refresh();
    };
    this.#extras.detect(detectors, () => this.#own, found);
  }

  /** Chooses a variant; see `VariantContext.select`. Pages without types give what they have. */
  select(given: unknown, cause: VariantChangeCause = 'script'): boolean {
    const name = String(given);
    const group = groupFor(this.#own, name);
    if (!group) {
      if (this.#outer && groupFor(this.#outer.groups, name)) return this.#outer.select(name, cause);
      if (!(this.declared.areInUse || this.declared.isWaiting) || !isName(name)) {
        loadInspection(({ inspectNames }) => {
          inspectNames(this.#host, `select("${name}")`, [name], this.#groups);
        });
        return false;
      }
      this.declared.use([name]);
    }
    // Of a set the variant that the reader has already goes on counting.
    const [variant = name] = selectFrom(group ? [group] : [], [name, ...this.#selection]);
    return this.choice.choose(variant, cause) && this.#selection.has(variant);
  }

  agrees(names: Names, cause: VariantChangeCause): boolean {
    if (!this.#ends.length) return true;
    const variant = printSelection(this.#groups, this.#selectionOf(names));
    const { variant: previous } = this;
    if (variant === previous) return true;
    return this.#host.dispatchEvent(new BeforeVariantChangeEvent({ variant, previous, cause }));
  }

  applyChoice(cause?: VariantChangeCause): () => void {
    const { variant: previous } = this;
    this.#refresh();
    const { variant } = this;
    const isTold = cause && variant !== previous && this.#ends.length;
    return () => {
      if (!isTold) return;
      this.lastChange = new VariantChangeEvent({ variant, previous, cause });
      this.#host.dispatchEvent(this.lastChange);
      this.#tell(cause);
    };
  }

  /** Takes what a site shares, which counts behind what the attributes say; see `OwnGroups.share`. */
  share(groups?: Groups, labels?: readonly Label[], fallbacks?: Fallbacks): void {
    this.declared.share(groups, labels);
    if (fallbacks?.size) this.#extras.fallBackTo(fallbacks);
  }

  /** Changes the page, with the reader's place kept, and looks again at what is shown. */
  change(change: () => void): void {
    switchOver(() => {
      change();
      this.#refresh(true);
    });
  }

  /** Starts to work, when the element is in a page. */
  connect(): void {
    this.#hasStarted = true;
    this.#connect();
    this.#broadcast.announce();
  }

  /** Stops to work, when the element leaves its page. */
  disconnect(): void {
    this.#disconnect();
    this.#outer = undefined;
    this.#refresh();
  }

  #connect(): void {
    this.#disconnect();
    const ends = [
      this.choice.add(this),
      startPart(
        'reader',
        ({ startReader }) => startReader(this.#host, this, watchSwitches),
        new Promise(whenParsed),
      ),
      consume(this.#host, (outer) => {
        this.#outer = outer;
        this.#refresh(true);
      }),
    ];
    if (this.settings.shortcodes) ends.push(this.#extras.convert(() => this.#groups));
    this.declared.watch(true);
    this.#extras.readPage();
    this.#refresh();
    this.#ends = ends;
    if (this.choice.isLinked) whenParsed(() => this.#tell());
  }

  #setVariant(text: string | null): void {
    this.#default = parseNames(text);
    if (!this.#hasStarted) return this.#refresh();
    asOneSwitch(() => {
      this.#refresh();
      const names = this.#default.filter((name) => groupFor(this.#own, name));
      this.choice.replace(this.#own, names);
    });
  }

  /** Writes the choice into the page's address, and tells the reader of a link's choice. */
  #tell(cause?: VariantChangeCause): void {
    startPart('tell-choice', ({ tellChoice }) => tellChoice(this.#host, this, cause));
  }

  #disconnect(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.declared.watch(false);
    this.hiding.release();
  }

  /** The reader's selection, and what is shown for it. */
  get #state(): string {
    return `${this.variant}/${printSelection(this.#groups, this.#shown)}`;
  }

  #refresh(isNews = false): void {
    const previous = this.#state;
    this.#own = this.declared.list(this.#default, this.#outer?.groups ?? []);
    this.#groups = nestGroups(this.#own, this.#outer?.groups ?? []);
    this.#shown = this.#selection = this.#selectionOf(this.choice.names);
    this.declared.hasOrder = this.#groups.some(({ order }) => order);
    const { standIn } = this;
    if (standIn) this.#show(() => (this.#shown = standIn(this.#groups, this.#selection)));
    const isSame = this.#state === previous;
    if (isSame) this.#apply();
    else this.#show(() => this.#apply());
    this.#labels = new Map([...(this.#outer?.labels ?? []), ...this.declared.allLabels]);
    // Of two groups the one that was chosen from last counts in tabs.
    const printed = printData([this.#groups, ...this.#labels, this.choice.names]);
    if (isSame && !isNews && printed === this.#printed) return;
    this.#printed = printed;
    this.#broadcast.tell(this.#context());
  }

  /** Keeps the reader's place over a change, but where the content is new or still to come. */
  #show(change: () => void): void {
    if (this.#ends.length && this.#host.firstChild) switchOver(change);
    else change();
  }

  #apply(): void {
    // The early snippet hides for a provider that waits.
    const states = this.declared.isWaiting ? [...this.#shown, '_'] : this.#shown;
    this.hiding.apply(this.#groups, new Set(this.#showsAll ? [] : states));
  }

  /** Works out what is active when these names are chosen. */
  #selectionOf(names: Names): Selection {
    const own = selectFrom(this.#own, [...names, ...this.#detected, ...this.#default]);
    return joinSelections(this.#own, own, this.#groups, this.#outer?.selection ?? []);
  }

  #context(): VariantContext {
    return {
      groups: this.#groups,
      selection: this.#shown,
      labels: this.#labels,
      dictionaries: [{ host: this.#host, keys: this.#keys }, ...(this.#outer?.dictionaries ?? [])],
      select: (name, cause) => this.select(name, cause),
      declare: this.declared.declare,
      showAll: (isAll) => {
        this.#showsAll = isAll;
        this.#apply();
      },
      chosen: () => this.choice.names,
      ownSelection: this.#selection,
      mark: this.mark,
    };
  }

  /** Takes in a block that asks for its context: its names, and the tree that it stands in. */
  #meet(block: Element): void {
    if (block.localName === 'if-variant') this.declared.use(this.hiding.reach(block));
  }
}
