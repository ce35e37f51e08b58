import { printData } from '../../core/print-data.ts';
import { DEEPEST, LimitError } from '../parse/limits.ts';

/** A list of conditions that hold together. Lists of one origin that are equal are one object. */
export class Chain {
  readonly condition: string;
  /** The other attributes of the element that has the condition, as text. */
  readonly attributes: string;
  readonly outer: Chain | undefined;
  readonly depth: number;
  readonly #inner = new Map<string, Chain>();

  /** Makes an empty list; the others are made of it. */
  constructor(condition = '', outer?: Chain, attributes = '') {
    this.condition = condition;
    this.attributes = attributes;
    this.outer = outer;
    this.depth = outer ? outer.depth + 1 : 0;
    if (this.depth > DEEPEST) throw new LimitError(`it nests deeper than ${DEEPEST} levels`);
  }

  /** Adds a condition, unless it holds already. */
  and(condition: string, attributes = ''): Chain {
    if (!attributes && this.#has(condition)) return this;
    const key = printData([condition, attributes]);
    const inner = this.#inner.get(key) ?? new Chain(condition, this, attributes);
    this.#inner.set(key, inner);
    return inner;
  }

  /** Returns the first conditions of the list. */
  upTo(depth: number): Chain {
    return this.outer && this.depth > depth ? this.outer.upTo(depth) : this;
  }

  /** Tells whether the list begins with all of another. */
  isIn(outer: Chain): boolean {
    return this.upTo(outer.depth) === outer;
  }

  /** Returns what two lists begin with. */
  shared(other: Chain): Chain {
    if (this === other || !this.outer) return this;
    if (!other.outer) return other;
    if (this.depth > other.depth) return this.outer.shared(other);
    return this.depth < other.depth ? this.shared(other.outer) : this.outer.shared(other.outer);
  }

  /** Lists the conditions that come behind those of another list, each as the list up to it. */
  below(outer: Chain): Chain[] {
    return this === outer || !this.outer ? [] : [...this.outer.below(outer), this];
  }

  #has(condition: string): boolean {
    return this.outer !== undefined && (this.condition === condition || this.outer.#has(condition));
  }
}
