/** The most characters of a name that is made from a label. */
const MAX_CHARACTERS = 80;

/**
 * Makes the name of a variant from the label of a tab, in whatever script: `your_own_cloud` from "Your
 * own cloud", `cX2bX2b` from "C++". Equal labels make equal names on every page, and others make others:
 * blanks become `_`, letters small, and what no name may have is written as its code. Labels that
 * differ in case and blanks only are one.
 *
 * @param label the label; the empty text makes an empty name
 * @param key what keeps tabs apart from others with the same labels, such as `os`
 */
export function tabNameOf(label: string, key = ''): string {
  const text = label.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');
  if (!text) return '';
  const name = Array.from(text, (char, at) => (at ? encode(char) : encodeFirst(char))).join('');
  // The codes of capitals are free: no letter of a name is one.
  const short =
    name.length > MAX_CHARACTERS ? `${name.slice(0, MAX_CHARACTERS - 12)}H${hashOf(text)}` : name;
  return key ? `${tabNameOf(key)}.${short}` : short;
}

const encodeFirst = (char: string): string =>
  /[a-z0-9]/.test(char) ? char : codeOf(char.codePointAt(0) ?? 0);

const encode = (char: string): string =>
  char === ' ' ? '_' : /[a-z0-9.-]/.test(char) ? char : codeOf(char.codePointAt(0) ?? 0);

/** Writes a character's code after a capital that tells its length, so that no two texts are written alike. */
function codeOf(code: number): string {
  const [sign, digits] = code < 0x100 ? ['X', 2] : code < 0x1_0000 ? ['U', 4] : ['W', 6];
  return sign + code.toString(16).padStart(digits, '0');
}

/** Returns 53 bits that tell long texts apart. */
function hashOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
