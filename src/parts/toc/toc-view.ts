import { printData } from '../../core/print-data.ts';
import { loadStrings, say, watchStrings } from '../../strings/strings.ts';
import { warn } from '../../context/warn.ts';
import { giveIds, headingsOf, outlineOf, type OutlineEntry } from './outline.ts';
import { currentOf } from './current-section.ts';
import { define } from '../../page/define.ts';
import { HEADINGS } from '../../page/heading-selector.ts';
import { TocList } from './toc-list.ts';

/** The element to draw in, with what its author set. */
export interface TocElement extends HTMLElement {
  readonly htmlFor: string | null;
  readonly selector: string | null;
  readonly minLevel: number;
  readonly maxLevel: number;
  readonly label: string | null;
}

define('doc-variant-toc-list', TocList);

/** How many are drawn in a tree: each lists all headings, and foreign Markdown may bring thousands of both. */
const MOST_LISTS = 20;

const views = new WeakMap<TocElement, TocView>();

/** Draws the list of an element that is in a page, and keeps it true; gives up one that is not. */
export function showToc(toc: TocElement): void {
  let view = views.get(toc);
  if (!view) {
    const all = (toc.getRootNode() as Document | ShadowRoot).querySelectorAll(toc.localName);
    if (all[MOST_LISTS] && ![].slice.call(all, 0, MOST_LISTS).includes(toc as never))
      return warn(`is behind ${MOST_LISTS} others: take some out`, toc);
    views.set(toc, (view = new TocView(toc)));
  }
  if (toc.isConnected) view.start();
  else view.end();
}

class TocView {
  readonly #toc: TocElement;
  readonly #list = new TocList();
  /** Looks once before the next frame, however much happens. */
  readonly #plan = (): void => {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    requestAnimationFrame(() => {
      this.#isPlanned = false;
      this.#update();
    });
  };
  /** Notices everything that shows or hides a heading: the selection, tabs, the site's own scripts. */
  readonly #sizes = new ResizeObserver(this.#plan);
  readonly #changes = new MutationObserver(this.#plan);
  #watched: ReadonlySet<HTMLElement> = new Set();
  #entries: readonly OutlineEntry[] = [];
  #drawn = '';
  #isPlanned = false;
  #life: AbortController | undefined;

  constructor(toc: TocElement) {
    this.#toc = toc;
    const root = toc.shadowRoot ?? toc.attachShadow({ mode: 'open' });
    root.append(this.#list);
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
    this.#watched = new Set();
  }

  #listen(signal: AbortSignal): void {
    const page = this.#toc.ownerDocument;
    this.#changes.observe(this.#toc, { attributes: true });
    this.#changes.observe(this.#toc.getRootNode(), {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['id', 'hidden', 'lang', 'role', 'aria-level', 'aria-hidden', 'inert'],
    });
    // Scrolling does not bubble, and the page may scroll in an element of its own.
    page.addEventListener('scroll', this.#plan, { capture: true, signal });
    page.defaultView?.addEventListener('resize', this.#plan, { signal });
    page.defaultView?.addEventListener('hashchange', this.#plan, { signal });
    signal.addEventListener('abort', watchStrings(this.#plan));
    this.#update();
  }

  #update(): void {
    // An element that leaves is told so only when its part has loaded, and a loose tree has no ids.
    if (!this.#life || !this.#toc.isConnected) return;
    const { minLevel, maxLevel } = this.#toc;
    const headings = this.#find(minLevel, maxLevel);
    giveIds(headings);
    this.#watch(headings);
    const entries = outlineOf(headings, minLevel);
    const own = say(this.#toc, 'tocLabel');
    const label = this.#toc.label ?? own;
    const drawn = printData([
      label,
      ...entries.map(({ target, level, text }) => [target.id, level, text]),
    ]);
    // A framework may put an equal heading in the place of another.
    const isSame = entries.every(({ heading }, at) => heading === this.#entries[at]?.heading);
    if (drawn !== this.#drawn || !isSame) {
      this.#drawn = drawn;
      this.#entries = entries;
      Object.assign(this.#list, { entries, label, name: label || own });
    }
    this.#list.current = currentOf(this.#entries);
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
      warn(
        `selector="${selector}" is not a valid CSS selector: write one such as "h2, h3"`,
        this.#toc,
      );
      return headingsOf(place, HEADINGS, [least, most]);
    }
  }

  #watch(headings: readonly HTMLElement[]): void {
    const wanted = new Set(headings);
    for (const heading of this.#watched) if (!wanted.has(heading)) this.#sizes.unobserve(heading);
    for (const heading of wanted) if (!this.#watched.has(heading)) this.#sizes.observe(heading);
    this.#watched = wanted;
  }
}
