// What follows a choice, in a part of its own: it waits until the page shows what was chosen.
import type { VariantChangeCause } from '../../context/events.ts';
import type { Choice } from '../../choice/choice.ts';
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
    readOnce(chosen.choice);
    writeAddress(chosen, cause);
  };
  // A link that reveals something leads there first: the entry of the history is that of the place.
  if (cause === 'reveal') setTimeout(write);
  // What the reader has done is written when it is seen, and last: an address that others follow, too,
  // says what was chosen last.
  else if (cause === 'picker' || cause === 'script') whenPainted(write);
  else if (cause) write();
  noticeLink(host, chosen, cause === 'link' || cause === 'reveal');
}

/** The choices that are up to date, for all providers that share them. */
const read = new Set<Choice>();

/** Takes over what a router may have written into the address since the choice was made. */
function readOnce(choice: Choice): void {
  if (read.has(choice)) return;
  if (!read.size) setTimeout(() => read.clear());
  read.add(choice);
  choice.read();
}

/** What waits for the next frame. */
const waiting = new Set<() => void>();
/** How long to wait where the browser paints nothing, as in a tab in the background. */
const UNSEEN_MS = 100;

/** Calls back once the next frame is painted, and before the reader leaves. */
function whenPainted(callback: () => void): void {
  if (!waiting.size) {
    requestAnimationFrame(() => setTimeout(flush));
    setTimeout(flush, UNSEEN_MS);
    addEventListener('pagehide', flush, { once: true });
  }
  waiting.add(callback);
}

function flush(): void {
  removeEventListener('pagehide', flush);
  const callbacks = [...waiting];
  waiting.clear();
  for (const callback of callbacks) callback();
}

declare module '../../context/parts.ts' {
  interface Parts {
    'tell-choice': {
      tellChoice: typeof tellChoice;
    };
  }
}
