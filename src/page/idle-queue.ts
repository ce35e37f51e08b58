import { pause } from './pause.ts';

/** How many items are worked on at a time. */
const BATCH = 1000;
/** How many items make nothing wait. */
const FEW = 50;

/** Work that nobody waits for, on many items: a few at a time, when the browser has nothing else to do. */
export class IdleQueue<Item> {
  readonly #work: (items: readonly Item[]) => void;
  #items: Item[] = [];
  /** How many items have come in this turn. */
  #added = 0;
  #isWorking = false;

  constructor(work: (items: readonly Item[]) => void) {
    this.#work = work;
  }

  /** Adds items. What has come in one turn is worked on at once where it is little. */
  add(items: readonly Item[]): void {
    if (!this.#added) queueMicrotask(() => (this.#added = 0));
    this.#added += items.length;
    this.#items.push(...items);
    if (this.#isWorking) return;
    if (this.#added <= FEW) this.#next();
    else void this.#run();
  }

  clear(): void {
    this.#items = [];
  }

  async #run(): Promise<void> {
    this.#isWorking = true;
    while (this.#items.length) {
      await idle();
      this.#next();
    }
    this.#isWorking = false;
  }

  #next(): void {
    this.#work(this.#items.splice(0, BATCH));
  }
}

/** Waits until the browser has time, in engines that tell. */
const idle = (): Promise<void> =>
  'requestIdleCallback' in globalThis
    ? new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 50 }))
    : pause();
