import { css, unsafeCSS } from 'lit';
import { cardStyles } from '../../page/overlay/overlay.styles.ts';

/** Draws the panel of inspect mode. */
export const panelStyles = [
  unsafeCSS(cardStyles),
  css`
    :host {
      inline-size: 26rem;
      max-block-size: 70vh;
      font-size: 0.875rem;
    }
    .head {
      display: flex;
      gap: 0.25rem;
    }
    .head > :first-child {
      flex: 1;
      font-weight: 600;
      text-align: start;
    }
    button {
      padding-inline: 0.5rem;
    }
    button[aria-expanded]::after {
      content: ' ▴' / '';
    }
    button[aria-expanded='true']::after {
      content: ' ▾' / '';
    }
    .body {
      padding: 0 0.5rem 0.5rem;
    }
    details {
      border-block-start: 1px solid var(--_line);
    }
    summary {
      padding-block: 0.5rem;
      font-weight: 600;
      cursor: pointer;
    }
    summary:focus-visible,
    input:focus-visible {
      outline: 2px solid;
    }
    ul {
      margin: 0 0 0.5rem;
      padding: 0;
      list-style: none;
    }
    li > button {
      inline-size: 100%;
      text-align: start;
    }
    .swatch {
      display: inline-block;
      inline-size: 0.8em;
      block-size: 0.8em;
      margin-inline-end: 0.4em;
      border-radius: 0.2em;
      background: var(--_tint, currentColor);
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem;
      align-items: center;
    }
    .chips > button {
      border-color: var(--_line);
    }
    [aria-pressed='true'],
    tr[aria-current] th {
      font-weight: 700;
      text-decoration: underline;
    }
    code {
      font-size: 0.9em;
    }
    .level {
      font-weight: 600;
    }
    .table {
      overflow-x: auto;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 0.15rem 0.25rem;
      border-block-end: 1px solid var(--_line);
      font-weight: normal;
      text-align: start;
    }
    thead th {
      font-weight: 600;
    }
    .link {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem;
    }
    .link > button {
      border-color: var(--_line);
    }
    input {
      flex: 1 1 10rem;
      min-inline-size: 0;
      border: 1px solid var(--_line);
      padding: 0.25rem;
      background: none;
      color: inherit;
      font: inherit;
    }
  `,
];
