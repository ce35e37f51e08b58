// Finding where a reader can go on, in a chunk that loads with the first switch.
import { BLOCKS, isHiding } from '../../page/blocks.ts';
import { drawnAround, isDrawn } from '../../page/drawn.ts';
import { focusedIn, focusOn } from '../../page/focus-on.ts';
import { HEADINGS } from '../../page/heading-selector.ts';
import { drawnChildren } from './tree.ts';

/** Selects what readers take for a place of its own, and do not want to leave by a switch. */
const ENCLOSURE = 'dialog[open],:popover-open,[role="dialog"],[role="alertdialog"]';
const MAIN = 'main,[role="main"]';
/** Selects what readers find without text in it, beside what the keyboard reaches. */
const TEXTLESS = 'img[alt]:not([alt=""]),audio[controls],video[controls]';
const FIELDS = 'input,select,textarea';
/** Selects what readers do not go to, and what only says to them what has happened. */
const OUT_OF_REACH = '[inert],[aria-hidden="true"],[role="status"]';

/**
 * Moves the focus out of what is hidden, to where a reader can go on: the last heading before it,
 * else what is shown next to it, else the page's main content. Where a dialog or a popover is open around it, all
 * of that lies in it, and it is itself the last resort.
 *
 * @param focused what has, or had, the focus
 * @returns where the focus went; nothing where it could stay, or is elsewhere by now
 */
export function rescueFocus(focused: Element | null): HTMLElement | undefined {
  if (!focused) return undefined;
  const page = focused.ownerDocument;
  const active = focusedIn(page);
  if (active !== focused && active !== page.body) return undefined;
  const hidden = [focused, ...drawnAround(focused)].findLast(
    (block) => block.matches(BLOCKS) && isHiding(block),
  );
  if (!hidden) return undefined;
  const enclosure = [...drawnAround(hidden)].find((around) => around.matches(ENCLOSURE));
  for (const place of placesAround(hidden, enclosure)) {
    if (place instanceof HTMLElement && takesFocus(place)) return place;
  }
  return undefined;
}

/** Lists where a reader can go on, the best first. */
function* placesAround(
  hidden: Element,
  enclosure?: Element,
): Generator<Element | null | undefined> {
  yield placeBefore(hidden, enclosure);
  yield* placesBeside(hidden, enclosure);
  yield enclosure ?? hidden.ownerDocument.querySelector(MAIN);
  yield placeBefore(hidden);
}

/** Says in short what readers find at an element: its name, else its text; nothing where it has neither. */
export function nameOf(element: HTMLElement): string {
  const ids = element.getAttribute('aria-labelledby')?.match(/\S+/g) ?? [];
  const root = element.getRootNode() as Document | ShadowRoot;
  const labels = 'labels' in element ? [...((element.labels ?? []) as NodeListOf<Element>)] : [];
  const textOf = (elements: readonly (Element | null)[]): string =>
    elements.map((one) => one?.textContent ?? '').join(' ');
  const texts = [
    textOf(ids.map((id) => root.getElementById(id))),
    element.ariaLabel,
    textOf(labels),
    element.matches(FIELDS) ? '' : element.innerText,
    ...['alt', 'title', 'placeholder'].map((name) => element.getAttribute(name)),
    element.matches('[type="submit" i],[type="button" i],[type="reset" i]')
      ? element.getAttribute('value')
      : '',
  ];
  return texts.map((text) => text?.replace(/\s+/g, ' ').trim().slice(0, 80)).find(Boolean) ?? '';
}

/** Focuses an element and tells whether that worked: it does not behind a modal dialog. */
function takesFocus(element: HTMLElement): boolean {
  const hadTabIndex = element.hasAttribute('tabindex');
  focusOn(element);
  const isFocused = focusedIn(element.ownerDocument) === element;
  if (!isFocused && !hadTabIndex) element.removeAttribute('tabindex');
  return isFocused;
}

/** Tells whether readers of every kind reach an element, and find text, a field or a control there. */
const isWithinReach = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  isDrawn(element) &&
  element.checkVisibility({ opacityProperty: true }) &&
  ![element, ...drawnAround(element)].some((one) => one.matches(OUT_OF_REACH)) &&
  (element.innerText.trim() !== '' || element.tabIndex >= 0 || element.matches(TEXTLESS));

/** Finds the last heading before an element, in its own tree first, then in those that it is drawn in. */
function placeBefore(hidden: Element, enclosure?: Element): Element | undefined {
  const seen = new Set<Node>();
  for (const at of [hidden, ...drawnAround(hidden)]) {
    const tree = at.getRootNode() as Document | ShadowRoot;
    if (seen.has(tree)) continue;
    seen.add(tree);
    const found = [...tree.querySelectorAll(HEADINGS)].findLast(
      (heading) =>
        at.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_PRECEDING &&
        (!enclosure || [...drawnAround(heading)].includes(enclosure)) &&
        isWithinReach(heading),
    );
    if (found) return found;
  }
  return undefined;
}

/**
 * Lists what is shown around an element, the nearest first: at each level what follows it, then what is
 * before it, then the text that they all stand in. The page's main content is not left for it.
 */
function* placesBeside(hidden: Element, enclosure?: Element): Generator<Element> {
  let inner: Node = hidden;
  for (const around of drawnAround(hidden)) {
    const nodes = [...drawnChildren(around)];
    const at = nodes.indexOf(inner);
    for (const node of [...nodes.slice(at + 1), ...nodes.slice(0, at).reverse()]) {
      if (node instanceof Element) yield* placesIn(node);
    }
    if (around === enclosure || around.matches(`body,${MAIN}`)) return;
    if (isWithinReach(around)) yield around;
    inner = around;
  }
}

function* placesIn(element: Element): Generator<Element> {
  for (const one of [element, ...element.querySelectorAll('*')]) {
    // A label leads to its field.
    if (!(one instanceof HTMLLabelElement && one.control) && isWithinReach(one)) yield one;
  }
}
