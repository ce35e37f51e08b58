import type { Names } from '../core/selection.ts';
import type { VariantChangeCause } from '../context/events.ts';

type Watcher = (cause: VariantChangeCause | undefined) => void;

/** Holds what a reader has chosen, for all providers that share it. */
export class Choice {
  #names: Names = [];
  readonly #watchers = new Set<Watcher>();

  /** The chosen names, the latest first. */
  get names(): Names {
    return this.#names;
  }

  /** Replaces the chosen names and tells every watcher; without a cause the change is silent. */
  set(names: Names, cause?: VariantChangeCause): void {
    this.#names = names;
    for (const watcher of [...this.#watchers]) watcher(cause);
  }

  /** Calls the watcher at every change until the returned function is called. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}

const shared = new Map<string, Choice>();

/** Finds the choice that belongs to a `sync-key`; `none` gives one that nobody shares. */
export function choiceOf(key: string): Choice {
  if (key === 'none') return new Choice();
  const choice = shared.get(key) ?? new Choice();
  shared.set(key, choice);
  return choice;
}
