/** Draws a note in the flow of a page, with the size of its buttons, which the sheet of buttons draws. */
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
    padding: 0.25rem 0.75rem;
  }
`;
