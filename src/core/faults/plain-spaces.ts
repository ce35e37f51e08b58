const OTHER = /[^\S \t\n\f\r]|\u200B|&(?:amp;)*(?:nbsp|#160|#xa0|#8239|#x202f);/gi;

/** Matches what stands between a name and its sign, in which a space changes whom a passage is for. */
const BESIDE_SIGN = /(?<=(?:^| )[!-]) +| +(?=\+$)/g;

/**
 * Makes plain spaces of those that separate no names in HTML and CSS, such as a no-break space, also where a
 * CMS has written it as text, and none between a name and its sign.
 */
export const plainSpaces = (text: string): string =>
  text.replace(OTHER, ' ').replace(BESIDE_SIGN, '');
