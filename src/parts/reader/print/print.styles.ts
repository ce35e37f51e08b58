/** Draws what is only printed. Of a page on the screen it says nothing. */
export const printStyles = /* css */ `
  @layer doc-variants {
    .doc-variants-printed {
      grid-column: 1 / -1;
      margin: 0 0 1em;
      border-block-end: 1px solid;
      padding-block-end: 0.35em;
      font: 600 0.875rem/1.4 system-ui, sans-serif;
    }
  }
`;
