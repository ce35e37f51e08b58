import { loadFace } from '../../page/drawing/load-face.ts';
import type { FallbackNote } from './fallback-note.ts';
import { tellSoon, withdraw } from './tell-soon.ts';

/** Holds the note of a provider or of tabs, and tells screen readers what is news in it. */
export class NoteHolder {
  readonly #host: HTMLElement;
  readonly #again: () => void;
  #make: typeof FallbackNote | undefined;
  #note: FallbackNote | undefined;
  #isLoading = false;
  #told = '';

  /** @param again is called once what draws is there, to say what was to be said */
  constructor(host: HTMLElement, again: () => void) {
    this.#host = host;
    this.#again = again;
  }

  /** The note, once there was something to say. */
  get note(): FallbackNote | undefined {
    return this.#note;
  }

  /**
   * Finds the note, or makes it where there is something to say; loads what draws, the first time.
   *
   * @returns nothing where there was nothing to say yet, or what draws is not there
   */
  open(hasNews: boolean): FallbackNote | undefined {
    if (hasNews && !this.#make) void this.#load();
    if (hasNews && this.#make) this.#note ??= new this.#make();
    return this.#note;
  }

  /** Tells screen readers what is news in the note. */
  tell(): void {
    const text = this.#note?.text ?? '';
    if (text === this.#told) return;
    withdraw(this.#told);
    this.#told = text;
    if (text) tellSoon(text, this.#host);
  }

  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const face = await loadFace(() => import('./fallback-note.ts'));
    this.#isLoading = false;
    // The page may be gone by now, with its window.
    if (!face || !this.#host.ownerDocument.defaultView) return;
    this.#make = face.FallbackNote;
    this.#again();
  }
}
