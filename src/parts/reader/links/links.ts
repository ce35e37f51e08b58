import { splitFragment } from '../../../core/address/url-fragment.ts';
import { textFinder, untilActs } from './arrival.ts';
import { landingOf, type Landing } from './landing.ts';
import { changeFor, applyChange } from './reveal.ts';

/** A place to come back to: a link that led away, which the page may give up, and how far below the top of the window. */
interface Origin {
  readonly link: WeakRef<Element>;
  readonly top: number;
}

/** Makes links to hidden content reveal it, whether a reader or a script follows them. */
export function followLinks(): void {
  /** Where the reader came from, by the entry of the history. */
  const origins = new Map<string, Origin>();
  let clicked: { event: Event; landing: Landing } | undefined;
  let isTraversal = false;
  let waiting: AbortController | undefined;
  /** Goes where the address leads, once that is there and the site's own scripts have opened what is around it. */
  const seek = (): void => {
    // The page may go before the reader acts.
    let target: WeakRef<Element> | undefined;
    const look = (): void => {
      if (!target?.deref()?.isConnected) target = land();
    };
    waiting?.abort();
    waiting = untilActs(look);
    queueMicrotask(look);
  };
  // Before the site's own scripts, which may want to scroll there themselves.
  addEventListener(
    'click',
    (event) => {
      const link = linkOf(event);
      if (!link) return;
      const { fragment, directives } = splitFragment(link.hash.slice(1));
      // The browser goes to text that is shown; what is not takes longer to find.
      if (directives) void goToText(directives);
      const landing = landingOf(fragment, document) ?? landingInside(link, fragment);
      if (!landing?.change) return;
      const key = entryKey();
      if (key && landing.change.length) {
        origins.set(key, { link: new WeakRef(link), top: link.getBoundingClientRect().top });
      }
      if (applyChange(landing.change, 'reveal')) clicked = { event, landing };
    },
    { capture: true },
  );
  addEventListener('click', (event) => {
    const landing = clicked?.event === event ? clicked.landing : undefined;
    clicked = undefined;
    if (!landing || event.defaultPrevented || !landing.needsHelp()) return;
    event.preventDefault();
    landing.go();
  });
  entries?.addEventListener('currententrychange', ({ navigationType, from }) => {
    // Coming back, the page's own address may be written anew before the hash is told of.
    if (navigationType === 'replace') return;
    isTraversal = navigationType === 'traverse';
    // A router leads to another page, which no event tells of.
    if (!isTraversal && pageOf(from.url ?? '') !== pageOf(location.href)) seek();
  });
  const follow = (): void => {
    const origin = isTraversal ? origins.get(entryKey() ?? '') : undefined;
    const link = origin?.link.deref();
    if (origin && link?.isConnected) return comeBack(link, origin.top);
    if (isTraversal) land();
    else seek();
  };
  addEventListener('hashchange', () => {
    if (!isTraversal) follow();
  });
  // Entries whose addresses differ in more than the hash have no event of their own for it. Where the
  // reader was before counts once the browser has gone there.
  addEventListener('popstate', () => {
    if (isTraversal) setTimeout(follow);
  });
  /** Goes where the address leads now; finds nothing where the page lacks the place or hides it. */
  function land(): WeakRef<Element> | undefined {
    const landing = landingOf(location.hash.slice(1), document);
    if (!landing?.change) return undefined;
    const { change } = landing;
    // The browser puts readers who come back where they were.
    const isThere = !change.length && (isTraversal || !landing.needsHelp());
    if (!isThere && applyChange(change, 'reveal')) landing.go();
    return new WeakRef(landing.target);
  }
}

/** Shows text that a link points to, where it is hidden. */
async function goToText(directives: string): Promise<void> {
  const find = await textFinder(directives);
  const landing = find?.();
  if (landing?.change?.length && applyChange(landing.change, 'reveal')) landing.go();
}

/** Shows what a reader comes back to: what the address says, and the link away where it was. */
function comeBack(link: Element, top: number): void {
  applyChange(landingOf(location.hash.slice(1), document)?.change ?? [], 'reveal');
  applyChange(changeFor(link) ?? [], 'reveal');
  scrollBy({ top: link.getBoundingClientRect().top - top, behavior: 'instant' });
}

/** Tells the entries of the history apart, in engines that have it. */
const entries = (window as { navigation?: Navigation }).navigation;

const entryKey = (): string | undefined => entries?.currentEntry?.key;

/** Finds the link to a place on this page that a click follows, if it follows one here. */
function linkOf(event: MouseEvent): HTMLAnchorElement | HTMLAreaElement | undefined {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return undefined;
  const link = event
    .composedPath()
    .find((node) => node instanceof HTMLAnchorElement || node instanceof HTMLAreaElement);
  if (!link?.hash || link.hasAttribute('download') || !/^(?:_self)?$/i.test(link.target))
    return undefined;
  return pageOf(link.href) === pageOf(location.href) ? link : undefined;
}

const pageOf = (address: string): string => address.replace(/#.*$/s, '');

/** Finds where a link leads in its own shadow root, and in those around it. */
function landingInside(link: Element, fragment: string): Landing | undefined {
  for (let root = link.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    const landing = landingOf(fragment, root);
    if (landing) return landing;
  }
  return undefined;
}
