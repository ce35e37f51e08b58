// The part that serves readers beyond hiding, which every page loads once it is parsed.
import { prepareToAnnounce } from '../context/announce.ts';
import { loadStrings } from '../context/strings.ts';
import { announceSwitches } from './announce-switches.ts';
import { preparePrint } from './print.ts';

/** Marks a page that is attended; other copies of the library leave it to the first. */
const ATTENDED = Symbol.for('doc-variants:reader');

/**
 * Serves the readers of a provider.
 *
 * @returns ends what is done for this provider
 */
export function startReader(host: Element): () => void {
  attend(host.ownerDocument);
  // What is said and printed has to be there when it is asked for.
  void loadStrings(host);
  return () => undefined;
}

/** Does for a page what is done once for all its providers. */
function attend(page: Document): void {
  if (ATTENDED in page) return;
  Object.assign(page, { [ATTENDED]: true });
  prepareToAnnounce();
  announceSwitches(page);
  preparePrint(page);
}
