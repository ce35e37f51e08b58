import type { Groups } from '../core/groups.ts';
import type { Selection } from '../core/selection.ts';
import { shadowSheetOf, STATES, UsedWords } from '../core/sheet/sheet.ts';
import { BLOCKS, providerOf } from '../page/blocks.ts';
import { hint } from './inspector.ts';
import {
  adopt,
  createSheet,
  govern,
  keepAdopted,
  scopedSheet,
  styleRootOf,
  type ScopedSheet,
} from '../page/sheets.ts';

/**
 * Hides the blocks of one provider: says by custom states, or by an attribute where there can be
 * none, what is active, and has the sheet adopted that acts on them.
 */
export class Hiding {
  readonly #provider: Element;
  readonly #states: CustomStateSet | undefined;
  /** What is adopted now for the provider's own tree. */
  #adopted: { text: string; scoped: ScopedSheet; release: () => void } | undefined;
  #shadowSheet: CSSStyleSheet | undefined;
  /** The shadow roots of other components with blocks, as long as these are in the provider. */
  readonly #roots = new Set<ShadowRoot>();
  readonly #moves = new MutationObserver(() => this.#govern());
  #groups: Groups = [];
  #selection: Selection = new Set();
  readonly #texts: () => Iterable<string>;

  /** @param texts lists the conditions of the blocks, as they are written */
  constructor(provider: Element, texts: () => Iterable<string>, states?: CustomStateSet) {
    this.#texts = texts;
    this.#provider = provider;
    this.#states = states;
  }

  /** Puts a selection into effect. */
  apply(groups: Groups, selection: Selection): void {
    this.#groups = groups;
    this.#selection = selection;
    const root = this.#provider.isConnected ? styleRootOf(this.#provider) : undefined;
    if (root) this.#adopt(root);
    const states = new Set(selection);
    const scoped = this.#adopted?.scoped;
    scoped?.serve(this.#provider, selection, this.#texts());
    if (scoped) states.add(scoped.scope);
    this.#say(states);
    const sheet = this.#shadowSheet;
    // WebKit adds to a sheet that no tree has adopted, and takes nothing away.
    if (sheet && [...this.#roots].some((one) => one.adoptedStyleSheets.includes(sheet))) {
      sheet.replaceSync(this.#shadowText);
    } else this.#shadowSheet = undefined;
    if (root) this.#govern();
  }

  /**
   * Reaches a block that stands in another component's shadow root, where no own sheet applies.
   *
   * @returns the blocks that are reached with it
   */
  reach(block: Element): readonly Element[] {
    const root = styleRootOf(block);
    if (!root || root === styleRootOf(this.#provider)) return [block];
    if (!(root instanceof ShadowRoot) || providerOf(root.host) !== this.#provider) {
      hint('slotted', block);
      return [];
    }
    this.#roots.add(root);
    this.#govern();
    return [...root.querySelectorAll(BLOCKS)];
  }

  /** Takes the sheet away, when the provider leaves its tree. */
  release(): void {
    this.#adopted?.release();
    this.#adopted = undefined;
    this.#moves.disconnect();
    for (const root of this.#roots) this.#leave(root);
    // A sheet belongs to one document, and the provider may be on its way to another.
    this.#shadowSheet = undefined;
  }

  /** Puts the sheet into the shadow roots in the provider, and takes it out of those that left it. */
  #govern(): void {
    for (const root of this.#roots) {
      if (providerOf(root.host) !== this.#provider) {
        this.#leave(root);
        this.#roots.delete(root);
        continue;
      }
      const sheet = (this.#shadowSheet ??= createSheet(root.ownerDocument, this.#shadowText));
      if (!root.adoptedStyleSheets.includes(sheet)) govern(root, sheet);
      // Its host may leave in any of the trees around it.
      for (let tree = root.host.getRootNode(); ; tree = tree.host.getRootNode()) {
        this.#moves.observe(tree, { childList: true, subtree: true });
        if (!(tree instanceof ShadowRoot)) break;
      }
    }
  }

  get #shadowText(): string {
    const used = new UsedWords(this.#groups, this.#texts());
    return shadowSheetOf(this.#groups, this.#selection, used);
  }

  #leave(root: ShadowRoot): void {
    const sheet = this.#shadowSheet;
    // Another provider may govern it by now.
    if (sheet && root.adoptedStyleSheets.includes(sheet)) govern(root, undefined);
  }

  #say(states: ReadonlySet<string>): void {
    const own = this.#states;
    if (!own) return this.#provider.setAttribute(STATES, [...states].join(' '));
    for (const state of [...own]) if (!states.has(state)) own.delete(state);
    for (const state of states) own.add(state);
  }

  #adopt(root: Document | ShadowRoot): void {
    const text = JSON.stringify(this.#groups);
    if (this.#adopted?.text === text) return keepAdopted(root, this.#adopted.scoped.sheet);
    const scoped = scopedSheet(this.#provider, this.#groups, !this.#states);
    const unadopt = adopt(root, scoped.sheet);
    this.#adopted?.release();
    const release = (): void => {
      // Before no tree has it; see `apply`.
      scoped.serve(this.#provider);
      unadopt();
    };
    this.#adopted = { text, scoped, release };
  }
}
