import { CHANGING } from '../../../page/blocks.ts';
import { focusOn } from '../../../page/focus-on.ts';
import { isDrawnIn } from '../../../page/drawn.ts';
import { drawnChildren } from '../tree.ts';
import { canShow, openAround } from './open-around.ts';
import { changeFor, applyChange, type Change } from './reveal.ts';
import { whenParsed } from '../../../page/when-parsed.ts';

/** Where a link leads. */
export interface Landing {
  readonly target: Element;
  /** What has to be chosen for it to be shown; undefined where no selection shows it. */
  readonly change: Change | undefined;
  /** Whether the target goes by this name itself, and not with a prefix. */
  readonly isNamed: boolean;
  /** Tells whether a browser does not go there by itself, though it is shown. */
  needsHelp(): boolean;
  /** Goes there as the browser goes to what is shown. */
  go(): void;
  /** Scrolls there once more, at once. */
  scroll(): void;
}

/**
 * Finds where a fragment leads. Of several variants with one id the one that is shown counts, else
 * the one that takes the smallest change.
 */
export function landingOf(fragment: string, tree: Document | ShadowRoot): Landing | undefined {
  if (!fragment) return undefined;
  const ids = [fragment, decode(fragment)];
  const all = ids.map((id) => namedBy(id, tree)).find(({ length }) => length);
  if (!all) return undefined;
  const landings = all.map((target, at): Landing => {
    const before = all.slice(0, at);
    // Markdown may have given it another name.
    const isNamed = ids.includes(target.id) || ids.includes(target.getAttribute('name') ?? '');
    return {
      target,
      change: changeThatShows(target),
      isNamed,
      needsHelp: () => before.length > 0 || !isNamed || isOutOfReach(target),
      go: () => goTo(target, fragment, before, isNamed),
      scroll: () => scrollThere(target, 'instant'),
    };
  });
  const costOf = ({ change, target }: Landing): number =>
    change ? change.length + (change.length || boxIn(target) ? 0 : 0.5) : Infinity;
  return landings.reduce((best, other) => (costOf(other) < costOf(best) ? other : best));
}

/** Works out what to choose for an element; undefined where the page itself keeps it hidden. */
function changeThatShows(target: Element): Change | undefined {
  const change = changeFor(target);
  return change?.length && !canShow(target) ? undefined : change;
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
  // Markdown of a page's author gets its ids with a prefix, so that none is in a script's way.
  for (const selector of [`#${name}`, `a[name="${name}"]`, ...prefixed(name)]) {
    const found = [...tree.querySelectorAll(selector)];
    if (found.length) return found;
  }
  return [];
}

const prefixed = (name: string): string[] => [
  `#user-content-${name}`,
  `a[name="user-content-${name}"]`,
];

/** Tells whether no browser goes to an element, whatever its id. */
const isOutOfReach = (element: Element): boolean =>
  boxIn(element) !== element || !(element.getRootNode() instanceof Document);

/**
 * Makes the browser go to an element: it scrolls there, moves the focus, and the element is `:target`.
 * An address that does not have the fragment gets it.
 *
 * @param before what has the same id and comes first, where the browser would go
 * @param isNamed whether the target goes by the fragment itself
 */
function goTo(
  target: Element,
  fragment: string,
  before: readonly Element[],
  isNamed: boolean,
): void {
  const taken = (isNamed ? before : [...before, target]).map((element) => {
    const attribute = element.id ? 'id' : 'name';
    return { element, attribute, value: element.getAttribute(attribute) ?? '' };
  });
  // What has no passage or tabs around it is the site's affair.
  if (isDrawnIn(target, `${CHANGING},[hidden=until-found]`)) openAround(target);
  // No script runs before the names are back.
  for (const { element, attribute } of taken)
    element.setAttribute(attribute, element === target ? decode(fragment) : '');
  if (location.hash !== `#${fragment}`) location.hash = fragment;
  else goAgain(location.href);
  for (const { element, attribute, value } of taken) element.setAttribute(attribute, value);
  if (target.getRootNode() instanceof ShadowRoot && target instanceof HTMLElement) focusOn(target);
  if (isOutOfReach(target)) scrollThere(target);
}

/** Makes the browser go once more where the page's address leads. */
export function goAgain(address: string): void {
  const state: unknown = history.state;
  location.replace(address);
  // What an application keeps there does not concern a link.
  if (history.state !== state) history.replaceState(state, '');
}

/**
 * Shows an element, and goes there as a link would; see `DocVariantProvider.reveal`.
 *
 * @returns whether it is shown: not where no selection shows it, the page hides it otherwise, or
 *   prevents a choice
 */
export async function reveal(element: Element): Promise<boolean> {
  // All providers of the page are met by then.
  await new Promise<void>(whenParsed);
  const change = element instanceof Element ? changeFor(element) : undefined;
  if (!change || !canShow(element) || !applyChange(change, 'reveal') || !openAround(element))
    return false;
  const box = boxIn(element);
  if (box instanceof HTMLElement) focusOn(box);
  scrollThere(element);
  return true;
}

/** Scrolls to an element as a browser does for a link. */
function scrollThere(element: Element, behavior: ScrollBehavior = 'auto'): void {
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
