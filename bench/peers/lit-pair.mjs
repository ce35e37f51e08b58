// A provider and a block as one writes them with Lit and its context, without thinking of readers.
import { ContextConsumer, ContextProvider, createContext } from '@lit/context';
import { LitElement, html, nothing } from 'lit';

const context = createContext(Symbol('selection'));

class LitVariantProvider extends LitElement {
  #provider = new ContextProvider(this, { context, initialValue: ['serverless', 'java'] });

  /** @param {string} name */
  select(name) {
    const [deployment, language] = this.#provider.value;
    this.#provider.setValue(
      ['serverless', 'byoc'].includes(name) ? [name, language] : [deployment, name],
    );
  }

  render() {
    return html`<slot></slot>`;
  }
}

class LitIfVariant extends LitElement {
  #consumer = new ContextConsumer(this, { context, subscribe: true });

  static properties = { variants: {} };

  render() {
    const names = (this.variants ?? '').split(' ');
    return names.some((name) => this.#consumer.value?.includes(name))
      ? html`<slot></slot>`
      : nothing;
  }
}

customElements.define('lit-variant-provider', LitVariantProvider);
customElements.define('lit-if-variant', LitIfVariant);
