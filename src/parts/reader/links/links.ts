import { splitFragment } from '../../../core/address/url-fragment.ts';
import { textFinder } from './arrival.ts';
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
  let landedOn: Element | undefined;
  let isTraversal = false;
  const go = (landing: Landing): void => {
    landedOn = landing.target;
    landing.go();
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
    go(landing);
  });
  entries?.addEventListener('navigate', ({ navigationType }) => {
    // Coming back, the page's own address may be written anew before the hash is told of.
    if (navigationType !== 'replace') isTraversal = navigationType === 'traverse';
  });
  const follow = (): void => {
    const origin = isTraversal ? origins.get(entryKey() ?? '') : undefined;
    const link = origin?.link.deref();
    if (origin && link?.isConnected) return comeBack(link, origin.top);
    // The site's own scripts may open the tab, the drawer, around it meanwhile.
    if (!land()) requestAnimationFrame(land);
  };
  addEventListener('hashchange', () => {
    if (!isTraversal) follow();
  });
  // Entries whose addresses differ in more than the hash have no event of their own for it. Where the
  // reader was before counts once the browser has gone there.
  addEventListener('popstate', () => {
    if (isTraversal) setTimeout(follow);
  });
  /** Goes where the address leads now; false where the page hides the place. */
  function land(): boolean {
    const landing = landingOf(location.hash.slice(1), document);
    const hasLanded = landing && landing.target === landedOn;
    landedOn = undefined;
    if (!landing || hasLanded) return true;
    if (!landing.change) return false;
    // The browser puts readers who come back where they were.
    if (!landing.change.length && (isTraversal || !landing.needsHelp())) return true;
    if (applyChange(landing.change, 'reveal')) go(landing);
    return true;
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
