/** Draws what a page says of itself above its content. */
export const pageNotesStyles = /* css */ `
  :host {
    display: block;
    margin-block: 1em;
    border-inline-start: 0.25rem solid;
    padding: 0.5rem 1rem;
  }
  :host([hidden]) {
    display: none;
  }
  p {
    margin: 0;
  }
  [role='group'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
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
  @media print {
    [role='group'] {
      display: none;
    }
  }
`;
