import { startPart } from '../context/parts.ts';
import { mirror, takeProperties } from './properties.ts';

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
  declare minLevel: number;

  /**
   * The lowest level that is listed, 1 to 6.
   *
   * @attr max-level
   * @default 3
   */
  declare maxLevel: number;

  /**
   * What the list is called; "On this page" in the page's language where it is missing. An empty
   * label is heard and not seen.
   *
   * @attr
   */
  declare label: string | null;

  static {
    mirror(
      this,
      'for=htmlFor',
      'selector',
      'label',
      'min-level=minLevel=2',
      'max-level=maxLevel=3',
    );
  }

  connectedCallback(): void {
    takeProperties(this);
    // Starts or stops drawing the list; without the part the element keeps its own content.
    startPart('toc', ({ showToc }) => showToc(this));
  }

  disconnectedCallback(): void {
    this.connectedCallback();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-toc': DocVariantToc;
  }
}
