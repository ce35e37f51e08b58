import { WRITTEN_KEY } from '../core/storage-keys.ts';
import { browserMemories } from './storage.ts';

/**
 * Reads what a link asks for by a parameter of the page's address, `byoc,java`. A page that the
 * reader reloads or comes back to has no link where the address is of the page's own making.
 *
 * @param isAny whether to read what the address says in any case
 */
export function linkIn(parameter: string, isAny?: boolean): string {
  // A form may say it more than once.
  const link = parameter && new URLSearchParams(location.search).getAll(parameter).join();
  // Not zero where the page is reloaded or come back to. The newer way takes twice the bytes.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const isBack = performance.navigation.type;
  const isOwn = isBack && browserMemories.session.read(WRITTEN_KEY)?.split(' ').includes(link);
  return isOwn && !isAny ? '' : link;
}
