import { Chain } from './chain.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { begins, type Markers } from '../read/markers.ts';

/** Elements whose parts belong together: a passage that takes in one of them half is odd. */
const INLINE = /^(?:a|b|code|del|em|i|ins|pre|s|strong|u)$/;
/** Elements that stay where everything in them is hidden. */
const STAYS = /^(?:td|th|thead|tbody|tfoot)$|-/;
const SIGNIFICANT = /^(?:img|hr|audio|video|picture|svg|math)$/;

/** An element that is being measured. */
interface Frame {
  readonly element: HtmlElement;
  /** How many leaves of content came before it. */
  readonly first: number;
  /** The passages that began before it and ended in it, with the leaves before their ends. */
  readonly ended: [number: number, leaves: number][];
}

/** A passage that is open. */
interface Passage {
  readonly number: number;
  /** How many leaves of content came before it. */
  readonly leaves: number;
  /** The elements that it began in. */
  readonly frames: readonly Frame[];
  /** The conditions that hold in it. */
  chain: Chain;
}

/** Measures for all pieces of an HTML tree which conditions hold for the whole of them. */
export class Extents {
  /** The list of no conditions. */
  readonly none = new Chain();
  readonly #markers: Markers;
  readonly #chains = new Map<HtmlNode, Chain>();
  readonly #content = new Set<HtmlNode>();
  /** The passages that are open, from the outermost. */
  readonly #open: Passage[] = [];
  readonly #frames: Frame[] = [];
  readonly #whole: ReadonlySet<number>;
  #current = this.none;
  #leaves = 0;

  constructor(root: HtmlElement, markers: Markers) {
    this.#markers = markers;
    this.#whole = wholePassages(root);
    this.#measure(root, false);
  }

  /** Returns the conditions that hold for a whole piece. */
  of(node: HtmlNode): Chain {
    return this.#chains.get(node) ?? this.none;
  }

  /** Tells whether a piece without children is more than space. */
  isContent(node: HtmlNode): boolean {
    return this.#content.has(node);
  }

  /** Returns what all content of an element shares, or nothing if it has none. */
  #measure(element: HtmlElement, isPre: boolean): Chain | undefined {
    const start = this.#current;
    const isInline = INLINE.test(element.name);
    const frame: Frame = { element, first: this.#leaves, ended: [] };
    if (isInline) this.#frames.push(frame);
    const shared = this.#children(
      element,
      isPre || element.name === 'pre' || element.name === 'code',
    );
    if (isInline) {
      this.#frames.pop();
      // A passage that began before the element, and ends in the middle of it.
      for (const [number, leaves] of frame.ended) {
        if (this.#leaves > leaves) this.#markers.split(number);
      }
    }
    const around = start.shared(this.#current);
    const whole = shared?.shared(around) ?? around;
    this.#chains.set(element, STAYS.test(element.name) ? whole : (shared ?? around));
    return shared;
  }

  #children({ children }: HtmlElement, isPre: boolean): Chain | undefined {
    let shared: Chain | undefined;
    for (const node of children) {
      if (node.type === 'mark') {
        this.#pass(node.number);
        continue;
      }
      let chain: Chain | undefined = this.#current;
      if (node.type === 'element') chain = this.#measure(node, isPre);
      else {
        this.#chains.set(node, chain);
        const isContent =
          node.type === 'text'
            ? isPre || node.html.trim() !== ''
            : node.type === 'void' && SIGNIFICANT.test(node.name);
        if (isContent) {
          this.#leaves++;
          this.#content.add(node);
        } else chain = undefined;
      }
      if (chain) shared = shared?.shared(chain) ?? chain;
    }
    return shared;
  }

  #pass(number: number): void {
    if (!this.#whole.has(number & ~1)) return this.#markers.lose(number);
    if (begins(number)) {
      const chain = this.#add(this.#current, number);
      this.#open.push({ number, leaves: this.#leaves, frames: [...this.#frames], chain });
    } else {
      const at = this.#open.findLastIndex((open) => open.number === number - 1);
      const [ended] = this.#open.splice(at, 1);
      if (ended) this.#compare(ended);
      // What was moved away from its place, such as a footnote, can end a passage around others.
      for (let index = at; index < this.#open.length; index++) {
        const open = this.#open[index];
        if (!open) break;
        const outer = this.#open[index - 1]?.chain ?? this.none;
        open.chain = this.#add(outer, open.number);
      }
    }
    this.#current = this.#open.at(-1)?.chain ?? this.none;
  }

  #add(outer: Chain, number: number): Chain {
    return outer.and(this.#markers.condition(number), this.#markers.attributes(number));
  }

  /** Finds passages that take in one half of an element and something outside of it. */
  #compare({ number, leaves, frames }: Passage): void {
    for (const frame of frames) {
      if (this.#frames.includes(frame)) continue;
      // The passage began in an element that is closed now.
      if (leaves > frame.first) this.#markers.split(number);
    }
    for (const frame of this.#frames) {
      if (!frames.includes(frame) && frame.first > leaves) frame.ended.push([number, this.#leaves]);
    }
  }
}

/** Finds the passages both markers of which stand in the tree, the beginning first. */
function wholePassages(root: HtmlElement): ReadonlySet<number> {
  const begun = new Set<number>();
  const whole = new Set<number>();
  const visit = ({ children }: HtmlElement): void => {
    for (const node of children) {
      if (node.type === 'element') visit(node);
      else if (node.type !== 'mark') continue;
      else if (begins(node.number)) begun.add(node.number);
      else if (begun.has(node.number - 1)) whole.add(node.number - 1);
    }
  };
  visit(root);
  return whole;
}
