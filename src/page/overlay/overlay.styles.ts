/** Stacks what is over the page in a corner of the window; only what is in the stack is solid. */
export const overlayStyles = /* css */ `
  :host {
    --_block: var(--doc-variant-overlay-inset-block, 0.75rem);
    --_inline: var(--doc-variant-overlay-inset-inline, 0.75rem);
    position: fixed;
    inset: auto;
    inset-block-end: var(--_block);
    inset-inline-end: var(--_inline);
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    gap: 0.5rem;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: min(26rem, calc(100vw - 2 * var(--_inline)));
    max-block-size: calc(100vh - 2 * var(--_block));
    max-block-size: calc(100dvh - 2 * var(--_block));
    margin: 0;
    border: 0;
    padding: 0;
    overflow: visible;
    background: none;
    pointer-events: none;
  }
  :host([data-corner^='top']) {
    inset-block: var(--_block) auto;
    flex-direction: column-reverse;
  }
  :host([data-corner$='start']) {
    inset-inline: var(--_inline) auto;
    align-items: flex-start;
  }
  ::slotted(*) {
    min-block-size: 2.5rem;
    overflow: auto;
    pointer-events: auto;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;

/**
 * Draws of a card what the resets of many sites take from all elements, which outranks its own style sheet. Any rule
 * of the site for a card outranks this.
 */
export const frameStyles = /* css */ `
  :where(doc-variant-overlay > *) {
    border: 1px solid var(--_line);
    padding: 0.25rem;
  }
`;

/** Draws what is in the stack: a card in the page's own colours, with buttons. */
export const cardStyles = /* css */ `
  :host {
    --_line: var(--doc-variant-overlay-border, color-mix(in srgb, currentColor 60%, transparent));
    display: block;
    box-sizing: border-box;
    max-inline-size: 100%;
    border-radius: var(--doc-variant-overlay-radius, 0.75rem);
    background: var(--doc-variant-overlay-background, var(--_page, Canvas));
    color: var(--doc-variant-overlay-color, var(--_text, CanvasText));
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 25%);
    font-size: 1rem;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  button {
    box-sizing: border-box;
    min-block-size: 2.25rem;
    min-inline-size: 2.25rem;
    border: 1px solid transparent;
    border-radius: calc(var(--doc-variant-overlay-radius, 0.75rem) - 0.25rem);
    padding: 0.25rem;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    background: color-mix(in srgb, currentColor 9%, transparent);
  }
  button:focus-visible {
    outline: 2px solid;
    outline-offset: -2px;
  }
  [hidden] {
    display: none !important;
  }
`;
