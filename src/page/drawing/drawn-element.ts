import { LitElement, type CSSResult } from 'lit';
import { createSheet } from '../sheets.ts';

/**
 * What parts draw with: a LitElement that has its styles in whatever document it stands. Lit's own throws in a
 * frame that its page moves content to, since a document refuses the sheets of another.
 */
export class DrawnElement extends LitElement {
  protected override createRenderRoot(): HTMLElement | ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    this.#style(root);
    return root;
  }

  adoptedCallback(): void {
    if (this.shadowRoot) this.#style(this.shadowRoot);
  }

  #style(root: ShadowRoot): void {
    const page = this.ownerDocument;
    const styles = (this.constructor as typeof LitElement).elementStyles as CSSResult[];
    root.adoptedStyleSheets = styles.map(
      (style) =>
        (page === document ? style.styleSheet : undefined) ?? createSheet(page, style.cssText),
    );
  }
}
