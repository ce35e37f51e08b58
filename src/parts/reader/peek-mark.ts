/** Marks a block that is shown though its condition does not hold, and says how it is drawn. */
export const PEEK = 'data-doc-variant-peek';
