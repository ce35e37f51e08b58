import { splitFragment } from '../../../core/address/url-fragment.ts';
import { landingOf, type Landing } from './landing.ts';
import { applyChange } from './reveal.ts';

/** The events by which readers show that they want to be elsewhere. */
const ACTS = ['wheel', 'touchmove', 'pointerdown', 'keydown', 'hashchange'] as const;

/**
 * Goes where the address leads by which the page opens, when that is there, unless the reader goes
 * elsewhere before.
 *
 * @param hold holds an element where it is, while content above it loads
 */
export async function arrive(hold: (element: Element) => void): Promise<void> {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // Chromium hides directives from the page, but this is where they come from.
  const { fragment, directives } = splitFragment(
    (entry?.name ?? location.href).split('#')[1] ?? '',
  );
  // A page may write into its address by itself, and leads nowhere by that.
  if (location.hash !== (fragment && `#${fragment}`)) return;
  const findText = entry?.type === 'navigate' ? await textFinder(directives) : undefined;
  if (!findText && !fragment) return;
  const life = new AbortController();
  const { signal } = life;
  let landed: Landing | undefined;
  const look = (): void => {
    if (landed) landed.scroll();
    else {
      landed = findText?.() ?? landingOf(fragment, document);
      const change = landed?.change;
      if (!landed || !change) {
        // The site's own scripts may show it yet, or bring another of its name.
        landed = undefined;
        return;
      }
      if (!applyChange(change, 'reveal')) {
        life.abort();
        return;
      }
      // The browser goes by itself to what is there in time.
      if (change.length || landed.needsHelp() || !landed.target.matches(':target')) landed.go();
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
    attributeFilter: ['id', 'aria-busy', 'hidden', 'class'],
  });
  for (const type of ACTS) {
    addEventListener(type, () => life.abort(), { capture: true, passive: true, signal });
  }
  look();
}

/** Loads what finds the text that a link points to, where it points to some. */
export async function textFinder(
  directives: string,
): Promise<(() => Landing | undefined) | undefined> {
  if (!directives) return undefined;
  const part = await import('./text-fragments.ts').catch(() => undefined);
  return () => part?.landingOfText(directives);
}
