/** Draws a note in the flow of a page, and the buttons in it. */
export const noteStyles = /* css */ `
  :host {
    display: block;
    margin-block: 1em;
    border-inline-start: 0.25rem solid;
    padding: 0.5rem 1rem;
  }
  :host([hidden]) {
    display: none;
  }
  button {
    min-block-size: 2rem;
    border: 1px solid;
    border-radius: 0.375rem;
    padding: 0.25rem 0.75rem;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    background: color-mix(in srgb, currentColor 10%, transparent);
  }
  button:focus-visible {
    outline: 2px solid;
    outline-offset: 2px;
  }
`;
