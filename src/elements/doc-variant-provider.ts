import { ContextProvider } from '@lit/context';
import { ReactiveElement, type PropertyDeclarations } from '@lit/reactive-element';
import { groupOf, nestGroups, parseGroups, printGroups, variantsOf } from '../core/groups.ts';
import type { Group, Groups } from '../core/groups.ts';
import { isName, unknownName } from '../core/names.ts';
import { choose, clear, parseNames, printSelection, selectFrom } from '../core/selection.ts';
import type { Names, Selection } from '../core/selection.ts';
import { shadowSheetOf } from '../core/sheet.ts';
import { consume, variantContext, type VariantContext } from '../context/context.ts';
import { BeforeVariantChangeEvent, VariantChangeEvent } from '../context/events.ts';
import type { VariantChangeCause } from '../context/events.ts';
import { warn } from '../context/warn.ts';
import { choiceOf, type Choice } from '../reader/choice.ts';
import { blocksOf, inspectBlock, isInside, namesOf } from '../html/blocks.ts';
import {
  adopt,
  createSheet,
  govern,
  keepAdopted,
  scopedSheet,
  styleRootOf,
} from '../html/sheets.ts';
import { whenParsed } from '../html/when-parsed.ts';

const SYNC_KEY = 'doc-variants';

/**
 * Holds the groups and the reader's selection for everything inside it, and broadcasts them through
 * context. Each active variant is also a custom state: `doc-variant-provider:state(byoc)`.
 *
 * @slot - Stands for the page's content, which stays in the light DOM.
 * @fires {BeforeVariantChangeEvent} before-variant-change - Before a choice counts; cancelable.
 * @fires {VariantChangeEvent} variant-change - After the selection has changed.
 */
export class DocVariantProvider extends ReactiveElement {
  static override readonly properties: PropertyDeclarations = {
    groups: { noAccessor: true },
    variant: { noAccessor: true },
    syncKey: { attribute: 'sync-key', noAccessor: true },
  };

  readonly #internals = this.attachInternals();
  readonly #declared = new Map<object, Group>();
  readonly #used = new Set<string>();
  readonly #observer = new MutationObserver((records) => this.#collect(records));
  // Meets a block before the context answers it, so that the answer knows the block's names.
  readonly #listening = this.addEventListener('context-request', (event) => {
    if (event.context === variantContext) this.#meet(event.composedPath()[0] as Element);
  });
  readonly #provider = new ContextProvider(this, { context: variantContext });

  #groupsText = '';
  #authored: Groups = [];
  #default: Names = [];
  #syncKey = SYNC_KEY;
  #choice: Choice = choiceOf(SYNC_KEY);
  #own: Groups = [];
  #groups: Groups = [];
  #selection: Selection = new Set();
  #outer: VariantContext | undefined;
  #inspecting = false;
  #shadowSheet: CSSStyleSheet | undefined;
  #scope: { text: string; state: string; sheet: CSSStyleSheet; release: () => void } | undefined;
  #ends: (() => void)[] = [];

  readonly #select = (name: string, cause?: VariantChangeCause): boolean =>
    this.select(name, cause);
  readonly #declare = (owner: object, group: Group | undefined): void => {
    if (group) this.#declared.set(owner, group);
    else this.#declared.delete(owner);
    this.#refresh();
  };

  constructor() {
    super();
    void this.#listening;
    this.#refresh();
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
    if (!this.hasUpdated) return;
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
      this.#used.add(name);
      this.#refresh();
    }
    const names = choose(this.#own, this.#choice.names, name);
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

  override connectedCallback(): void {
    this.#connect();
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    this.#disconnect();
    this.#outer = undefined;
    this.#refresh();
    super.disconnectedCallback();
  }

  protected override createRenderRoot(): this {
    return this;
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
    if (this.#isFlat) {
      const attributeFilter = ['variants', 'data-variants'];
      this.#observer.observe(this, { subtree: true, childList: true, attributeFilter });
      this.#use(blocksOf(this));
    }
    this.#refresh();
  }

  #disconnect(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#observer.disconnect();
    this.#scope?.release();
    this.#scope = undefined;
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
    this.#style();
    const changed = this.variant !== previous;
    const regrouped = printGroups(this.#groups) !== before;
    if (regrouped) this.#inspect();
    if (!changed && !regrouped && this.#provider.value) return;
    const { groups, selection } = { groups: this.#groups, selection: this.#selection };
    this.#shadowSheet?.replaceSync(shadowSheetOf(groups, selection));
    this.#provider.setValue({ groups, selection, select: this.#select, declare: this.#declare });
    if (changed && cause) {
      this.dispatchEvent(new VariantChangeEvent({ variant: this.variant, previous, cause }));
    }
  }

  /** Says by custom states what is active, and has the sheet adopted that acts on them. */
  #style(): void {
    const { states } = this.#internals;
    const root = this.#ends.length ? styleRootOf(this) : undefined;
    const text = printGroups(this.#groups);
    if (root && this.#scope?.text !== text) {
      const { scope, sheet } = scopedSheet(this.ownerDocument, this.#groups);
      const release = adopt(root, sheet);
      if (this.#scope) {
        states.delete(this.#scope.state);
        this.#scope.release();
      }
      this.#scope = { text, state: scope, sheet, release };
    }
    if (root && this.#scope) keepAdopted(root, this.#scope.sheet);
    const active = new Set(this.#selection);
    if (this.#scope) active.add(this.#scope.state);
    for (const state of [...states]) if (!active.has(state)) states.delete(state);
    for (const state of active) states.add(state);
  }

  /** Takes in a block or picker that asks: its names, and its root where no sheet reaches yet. */
  #meet(element: Element): void {
    if (element.localName !== 'if-variant') return;
    const root = styleRootOf(element);
    if (root && root !== styleRootOf(this)) this.#reach(root, element);
    if (this.#isFlat) this.#use([element]);
    this.#inspect();
  }

  #reach(root: Document | ShadowRoot, block: Element): void {
    if (!(root instanceof ShadowRoot) || !isInside(root.host, this)) {
      return warn(
        'is slotted into a provider of a shadow root, so everyone sees it: put a provider around it',
        block,
      );
    }
    if (this.#shadowSheet && !root.adoptedStyleSheets.includes(this.#shadowSheet))
      govern(root, this.#shadowSheet);
    if (this.#shadowSheet) return;
    this.#shadowSheet = createSheet(
      this.ownerDocument,
      shadowSheetOf(this.#groups, this.#selection),
    );
    govern(root, this.#shadowSheet);
  }

  #collect(records: readonly MutationRecord[]): void {
    if (!this.#isFlat) return this.#observer.disconnect();
    this.#use(
      records.flatMap(({ type, target, addedNodes }) =>
        (type === 'attributes' ? [target] : [...addedNodes]).flatMap((node) =>
          blocksOf(this, node),
        ),
      ),
    );
  }

  #use(blocks: readonly Element[]): void {
    const { size } = this.#used;
    for (const block of blocks) for (const name of namesOf(block)) this.#used.add(name);
    if (this.#used.size !== size) this.#refresh();
  }

  /** Warns, when the page has settled, of names that no group has. */
  #inspect(): void {
    if (this.#inspecting) return;
    this.#inspecting = true;
    whenParsed(() => {
      this.#inspecting = false;
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
