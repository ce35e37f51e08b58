/**
 * Prints data, to see whether it has changed. Not as JSON: other scripts of a page change how arrays turn
 * into that.
 */
export const printData = (data: unknown): string =>
  typeof data === 'object' && data
    ? `(${Object.entries(data).flat().map(printData).join('\0')})`
    : String(data);
