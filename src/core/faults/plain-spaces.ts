const OTHER = /[^\S \t\n\f\r]|\u200B|&(?:amp;)*(?:nbsp|#160|#xa0|#8239|#x202f);/gi;

/**
 * Makes plain spaces of those that separate no names in HTML and CSS, such as a no-break space, also where a
 * CMS has written it as text.
 */
export const plainSpaces = (text: string): string => text.replace(OTHER, ' ');
