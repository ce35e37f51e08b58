import { printGroups, type Groups } from '../core/groups.ts';
import type { Selection } from '../core/selection.ts';
import { shadowSheetOf, STATES } from '../core/sheet.ts';
import { isInside } from '../page/blocks.ts';
import { hint } from './inspector.ts';
import {
  adopt,
  createSheet,
  govern,
  keepAdopted,
  scopedSheet,
  styleRootOf,
} from '../page/sheets.ts';

/**
 * Hides the blocks of one provider: says by custom states, or by an attribute where there can be
 * none, what is active, and has the sheet adopted that acts on them.
 */
export class Hiding {
  readonly #provider: Element;
  readonly #states: CustomStateSet | undefined;
  /** What is adopted now for the provider's own tree. */
  #adopted: { text: string; scope: string; sheet: CSSStyleSheet; release: () => void } | undefined;
  #shadowSheet: CSSStyleSheet | undefined;
  #groups: Groups = [];
  #selection: Selection = new Set();

  constructor(provider: Element, states?: CustomStateSet) {
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
    if (this.#adopted) states.add(this.#adopted.scope);
    this.#say(states);
    this.#shadowSheet?.replaceSync(shadowSheetOf(groups, selection));
  }

  /** Reaches a block that stands in another component's shadow root, where no own sheet applies. */
  reach(block: Element): void {
    const root = styleRootOf(block);
    if (!root || root === styleRootOf(this.#provider)) return;
    if (!(root instanceof ShadowRoot) || !isInside(root.host, this.#provider)) {
      return hint('slotted', block);
    }
    this.#shadowSheet ??= createSheet(
      block.ownerDocument,
      shadowSheetOf(this.#groups, this.#selection),
    );
    if (!root.adoptedStyleSheets.includes(this.#shadowSheet)) govern(root, this.#shadowSheet);
  }

  /** Takes the sheet away, when the provider leaves its tree. */
  release(): void {
    this.#adopted?.release();
    this.#adopted = undefined;
    // A sheet belongs to one document, and the provider may be on its way to another.
    this.#shadowSheet = undefined;
  }

  #say(states: ReadonlySet<string>): void {
    const own = this.#states;
    if (!own) return this.#provider.setAttribute(STATES, [...states].join(' '));
    for (const state of [...own]) if (!states.has(state)) own.delete(state);
    for (const state of states) own.add(state);
  }

  #adopt(root: Document | ShadowRoot): void {
    const text = printGroups(this.#groups);
    if (this.#adopted?.text === text) return keepAdopted(root, this.#adopted.sheet);
    const { scope, sheet } = scopedSheet(this.#provider.ownerDocument, this.#groups, !this.#states);
    const release = adopt(root, sheet);
    this.#adopted?.release();
    this.#adopted = { text, scope, sheet, release };
  }
}
