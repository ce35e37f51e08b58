import { html, type TemplateResult } from 'lit';
import { announce } from '../../page/announce.ts';
import { define } from '../../page/define.ts';
import { DrawnElement } from '../../page/drawing/drawn-element.ts';
import { loadStrings, say, watchStrings } from '../../strings/strings.ts';
import { copyStyles } from './copy.styles.ts';
import { labelFor } from './copy-labels.ts';
import { contentFor, markdownOf, type CopyFormat } from './copied-content.ts';

/** How long the button says that the page is copied. */
const SAID_MS = 3000;

/**
 * A button that copies the page as Markdown, for tools that read it: what the reader sees, or everything
 * with whom each passage is for.
 *
 * @slot - Holds what is shown until the button is there.
 * @csspart button - The button.
 * @csspart text - The field with the Markdown, where the browser does not let the page copy.
 */
export class DocVariantCopy extends DrawnElement {
  static override styles = copyStyles;
  static override properties = {
    format: { reflect: true },
    htmlFor: { attribute: 'for' },
    label: {},
  };

  /** What is copied: `selection`, what the reader sees, or `all`, everything with labels. */
  declare format: CopyFormat | null;
  /** The id of the element that is copied; the page's main content where it is missing. */
  declare htmlFor: string | null;
  /** What the button says; "Copy as Markdown" in the page's language where it is missing. */
  declare label: string | null;
  #said: 'copied' | 'copySelected' | undefined;
  #text: string | undefined;
  #unwatch: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch = watchStrings(() => this.requestUpdate());
    void loadStrings(this).then(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  /** Returns the Markdown that the button copies. */
  toMarkdown(): Promise<string> {
    return markdownOf(contentFor(this), this.format === 'all' ? 'all' : 'selection');
  }

  protected override render(): TemplateResult {
    const said = this.#said && say(this, this.#said);
    const text = this.label ?? labelFor(this, this.format === 'all');
    return html`
      <button part="button" type="button" @click=${(): void => void this.#copy()}>
        ${said ?? text}
      </button>
      ${
        this.#text === undefined
          ? ''
          : html`<textarea part="text" readonly aria-label=${text} .value=${this.#text}></textarea>`
      }
    `;
  }

  async #copy(): Promise<void> {
    const text = await this.toMarkdown();
    try {
      await navigator.clipboard.writeText(text);
      this.#say('copied', undefined);
    } catch {
      // The site is not secure, or forbids it: the reader's own keys still can.
      this.#say('copySelected', text);
      await this.updateComplete;
      const field = this.renderRoot.querySelector('textarea');
      field?.focus();
      field?.select();
    }
    setTimeout(() => this.#say(undefined, this.#text), SAID_MS);
  }

  #say(said: 'copied' | 'copySelected' | undefined, text: string | undefined): void {
    this.#said = said;
    this.#text = text;
    if (said) announce(say(this, said), this);
    this.requestUpdate();
  }
}

define('doc-variant-copy', DocVariantCopy);

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-copy': DocVariantCopy;
  }
}
