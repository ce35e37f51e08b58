// The part that serves readers beyond hiding, which every page loads once it is parsed.
import { prepareToAnnounce } from '../../page/announce.ts';
import { loadStrings } from '../../strings/strings.ts';
import { Place } from './place/place.ts';
import { followAddress, type Addressed } from '../../choice/address.ts';
import type { SwitchWatcher } from '../../choice/switching.ts';
import type { VariantChangeEvent } from '../../context/events.ts';
import { announceMissed, announceSwitches } from './announce-switches.ts';
import { arrive } from './links/arrival.ts';
import { codeIn } from './code-with-blocks.ts';
import type { Inspected } from './inspection.ts';
import { serveControls } from './controls/serve-controls.ts';
import { serveFinding } from './find/findable.ts';
import { followLinks } from './links/links.ts';
import { prepareLabels, preparePrint } from './print/print.ts';
import { meetProvider, type Answering } from './links/reveal.ts';

export { reveal } from './links/landing.ts';

/** Marks a page that is attended; other copies of the library leave it to the first. */
const ATTENDED = Symbol.for('doc-variants:reader');

/** The providers of this page. */
const hosts = new Set<Element>();
const place = new Place();
// Made here, where it holds no provider once that has gone.
const measure: SwitchWatcher = () => place.measure(hosts);

/**
 * Serves the readers of a provider.
 *
 * @param scope what answers for the provider
 * @param watchSwitches says when what is shown changes
 * @returns a function that stops it for this provider
 */
export function startReader(
  host: HTMLElement,
  scope: Answering &
    Addressed &
    Inspected & { readonly lastChange: VariantChangeEvent | undefined },
  watchSwitches: (watcher: SwitchWatcher) => void,
): () => void {
  meetProvider(host, scope);
  attend(host.ownerDocument);
  hosts.add(host);
  watchSwitches(measure);
  announceMissed(host, scope.lastChange);
  prepareLabels(host);
  // What is said and printed has to be there when it is asked for.
  void loadStrings(host);
  const ends = [
    followAddress(scope),
    serveFinding(host),
    serveControls(host),
    serveAuthors(host, scope),
  ];
  return () => {
    for (const end of ends) end();
    hosts.delete(host);
  };
}

/** Looks for an author's mistakes, in a chunk of its own that readers do not wait for. */
function serveAuthors(host: HTMLElement, scope: Inspected): () => void {
  let end: (() => void) | undefined;
  let isEnded = false;
  // A highlighter of the page may rewrite its code before the chunk is there.
  const inCode = codeIn(host);
  import('./inspection.ts').then(
    ({ inspectProvider }) => {
      if (!isEnded) end = inspectProvider(host, scope, inCode);
    },
    () => undefined,
  );
  return () => {
    isEnded = true;
    end?.();
  };
}

/** Does for a page what is done once for all its providers. */
function attend(page: Document): void {
  if (ATTENDED in page) return;
  Object.assign(page, { [ATTENDED]: true });
  prepareToAnnounce();
  announceSwitches(page, hosts);
  preparePrint(page);
  // The other providers of the page are met by then.
  setTimeout(() => void arrive((target) => place.holdElement(target)));
  followLinks();
}

declare module '../../context/parts.ts' {
  interface Parts {
    reader: {
      reveal(element: Element): Promise<boolean>;
      startReader: typeof startReader;
    };
  }
}
