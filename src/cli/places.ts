// Lines and columns of a text, as editors count them.

/** A place in a text; lines and columns count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Knows where each line of a text starts. */
export class Places {
  readonly #text: string;
  readonly #starts = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.#starts.push(at + 1);
    }
  }

  /** Finds line and column of an offset. */
  at(offset: number): Place {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  /** Finds the offset of a line and column. */
  offset({ line, column }: Place): number {
    return Math.min((this.#starts[line - 1] ?? this.#text.length) + column - 1, this.#text.length);
  }

  /** Returns a line, from 1, without its end. */
  line(number: number): string {
    const start = this.#starts[number - 1];
    if (start === undefined) return '';
    return this.#text.slice(start, (this.#starts[number] ?? this.#text.length + 1) - 1).trimEnd();
  }
}
