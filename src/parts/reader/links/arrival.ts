import { splitFragment } from '../../../core/address/url-fragment.ts';
import { landingOf, type Landing } from './landing.ts';
import { applyChange } from './reveal.ts';
import { treesIn } from '../tree.ts';

/** The events by which readers show that they want to be elsewhere. */
const ACTS = ['wheel', 'touchmove', 'pointerdown', 'keydown', 'hashchange'] as const;

/** Calls a function after each change of the page, until the reader acts or what is returned is aborted. */
export function untilActs(look: () => void): AbortController {
  const life = new AbortController();
  const { signal } = life;
  const changes = new MutationObserver(look);
  signal.addEventListener('abort', () => changes.disconnect());
  changes.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['id', 'aria-busy', 'hidden', 'class'],
  });
  for (const type of ACTS) {
    addEventListener(type, () => life.abort(), { capture: true, passive: true, signal });
  }
  return life;
}

/**
 * Goes where the address leads by which the page opens, when that is there, unless the reader goes
 * elsewhere before.
 *
 * @param hold holds an element where it is, while content above it loads
 */
export async function arrive(hold: (element: Element) => void): Promise<void> {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // Chromium hides directives from the page, but this is where they come from.
  const opened = splitFragment((entry?.name ?? location.href).replace(/^[^#]*#?/, ''));
  const fragment = location.hash.slice(1);
  const hasMoved = fragment !== opened.fragment;
  if (hasMoved && (isFirstEntry() || !isTarget(fragment))) return;
  const isBack = !hasMoved && entry?.type !== 'navigate';
  const findText = isBack || hasMoved ? undefined : await textFinder(opened.directives);
  if (!findText && !fragment) return;
  const find = (): Landing | undefined => {
    for (const tree of hasMoved ? treesIn(document) : [document]) {
      const landing = landingOf(fragment, tree);
      if (landing) return landing;
    }
    return undefined;
  };
  let landed: Landing | undefined;
  let hasGone = false;
  const look = (): void => {
    if (landed) landed.scroll();
    else {
      const found = findText?.() ?? find();
      const change = found?.change;
      // The site's own scripts may show it yet, or bring another of its name.
      if (!change) return;
      // Who reloads the page, or comes back to it, has chosen something else since.
      const isOutdated = isBack && change.some(({ owner }) => owner.own.length);
      if (isOutdated || !applyChange(change, 'reveal')) return life.abort();
      landed = found;
      // The browser goes by itself to what is there in time.
      hasGone = change.length > 0 || landed.needsHelp() || !landed.target.matches(':target');
      if (hasGone) landed.go();
    }
    // A long page comes piece by piece, and at first may be too short to scroll.
    if (landed.target.closest('[aria-busy="true"]')) return;
    const { target, scroll } = landed;
    life.abort();
    requestAnimationFrame(() => {
      const { top } = target.getBoundingClientRect();
      requestAnimationFrame(() => {
        // The browser may still be on its way: in WebKit, and where a site wants it to scroll smoothly.
        const isMoving = target.getBoundingClientRect().top !== top;
        if (!isBack && (hasGone || isMoving)) scroll();
        hold(target);
      });
    });
  };
  const life = untilActs(look);
  look();
}

/** Whether the page is still at the entry of the history at which it opened, where that is known. */
function isFirstEntry(): boolean {
  const { activation, currentEntry } = (window as { navigation?: Navigation }).navigation ?? {};
  return !!activation && activation.entry.key === currentEntry?.key;
}

/**
 * Whether a link, a script or the history has led to a fragment since the page opened: what a page
 * writes into its address by itself leads nowhere, so another element stays the target, or none is.
 */
function isTarget(fragment: string): boolean {
  const landing = landingOf(fragment, document);
  // No browser goes by itself to what Markdown gave another name.
  if (!landing?.isNamed) return true;
  const target = document.querySelector(':target');
  const nameOf = (element: Element): string | null => element.id || element.getAttribute('name');
  return target !== null && nameOf(target) === nameOf(landing.target);
}

/** Loads what finds the text that a link points to, where it points to some. */
export async function textFinder(
  directives: string,
): Promise<(() => Landing | undefined) | undefined> {
  if (!directives) return undefined;
  const part = await import('./text-fragments.ts').catch(() => undefined);
  return () => part?.landingOfText(directives);
}
