import { WRITTEN_KEY, type Persistence } from '../core/storage-keys.ts';
import { browserMemories } from './storage.ts';

/** A provider that links choose in. */
export interface LinkFollower {
  readonly urlParam: string;
  readonly persistence: Persistence;
}

/** What the page itself has written last, by each parameter of its address. */
export const written: Record<string, string> = {};

/**
 * Whether the page was reloaded or come back to. Chromium forgets it at the next link within the page, and the newer
 * way takes twice the bytes.
 */
// eslint-disable-next-line @typescript-eslint/no-deprecated
const isComeBackTo = (performance as Partial<Performance>).navigation?.type;

/**
 * Reads what a link asks for by a parameter of the page's address, `byoc,java`. What the page
 * has written itself is no link, also where the reader reloads it or comes back to it.
 *
 * @param follower where it is not remembered what the page has written, that of an earlier page counts
 */
export function linkIn({ urlParam, persistence }: LinkFollower): string {
  // A form may say it more than once.
  const link = urlParam && new URLSearchParams(location.search).getAll(urlParam).join();
  const isOwn =
    link === written[urlParam] ||
    (persistence !== 'none' &&
      isComeBackTo &&
      browserMemories.session.read(WRITTEN_KEY)?.split(' ').includes(link));
  return isOwn ? '' : link;
}
