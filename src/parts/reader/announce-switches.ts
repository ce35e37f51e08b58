import { announce } from '../../page/announce.ts';
import { askProvider } from '../../context/context.ts';
import type { VariantChangeCause, VariantChangeEvent } from '../../context/events.ts';
import { labelOf } from '../../context/label-of.ts';
import { listOf } from '../../strings/list-of.ts';
import { loadStrings, say } from '../../strings/strings.ts';
import { words } from '../../core/names.ts';
import { rescueFocus } from '../../page/rescue-focus.ts';
import { noteShown, type Counts } from './switch-counts.ts';

/** How long to wait before a switch is announced; switches within it count as one. */
const SETTLING = 150;

/** The changes that were heard of in time. */
const heard = new WeakSet<Event>();

/** What a page looked like before a switch. */
interface Switch {
  readonly host: Element;
  /** What is to be said, where it comes true: the names that were chosen. */
  readonly names: Set<string>;
  readonly previous: readonly string[];
  /** Counts what has changed since. */
  readonly count: () => Counts;
  /** What had the focus; browsers take it away from what is hidden. */
  readonly focused: Element | null;
}

/**
 * Tells screen readers, once for each switch by the reader, what is shown now; and has the focus go
 * on somewhere when what had it is hidden. A link, another tab or the start of the page are no
 * switches of the reader here.
 */
export function announceSwitches(page: Document): void {
  let pending: Switch | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The root element hears what the document would, and its events have types.
  const root = page.documentElement;
  root.addEventListener('before-variant-change', (event) => {
    const host = event.composedPath()[0];
    if (!(host instanceof HTMLElement) || !isByReader(event.cause)) return;
    pending ??= {
      host,
      names: new Set(),
      count: noteShown(page),
      previous: words(event.previous),
      focused: page.activeElement,
    };
    const previous = [...pending.previous, ...words(event.previous)];
    for (const name of words(event.variant)) if (!previous.includes(name)) pending.names.add(name);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const settled = pending;
      pending = undefined;
      if (settled) void sayWhatChanged(settled, rescueFocus(settled.focused));
    }, SETTLING);
  });
  root.addEventListener('variant-change', (event) => {
    heard.add(event);
    const { cause } = event;
    // A link moves the focus itself to where it leads.
    if (isByReader(cause) || cause === 'reveal') return;
    const place = rescueFocus(page.activeElement);
    if (place) void sayPlace(place);
  });
}

/** Tells what the reader has switched before this part was there to tell it. */
export function announceMissed(host: HTMLElement, change: VariantChangeEvent | undefined): void {
  if (!change || heard.has(change) || !isByReader(change.cause)) return;
  heard.add(change);
  const previous = words(change.previous);
  const names = new Set(words(change.variant).filter((name) => !previous.includes(name)));
  void sayWhatChanged(
    { host, names, previous, count: () => ({ shown: 0, hidden: 0 }), focused: null },
    undefined,
  );
}

/** Tells whether the reader made a change here and now, be it by a control of the site. */
const isByReader = (cause: VariantChangeCause): boolean =>
  cause === 'picker' || (cause === 'script' && navigator.userActivation.isActive);

async function sayWhatChanged(
  { host, names, count }: Switch,
  place: HTMLElement | undefined,
): Promise<void> {
  await loadStrings(host);
  const context = askProvider(host);
  const active = [...names].filter((name) => context?.selection.has(name));
  const counts = count();
  if (!context || !active.length) return;
  const labels = active.map((name) => labelOf(host, name, context.groups));
  const variants = listOf(host, labels);
  const text =
    counts.shown || counts.hidden
      ? say(host, 'switched', {
          variants,
          shown: say(host, 'shown', { count: counts.shown }),
          hidden: say(host, 'hidden', { count: counts.hidden }),
        })
      : say(host, 'switchedNothing', { variants });
  announce(place ? `${text}. ${placeText(place)}` : text, host);
}

async function sayPlace(place: HTMLElement): Promise<void> {
  await loadStrings(place);
  announce(placeText(place), place);
}

const placeText = (place: HTMLElement): string =>
  say(place, 'focusMoved', { place: place.innerText.replace(/\s+/g, ' ').trim().slice(0, 80) });
