import { goTo, landingOf, needsHelp, scrollThere, type Landing } from './landing.ts';
import { changeFor, make } from './reveal.ts';

/** Holds an element where it is, while content above it loads. */
type Hold = (element: Element) => void;

/** Is what a reader does who wants to be elsewhere. */
const ACTS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Has links land that lead to what is hidden: those on the page, and the one that it opens by. */
export function serveLinks(hold: Hold): void {
  landWhenThere(hold);
  followClicks();
}

/** Goes where the page's address leads, when that is there; until the reader goes elsewhere. */
function landWhenThere(hold: Hold): void {
  const fragment = location.hash.slice(1);
  if (!fragment) return;
  const life = new AbortController();
  const { signal } = life;
  let landed: Landing | undefined;
  const look = (): void => {
    if (landed) scrollThere(landed.target, 'instant');
    else {
      landed = landingOf(fragment, document);
      if (!landed) return;
      const { change, target } = landed;
      if (!change || !make(change, 'reveal')) {
        life.abort();
        return;
      }
      // The browser goes by itself to what is there in time.
      if (change.length || needsHelp(landed) || !target.matches(':target')) goTo(landed);
    }
    // A long page comes piece by piece, and at first may be too short to scroll.
    if (landed.target.closest('[aria-busy="true"]')) return;
    const { target } = landed;
    life.abort();
    requestAnimationFrame(() => requestAnimationFrame(() => hold(target)));
  };
  const changes = new MutationObserver(look);
  signal.addEventListener('abort', () => changes.disconnect());
  changes.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['id', 'aria-busy'],
  });
  for (const type of [...ACTS, 'hashchange']) {
    addEventListener(type, () => life.abort(), { capture: true, passive: true, signal });
  }
  look();
}

/** Is a place to come back to: a link that led away, and how far below the top of the window. */
interface Origin {
  readonly link: Element;
  readonly top: number;
}

function followClicks(): void {
  /** Is where the reader came from, by the entry of the history. */
  const origins = new Map<string, Origin>();
  let clicked: { event: Event; landing: Landing } | undefined;
  let gone: Element | undefined;
  let isTraversal = false;
  const go = (landing: Landing): void => {
    gone = landing.target;
    goTo(landing);
  };
  // Before the site's own scripts hear of it, which may want to scroll there themselves.
  addEventListener(
    'click',
    (event) => {
      const link = linkOf(event);
      const landing = link && (landingOf(link.hash.slice(1), document) ?? landingInside(link));
      if (!link || !landing?.change) return;
      const key = entryKey();
      if (key && landing.change.length) {
        origins.set(key, { link, top: link.getBoundingClientRect().top });
      }
      if (make(landing.change, 'reveal')) clicked = { event, landing };
    },
    { capture: true },
  );
  addEventListener('click', (event) => {
    const landing = clicked?.event === event ? clicked.landing : undefined;
    clicked = undefined;
    if (!landing || event.defaultPrevented || !needsHelp(landing)) return;
    event.preventDefault();
    go(landing);
  });
  entries?.addEventListener('navigate', ({ navigationType }) => {
    isTraversal = navigationType === 'traverse';
  });
  addEventListener('hashchange', () => {
    const origin = isTraversal ? origins.get(entryKey() ?? '') : undefined;
    if (origin?.link.isConnected) {
      comeBack(origin);
      return;
    }
    const landing = landingOf(location.hash.slice(1), document);
    const hasGone = landing && landing.target === gone;
    gone = undefined;
    if (!landing?.change || hasGone) return;
    // The browser puts readers who come back where they were.
    if (!landing.change.length && (isTraversal || !needsHelp(landing))) return;
    if (make(landing.change, 'reveal')) go(landing);
  });
}

/** Shows what a reader comes back to: what the address says, and the link away where it was. */
function comeBack({ link, top }: Origin): void {
  make(landingOf(location.hash.slice(1), document)?.change ?? [], 'reveal');
  make(changeFor(link) ?? [], 'reveal');
  scrollBy({ top: link.getBoundingClientRect().top - top, behavior: 'instant' });
}

/** Is what tells the entries of the history apart, in engines that have it. */
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
function landingInside(link: HTMLAnchorElement | HTMLAreaElement): Landing | undefined {
  for (let root = link.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    const landing = landingOf(link.hash.slice(1), root);
    if (landing) return landing;
  }
  return undefined;
}
