/** Reads the groups that an author has a provider find out: its own `detect`, else that of the script tag. */
export const detectOf = (host: Element): string =>
  (host.localName === 'doc-variant-provider'
    ? host.getAttribute('detect')
    : host.ownerDocument.querySelector('script[data-root]')?.getAttribute('data-detect')) ?? '';
