import { mapSrcset } from '../../core/address/srcset.ts';

const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^<>"'])*>/gi;
/** Takes an attribute of a tag, whole, so that no text in it is taken for another one. */
const ATTRIBUTE = /(\s([a-z][\w:-]*)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/gi;
const HAS_ADDRESS = /^(?:href|src|srcset|poster)$/i;
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
    : html.replace(TAG, (tag) =>
        tag.replace(ATTRIBUTE, (all, start: string, name: string, value: string) => {
          if (!HAS_ADDRESS.test(name)) return all;
          const quote = /^["']/.exec(value)?.[0] ?? '';
          const address = quote ? value.slice(1, -1) : value;
          const resolve = (one: string): string => resolveAddress(one, page);
          const isSet = name.toLowerCase() === 'srcset';
          const resolved = isSet ? mapSrcset(address, resolve) : resolve(address.trim());
          return start + quote + (resolved ?? '') + quote;
        }),
      );
