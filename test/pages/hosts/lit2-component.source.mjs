// A component of a site that has a Lit of its own, in another version, and speaks the context protocol.
import { html, LitElement } from 'lit2';

class Note extends LitElement {
  static properties = { variants: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    const event = new Event('context-request', { bubbles: true, composed: true });
    const callback = ({ selection }) => (this.variants = [...selection].join(' '));
    const context = Symbol.for('doc-variants');
    this.dispatchEvent(
      Object.assign(event, { context, contextTarget: this, callback, subscribe: true }),
    );
  }

  render() {
    return html`Lit 2 sees ${this.variants}`;
  }
}

customElements.define('lit2-note', Note);
