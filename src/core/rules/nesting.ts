// What is around each place of a text.
import { lastUpTo } from '../places.ts';
import type { Span } from './page-content.ts';

/** The innermost of the spans around a place, with those around it. */
export interface Around<T> {
  readonly inner: T;
  readonly outer: Around<T> | undefined;
}

/** Knows which of some spans are around each place of a text. */
export class Nesting<T extends Span> {
  /** Where something starts or ends, in order. */
  readonly #places: number[] = [];
  /** What is around each of these places and all up to the next. */
  readonly #around: (Around<T> | undefined)[] = [];

  constructor(spans: readonly T[]) {
    const inOrder = spans
      .filter(({ start, end }) => start < end)
      .sort((one, other) => one.start - other.start);
    const ends = inOrder.map(({ end }) => end).sort((one, other) => one - other);
    let around: Around<T> | undefined;
    let next = 0;
    for (const end of ends) {
      for (let inner = inOrder[next]; inner && inner.start < end; inner = inOrder[++next]) {
        around = { inner, outer: around };
        this.#add(inner.start, around);
      }
      around = without(around, end);
      this.#add(end, around);
    }
  }

  #add(place: number, around: Around<T> | undefined): void {
    this.#places.push(place);
    this.#around.push(around);
  }

  /** Finds what is around a place. */
  at(place: number): Around<T> | undefined {
    return this.#around[lastUpTo(this.#places, place)];
  }
}

/** Leaves out the innermost span that ends here, which is the innermost of all where spans nest. */
function without<T extends Span>(around: Around<T> | undefined, end: number): typeof around {
  const kept: T[] = [];
  let ended = around;
  for (; ended && ended.inner.end !== end; ended = ended.outer) kept.push(ended.inner);
  return kept.reduceRight((outer, inner) => ({ inner, outer }), ended?.outer);
}

/** Works out a value for what is around a place from the value of what is around that, once. */
export class Inherited<T, Value> {
  readonly #known: Map<Around<T> | undefined, Value>;
  readonly #pass: (outer: Value, inner: T) => Value;

  /**
   * @param first the value where nothing is around a place
   * @param pass works out the value inside `inner` from that outside of it
   */
  constructor(first: Value, pass: (outer: Value, inner: T) => Value) {
    this.#known = new Map([[undefined, first]]);
    this.#pass = pass;
  }

  in(around: Around<T> | undefined): Value {
    const unknown: Around<T>[] = [];
    let known = around;
    for (; known && !this.#known.has(known); known = known.outer) unknown.push(known);
    return unknown.reduceRight(
      (outer, one) => {
        const value = this.#pass(outer, one.inner);
        this.#known.set(one, value);
        return value;
      },
      this.#known.get(known) as Value,
    );
  }
}
