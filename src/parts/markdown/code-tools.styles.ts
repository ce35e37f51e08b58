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
    border-color: color-mix(in srgb, currentColor 35%, transparent);
    padding: 0.125rem 0.625rem;
  }
  @media print {
    button {
      display: none;
    }
  }
`;
