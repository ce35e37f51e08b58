import { ask, askProvider, consume } from '../context/context.ts';
import { matches } from '../core/conditions.ts';
import { conditionsOf, providerOf } from '../page/blocks.ts';
import { expectProvider } from '../provider/inspector.ts';
import { govern, type StyleRoot } from '../page/sheets.ts';
import { setText, takeProperties } from './properties.ts';

/**
 * Shows its content to the readers of some variants. A style sheet of the provider hides it: a
 * block runs no code when the selection changes, and its content stays in the page.
 *
 * @slot - Stands for the children, which stay in the light DOM.
 * @attr {string} data-variants - A condition as on any element; with `variants` both must hold.
 */
export class IfVariant extends HTMLElement {
  static readonly observedAttributes = ['variants', 'data-variants'];

  #stopWaiting: (() => void) | undefined;

  /**
   * The condition: names separated by white space, `!name` for all but that one.
   *
   * @attr
   */
  get variants(): string {
    return this.getAttribute('variants') ?? '';
  }

  set variants(text: string | null | undefined) {
    setText(this, 'variants', text);
  }

  /**
   * Whether it is shown: its condition holds for the current selection, or there is no provider. Where
   * a block around it is hidden, its own condition counts.
   */
  get shown(): boolean {
    // WebKit does not keep the computed styles of what stands in a hidden block.
    const provider = providerOf(this);
    const context = provider?.isConnected && askProvider(provider);
    return (
      !context || conditionsOf(this).every((one) => matches(one, context.groups, context.selection))
    );
  }

  connectedCallback(): void {
    takeProperties(this);
    if (ask(this)) return;
    govern(this.getRootNode() as StyleRoot);
    // A provider that is defined later answers this request, and so learns of the block's root.
    this.#stopWaiting = consume(this, () => undefined);
    expectProvider(this);
  }

  disconnectedCallback(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  attributeChangedCallback(): void {
    if (this.isConnected) ask(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'if-variant': IfVariant;
  }
}
