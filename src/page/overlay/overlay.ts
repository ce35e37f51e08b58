import { warn } from '../../context/warn.ts';
import { languageOf } from '../../strings/strings.ts';
import { frameStyles, overlayStyles } from './overlay.styles.ts';
import { takeColours } from './page-colours.ts';
import { adopt, createSheet } from '../sheets.ts';

const CORNERS = ['bottom-end', 'bottom-start', 'top-end', 'top-start'];

let overlay: HTMLElement | undefined;
let endStyles: (() => void) | undefined;

/**
 * Shows an element over the page, in the one stack that all of them share in a corner of the window:
 * they never cover each other. It hangs beside the body, whose content a site may swap.
 *
 * @param host what the element is about, whose language, direction and colours it takes
 * @param place where it stands in the order of the page: what is news comes first
 * @returns a function that takes it away
 */
export function showInOverlay(
  element: HTMLElement,
  host: Element,
  place: 'first' | 'last',
): () => void {
  const box = overlay?.isConnected ? overlay : openOverlay(host);
  element.lang = languageOf(host);
  element.dir = getComputedStyle(host).direction;
  if (place === 'first') box.prepend(element);
  else box.append(element);
  return () => {
    element.remove();
    if (box.childElementCount) return;
    box.remove();
    endStyles?.();
  };
}

function openOverlay(host: Element): HTMLElement {
  const page = host.ownerDocument;
  const box = page.createElement('doc-variant-overlay');
  box.attachShadow({ mode: 'open' }).append(page.createElement('slot'));
  if (box.shadowRoot) box.shadowRoot.adoptedStyleSheets = [createSheet(page, overlayStyles)];
  box.dataset['corner'] = cornerOn(page);
  box.dir = getComputedStyle(host).direction;
  page.documentElement.append(box);
  // What is in it has names of its own; a popover would be a group without one.
  box.role = 'none';
  // The top layer is above whatever the site stacks.
  box.popover = 'manual';
  box.showPopover();
  const endFrame = adopt(page, createSheet(page, frameStyles));
  const endColours = takeColours(box, host);
  endStyles = () => {
    endFrame();
    endColours();
  };
  overlay = box;
  return box;
}

/** Reads the corner that a page wants, which may have something else in the usual one. */
function cornerOn(page: Document): string {
  const script = page.querySelector<HTMLElement>('script[data-overlay-corner]');
  const corner = script?.dataset['overlayCorner'] ?? '';
  if (!script || CORNERS.includes(corner)) return corner || 'bottom-end';
  warn(
    `data-overlay-corner="${corner}" is not a corner: write one of ${CORNERS.join(', ')}`,
    script,
  );
  return 'bottom-end';
}
