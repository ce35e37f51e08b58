const SPACE = /[\t\n\f\r ,]*/y;
/** Takes what says when an address counts; a comma in brackets does not end it. */
const DESCRIPTOR = /(?:\([^)]*\)?|[^,(])*/y;
const ADDRESS = /[^\t\n\f\r ]*/y;

/**
 * Replaces each address of a `srcset` attribute, as browsers divide it.
 *
 * @returns the attribute, or nothing where one of its addresses becomes nothing
 */
export function mapSrcset(
  text: string,
  map: (address: string) => string | undefined,
): string | undefined {
  const candidates: string[] = [];
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  for (take(SPACE); at < text.length; take(SPACE)) {
    const written = take(ADDRESS);
    const address = map(written.replace(/,+$/, ''));
    if (address === undefined) return undefined;
    // A comma right behind an address ends it.
    const descriptor = written.endsWith(',') ? '' : take(DESCRIPTOR).trim();
    candidates.push(descriptor ? `${address} ${descriptor}` : address);
  }
  return candidates.join(', ');
}
