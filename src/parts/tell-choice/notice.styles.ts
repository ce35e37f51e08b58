/** Draws what the notice has inside its card. */
export const noticeStyles = /* css */ `
  div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    padding: 0.25rem 2.75rem 0.25rem 0.5rem;
    padding-inline: 0.5rem 2.75rem;
  }
  :host {
    position: relative;
  }
  [part='back'] {
    border-color: var(--_line);
    padding-inline: 0.75rem;
  }
  [part='fold'] {
    position: absolute;
    inset-block-start: 0.25rem;
    inset-inline-end: 0.25rem;
  }
  :host([data-folded]) div {
    padding: 0;
  }
  :host([data-folded]) [part='fold'] {
    position: static;
  }
`;
