import { ContextProvider } from '@lit/context';
import {
  groupOf,
  mergeGroups,
  nestGroups,
  parseGroups,
  printGroups,
  variantsOf,
} from '../core/groups.ts';
import type { Group, Groups } from '../core/groups.ts';
import { isName } from '../core/names.ts';
import { choose, clear, parseNames, printSelection, selectFrom } from '../core/selection.ts';
import type { Names, Selection } from '../core/selection.ts';
import { consume, variantContext, type VariantContext } from '../context/context.ts';
import { BeforeVariantChangeEvent, VariantChangeEvent } from '../context/events.ts';
import type { VariantChangeCause } from '../context/events.ts';
import { loadPart, startPart } from '../context/parts.ts';
import { choiceOf, type Choice } from '../reader/choice.ts';
import { blocksOf, isInOrder } from './blocks.ts';
import { Hiding } from './hiding.ts';
import { loadInspection } from './inspection.ts';
import { NamesInUse } from './names-in-use.ts';
import { whenParsed } from './when-parsed.ts';

const SYNC_KEY = 'doc-variants';

/** Names what an author sets on a provider, as attributes are written. */
export const SETTINGS = ['groups', 'variant', 'sync-key', 'shortcodes'] as const;
export type Setting = (typeof SETTINGS)[number];

/**
 * Holds the groups and the reader's selection for everything inside an element, and broadcasts them
 * through context. The element is a `<doc-variant-provider>`, or any other that is made a provider.
 */
export class Scope {
  readonly #host: HTMLElement;
  readonly #hiding: Hiding;
  readonly #used: NamesInUse;
  readonly #declared = new Map<object, Group>();
  readonly #provider: ContextProvider<typeof variantContext, HTMLElement>;

  // Stays the same function, by which a picker knows whom it has told.
  readonly #declare: VariantContext['declare'] = (owner, group) => {
    if (group) this.#declared.set(owner, group);
    else this.#declared.delete(owner);
    this.#watchNames();
    this.#refresh();
  };

  #groupsText = '';
  #authored: Groups = [];
  #default: Names = [];
  #syncKey = SYNC_KEY;
  #choice: Choice = choiceOf(SYNC_KEY);
  #own: Groups = [];
  #groups: Groups = [];
  #selection: Selection = new Set();
  #outer: VariantContext | undefined;
  #isInspecting = false;
  #hasStarted = false;
  #hasShortcodes = false;
  #ends: (() => void)[] = [];

  /** Makes the scope of an element; one that can have no custom states says its own by an attribute. */
  constructor(host: HTMLElement, states?: CustomStateSet) {
    this.#host = host;
    this.#hiding = new Hiding(host, states);
    this.#used = new NamesInUse(host, () => this.#refresh());
    // Meets a block before the context answers it, so that the answer knows the block's names.
    host.addEventListener('context-request', (event) => {
      if (event.context === variantContext) this.#meet(event.contextTarget);
    });
    this.#provider = new ContextProvider(host, {
      context: variantContext,
      initialValue: this.#context(),
    });
  }

  /** Takes what an attribute of the provider says. */
  set(name: Setting, text: string | null): void {
    if (name === 'groups') this.groups = text;
    else if (name === 'variant') this.variant = text;
    else if (name === 'shortcodes') this.shortcodes = text !== null;
    else this.syncKey = text;
  }

  get groups(): string {
    return this.#groupsText;
  }

  set groups(text: string | null) {
    this.#groupsText = text ?? '';
    const { value, problems } = parseGroups(text);
    this.#authored = value;
    if (problems.length) {
      void loadInspection(({ inspectFaults }) =>
        inspectFaults(this.#host, `groups="${text}"`, problems),
      );
    }
    this.#watchNames();
    this.#refresh();
  }

  get variant(): string {
    return printSelection(this.#groups, this.#selection);
  }

  set variant(text: string | null) {
    this.#default = parseNames(text);
    this.#refresh();
    if (!this.#hasStarted) return;
    const names = this.#default.filter((name) => groupOf(this.#own, name));
    this.#choice.set([...names, ...clear(this.#own, this.#choice.names)]);
  }

  get syncKey(): string {
    return this.#syncKey;
  }

  set syncKey(key: string | null) {
    this.#syncKey = key ?? SYNC_KEY;
    this.#choice = choiceOf(this.#syncKey);
    if (this.#host.isConnected) this.#connect();
    this.#refresh();
  }

  get shortcodes(): boolean {
    return this.#hasShortcodes;
  }

  set shortcodes(isOn: boolean) {
    if (isOn === this.#hasShortcodes) return;
    this.#hasShortcodes = isOn;
    if (this.#hasStarted && this.#host.isConnected) this.#connect();
  }

  /** Chooses a variant; see `VariantContext.select`. */
  select(name: string, cause: VariantChangeCause = 'script'): boolean {
    if (!groupOf(this.#own, name)) {
      if (this.#outer && groupOf(this.#outer.groups, name)) return this.#outer.select(name, cause);
      if (!this.#isFlat || !isName(name)) {
        void this.#inspectNames(`select("${name}")`, [name]);
        return false;
      }
      this.#used.add([name]);
    }
    const names = choose(this.#choice.names, name);
    const next = selectFrom(this.#own, [...names, ...this.#default]);
    const outer = [...this.#selection].filter((active) => !groupOf(this.#own, active));
    const variant = printSelection(this.#groups, new Set([...next, ...outer]));
    const change = { variant, previous: this.variant, cause };
    if (
      variant !== change.previous &&
      !this.#host.dispatchEvent(new BeforeVariantChangeEvent(change))
    ) {
      return false;
    }
    this.#choice.set(names, cause);
    return this.#selection.has(name);
  }

  /** Starts to work, when the element is in a page. */
  connect(): void {
    this.#hasStarted = true;
    this.#connect();
    // Tells providers further out, and requests that wait, that this one answers from now on.
    this.#provider.hostConnected();
  }

  /** Stops to work, when the element leaves its page. */
  disconnect(): void {
    this.#disconnect();
    this.#outer = undefined;
    this.#refresh();
  }

  get #isFlat(): boolean {
    return !this.#authored.length && ![...this.#declared.values()].some(({ name }) => name);
  }

  #connect(): void {
    this.#disconnect();
    this.#ends = [
      this.#choice.watch((cause) => this.#refresh(cause)),
      consume(this.#host, (outer) => {
        this.#outer = outer;
        this.#refresh();
      }),
    ];
    if (this.#hasShortcodes) {
      this.#ends.push(
        startPart(
          loadPart<typeof import('./shortcodes.ts')>('shortcodes'),
          ({ convertShortcodes }) => convertShortcodes(this.#host, () => this.#groups),
        ),
      );
    }
    this.#watchNames();
    this.#refresh();
  }

  /** Collects the names in use as long as they make the group, and nobody declares another. */
  #watchNames(): void {
    if (this.#isFlat && this.#ends.length) this.#used.start();
    else this.#used.stop();
  }

  #disconnect(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#used.stop();
    this.#hiding.release();
  }

  /** Works out the provider's own groups: the author's, else the pickers', else the names in use. */
  #ownGroups(): Groups {
    if (this.#authored.length) return this.#authored;
    const declared = mergeGroups([...this.#declared.values()]);
    if (!this.#isFlat) return declared.filter(({ name }) => name);
    const names = new Set([...variantsOf(declared), ...this.#default, ...this.#used]);
    for (const name of variantsOf(this.#outer?.groups ?? [])) names.delete(name);
    return names.size ? [{ name: '', variants: [...names] }] : [];
  }

  #refresh(cause?: VariantChangeCause): void {
    const previous = this.variant;
    const before = printGroups(this.#groups);
    this.#own = this.#ownGroups();
    this.#groups = nestGroups(this.#own, this.#outer?.groups ?? []);
    const outer = [...(this.#outer?.selection ?? [])].filter(
      (name) => !groupOf(this.#own, name) && groupOf(this.#groups, name),
    );
    const chosen = selectFrom(this.#own, [...this.#choice.names, ...this.#default]);
    this.#selection = new Set([...chosen, ...outer]);
    this.#hiding.apply(this.#groups, this.#selection);
    const isRegrouped = printGroups(this.#groups) !== before;
    if (isRegrouped) this.#inspect();
    if (this.variant === previous && !isRegrouped) return;
    this.#provider.setValue(this.#context());
    if (cause && this.variant !== previous) {
      const change = { variant: this.variant, previous, cause };
      this.#host.dispatchEvent(new VariantChangeEvent(change));
    }
  }

  #context(): VariantContext {
    return {
      groups: this.#groups,
      selection: this.#selection,
      select: (name, cause) => this.select(name, cause),
      declare: this.#declare,
    };
  }

  /** Takes in a block that asks for its context: its names, and the tree that it stands in. */
  #meet(block: Element): void {
    if (block.localName !== 'if-variant') return;
    this.#hiding.reach(block);
    if (this.#isFlat) this.#used.add([block]);
    this.#inspect();
  }

  /** Looks, when the page has settled, for what its author may have got wrong. */
  #inspect(): void {
    if (this.#isInspecting) return;
    this.#isInspecting = true;
    whenParsed(() => {
      this.#isInspecting = false;
      if (!this.#host.isConnected) return;
      const blocks = blocksOf(this.#host).filter((block) => !isInOrder(block, this.#groups));
      if (blocks.length) {
        void loadInspection(({ inspectBlocks }) => inspectBlocks(blocks, this.#groups));
      }
      void this.#inspectNames('variant', this.#default);
    });
  }

  async #inspectNames(where: string, names: Names): Promise<void> {
    if (names.every((name) => groupOf(this.#groups, name))) return;
    await loadInspection(({ inspectNames }) =>
      inspectNames(this.#host, where, names, this.#groups),
    );
  }
}
