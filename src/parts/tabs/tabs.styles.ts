import { css } from 'lit';

/** Draws the tabs from the text colour around them, so that they fit light and dark pages alike. */
export const tabsStyles = css`
  :host {
    --_line: var(--doc-variant-tabs-line, color-mix(in srgb, currentColor 30%, transparent));
    --_accent: var(--doc-variant-tabs-accent, currentColor);
    display: block;
    margin-block: 1em;
  }
  :host([hidden]) {
    display: none;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    box-shadow: inset 0 -1px var(--_line);
  }
  .bar[hidden] {
    display: none;
  }
  button {
    display: inline-grid;
    min-block-size: 2.5rem;
    max-inline-size: 100%;
    align-content: center;
    margin: 0;
    border: 0;
    border-block-end: 2px solid transparent;
    border-radius: 0;
    padding: 0.25rem 0.9rem;
    background: none;
    color: inherit;
    font: inherit;
    line-height: 1.3;
    overflow-wrap: anywhere;
    text-align: start;
    cursor: pointer;
  }
  button[hidden] {
    display: none;
  }
  button:hover {
    border-block-end-color: var(--_line);
  }
  button[aria-selected='true'] {
    border-block-end-color: var(--_accent);
    /* Bold words would be laid out anew in all tabs of a page. */
    background: color-mix(in srgb, var(--_accent) 8%, transparent);
  }
  button[aria-disabled='true'] {
    border-block-end-color: transparent;
    color: color-mix(in srgb, currentColor 65%, transparent);
    cursor: default;
  }
  button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  [role='tabpanel'] {
    padding-block-start: var(--doc-variant-tabs-gap, 0.25rem);
  }
  [role='tabpanel']:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  /* Out of the flow, so that the margin of what is shown ends as that of any other passage. */
  [role='tabpanel'][hidden] {
    position: absolute;
    padding: 0;
  }
  /* The tab decides, not the condition that names its variant. */
  .block::slotted(*) {
    display: block !important;
  }
  .block::slotted(if-variant) {
    display: contents !important;
  }
  .label {
    display: none;
  }
  @media (forced-colors: active) {
    .bar {
      border-block-end: 1px solid;
    }
    button,
    button[aria-disabled='true'] {
      border-block-end-color: Canvas;
    }
    button[aria-selected='true'] {
      border-block-end: 4px solid Highlight;
    }
    button[aria-disabled='true'] {
      color: GrayText;
    }
  }
  @media print {
    .bar {
      display: none;
    }
    [role='tabpanel'],
    [role='tabpanel'][hidden='until-found'] {
      position: static;
      display: block;
      padding-block-start: 0.5rem;
      content-visibility: visible;
    }
    .label {
      display: block;
      margin: 0.5rem 0 0;
      font-weight: 700;
    }
  }
`;

/** Hides, where tabs are drawn, what says in their panes what the tabs say. It can still be linked to. */
export const paneStyles = css`
  @layer doc-variants {
    doc-variant-tabs:state(drawn) > * > [data-variant-label]:first-child {
      display: none !important;
    }
    @media screen {
      doc-variant-tabs:state(drawn)
        > :not([label])
        > :is(h1, h2, h3, h4, h5, h6, [role='heading']):first-child {
        position: absolute !important;
        visibility: hidden !important;
        overflow: hidden !important;
        inline-size: 1px !important;
        block-size: 1px !important;
        margin: 0 !important;
        padding: 0 !important;
        scroll-margin-block-start: 4rem !important;
      }
    }
  }
`;
