/** Draws the bar above code: the language at its start, the button at its end. */
export const codeToolsStyles = /* css */ `
  :host {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    margin-block: 1em 0;
    font: 0.8125rem/1.4 system-ui, sans-serif;
    color: inherit;
    user-select: none;
    -webkit-user-select: none;
  }
  .language {
    overflow-wrap: anywhere;
  }
  button {
    min-block-size: 2rem;
    min-inline-size: 2rem;
    margin-inline-start: auto;
    border: 1px solid color-mix(in srgb, currentColor 35%, transparent);
    border-radius: 0.375rem;
    padding: 0.125rem 0.625rem;
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
    button {
      display: none;
    }
  }
`;
