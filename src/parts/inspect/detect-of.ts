import type { Groups } from '../../core/groups.ts';
import { words } from '../../core/names.ts';

/** Reads the groups that an author has a provider find out: its own `detect`, else that of the script tag. */
export const detectOf = (host: Element): string =>
  (host.localName === 'doc-variant-provider'
    ? host.getAttribute('detect')
    : host.ownerDocument.querySelector('script[data-root]')?.getAttribute('data-detect')) ?? '';

/** Lists the words of it that name no group. */
export const oddDetects = (host: Element, groups: Groups): string[] =>
  words(detectOf(host)).filter((word) => !groups.some(({ name }) => name === word));
