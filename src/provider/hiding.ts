import type { Groups } from '../core/groups.ts';
import { printData } from '../core/print-data.ts';
import type { Selection } from '../core/selection.ts';
import { hiddenBy, LAYOUT, STATES, UsedWords } from '../core/sheet/sheet.ts';
import { BLOCKS, providerOf } from '../page/blocks.ts';
import { hint } from './inspector.ts';
import {
  adopt,
  govern,
  HidingSheet,
  keepAdopted,
  layoutOf,
  styleRootOf,
  type StyleRoot,
} from '../page/sheets.ts';

/** The providers of each tree. */
const crowds = new WeakMap<StyleRoot, Set<Hiding>>();
let count = 0;

/** What is adopted for a provider in its own tree. */
interface Adopted {
  readonly page: Document;
  readonly root: StyleRoot;
  readonly crowd: Set<Hiding>;
  readonly hiding: HidingSheet;
  readonly ends: (() => void)[];
}

/**
 * Hides the blocks of one provider by a rule of its own, which says what is hidden for its selection;
 * and says by custom states, or by an attribute where there can be none, what is active.
 */
export class Hiding {
  readonly #provider: Element;
  readonly #states: CustomStateSet | undefined;
  /** Selects what is hidden; a part may say the same in other rules. */
  select = hiddenBy;
  /** The state that tells it from the other providers of its tree. */
  readonly #name = `_${count++}`;
  #adopted: Adopted | undefined;
  #inShadow: HidingSheet | undefined;
  /** The shadow roots of other components with blocks, as long as these are in the provider. */
  readonly #roots = new Set<ShadowRoot>();
  readonly #moves = new MutationObserver(() => this.#govern());
  #groups: Groups = [];
  /** The groups as text, to see whether they change. */
  #printed = '';
  #used = new UsedWords([]);
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
    const printed = printData(groups);
    if (printed !== this.#printed) this.#used = new UsedWords(groups);
    this.#printed = printed;
    this.#groups = groups;
    this.#selection = selection;
    this.#used.add(this.#texts());
    const root = this.#provider.isConnected ? styleRootOf(this.#provider) : undefined;
    if (root) this.#adopt(root);
    this.#say(new Set([...selection, this.#name]));
    this.#write();
    // WebKit adds to a sheet that no tree has adopted, and takes nothing away.
    if ([...this.#roots].some((one) => this.#governs(one)))
      this.#inShadow?.hide(this.#hidden(), LAYOUT);
    else this.#inShadow = undefined;
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
    if (providerOf(block) !== this.#provider) {
      hint('slotted', block);
      return [];
    }
    this.#roots.add(root as ShadowRoot);
    this.#govern();
    return [...root.querySelectorAll(BLOCKS)];
  }

  /** Takes the sheet away, when the provider leaves its tree. */
  release(): void {
    const { crowd, ends } = this.#adopted ?? {};
    this.#adopted = undefined;
    crowd?.delete(this);
    for (const end of ends ?? []) end();
    if (crowd?.size === 1) for (const other of crowd) other.#write();
    this.#moves.disconnect();
    for (const root of this.#roots) this.#leave(root);
    // A sheet belongs to one document, and the provider may be on its way to another.
    this.#inShadow = undefined;
  }

  /** Puts the sheet into the shadow roots in the provider, and takes it out of those that left it. */
  #govern(): void {
    for (const root of this.#roots) {
      if (providerOf(root.host) !== this.#provider) {
        this.#leave(root);
        this.#roots.delete(root);
        continue;
      }
      if (!this.#inShadow) {
        this.#inShadow = new HidingSheet(root.ownerDocument);
        this.#inShadow.hide(this.#hidden(), LAYOUT);
      }
      if (!this.#governs(root)) govern(root, this.#inShadow.sheet);
      // Its host may leave in any of the trees around it.
      for (let host: Element | undefined = root.host; host;) {
        const tree: Node = host.getRootNode();
        this.#moves.observe(tree, { childList: true, subtree: true });
        host = (tree as Partial<ShadowRoot>).host;
      }
    }
  }

  #hidden(from = '', isAlone = false): string[] {
    return this.select(this.#groups, this.#selection, from, isAlone, this.#used);
  }

  #leave(root: ShadowRoot): void {
    // Another provider may govern it by now.
    if (this.#governs(root)) govern(root);
  }

  #governs({ adoptedStyleSheets }: ShadowRoot): boolean {
    return this.#inShadow !== undefined && adoptedStyleSheets.includes(this.#inShadow.sheet);
  }

  #say(states: ReadonlySet<string>): void {
    const own = this.#states;
    if (!own) return this.#provider.setAttribute(STATES, [...states].join(' '));
    for (const state of [...own]) if (!states.has(state)) own.delete(state);
    for (const state of states) own.add(state);
  }

  #adopt(root: StyleRoot): void {
    const page = this.#provider.ownerDocument;
    // A root may have gone to another document, in the shadow tree of a host.
    if (this.#adopted?.root === root && this.#adopted.page === page) {
      keepAdopted(root, layoutOf(page));
      return keepAdopted(root, this.#adopted.hiding.sheet);
    }
    this.release();
    const crowd = crowds.get(root) ?? new Set();
    crowds.set(root, crowd.add(this));
    const hiding = new HidingSheet(page);
    const ends = [layoutOf(page), hiding.sheet].map((one) => adopt(root, one));
    this.#adopted = { page, root, crowd, hiding, ends };
    if (crowd.size === 2) for (const other of crowd) other.#write();
  }

  /** Lets the sheet say what is hidden. A provider that is alone needs no state to be told by. */
  #write(): void {
    if (!this.#adopted) return;
    const { crowd, hiding } = this.#adopted;
    const isAlone = crowd.size === 1;
    const from = this.#states
      ? `doc-variant-provider${isAlone ? '' : `:state(${this.#name})`}`
      : `[${STATES}${isAlone ? '' : `~="${this.#name}"`}]`;
    // Firefox shares styles among providers unless a rule of its own tells their states apart.
    hiding.hide(this.#hidden(from, isAlone), `${from}{}`);
  }
}
