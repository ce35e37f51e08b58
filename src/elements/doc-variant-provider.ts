import type { VariantChangeCause } from '../context/events.ts';
import { loadPart } from '../context/parts.ts';
import { version } from '../context/version.ts';
import type { Keys } from '../core/keys.ts';
import type { Labels } from '../core/labels/labels.ts';
import type { Persistence } from '../core/storage-keys.ts';
import { Scope } from '../provider/scope.ts';
import { SETTINGS, type Setting } from '../core/setting-names.ts';
import type { Detectors } from '../parts/detect/detect.ts';
import { mirror, takeProperties } from './properties.ts';

/**
 * Holds the groups and the reader's selection for everything inside it, and broadcasts them through
 * context. Each active variant is also a custom state: `doc-variant-provider:state(byoc)`.
 *
 * @slot - Stands for the page's content, which stays in the light DOM.
 * @cssprop [--doc-variant-peek-accent=currentColor] - Colour of the frame of a hidden block that the
 *   browser has found; see `findable`.
 * @attr {'' | 'link'} inspect - Shows authors every passage, whom it is for, and what is wrong; with `link`
 *   where the page's address has `?variant-inspect`.
 * @cssstate byoc - Whether the variant of that name is active; each variant has a state of its name.
 * @fires {BeforeVariantChangeEvent} before-variant-change - Before a choice counts; cancelable.
 * @fires {VariantChangeEvent} variant-change - After the selection has changed.
 */
export class DocVariantProvider extends HTMLElement {
  static readonly observedAttributes = SETTINGS;

  /** The version of the package that the page's elements come from. */
  static readonly version: string = version;

  readonly #scope = new Scope(this, this.attachInternals().states);

  /**
   * The groups, `deployment: serverless byoc; language: java cpp go`. Without it the names in use
   * are one group. What readers call a variant or a group follows its name in quotes:
   * `deployment 'Deployment': serverless 'Serverless', byoc 'Your own cloud'`.
   *
   * @attr
   */
  get groups(): string {
    return this.#scope.declared.text;
  }

  set groups(text: string | null) {
    this.#scope.set('groups', text);
  }

  /**
   * What readers call variants and groups, for every language or for one:
   * `{ byoc: 'Your own cloud', de: { byoc: 'Eigene Cloud' } }`; as an attribute
   * `byoc 'Your own cloud'; de: byoc 'Eigene Cloud'`. Labels in the groups themselves come first
   * where no label is for the page's language.
   *
   * @attr
   */
  get labels(): Labels | string | null | undefined {
    return this.#scope.declared.labels;
  }

  set labels(labels: Labels | string | null | undefined) {
    this.#scope.declared.labels = labels;
  }

  /**
   * The active variants, `serverless java`. The attribute holds the author's default; the property
   * reads the reader's selection, and setting it selects without an event.
   *
   * @attr
   */
  get variant(): string {
    return this.#scope.variant;
  }

  set variant(text: string | null) {
    this.#scope.set('variant', text);
  }

  /**
   * Providers with one key share one selection; `none` keeps this one apart.
   *
   * @attr sync-key
   * @default 'doc-variants'
   */
  get syncKey(): string {
    return this.#scope.settings.syncKey;
  }

  set syncKey(key: string | null) {
    this.#scope.set('sync-key', key);
  }

  /**
   * Whether shortcodes that stand in the content as text, and comments of the same form, are turned
   * into blocks.
   *
   * @attr
   */
  declare shortcodes: boolean;

  /**
   * The parameter of the page's address that chooses, `?variant=byoc,java`; empty for none. A
   * provider that is kept apart has none unless it says so.
   *
   * @attr url-param
   * @default 'variant'
   */
  get urlParam(): string {
    return this.#scope.urlParam;
  }

  set urlParam(name: string | null) {
    this.#scope.set('url-param', name);
  }

  /**
   * Finds out what a first visit starts with: a function for each group, which takes its variants
   * and returns one or nothing. The attribute names groups of operating systems, `detect="os"`. One
   * that throws or rejects finds nothing.
   *
   * @attr
   * @type {Detectors | string | null}
   */
  set detect(detectors: Detectors | string | null) {
    this.#scope.detect(detectors);
  }

  /**
   * Where the reader's choice is remembered: `local` for the browser, `session` for the tab, `none`
   * for the page only.
   *
   * @attr
   * @default 'local'
   */
  get persistence(): Persistence {
    return this.#scope.persistence;
  }

  set persistence(name: string | null) {
    this.#scope.set('persistence', name);
  }

  /**
   * The texts that `<doc-variant-text>` and `{{< key … >}}` stand for; a
   * `<script type="application/json" data-keys>` child can hold them too.
   */
  get keys(): Keys | undefined {
    return this.#scope.keys;
  }

  set keys(keys: Keys | undefined) {
    this.#scope.keys = keys;
  }

  /**
   * What is printed: `all` prints every variant, labelled; anything else the current selection.
   *
   * @attr
   */
  declare print: string | null;

  /**
   * Whether find-in-page searches hidden blocks, where the browser can, and shows them as a peek.
   *
   * @attr
   */
  declare findable: boolean;

  /**
   * The manifest of the site: the address of a `variants.json`, JSON itself, or `#id` of a JSON script
   * in the page; empty for a `<script type="application/json" data-manifest>` child. Attributes count
   * before it.
   *
   * @attr
   */
  declare manifest: string | null;

  /**
   * What is shown where the page has nothing for the reader: `hcl: typescript; version: nearest`.
   * Where nothing stands in, a note says that there is nothing.
   *
   * @attr
   */
  declare fallback: string | null;

  /**
   * Whom the page is for, as a condition; a `<meta name="doc-variants">` says the same.
   *
   * @attr page-variants
   */
  declare pageVariants: string | null;

  /** Whether passages for a range say since or until when they hold, before a variant is chosen. @attr */
  declare badges: boolean;

  /**
   * Chooses a variant of this provider, or of the ones around it.
   *
   * @param name the variant, by any of its names
   * @param cause what the events say has changed the selection
   * @returns whether it is active now: false for an unknown name or a prevented change
   */
  select(name: string, cause: VariantChangeCause = 'script'): boolean {
    return this.#scope.select(name, cause);
  }

  /**
   * Shows an element that may be hidden, and goes there as a link would: the smallest change of
   * selections that shows it, through all blocks and providers around it, for this session only.
   * Opens the dialogs, popovers and `<details>` around it.
   *
   * @param element any element of the page
   * @returns resolves to whether it is shown: false where no selection shows it, the page hides it
   *   otherwise or prevents the change, or the part of the library that does it cannot be had
   */
  reveal(element: Element): Promise<boolean> {
    return loadPart('reader').then(
      ({ reveal }) => reveal(element),
      () => false,
    );
  }

  static {
    mirror(
      this,
      'print',
      'manifest',
      'fallback',
      'page-variants=pageVariants',
      'findable=findable=false',
      'badges=badges=false',
      'shortcodes=shortcodes=false',
    );
  }

  connectedCallback(): void {
    takeProperties(this);
    this.#scope.connect();
  }

  disconnectedCallback(): void {
    this.#scope.disconnect();
  }

  attributeChangedCallback(name: Setting, _old: string | null, text: string | null): void {
    this.#scope.set(name, text);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-provider': DocVariantProvider;
  }
}
