/** A dotted version, a dash and another one: `9.0-9.2`, which looks like a range and is kept for one. */
const NAME = /^(?!.*\.\.|v?\d+\.[\d.]*-v?\d+\.\d)[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Tells whether the text is a variant or group name: `[A-Za-z0-9][A-Za-z0-9._-]*`. What looks like a
 * range, `2.3..4` or `9.0-9.2`, is reserved.
 */
export const isName = (text: string): boolean => NAME.test(text);

/** Splits a text at the white space that HTML (and `[attr~=…]` in CSS) knows. */
export const words = (text: string): string[] => text.split(/[ \t\n\f\r]+/).filter(Boolean);

/** What editors and CMSs make of the signs of a range. */
const SIGNS = [
  [/&(?:amp;)*(?:gt|#62|#x3e);|[›＞]/gi, '>'],
  [/&(?:amp;)*(?:lt|#60|#x3c);|[‹＜]/gi, '<'],
  [/&(?:amp;)*ge;|[≥⩾]/g, '>='],
  [/&(?:amp;)*le;|[≤⩽]/g, '<='],
] as const;

/** Writes the signs of ranges as they are meant: `≥`, `›=` and `&gt;=` are `>=`. */
export const plainSigns = (text: string): string =>
  SIGNS.reduce((plain, [sign, meant]) => plain.replace(sign, meant), text);
