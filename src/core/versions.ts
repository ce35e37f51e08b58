const { compare } = new Intl.Collator('en', { numeric: true });

/** Writes a version for comparing: a comma sorts between the dash of `3.0-rc.1` and a dot. */
const comparable = (version: string): string => `${version},`.replace(/^v|(?:\.0+)+(?=[-,])/g, '');

/** Tells whether a version is newer than another one, or no other is given. */
export const isNewer = (version = '', than = ''): boolean =>
  compare(comparable(version), comparable(than)) > 0;

/**
 * Finds the newest variant of an ordered group that is not above a version which the group does not
 * list: 2.3 for 2.3.7. The digits are asked only for this; the order itself is the author's.
 */
export function nearestVersion(order: readonly string[] = [], version: string): string | undefined {
  const isVersion = (name: string): boolean => /^v?\d/.test(name);
  if (!isVersion(version)) return undefined;
  return order.findLast((one) => isVersion(one) && !isNewer(one, version));
}
