import { css, unsafeCSS } from 'lit';
import { buttonStyles } from '../../page/drawing/button.styles.ts';

/** Draws the button, and the field with the Markdown where the browser lets nobody copy. */
export const copyStyles = [
  unsafeCSS(buttonStyles),
  css`
    button {
      min-block-size: 2.25rem;
      border-color: color-mix(in srgb, currentColor 50%, transparent);
      padding: 0.25rem 0.75rem;
    }
    textarea {
      display: block;
      box-sizing: border-box;
      inline-size: 100%;
      min-block-size: 10rem;
      margin-block-start: 0.5rem;
      font:
        0.875rem/1.4 ui-monospace,
        monospace;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
];
