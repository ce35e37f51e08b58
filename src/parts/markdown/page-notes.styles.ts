/** Draws what a page says of itself above its content, besides what every note has. */
export const pageNotesStyles = /* css */ `
  p {
    margin: 0;
  }
  [role='group'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
  }
  @media print {
    [role='group'] {
      display: none;
    }
  }
`;
