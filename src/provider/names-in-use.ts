import { readWord, wordsOf } from '../core/conditions.ts';
import { AUDIENCE } from '../core/groups.ts';
import { isName } from '../core/names.ts';
import { blocksOf, conditionAttributes } from '../page/blocks.ts';

/**
 * Collects what a provider's blocks say: the names, for a page that declares no groups, and the whole
 * conditions, for one with ordered groups. Nothing is ever taken back: a reader's choice outlives the
 * content that offered it.
 */
export class NamesInUse {
  readonly #provider: Element;
  readonly #names = new Set<string>();
  readonly #onNew: () => void;
  /** The conditions as they are written. */
  readonly texts = new Set<string>();
  readonly #observer = new MutationObserver((records) => {
    this.add(
      records
        .flatMap(({ type, target, addedNodes }) =>
          type === 'attributes' ? [target] : [...addedNodes],
        )
        .flatMap((node) => blocksOf(this.#provider, node)),
    );
  });

  constructor(provider: Element, onNew: () => void) {
    this.#provider = provider;
    this.#onNew = onNew;
  }

  /** Iterates over the names, in the order in which they came up. */
  [Symbol.iterator](): Iterator<string> {
    return this.#names.values();
  }

  /** Starts to collect from the provider's content, now and as it changes. */
  start(): void {
    const attributeFilter = ['variants', 'data-variants'];
    this.#observer.observe(this.#provider, { subtree: true, childList: true, attributeFilter });
    this.add(blocksOf(this.#provider));
  }

  /** Stops to collect. */
  stop(): void {
    this.#observer.disconnect();
  }

  /** Adds what some blocks say, or names that were chosen. */
  add(from: readonly (Element | string)[]): void {
    const size = this.#names.size + this.texts.size;
    for (const item of from) {
      if (typeof item === 'string') this.#names.add(item);
      else for (const [, text] of conditionAttributes(item)) this.#read(text);
    }
    if (this.#names.size + this.texts.size !== size) this.#onNew();
  }

  #read(text: string): void {
    if (this.texts.has(text)) return;
    this.texts.add(text);
    for (const { name } of wordsOf(text).map(readWord))
      if (isName(name) && !AUDIENCE.variants.includes(name)) this.#names.add(name);
  }
}
