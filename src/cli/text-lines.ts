import { placesOf, type Place } from '../core/places.ts';

/** A text whose lines are asked for, as editors count them. */
export class TextLines {
  readonly #lines: readonly string[];
  /** Finds line and column of an offset. */
  readonly at: (offset: number) => Place;

  constructor(text: string) {
    this.#lines = text.split('\n');
    this.at = placesOf(text);
  }

  /** Returns a line, from 1, without its end. */
  line(number: number): string {
    return this.#lines[number - 1]?.trimEnd() ?? '';
  }
}
