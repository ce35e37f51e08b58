/** Draws the notice at the lower edge of the window, over the page. */
export const noticeStyles = /* css */ `
  :host {
    position: fixed;
    inset: auto 0.75rem 0.75rem;
    box-sizing: border-box;
    inline-size: fit-content;
    max-inline-size: min(48rem, calc(100vw - 1.5rem));
    margin: 0 auto;
    border: 1px solid color-mix(in srgb, CanvasText 35%, Canvas);
    border-radius: 0.5rem;
    padding-block: 0.5rem;
    padding-inline: 0.75rem 3.5rem;
    background: Canvas;
    color: CanvasText;
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 20%);
    font: 1rem/1.4 system-ui, sans-serif;
  }
  div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
  }
  button {
    box-sizing: border-box;
    min-block-size: 2.25rem;
    min-inline-size: 2.25rem;
    border: 1px solid color-mix(in srgb, CanvasText 35%, Canvas);
    border-radius: 0.375rem;
    padding: 0.25rem 0.75rem;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button:last-child {
    position: absolute;
    inset-block-start: 0.5rem;
    inset-inline-end: 0.5rem;
    border-color: transparent;
    padding: 0.25rem;
  }
  button:hover {
    background: color-mix(in srgb, CanvasText 9%, transparent);
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
