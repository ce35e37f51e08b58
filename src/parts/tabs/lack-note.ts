import { labelOf } from '../../context/label-of.ts';
import type { Groups } from '../../core/groups.ts';
import { loadFace } from '../../page/drawing/load-face.ts';
import type { FallbackNote, ToldLack } from '../fallback/fallback-note.ts';
import { tellSoon, withdraw } from '../fallback/tell-soon.ts';
import type { TabsFace } from './tabs-face.ts';

/** What tabs lack, and the label of the pane that is shown instead. */
type PaneLack = Omit<ToldLack, 'own' | 'isOff'>;

/** The note between a bar and its pane that says what is shown instead of the reader's choice. */
export class LackNote {
  readonly #host: HTMLElement;
  readonly #face: TabsFace;
  readonly #show: () => void;
  #make: typeof FallbackNote | undefined;
  #note: FallbackNote | undefined;
  #isLoading = false;
  /** The variant instead of which the reader would rather see nothing. */
  #off: string | undefined;
  #told = '';

  /**
   * @param show shows what is chosen anew, with the reader's place kept
   */
  constructor(host: HTMLElement, face: TabsFace, show: () => void) {
    this.#host = host;
    this.#face = face;
    this.#show = show;
  }

  /**
   * Says what is shown instead of what the reader has chosen, or nothing.
   *
   * @returns whether the reader would rather see nothing
   */
  tell(lack: PaneLack | undefined, groups: Groups = []): boolean {
    if (lack?.active !== this.#off) this.#off = undefined;
    const isOff = lack !== undefined && lack.active === this.#off;
    if (!this.#make) {
      if (lack) void this.#load();
      return isOff;
    }
    if (!lack && !this.#note) return false;
    this.#note ??= new this.#make();
    this.#note.toggle = (): void => {
      this.#off = isOff ? undefined : lack?.active;
      this.#show();
    };
    if (!this.#note.isConnected && this.#face.isConnected) this.#face.rest?.before(this.#note);
    this.#note.tell(
      lack ? [{ ...lack, isOff, own: labelOf(this.#host, lack.active, groups) }] : [],
    );
    this.#announce();
    return isOff;
  }

  /** Loads what draws, the first time that there is something to say. */
  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const face = await loadFace(() => import('../fallback/fallback-note.ts'));
    this.#isLoading = false;
    if (!face || !this.#host.ownerDocument.defaultView) return;
    this.#make = face.FallbackNote;
    this.#show();
  }

  #announce(): void {
    const text = this.#note?.text ?? '';
    if (text === this.#told) return;
    withdraw(this.#told);
    this.#told = text;
    if (text) tellSoon(text, this.#host);
  }
}
