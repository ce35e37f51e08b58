/**
 * Keeps what waits to be found out of the page's layout and counters, and frames what was found. The id that no element
 * has outranks the rules that hide blocks; nothing of it counts for print.
 */
export const findStyles = /* css */ `
  @layer doc-variants {
    @media screen {
      [data-doc-variant-findable][hidden='until-found' i]:not(#_) {
        display: block !important;
        position: absolute !important;
        content-visibility: hidden !important;
        inline-size: 0 !important;
        block-size: 0 !important;
        min-inline-size: 0 !important;
        min-block-size: 0 !important;
        margin: 0 !important;
        border: 0 !important;
        padding: 0 !important;
        overflow: clip !important;
        opacity: 0 !important;
        pointer-events: none !important;
        counter-reset: none !important;
        counter-increment: none !important;
        counter-set: none !important;
      }
      [data-doc-variant-peek] {
        outline: 2px dashed var(--doc-variant-peek-accent, currentColor);
        outline-offset: 0.25rem;
      }
      [data-doc-variant-peek^='inline'] {
        margin-inline: 0.5em;
      }
      [data-doc-variant-peek='block']:not(#_) {
        display: block !important;
      }
      [data-doc-variant-peek='flow-root']:not(#_) {
        display: flow-root !important;
      }
      [data-doc-variant-peek='flex']:not(#_) {
        display: flex !important;
      }
      [data-doc-variant-peek='grid']:not(#_) {
        display: grid !important;
      }
      [data-doc-variant-peek='table']:not(#_) {
        display: table !important;
      }
      [data-doc-variant-peek='list-item']:not(#_) {
        display: list-item !important;
      }
      [data-doc-variant-peek='inline']:not(#_) {
        display: inline !important;
      }
      [data-doc-variant-peek='inline-block']:not(#_) {
        display: inline-block !important;
      }
      [data-doc-variant-peek='inline-flex']:not(#_) {
        display: inline-flex !important;
      }
      [data-doc-variant-peek='inline-grid']:not(#_) {
        display: inline-grid !important;
      }
      [data-doc-variant-peek='inline-table']:not(#_) {
        display: inline-table !important;
      }
    }
  }
`;

/** Draws the label of what was found, with its buttons. */
export const peekStyles = /* css */ `
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
    inline-size: fit-content;
    margin: 0;
    color: inherit;
    font: 400 0.875rem/1.4 system-ui, sans-serif;
    text-decoration: none;
    white-space: normal;
    -webkit-user-select: none;
    user-select: none;
  }
  :host([data-inline]) {
    display: inline-flex;
    margin-inline-end: 0.35em;
  }
  span {
    font-weight: 600;
  }
  button {
    box-sizing: border-box;
    min-block-size: 1.75rem;
    min-inline-size: 1.75rem;
    border: 1px solid color-mix(in srgb, currentColor 45%, transparent);
    border-radius: 0.375rem;
    padding: 0.125rem 0.5rem;
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
    outline-offset: 2px;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
