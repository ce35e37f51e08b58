/** Draws the marks of blocks. */
export const markStyles = /* css */ `
  [data-doc-variant-mark~='none'] {
    --_tint: #5c5c5c;
  }
  [data-doc-variant-mark] {
    outline: 2px solid color-mix(in srgb, var(--_tint), CanvasText 20%) !important;
    outline-offset: 2px !important;
  }
  [data-doc-variant-mark~='hidden'] {
    outline-style: dashed !important;
    opacity: 0.75;
  }
  [data-doc-variant-mark~='hidden'] [data-doc-variant-mark~='hidden'] {
    opacity: 1;
  }
  [data-doc-variant-mark~='block'] {
    display: block;
    margin-block: 0.5rem;
  }
  [data-doc-variant-mark~='inline'] {
    display: inline;
  }
  [data-doc-variant-mark][data-doc-variant-says]::before,
  tr[data-doc-variant-mark] > [data-doc-variant-says]::before {
    content: attr(data-doc-variant-says);
    display: inline-block;
    margin-inline-end: 0.4em;
    border-radius: 0.2rem;
    padding: 0 0.4em;
    background: var(--_tint);
    color: #fff;
    font: 600 0.75rem/1.5 system-ui, sans-serif;
    letter-spacing: normal;
    text-transform: none;
    white-space: normal;
  }
  [data-doc-variant-mark~='found'] {
    outline-width: 5px !important;
  }
  @media print {
    [data-doc-variant-mark] {
      outline-width: 1px !important;
    }
  }
`;
