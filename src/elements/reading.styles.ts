/** Draws what Markdown pages have and sites have no styles for; any rule of a site comes first. */
export const readingStyles = /* css */ `
  @layer doc-variants {
    .doc-variant-table {
      max-inline-size: 100%;
      overflow-x: auto;
    }
    .doc-variant-table:focus-visible {
      outline: 2px solid;
      outline-offset: 2px;
    }
    .markdown-alert {
      margin-block: 1em;
      border-inline-start: 0.25em solid var(--doc-variant-alert, currentColor);
      padding: 0.25em 1em;
    }
    .markdown-alert > * {
      margin-block: 0.5em;
    }
    .markdown-alert-title {
      font-weight: 700;
    }
    .markdown-alert-note {
      --doc-variant-alert: light-dark(#0969da, #4493f8);
    }
    .markdown-alert-tip {
      --doc-variant-alert: light-dark(#1a7f37, #3fb950);
    }
    .markdown-alert-important {
      --doc-variant-alert: light-dark(#8250df, #ab7df8);
    }
    .markdown-alert-warning {
      --doc-variant-alert: light-dark(#9a6700, #d29922);
    }
    .markdown-alert-caution {
      --doc-variant-alert: light-dark(#cf222e, #f85149);
    }
    doc-variant-markdown pre {
      overflow-x: auto;
    }
    doc-variant-markdown :is(pre, code, kbd, samp) {
      direction: ltr;
      unicode-bidi: isolate;
    }
    doc-variant-markdown pre mark {
      background: color-mix(in srgb, currentColor 15%, transparent);
      color: inherit;
    }
  }
`;
