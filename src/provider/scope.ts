import { groupOf, nestGroups, variantIn, type Groups } from '../core/groups.ts';
import { isName } from '../core/names.ts';
import type { Persistence } from '../core/storage-keys.ts';
import { parseNames, printSelection, selectFrom } from '../core/selection.ts';
import type { Names, Selection } from '../core/selection.ts';
import { printAll, type Labels } from '../core/labels/labels.ts';
import type { Keys } from '../core/keys.ts';
import { Broadcast, consume, type VariantContext } from '../context/context.ts';
import { BeforeVariantChangeEvent, VariantChangeEvent } from '../context/events.ts';
import type { VariantChangeCause } from '../context/events.ts';
import { startPart } from '../context/parts.ts';
import { choiceOf, type Choice, type Follower } from '../choice/choice.ts';
import type { Detectors } from '../parts/detect/detect.ts';
import { linkIn } from '../choice/link.ts';
import { switchOver, watchSwitches } from '../choice/switching.ts';
import { Hiding } from './hiding.ts';
import { loadInspection } from './inspector.ts';
import { OwnGroups } from './own-groups.ts';
import { ChoiceSettings, type Setting } from '../page/settings.ts';
import { whenParsed } from '../page/when-parsed.ts';

/**
 * Holds the groups and the reader's selection for everything inside an element, and broadcasts them
 * through context. The element is a `<doc-variant-provider>`, or any other that is made a provider.
 */
export class Scope implements Follower {
  readonly #host: HTMLElement;
  readonly #hiding: Hiding;
  readonly #ownGroups: OwnGroups;
  readonly #settings = new ChoiceSettings();
  readonly #broadcast: Broadcast;

  /** What has been told last, for a part that comes later. */
  lastChange: VariantChangeEvent | undefined;
  #default: Names = [];
  #detected: Names = [];
  #keys: Keys | undefined;
  #choice: Choice = choiceOf(this.#settings.syncKey);
  #own: Groups = [];
  #groups: Groups = [];
  #selection: Selection = new Set();
  #labels: ReadonlyMap<string, string> = new Map();
  #outer: VariantContext | undefined;
  #hasStarted = false;
  #ends: (() => void)[] = [];

  /** Makes the scope of an element; one that can have no custom states says its own by an attribute. */
  constructor(host: HTMLElement, states?: CustomStateSet) {
    this.#host = host;
    this.#hiding = new Hiding(host, states);
    this.#ownGroups = new OwnGroups(host, () => this.#refresh());
    this.#broadcast = new Broadcast(host, this.#context(), (sender) => this.#meet(sender));
  }

  /** Takes what an attribute of the provider says. */
  set(name: Setting, text: string | null): void {
    if (name === 'groups') this.#ownGroups.text = text ?? '';
    else if (name === 'labels') this.labels = text;
    else if (name === 'variant') this.#setVariant(text);
    else if (name === 'detect') this.detect(text);
    else if (this.#settings.set(name, text)) {
      if (name === 'sync-key') this.#choice = choiceOf(this.syncKey);
      if (this.#ends.length) this.#connect();
    }
  }

  get groups(): string {
    return this.#ownGroups.text;
  }

  get variant(): string {
    return printSelection(this.#groups, this.#selection);
  }

  get syncKey(): string {
    return this.#settings.syncKey;
  }

  get urlParam(): string {
    return this.#settings.urlParam;
  }

  get persistence(): Persistence {
    return this.#settings.persistence;
  }

  get shortcodes(): boolean {
    return this.#settings.shortcodes;
  }

  get choice(): Choice {
    return this.#choice;
  }

  /** What would be active without any link. */
  get ownVariant(): string {
    return printSelection(this.#groups, this.#selectionOf(this.#choice.own));
  }

  get ownGroups(): Groups {
    return this.#own;
  }

  /** The variants that the author starts with. */
  get defaultNames(): Names {
    return this.#default;
  }

  /** What is wrong with the author's groups and labels. */
  get faults(): OwnGroups['faults'] {
    return this.#ownGroups.faults;
  }

  get labels(): Labels | string | null | undefined {
    return this.#ownGroups.labels;
  }

  set labels(labels: Labels | string | null | undefined) {
    this.#ownGroups.labels = labels;
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
    startPart(
      'detect',
      ({ detectNames }) =>
        detectNames(this.#own, detectors).then((names) => {
          this.#detected = names;
          this.#refresh();
        }),
      // Pickers may have declared groups by then.
      new Promise(whenParsed),
    );
  }

  /** Chooses a variant; see `VariantContext.select`. */
  select(name: string, cause: VariantChangeCause = 'script'): boolean {
    const group = groupOf(this.#own, name);
    if (!group) {
      if (this.#outer && groupOf(this.#outer.groups, name)) return this.#outer.select(name, cause);
      if (!this.#ownGroups.areInUse || !isName(name)) {
        loadInspection(({ inspectNames }) => {
          inspectNames(this.#host, `select("${name}")`, [name], this.#groups);
        });
        return false;
      }
      this.#ownGroups.use([name]);
    }
    const variant = (group && variantIn(group, name)) ?? name;
    return this.#choice.choose(variant, cause) && this.#selection.has(variant);
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
    const end = this.#choice.add(this);
    this.#choice.followLink(linkIn(this.urlParam, this.persistence === 'none'));
    // Only from here on the provider has a selection that can change.
    this.#ends = [
      startPart(
        'reader',
        ({ startReader }) => startReader(this.#host, this, watchSwitches),
        new Promise(whenParsed),
      ),
      end,
      consume(this.#host, (outer) => {
        this.#outer = outer;
        this.#refresh(true);
      }),
    ];
    if (this.shortcodes) {
      this.#ends.push(
        startPart('shortcodes', ({ convertShortcodes }) =>
          convertShortcodes(this.#host, () => this.#groups),
        ),
      );
    }
    this.#ownGroups.watch(true);
    this.#refresh();
    if (this.#choice.isLinked) whenParsed(() => this.#tell());
  }

  #setVariant(text: string | null): void {
    switchOver(() => {
      this.#default = parseNames(text);
      this.#refresh();
      if (!this.#hasStarted) return;
      const names = this.#default.filter((name) => groupOf(this.#own, name));
      this.#choice.replace(this.#own, names);
    });
  }

  /** Writes the choice into the page's address, and tells the reader of a link's choice. */
  #tell(cause?: VariantChangeCause): void {
    startPart('tell-choice', ({ tellChoice }) => {
      tellChoice(this.#host, this, cause);
    });
  }

  #disconnect(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#ownGroups.watch(false);
    this.#hiding.release();
  }

  #refresh(isNews = false): void {
    const previous = this.variant;
    const before = printAll(this.#groups, this.#labels);
    this.#own = this.#ownGroups.list(this.#default, this.#outer?.groups ?? []);
    this.#groups = nestGroups(this.#own, this.#outer?.groups ?? []);
    this.#selection = this.#selectionOf(this.#choice.names);
    const apply = (): void => this.#hiding.apply(this.#groups, this.#selection);
    if (this.variant === previous) apply();
    else switchOver(apply);
    this.#labels = new Map([...(this.#outer?.labels ?? []), ...this.#ownGroups.allLabels]);
    const isRegrouped = printAll(this.#groups, this.#labels) !== before;
    if (this.variant === previous && !isRegrouped && !isNews) return;
    this.#broadcast.tell(this.#context());
  }

  /** Works out what is active when these names are chosen. */
  #selectionOf(names: Names): Selection {
    const outer = [...(this.#outer?.selection ?? [])].filter(
      (name) => !groupOf(this.#own, name) && groupOf(this.#groups, name),
    );
    return new Set([
      ...selectFrom(this.#own, [...names, ...this.#detected, ...this.#default]),
      ...outer,
    ]);
  }

  #context(): VariantContext {
    return {
      groups: this.#groups,
      selection: this.#selection,
      labels: this.#labels,
      dictionaries: [{ host: this.#host, keys: this.#keys }, ...(this.#outer?.dictionaries ?? [])],
      select: (name, cause) => this.select(name, cause),
      declare: this.#ownGroups.declare,
      chosen: () => this.#choice.names,
      showAll: (isAll) => this.#hiding.apply(this.#groups, isAll ? new Set() : this.#selection),
    };
  }

  /** Takes in a block that asks for its context: its names, and the tree that it stands in. */
  #meet(block: Element): void {
    if (block.localName !== 'if-variant') return;
    this.#hiding.reach(block);
    this.#ownGroups.use([block]);
  }
}
