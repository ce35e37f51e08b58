import { labelOf } from '../../context/label-of.ts';
import type { Groups } from '../../core/groups.ts';
import type { ToldLack } from '../fallback/fallback-note.ts';
import { NoteHolder } from '../fallback/note-holder.ts';
import type { TabsFace } from './tabs-face.ts';

/** What tabs lack, and the label of the pane that is shown instead. */
type PaneLack = Omit<ToldLack, 'own' | 'isOff'>;

/** The note between a bar and its pane that says what is shown instead of the reader's choice. */
export class LackNote {
  readonly #host: HTMLElement;
  readonly #face: TabsFace;
  readonly #show: () => void;
  readonly #holder: NoteHolder;
  /** The variant instead of which the reader would rather see nothing. */
  #off: string | undefined;

  /**
   * @param show shows what is chosen anew, with the reader's place kept
   */
  constructor(host: HTMLElement, face: TabsFace, show: () => void) {
    this.#host = host;
    this.#face = face;
    this.#show = show;
    this.#holder = new NoteHolder(host, show);
  }

  /**
   * Says what is shown instead of what the reader has chosen, or nothing.
   *
   * @returns whether the reader would rather see nothing
   */
  tell(lack: PaneLack | undefined, groups: Groups = []): boolean {
    if (lack?.active !== this.#off) this.#off = undefined;
    const isOff = lack !== undefined && lack.active === this.#off;
    const note = this.#holder.open(lack !== undefined);
    if (!note) return isOff;
    note.toggle = (): void => {
      this.#off = isOff ? undefined : lack?.active;
      this.#show();
    };
    if (!note.isConnected && this.#face.isConnected) this.#face.rest?.before(note);
    note.tell(lack ? [{ ...lack, isOff, own: labelOf(this.#host, lack.active, groups) }] : []);
    this.#holder.tell();
    return isOff;
  }
}
