import { ContextProvider } from '@lit/context';
import { groupOf, nestGroups, parseGroups, printGroups, variantsOf } from '../core/groups.ts';
import type { Group, Groups } from '../core/groups.ts';
import { isName, unknownName } from '../core/names.ts';
import { choose, clear, parseNames, printSelection, selectFrom } from '../core/selection.ts';
import type { Names, Selection } from '../core/selection.ts';
import { consume, variantContext, type VariantContext } from '../context/context.ts';
import { BeforeVariantChangeEvent, VariantChangeEvent } from '../context/events.ts';
import type { VariantChangeCause } from '../context/events.ts';
import { warn } from '../context/warn.ts';
import { choiceOf, type Choice } from '../reader/choice.ts';
import { blocksOf, inspectBlock } from '../html/blocks.ts';
import { Hiding } from '../html/hiding.ts';
import { NamesInUse } from '../html/names-in-use.ts';
import { whenParsed } from '../html/when-parsed.ts';
import { takeProperties } from './properties.ts';

const SYNC_KEY = 'doc-variants';

/**
 * Holds the groups and the reader's selection for everything inside it, and broadcasts them through
 * context. Each active variant is also a custom state: `doc-variant-provider:state(byoc)`.
 *
 * @slot - Stands for the page's content, which stays in the light DOM.
 * @fires {BeforeVariantChangeEvent} before-variant-change - Before a choice counts; cancelable.
 * @fires {VariantChangeEvent} variant-change - After the selection has changed.
 */
export class DocVariantProvider extends HTMLElement {
  static readonly observedAttributes = ['groups', 'variant', 'sync-key'];

  readonly #hiding = new Hiding(this, this.attachInternals().states);
  readonly #used = new NamesInUse(this, () => this.#refresh());
  readonly #declared = new Map<object, Group>();
  readonly #provider: ContextProvider<typeof variantContext, this>;

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
  #ends: (() => void)[] = [];

  constructor() {
    super();
    // Meets a block before the context answers it, so that the answer knows the block's names.
    this.addEventListener('context-request', (event) => {
      if (event.context === variantContext) this.#meet(event.contextTarget);
    });
    this.#provider = new ContextProvider(this, {
      context: variantContext,
      initialValue: this.#context(),
    });
  }

  /**
   * The groups, `deployment: serverless byoc; language: java cpp go`. Without it the names in use
   * are one group.
   *
   * @attr
   */
  get groups(): string {
    return this.#groupsText;
  }

  set groups(text: string | null) {
    this.#groupsText = text ?? '';
    const { value, problems } = parseGroups(text);
    this.#authored = value;
    for (const { message } of problems) warn(`groups="${text}": ${message}`, this);
    this.#watchNames();
    this.#refresh();
  }

  /**
   * The active variants, `serverless java`. The attribute holds the author's default; the property
   * reads the reader's selection, and setting it selects without an event.
   *
   * @attr
   */
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

  /**
   * Providers with one key share one selection; `none` keeps this one apart.
   *
   * @attr sync-key
   * @default 'doc-variants'
   */
  get syncKey(): string {
    return this.#syncKey;
  }

  set syncKey(key: string | null) {
    this.#syncKey = key ?? SYNC_KEY;
    this.#choice = choiceOf(this.#syncKey);
    if (this.isConnected) this.#connect();
    this.#refresh();
  }

  /**
   * Chooses a variant of this provider, or of the ones around it.
   *
   * @returns whether it is active now: false for an unknown name or a prevented change
   */
  select(name: string, cause: VariantChangeCause = 'script'): boolean {
    if (!groupOf(this.#own, name)) {
      if (this.#outer && groupOf(this.#outer.groups, name)) return this.#outer.select(name, cause);
      if (!this.#isFlat || !isName(name)) {
        warn(`select("${name}"): ${unknownName(name, variantsOf(this.#groups)).message}`, this);
        return false;
      }
      this.#used.add([name]);
    }
    const names = choose(this.#choice.names, name);
    const next = selectFrom(this.#own, [...names, ...this.#default]);
    const outer = [...this.#selection].filter((active) => !groupOf(this.#own, active));
    const variant = printSelection(this.#groups, new Set([...next, ...outer]));
    const change = { variant, previous: this.variant, cause };
    if (variant !== change.previous && !this.dispatchEvent(new BeforeVariantChangeEvent(change))) {
      return false;
    }
    this.#choice.set(names, cause);
    return this.#selection.has(name);
  }

  connectedCallback(): void {
    takeProperties(this, ['groups', 'syncKey', 'variant']);
    this.#hasStarted = true;
    this.#connect();
    // Tells providers further out, and requests that wait, that this one answers from now on.
    this.#provider.hostConnected();
  }

  disconnectedCallback(): void {
    this.#disconnect();
    this.#outer = undefined;
    this.#refresh();
  }

  attributeChangedCallback(name: string, _old: string | null, text: string | null): void {
    if (name === 'groups') this.groups = text;
    else if (name === 'variant') this.variant = text;
    else this.syncKey = text;
  }

  get #isFlat(): boolean {
    return !this.#authored.length && ![...this.#declared.values()].some(({ name }) => name);
  }

  #connect(): void {
    this.#disconnect();
    this.#ends = [
      this.#choice.watch((cause) => this.#refresh(cause)),
      consume(this, (outer) => {
        this.#outer = outer;
        this.#refresh();
      }),
    ];
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
    const merged = new Map<string, Set<string>>();
    for (const { name, variants } of this.#declared.values()) {
      merged.set(name, new Set([...(merged.get(name) ?? []), ...variants]));
    }
    if (this.#isFlat) {
      const names = new Set([...(merged.get('') ?? []), ...this.#default, ...this.#used]);
      for (const name of variantsOf(this.#outer?.groups ?? [])) names.delete(name);
      merged.set('', names);
    } else merged.delete('');
    return [...merged]
      .filter(([, variants]) => variants.size)
      .map(([name, variants]) => ({ name, variants: [...variants] }));
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
      this.dispatchEvent(new VariantChangeEvent({ variant: this.variant, previous, cause }));
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

  /** Warns, when the page has settled, of names that no group has. */
  #inspect(): void {
    if (this.#isInspecting) return;
    this.#isInspecting = true;
    whenParsed(() => {
      this.#isInspecting = false;
      if (!this.isConnected) return;
      for (const block of blocksOf(this)) inspectBlock(block, this.#groups);
      const known = variantsOf(this.#groups);
      for (const name of this.#default) {
        if (!known.includes(name)) warn(`variant: ${unknownName(name, known).message}`, this);
      }
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-provider': DocVariantProvider;
  }
}
