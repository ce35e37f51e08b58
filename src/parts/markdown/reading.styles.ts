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
    /* Dark on light or light on dark, as the text around: no scheme has to be known. */
    doc-variant-markdown .token {
      --_tone: clamp(0.43, (l - 0.6) * 99 + 0.6, 0.8);
    }
    doc-variant-markdown .token:is(.comment, .prolog, .doctype, .cdata) {
      color: var(--doc-variant-code-comment, oklch(from currentColor var(--_tone) 0.02 h));
    }
    doc-variant-markdown .token:is(.keyword, .atrule, .important, .deleted, .directive) {
      color: var(--doc-variant-code-keyword, oklch(from currentColor var(--_tone) 0.15 20));
    }
    doc-variant-markdown .token:is(.string, .char, .attr-value, .url, .inserted, .regex, .scalar) {
      color: var(--doc-variant-code-string, oklch(from currentColor var(--_tone) 0.12 145));
    }
    doc-variant-markdown .token:is(.number, .boolean, .constant, .symbol, .null, .date, .datetime, .unit) {
      color: var(--doc-variant-code-number, oklch(from currentColor var(--_tone) 0.13 255));
    }
    doc-variant-markdown .token:is(.function, .class-name, .builtin, .namespace, .title) {
      color: var(--doc-variant-code-function, oklch(from currentColor var(--_tone) 0.15 305));
    }
    doc-variant-markdown .token:is(.tag, .property, .attr-name, .key, .variable, .parameter, .selector, .section-name) {
      color: var(--doc-variant-code-name, oklch(from currentColor var(--_tone) 0.11 70));
    }
    @media (forced-colors: active) {
      doc-variant-markdown .token.token {
        color: inherit;
      }
    }
    doc-variant-markdown .token.bold {
      font-weight: 700;
    }
    doc-variant-markdown .token.italic {
      font-style: italic;
    }
    /* As wide as the longest line, where a line is marked. */
    doc-variant-markdown pre > code:has(mark) {
      display: block;
      inline-size: max-content;
      min-inline-size: 100%;
    }
    /* A site's styles for marked words would take the line out of its column, and its colours from the code. */
    doc-variant-markdown pre mark {
      margin: 0 !important;
      border: 0 !important;
      padding: 0 !important;
      background: var(
        --doc-variant-code-mark,
        color-mix(in srgb, currentColor 15%, transparent)
      ) !important;
      color: inherit !important;
      font: inherit !important;
    }
    doc-variant-markdown pre mark:not(.part) {
      display: inline-block;
      min-inline-size: 100%;
    }
    @media (forced-colors: active) {
      doc-variant-markdown pre mark {
        forced-color-adjust: none;
        background: Highlight !important;
        color: HighlightText !important;
      }
    }
  }
`;
