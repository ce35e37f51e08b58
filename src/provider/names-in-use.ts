import { blocksOf, namesOf } from '../page/blocks.ts';

/**
 * Collects the names that a provider's blocks use, for a page that declares no groups. Names are
 * never taken back: a reader's choice outlives the content that offered it.
 */
export class NamesInUse {
  readonly #provider: Element;
  readonly #names = new Set<string>();
  readonly #onNew: () => void;
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

  /** Adds the names of some blocks, or names that were chosen. */
  add(from: readonly (Element | string)[]): void {
    const { size } = this.#names;
    for (const item of from) {
      for (const name of typeof item === 'string' ? [item] : namesOf(item)) this.#names.add(name);
    }
    if (this.#names.size !== size) this.#onNew();
  }
}
