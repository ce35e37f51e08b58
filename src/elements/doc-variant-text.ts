import { startPart } from '../context/parts.ts';
import { mirror, takeProperties } from './properties.ts';

/**
 * Shows a text that depends on the variant, such as a product's name, from the `keys` of the
 * provider. Until that is there it shows its own content.
 *
 * @slot - Holds the text for pages without a script.
 * @attr {string} data-key - The same as `key`, which counts where both are there.
 * @attr {string} attribute - The attribute, `alt`, `href`, `src` or `title`, of the link or image
 *   before the element that gets the text; as in the HTML of Markdown pages. Nothing shows then.
 * @attr {string} template - The text for that attribute, with `{{name}}` in the place of each key.
 */
export class DocVariantText extends HTMLElement {
  static readonly observedAttributes = ['key', 'data-key', 'attribute', 'template'];

  #end: (() => void) | undefined;

  /**
   * The key of the text; `data-key` says the same where `key` is taken, as in React.
   *
   * @attr
   */
  declare key: string | null;

  static {
    mirror(this, 'key');
  }

  connectedCallback(): void {
    takeProperties(this);
    this.#end = startPart('text', ({ keepText }) => keepText(this));
  }

  disconnectedCallback(): void {
    this.#end?.();
    this.#end = undefined;
  }

  attributeChangedCallback(): void {
    if (!this.#end) return;
    this.disconnectedCallback();
    this.connectedCallback();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-text': DocVariantText;
  }
}
