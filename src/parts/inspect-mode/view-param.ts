/** The parameter of a page's address that asks for inspect mode, with the number of a passage. */
export const VIEW_PARAM = 'variant-inspect';
