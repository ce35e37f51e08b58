import { languageOf } from '../strings/strings.ts';
import { drawnAround } from './drawn.ts';
import { focusedIn } from './focus-on.ts';

/** How long an announcement stays in the page for readers who come upon it. */
const STAY = 10_000;
const MODAL = 'dialog:modal';

let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Makes screen readers say a text once they have finished what they are saying. The latest text
 * counts where several come at once.
 *
 * @param source what the text is about, and whose language it is in
 */
export function announce(text: string, source: Element): void {
  placeRegion(document);
  clearTimeout(timer);
  // They follow changes of a region that they know already.
  timer = setTimeout(() => {
    const place = placeRegion(document);
    place.lang = languageOf(source);
    place.textContent = text;
    timer = setTimeout(() => {
      place.textContent = '';
      prepareToAnnounce();
    }, STAY);
  }, 100);
}

/** Makes the region before there is something to say, so that screen readers know it by then. */
export function prepareToAnnounce(): void {
  // Beside the body, whose content a site may swap.
  regionIn(document.documentElement);
}

/** Puts the region where it is heard: of what is outside of an open modal dialog nothing is. */
function placeRegion(page: Document): HTMLElement {
  const focused = focusedIn(page);
  const around = focused ? [focused, ...drawnAround(focused)] : [];
  const modal =
    around.find((one) => one.matches(MODAL)) ?? [...page.querySelectorAll(MODAL)].at(-1);
  return regionIn(modal ?? page.documentElement);
}

function regionIn(place: Element): HTMLElement {
  if (!region?.isConnected) region = createRegion(place.ownerDocument);
  if (region.parentNode === place) return region;
  region.textContent = '';
  place.append(region);
  // A dialog is left as it was.
  place.addEventListener('close', prepareToAnnounce, { once: true });
  return region;
}

function createRegion(page: Document): HTMLElement {
  const created = page.createElement('div');
  created.setAttribute('role', 'status');
  // A Content-Security-Policy does not apply to styles that a script sets. Copies of the whole
  // page leave it out.
  created.style.cssText =
    'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);-webkit-user-select:none;user-select:none';
  return created;
}
