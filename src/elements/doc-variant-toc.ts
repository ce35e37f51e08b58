import { startPart } from '../context/parts.ts';
import { mirror, setText, takeProperties } from './properties.ts';

/**
 * Lists the headings of what is shown, as nested links, and marks the section that is being read.
 *
 * @slot - Holds what is shown until the list is there.
 * @csspart toc - The navigation landmark.
 * @csspart label - What the list is called.
 * @csspart list - Each list, nested ones included.
 * @csspart item - Each item of a list.
 * @csspart link - Each link.
 * @csspart current - The link to the section that is being read.
 * @cssprop [--doc-variant-toc-accent=currentColor] - Colour of the line beside the current section.
 * @cssprop [--doc-variant-toc-line] - Colour of the line beside the list.
 */
export class DocVariantToc extends HTMLElement {
  /**
   * The id of the element whose headings are listed; `<main>`, or the whole page, where it is missing.
   *
   * @attr for
   */
  declare htmlFor: string | null;

  /**
   * A CSS selector for what counts as a heading; all headings of HTML where it is missing.
   *
   * @attr
   */
  declare selector: string | null;

  /**
   * The highest level that is listed, 1 to 6.
   *
   * @attr min-level
   * @default 2
   */
  get minLevel(): number {
    return this.#level('min-level', 2);
  }

  set minLevel(level: number | null | undefined) {
    setText(this, 'min-level', level?.toString());
  }

  /**
   * The lowest level that is listed, 1 to 6.
   *
   * @attr max-level
   * @default 3
   */
  get maxLevel(): number {
    return this.#level('max-level', 3);
  }

  set maxLevel(level: number | null | undefined) {
    setText(this, 'max-level', level?.toString());
  }

  /**
   * What the list is called; "On this page" in the page's language where it is missing. An empty
   * label is heard and not seen.
   *
   * @attr
   */
  declare label: string | null;

  static {
    mirror(this, 'for=htmlFor', 'selector', 'label');
  }

  connectedCallback(): void {
    takeProperties(this);
    this.#show();
  }

  disconnectedCallback(): void {
    this.#show();
  }

  #level(attribute: string, otherwise: number): number {
    return Number(this.getAttribute(attribute)) || otherwise;
  }

  /** Starts or stops drawing the list; without the part the element keeps its own content. */
  #show(): void {
    void startPart('toc', ({ showToc }) => {
      void showToc(this);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-toc': DocVariantToc;
  }
}
