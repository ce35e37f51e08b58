// What `<doc-variant-toc>` shows, in the part that it loads.
import { loadStrings, say, watchStrings } from '../../strings/strings.ts';
import { warn } from '../../context/warn.ts';
import { giveIds, headingsOf, outlineOf, type OutlineEntry } from './outline.ts';
import { currentOf } from './current-section.ts';
import { focusOn } from '../../page/rescue-focus.ts';
import { createSheet } from '../../page/sheets.ts';
import { HEADINGS } from '../../page/heading-selector.ts';
import { create, nestLinks } from './toc-list.ts';
import { tocStyles } from './toc.styles.ts';

/** The element to draw in, with what its author set. */
export interface TocElement extends HTMLElement {
  readonly htmlFor: string | null;
  readonly selector: string | null;
  readonly minLevel: number;
  readonly maxLevel: number;
  readonly label: string | null;
}

const views = new WeakMap<TocElement, TocView>();

/** Draws the list of an element that is in a page, and keeps it true; gives up one that is not. */
export function showToc(toc: TocElement): void {
  const view = views.get(toc) ?? new TocView(toc);
  views.set(toc, view);
  if (toc.isConnected) view.start();
  else view.end();
}

class TocView {
  readonly #toc: TocElement;
  readonly #root: ShadowRoot;
  readonly #links = new WeakMap<Element, HTMLAnchorElement>();
  readonly #nav = create('nav', 'toc');
  readonly #label = create('p', 'label');
  /** Hears of whatever shows or hides a heading: the selection, tabs, the site's own scripts. */
  readonly #sizes = new ResizeObserver(() => this.#plan());
  readonly #changes = new MutationObserver(() => this.#plan());
  #watched: readonly HTMLElement[] = [];
  #entries: readonly OutlineEntry[] = [];
  #drawn = '';
  #isPlanned = false;
  #life: AbortController | undefined;

  constructor(toc: TocElement) {
    this.#toc = toc;
    this.#root = toc.shadowRoot ?? toc.attachShadow({ mode: 'open' });
    this.#root.append(document.createElement('slot'));
    this.#label.className = 'label';
    this.#label.id = 'label';
  }

  start(): void {
    if (this.#life) return;
    this.#life = new AbortController();
    const { signal } = this.#life;
    void loadStrings(this.#toc).then(() => {
      if (!signal.aborted) this.#listen(signal);
    });
  }

  end(): void {
    this.#life?.abort();
    this.#life = undefined;
    this.#changes.disconnect();
    this.#sizes.disconnect();
    this.#watched = [];
  }

  #listen(signal: AbortSignal): void {
    const page = this.#toc.ownerDocument;
    this.#root.adoptedStyleSheets = [createSheet(page, tocStyles)];
    this.#changes.observe(this.#toc, { attributes: true });
    this.#changes.observe(this.#toc.getRootNode(), {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['id', 'hidden', 'lang', 'role', 'aria-level', 'aria-hidden', 'inert'],
    });
    const mark = (): void => this.#plan();
    // Scrolling does not bubble, and the page may scroll in an element of its own.
    page.addEventListener('scroll', mark, { capture: true, passive: true, signal });
    page.defaultView?.addEventListener('resize', mark, { signal });
    page.defaultView?.addEventListener('hashchange', mark, { signal });
    signal.addEventListener('abort', watchStrings(mark));
    this.#update();
  }

  /** Looks once before the next frame, however much happens. */
  #plan(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    requestAnimationFrame(() => {
      this.#isPlanned = false;
      this.#update();
    });
  }

  #update(): void {
    if (!this.#life) return;
    const { minLevel, maxLevel } = this.#toc;
    const headings = this.#find(minLevel, maxLevel);
    giveIds(headings);
    this.#watch(headings);
    this.#entries = outlineOf(headings, minLevel);
    const label = this.#toc.label ?? say(this.#toc, 'tocLabel');
    const drawn = JSON.stringify([
      label,
      ...this.#entries.map(({ target, level, text }) => [target.id, level, text]),
    ]);
    // A framework may put an equal heading in the place of another.
    const isReplaced = this.#entries.some(({ heading }) => !this.#links.has(heading));
    if (drawn !== this.#drawn || isReplaced) this.#draw(label);
    this.#drawn = drawn;
    this.#mark();
  }

  #find(least: number, most: number): HTMLElement[] {
    const { htmlFor, selector } = this.#toc;
    const page = this.#toc.ownerDocument;
    const root = this.#toc.getRootNode() as Document | ShadowRoot;
    const wanted =
      htmlFor === null ? null : (root.getElementById(htmlFor) ?? page.getElementById(htmlFor));
    const place = wanted ?? page.querySelector('main,[role="main"]') ?? page.body;
    if (htmlFor !== null && !wanted && page.readyState === 'complete') {
      warn(`for="${htmlFor}" finds no element: give the id of what holds the headings`, this.#toc);
    }
    try {
      return headingsOf(place, selector ?? HEADINGS, [least, most]);
    } catch {
      warn(`selector="${selector}" is no selector: write one such as "h2, h3"`, this.#toc);
      return headingsOf(place, HEADINGS, [least, most]);
    }
  }

  #watch(headings: readonly HTMLElement[]): void {
    for (const heading of this.#watched)
      if (!headings.includes(heading)) this.#sizes.unobserve(heading);
    for (const heading of headings)
      if (!this.#watched.includes(heading)) this.#sizes.observe(heading);
    this.#watched = headings;
  }

  #draw(label: string): void {
    const { activeElement } = this.#root;
    const list = nestLinks(this.#entries, (entry) => this.#link(entry));
    const isEmpty = !this.#entries.length;
    this.#label.textContent = label;
    this.#nav.ariaLabel = label || say(this.#toc, 'tocLabel');
    this.#nav.replaceChildren(...(label ? [this.#label] : []), list);
    this.#root.replaceChildren(...(isEmpty ? [] : [this.#nav]));
    // Moving a link takes its focus away; where the link is gone the list has to go on somewhere.
    if (!(activeElement instanceof HTMLElement)) return;
    if (activeElement.isConnected) activeElement.focus({ preventScroll: true });
    else list.querySelector('a')?.focus({ preventScroll: true });
  }

  #link({ heading, target, text }: OutlineEntry): HTMLAnchorElement {
    const link = this.#links.get(heading) ?? create('a', 'link');
    this.#links.set(heading, link);
    link.onclick = (event) => goTo(target, event);
    link.href = `#${encodeURIComponent(target.id)}`;
    link.dir = 'auto';
    if (link.textContent !== text) link.textContent = text;
    return link;
  }

  #mark(): void {
    const current = currentOf(this.#entries);
    for (const { heading } of this.#entries) {
      const link = this.#links.get(heading);
      if (!link || (heading === current) === link.hasAttribute('aria-current')) continue;
      link.toggleAttribute('aria-current', heading === current);
      if (heading !== current) link.part.remove('current');
      else {
        link.setAttribute('aria-current', 'location');
        link.part.add('current');
        this.#keepInView(link);
      }
    }
  }

  /** Keeps the current link in view where the list itself scrolls, and moves nothing else. */
  #keepInView(link: HTMLElement): void {
    const box = this.#toc;
    if (box.scrollHeight <= box.clientHeight) return;
    const { top, bottom } = link.getBoundingClientRect();
    const outer = box.getBoundingClientRect();
    if (top < outer.top) box.scrollTop -= Math.ceil(outer.top - top);
    else if (bottom > outer.bottom) box.scrollTop += Math.ceil(bottom - outer.bottom);
  }
}

/**
 * Goes where a link points when the browser would not: to the first element with an id it goes, also
 * when that is the hidden one of several variants.
 */
function goTo(target: Element, event: MouseEvent): void {
  const isOther = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (isOther || target.ownerDocument.getElementById(target.id) === target) return;
  event.preventDefault();
  history.pushState(history.state, '', `#${encodeURIComponent(target.id)}`);
  target.scrollIntoView();
  if (target instanceof HTMLElement) focusOn(target);
}

declare module '../../context/parts.ts' {
  interface Parts {
    toc: {
      showToc: typeof showToc;
    };
  }
}
