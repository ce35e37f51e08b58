/** Draws the floating picker over the page, in a corner of the window. */
export const floatingStyles = /* css */ `
  :host {
    position: fixed;
    inset: auto;
    inset-block-end: 0.5rem;
    inset-inline-end: 0.5rem;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: min(22rem, calc(100vw - 1rem));
    max-block-size: calc(100vh - 1rem);
    overflow: auto;
    margin: 0;
    border: 1px solid color-mix(in srgb, CanvasText 35%, Canvas);
    border-radius: 0.75rem;
    padding: 0.25rem;
    background: Canvas;
    color: CanvasText;
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 25%);
    font: 1rem/1.4 system-ui, sans-serif;
  }
  :host([data-corner^='top']) {
    inset-block: 0.5rem auto;
  }
  :host([data-corner$='start']) {
    inset-inline: 0.5rem auto;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 0.25rem;
  }
  button {
    box-sizing: border-box;
    min-block-size: 2.25rem;
    min-inline-size: 2.25rem;
    border: 0;
    border-radius: 0.5rem;
    padding: 0.25rem;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    background: color-mix(in srgb, CanvasText 9%, transparent);
  }
  button:focus-visible {
    outline: 2px solid;
    outline-offset: -2px;
  }
  .move {
    cursor: grab;
    touch-action: none;
  }
  .fold {
    flex: 1;
    padding-inline: 0.5rem;
    overflow-wrap: anywhere;
    text-align: start;
    font-weight: 600;
  }
  .fold::after {
    content: ' ▾' / '';
  }
  .fold[aria-expanded='true']::after {
    content: ' ▴' / '';
  }
  .pickers {
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
    padding: 0.5rem;
  }
  .pickers[hidden] {
    display: none;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
