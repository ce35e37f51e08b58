import {
  anchorsIn,
  boxOf,
  headingsIn,
  movesWith,
  staysShown,
  topOf,
  type Anchor,
} from './anchors.ts';
import { Room } from './room.ts';
import type { View } from './sight.ts';
import { drawnAround } from '../../../page/drawn.ts';

/** How long after a click or key press a change still counts as caused by it. */
const RECENT_MS = 1000;
/** A shift that no reader sees, and whole pixels cannot avoid. */
const EXACT = 0.5;

/** A place in a scroller that is to stay where it is. */
interface Held extends Anchor {
  readonly scroller: Element;
  /** How far the scroller is scrolled for it. */
  scrolled?: number;
}

/**
 * Keeps what a reader looks at where it is, while what is shown around it changes: the control just
 * used, when it can be seen, else the topmost thing that can be seen before and after, else the
 * nearest heading that stays.
 */
export class Place {
  /** What the reader has used last. */
  #control: { node: Node; time: number } | undefined;
  /** What the reader, or a script, has scrolled. */
  readonly #scrolled = new Set<Element>();
  readonly #rooms = new Map<Element, Room>();
  #held: Held[] = [];
  #releases: (() => void) | undefined;

  /** Makes the place of a window, and follows what its reader does. */
  constructor() {
    for (const type of ['click', 'input', 'keydown']) {
      const note = (event: Event): void => {
        const [node] = event.composedPath();
        if (node instanceof Node) this.#control = { node, time: performance.now() };
      };
      addEventListener(type, note, { capture: true, passive: true });
    }
    // What the reader does is what counts from then on.
    for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      addEventListener(type, () => this.release(), { capture: true, passive: true });
    }
    addEventListener('scroll', ({ target }) => this.#onScroll(target), { capture: true });
    addEventListener('beforeprint', () => this.#clear());
  }

  /**
   * Measures the place.
   *
   * @param hosts the elements in which something may change
   * @returns a function that restores it, and holds it while content above loads
   */
  measure(hosts: Iterable<Element>): () => void {
    const scrollers = this.#scrollers(hosts);
    const isScroller = (element: Element): boolean => scrollers.includes(element);
    const stays = (node: Node): boolean => this.#stays(node);
    const before = scrollers.map((scroller) => {
      const view = viewOf(scroller);
      const control = this.#controlIn(scroller, view);
      const anchors = control ? [control] : anchorsIn(scroller, view, isScroller, stays);
      return {
        scroller,
        start: startOf(scroller),
        view,
        anchors,
        headings: anchors.some(({ node }) => stays(node)) ? [] : headingsIn(scroller, view),
      };
    });
    return () => {
      this.release();
      this.#clear();
      const held: Held[] = [];
      // An inner scroller comes first: it moves itself when an outer one is scrolled.
      for (const { scroller, start, view, anchors, headings } of before) {
        const seen = anchors.find(({ node }) => topOf(node) !== undefined);
        const anchor =
          seen ??
          near(
            headings.find(({ node }) => topOf(node) !== undefined),
            view,
          );
        if (!anchor) continue;
        const wanted = anchor.top - start;
        const place = { scroller, node: anchor.node, top: wanted };
        correct(place);
        this.#makeRoom(place);
        held.push(place);
      }
      this.#hold(held);
    };
  }

  /** Holds an element where it is now, while content above it loads. */
  holdElement(node: Element): void {
    this.release();
    const top = topOf(node);
    if (top === undefined) return;
    const scrollers = this.#scrollers([node]).filter((scroller) => movesWith(node, scroller));
    this.#hold(
      scrollers.map((scroller) => ({
        scroller,
        node,
        top: top - startOf(scroller),
        scrolled: scroller.scrollTop,
      })),
    );
  }

  /** Lets go of what was held. */
  release(): void {
    this.#releases?.();
    this.#releases = undefined;
    this.#held = [];
  }

  #hold(held: Held[]): void {
    this.#held = held;
    const keep = (): void => this.#keep();
    // Content that loads makes the boxes higher that the place stands in.
    const sizes = new ResizeObserver(keep);
    for (const { scroller, node } of held) {
      for (const around of drawnAround(node)) {
        if (around === scroller) break;
        sizes.observe(around);
      }
    }
    addEventListener('load', keep, { capture: true });
    this.#releases = () => {
      sizes.disconnect();
      removeEventListener('load', keep, { capture: true });
    };
  }

  #keep(): void {
    for (const place of this.#held) {
      const isScrolled = Math.abs(place.scroller.scrollTop - (place.scrolled ?? 0)) > 1;
      // A reader who has scrolled wants to be elsewhere, unless the engine scrolled to keep the place.
      const isElsewhere = isScrolled && Math.abs(shiftOf(place)) > 1;
      if (isElsewhere || !place.node.isConnected) return this.release();
      correct(place);
    }
  }

  /** Makes the page long enough for what was near its end to stay where it is. */
  #makeRoom(place: Held): void {
    const missing = shiftOf(place);
    if (missing <= EXACT) return;
    const room = this.#rooms.get(place.scroller) ?? new Room(place.scroller);
    this.#rooms.set(place.scroller, room);
    room.add(Math.ceil(missing));
    correct(place);
  }

  /** Tells whether a node stays where it is shown: no switch hides it, and it is none of the rooms. */
  #stays(node: Node): boolean {
    return staysShown(node) && ![...this.#rooms.values()].some((room) => room.is(node));
  }

  #clear(): void {
    for (const room of this.#rooms.values()) room.remove();
    this.#rooms.clear();
  }

  #onScroll(target: EventTarget | null): void {
    for (const element of this.#scrolled) if (!element.isConnected) this.#scrolled.delete(element);
    if (target instanceof Element) this.#scrolled.add(target);
    for (const room of this.#rooms.values()) room.shrink();
    this.#keep();
  }

  /** Lists what may have to be scrolled, from the inside to the outside. */
  #scrollers(hosts: Iterable<Element>): Element[] {
    const page = document.scrollingElement ?? document.documentElement;
    const around = [...hosts].flatMap((host) => [host, ...drawnAround(host)]);
    const control = this.#recent();
    if (control) around.push(...drawnAround(control));
    for (const element of this.#scrolled) if (element.scrollTop) around.push(element);
    const depth = (element: Element): number => [...drawnAround(element)].length;
    return [...new Set(around)]
      .filter((element) => element !== page && isScroller(element))
      .sort((a, b) => depth(b) - depth(a))
      .concat(page);
  }

  #recent(): Node | undefined {
    const { node, time } = this.#control ?? { time: -Infinity };
    return performance.now() - time < RECENT_MS ? node : undefined;
  }

  #controlIn(scroller: Element, { top, bottom }: View): Anchor | undefined {
    const node = this.#recent();
    const box = node && node !== document && boxOf(node);
    if (!box || box.bottom <= top || box.top >= bottom) return undefined;
    return movesWith(node, scroller) ? { node, top: box.top } : undefined;
  }
}

// The window takes over how `<body>` overflows, as a rule.
const isScroller = (element: Element): boolean =>
  element.scrollTop > 0 ||
  (element !== document.body &&
    element.scrollHeight > element.clientHeight &&
    /^(?:auto|scroll|hidden)$/.test(getComputedStyle(element).overflowY));

const isPage = (scroller: Element): boolean => scroller === document.scrollingElement;

/** Finds where a scroller's own box begins, by which the place in it is measured. */
const startOf = (scroller: Element): number =>
  isPage(scroller) ? 0 : scroller.getBoundingClientRect().top + scroller.clientTop;

function viewOf(scroller: Element): View {
  const start = startOf(scroller);
  const height = isPage(scroller) ? innerHeight : scroller.clientHeight;
  // A site says by it how much of the top its sticky header covers.
  const covered = parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
  return {
    top: Math.max(start + covered, 0),
    bottom: Math.min(start + height, innerHeight),
  };
}

/** Brings a heading to the top that was further away than what can be seen at once. */
function near(heading: Anchor | undefined, { top, bottom }: View): Anchor | undefined {
  const height = bottom - top;
  const isFar = heading && (heading.top < top - height || heading.top > bottom + height);
  return isFar ? { ...heading, top } : heading;
}

/** Measures how far something has moved from its place, in CSS pixels. */
function shiftOf({ scroller, node, top }: Held): number {
  const now = topOf(node);
  return now === undefined ? 0 : now - startOf(scroller) - top;
}

function correct(place: Held): void {
  // WebKit rounds down what is not a whole pixel, so that each way there and back would move the place.
  const shift = +shiftOf(place).toFixed();
  if (shift) place.scroller.scrollBy({ top: shift, behavior: 'instant' });
  place.scrolled = place.scroller.scrollTop;
}
