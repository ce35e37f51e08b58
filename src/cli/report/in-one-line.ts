/** Matches signs that move or hide what stands around them, or begin a line. */
const STEERING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Writes a text that comes from a page or a name for a terminal or a log, in which it is not to begin a line or a
 * command of its own: signs that steer become pictures of them, or the sign of what cannot be shown, of the same width.
 */
export const inOneLine = (text: string): string =>
  text.replace(STEERING, (sign) =>
    sign < ' ' ? String.fromCharCode(0x2400 + sign.charCodeAt(0)) : '\ufffd',
  );
