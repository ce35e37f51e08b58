import type { VariantChangeCause, VariantChangeEvent } from '../../context/events.ts';
import { isDrawn } from '../../page/drawn.ts';
import { focusedIn } from '../../page/focus-on.ts';
import { words } from '../../core/names.ts';
import { noteShown, watchShadows, type Switch } from './before-switch.ts';

/** How long to wait before a switch is announced; switches within it count as one. */
const SETTLING = 150;

/** The changes that were heard of in time. */
const heard = new WeakSet<Event>();

/** What says what a switch has changed, and moves the focus on: a chunk that loads with the first one. */
type Saying = Promise<typeof import('./say-switch.ts') | undefined>;
const loadSaying = (): Saying => import('./say-switch.ts').catch(() => undefined);

/** A switch of the reader that is not announced yet. */
interface Pending extends Switch {
  readonly previous: readonly string[];
  readonly saying: Saying;
}

/**
 * Tells screen readers, once for each switch by the reader, what is shown now; and has the focus go
 * on somewhere when what had it is hidden. A link, another tab or the start of the page are no
 * switches of the reader here.
 *
 * @param hosts the providers of the page
 */
export function announceSwitches(page: Document, hosts: Iterable<Element>): void {
  let pending: Pending | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The root element hears what the document would, and its events have types.
  const root = page.documentElement;
  watchShadows(root);
  root.addEventListener('before-variant-change', (event) => {
    const host = event.composedPath()[0];
    if (!(host instanceof HTMLElement) || !isByReader(event.cause)) return;
    pending ??= {
      host,
      names: new Set(),
      // One that has just come is not among the others yet.
      before: noteShown(page, [...hosts, host]),
      saying: loadSaying(),
      previous: words(event.previous),
      focused: focusedIn(page),
    };
    const previous = [...pending.previous, ...words(event.previous)];
    for (const name of words(event.variant)) if (!previous.includes(name)) pending.names.add(name);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const settled = pending;
      pending = undefined;
      if (settled) void sayChange(settled, settled.saying);
    }, SETTLING);
  });
  root.addEventListener('variant-change', (event) => {
    heard.add(event);
    const { cause } = event;
    // A link moves the focus itself to where it leads.
    if (isByReader(cause) || cause === 'reveal') return;
    const focused = focusedIn(page);
    if (focused && !isDrawn(focused)) void loadSaying().then((part) => part?.continueFrom(focused));
  });
}

async function sayChange(change: Switch, part: Saying): Promise<void> {
  const saying = await part;
  await saying?.sayWhatChanged(change);
  change.before?.end();
}

/** Tells what the reader has switched before this part was there to tell it. */
export function announceMissed(host: HTMLElement, change: VariantChangeEvent | undefined): void {
  if (!change || heard.has(change) || !isByReader(change.cause)) return;
  heard.add(change);
  const previous = words(change.previous);
  const names = new Set(words(change.variant).filter((name) => !previous.includes(name)));
  void sayChange({ host, names }, loadSaying());
}

/** Tells whether the reader made a change here and now, be it by a control of the site. */
const isByReader = (cause: VariantChangeCause): boolean =>
  cause === 'picker' || (cause === 'script' && navigator.userActivation.isActive);
