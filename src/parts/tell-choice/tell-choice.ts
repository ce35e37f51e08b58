// What follows a choice, in a part of its own: it waits until the page shows what was chosen.
import type { VariantChangeCause } from '../../context/events.ts';
import { writeAddress } from '../../choice/address.ts';
import type { Chosen } from './chosen.ts';
import { noticeLink } from './notice.ts';

/**
 * Tells of a choice: to the page's address, and to a reader for whom a link has chosen.
 *
 * @param cause what has changed the choice; nothing, on a page that opens with a link's choice
 */
export function tellChoice(host: Element, chosen: Chosen, cause?: VariantChangeCause): void {
  const write = (): void => {
    if (cause) writeAddress(chosen, cause);
  };
  // A link that reveals something leads there first: the entry of the history is that of the place.
  if (cause === 'reveal') setTimeout(write);
  else write();
  noticeLink(host, chosen, cause === 'link' || cause === 'reveal');
}

declare module '../../context/parts.ts' {
  interface Parts {
    'tell-choice': {
      tellChoice: typeof tellChoice;
    };
  }
}
