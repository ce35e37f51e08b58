import { focusOn } from './go-on.ts';
import { drawnAround, drawnChildren } from '../reader/tree.ts';
import { changeFor, make, type Change } from './reveal.ts';
import { whenParsed } from './when-parsed.ts';

/** Is where a fragment of an address leads. */
export interface Landing {
  readonly fragment: string;
  readonly target: Element;
  /** What has to be chosen for it to be shown; undefined where no selection shows it. */
  readonly change: Change | undefined;
  /** What has the same id and comes first, where a browser would go. */
  readonly before: readonly Element[];
}

/**
 * Finds where a fragment leads. Of several variants with one id the one that is shown counts, else
 * the one that takes the smallest change.
 */
export function landingOf(fragment: string, tree: Document | ShadowRoot): Landing | undefined {
  if (!fragment) return undefined;
  const all = [fragment, decode(fragment)]
    .map((id) => namedBy(id, tree))
    .find(({ length }) => length);
  if (!all) return undefined;
  const landings = all.map((target, at) => ({
    fragment,
    target,
    change: changeFor(target),
    before: all.slice(0, at),
  }));
  const costOf = ({ change, target }: Landing): number =>
    change ? change.length + (change.length || boxIn(target) ? 0 : 0.5) : Infinity;
  return landings.reduce((best, other) => (costOf(other) < costOf(best) ? other : best));
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Lists what a browser would go to by a name, if it were alone with it. */
function namedBy(id: string, tree: Document | ShadowRoot): Element[] {
  const name = CSS.escape(id);
  const withId = [...tree.querySelectorAll(`#${name}`)];
  return withId.length ? withId : [...tree.querySelectorAll(`a[name="${name}"]`)];
}

/** Tells whether a browser does not go to a place by itself. */
export const needsHelp = ({ target, before }: Landing): boolean =>
  before.length > 0 || boxIn(target) !== target || !(target.getRootNode() instanceof Document);

/**
 * Goes to a place as the browser goes to one that is shown: it scrolls there, moves the focus and
 * counts as `:target`. An address that does not have the fragment gets it.
 */
export function goTo({ fragment, target, before }: Landing): void {
  const taken = before.map((element) => {
    const attribute = element.id ? 'id' : 'name';
    return { element, attribute, value: element.getAttribute(attribute) ?? '' };
  });
  // The browser goes to the first with an id, hidden or not.
  for (const { element, attribute } of taken) element.removeAttribute(attribute);
  const state: unknown = history.state;
  if (location.hash !== `#${fragment}`) location.hash = fragment;
  else {
    location.replace(location.href);
    // What an application keeps there is no concern of a link.
    if (history.state !== state) history.replaceState(state, '');
  }
  for (const { element, attribute, value } of taken) element.setAttribute(attribute, value);
  if (target.getRootNode() instanceof ShadowRoot && target instanceof HTMLElement) focusOn(target);
  if (needsHelp({ fragment, target, before: [], change: [] })) scrollThere(target);
}

/**
 * Shows an element, and goes there as a link would; see `DocVariantProvider.reveal`.
 *
 * @returns whether it is shown: not where no selection shows it, or the page prevents a choice
 */
export async function reveal(element: Element): Promise<boolean> {
  // All providers of the page are met by then.
  await new Promise<void>(whenParsed);
  const change = element instanceof Element ? changeFor(element) : undefined;
  if (!change || !make(change, 'reveal')) return false;
  for (const around of drawnAround(element)) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
  const box = boxIn(element);
  if (box instanceof HTMLElement) focusOn(box);
  scrollThere(element);
  return true;
}

/** Scrolls to an element as a browser does for a link. */
export function scrollThere(element: Element, behavior: ScrollBehavior = 'auto'): void {
  (boxIn(element) ?? element.parentElement)?.scrollIntoView({ behavior });
}

/** Finds what is drawn of an element first: itself as a rule, its content where that has no box. */
function boxIn(element: Element): Element | undefined {
  if (element.getClientRects().length) return element;
  for (const child of drawnChildren(element)) {
    const box = child instanceof Element && boxIn(child);
    if (box) return box;
  }
  return undefined;
}
