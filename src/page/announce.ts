import { languageOf } from '../strings/strings.ts';

/** How long an announcement stays in the page for readers who come upon it. */
const STAY = 10_000;

let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Makes screen readers say a text once they have finished what they are saying. The latest text
 * counts where several come at once.
 *
 * @param source what the text is about, and whose language it is in
 */
export function announce(text: string, source: Element): void {
  const place = regionOf(document);
  place.lang = languageOf(source);
  clearTimeout(timer);
  // They follow changes of a region that they know already.
  timer = setTimeout(() => {
    place.textContent = text;
    timer = setTimeout(() => (place.textContent = ''), STAY);
  }, 100);
}

/** Makes the region before there is something to say, so that screen readers know it by then. */
export function prepareToAnnounce(): void {
  regionOf(document);
}

function regionOf(page: Document): HTMLElement {
  if (region?.isConnected) return region;
  region = page.createElement('div');
  region.setAttribute('role', 'status');
  // A Content-Security-Policy does not apply to styles that a script sets. Copies of the whole
  // page leave it out.
  region.style.cssText =
    'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);-webkit-user-select:none;user-select:none';
  // Beside the body, whose content a site may swap.
  page.documentElement.append(region);
  return region;
}
