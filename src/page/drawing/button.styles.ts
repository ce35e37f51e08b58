/** Draws a button from the text colour around it, but for its size and the strength of its edge. */
export const buttonStyles = /* css */ `
  button {
    border: 1px solid;
    border-radius: 0.375rem;
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
