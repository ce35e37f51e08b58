import { css } from 'lit';

/** Draws the list from the text colour around it, so that it fits light and dark pages alike. */
export const tocStyles = css`
  :host {
    --_line: var(--doc-variant-toc-line, color-mix(in srgb, currentColor 22%, transparent));
    --_accent: var(--doc-variant-toc-accent, currentColor);
    display: block;
    font: inherit;
    line-height: 1.4;
  }
  :host([hidden]) {
    display: none;
  }
  nav {
    font-size: 0.9375em;
  }
  .label {
    margin: 0 0 0.35rem;
    font-size: 0.9375em;
    font-weight: 600;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  a {
    display: block;
    border-inline-start: 1px solid var(--_line);
    padding-block: 0.25rem;
    padding-inline: 0.85rem 0.25rem;
    color: inherit;
    overflow-wrap: anywhere;
    text-decoration: none;
  }
  ul ul a {
    padding-inline-start: 1.85rem;
  }
  ul ul ul a {
    padding-inline-start: 2.85rem;
  }
  ul ul ul ul a {
    padding-inline-start: 3.85rem;
  }
  a:hover {
    text-decoration: underline;
  }
  a:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  [aria-current] {
    border-color: var(--_accent);
    box-shadow: inset 2px 0 var(--_accent);
    color: var(--doc-variant-toc-accent, inherit);
  }
  [aria-current]:dir(rtl) {
    box-shadow: inset -2px 0 var(--_accent);
  }
  @media (forced-colors: active) {
    [aria-current] {
      border-inline-start: 4px solid Highlight;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
