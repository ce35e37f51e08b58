import { css, unsafeCSS } from 'lit';
import { buttonStyles } from '../../page/drawing/button.styles.ts';
import { noteStyles } from '../../page/drawing/note.styles.ts';

/** Draws the note above what stands in for something. */
export const fallbackStyles = [
  unsafeCSS(buttonStyles),
  unsafeCSS(noteStyles),
  css`
    [part='note'] {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 1rem;
    }
    @media print {
      button {
        display: none;
      }
    }
  `,
];
