/** Takes an attribute of an HTML tag that holds an address. */
const ATTRIBUTE = /(<[a-z][^<>]*?\s(?:href|src|poster)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/gi;
const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/**
 * Resolves an address that stands in a page against the address of the page, so that a link reaches
 * what it would reach from there. Both may be relative to the site that shows the page.
 */
export function resolveAddress(address: string, page: string): string {
  if (!page || !address || address.startsWith('#') || ABSOLUTE.test(address)) return address;
  if (ABSOLUTE.test(page)) {
    try {
      return new URL(address, page).href;
    } catch {
      return address;
    }
  }
  if (address.startsWith('/')) return address;
  const [file = ''] = page.split(/[?#]/);
  if (address.startsWith('?')) return file + address;
  return file.slice(0, file.lastIndexOf('/') + 1) + address.replace(/^\.\//, '');
}

/** Resolves the addresses in HTML. */
export const resolveInHtml = (html: string, page: string): string =>
  !page
    ? html
    : html.replace(ATTRIBUTE, (_, start: string, value: string) => {
        const quote = /^["']/.exec(value)?.[0] ?? '';
        const address = quote ? value.slice(1, -1) : value;
        return start + quote + resolveAddress(address.trim(), page) + quote;
      });
