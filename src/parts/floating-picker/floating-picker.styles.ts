import { css, unsafeCSS } from 'lit';
import { cardStyles } from '../../page/overlay/overlay.styles.ts';

/** Draws the handle of the floating picker, and what unfolds from it. */
export const floatingStyles = [
  unsafeCSS(cardStyles),
  css`
    button {
      inline-size: 100%;
      padding-inline: 0.5rem;
      font-weight: 600;
      text-align: start;
    }
    button::after {
      content: ' ▴' / '';
    }
    button[aria-expanded='true']::after {
      content: ' ▾' / '';
    }
    .pickers {
      display: flex;
      flex-direction: column;
      gap: 0.5rem;
      padding: 0.5rem;
    }
  `,
];
