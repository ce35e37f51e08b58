/**
 * Room at the end of a scroller, for a place that could not stay where it is because the page has
 * become too short. It goes as the reader scrolls up, and never comes back.
 */
export class Room {
  readonly #scroller: Element;
  readonly #spacer = document.createElement('div');
  #height = 0;

  constructor(scroller: Element) {
    this.#scroller = scroller;
    this.#spacer.ariaHidden = 'true';
    // A Content-Security-Policy does not apply to styles that a script sets.
    this.#spacer.style.cssText = 'visibility:hidden;inline-size:1px;pointer-events:none;flex:none';
  }

  /** Whether a node is what makes the room. */
  is(node: Node): boolean {
    return node === this.#spacer;
  }

  /** Makes room, in CSS pixels. */
  add(height: number): void {
    const { scrollHeight } = this.#scroller;
    this.#height += height;
    const isPage = this.#scroller === document.scrollingElement;
    // The page may lay out its body as it likes, and what stands outside of it is in no one's way.
    this.#spacer.style.position = isPage ? 'absolute' : 'static';
    this.#spacer.style.insetBlockStart = isPage ? `${scrollHeight}px` : '';
    this.#spacer.style.blockSize = `${this.#height}px`;
    (isPage ? document.documentElement : this.#scroller).append(this.#spacer);
  }

  /** Takes away the room that is out of sight. */
  shrink(): void {
    const { scrollTop, clientHeight, scrollHeight } = this.#scroller;
    const unused = scrollHeight - scrollTop - clientHeight;
    if (unused < 1 || !this.#height) return;
    this.#height -= unused;
    if (this.#height < 1) this.remove();
    else this.#spacer.style.blockSize = `${this.#height}px`;
  }

  /** Takes all of it away. */
  remove(): void {
    this.#height = 0;
    this.#spacer.remove();
  }
}
