const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Tells whether the text is a variant or group name: `[A-Za-z0-9][A-Za-z0-9._-]*`. */
export const isName = (text: string): boolean => NAME.test(text);

/** Splits a text at the white space that HTML (and `[attr~=…]` in CSS) knows. */
export const words = (text: string): string[] => text.split(/[ \t\n\f\r]+/).filter(Boolean);
