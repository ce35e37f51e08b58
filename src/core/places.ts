/** A place in a text: its line, and its column in UTF-16 code units, each from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Makes a function that turns an offset into line and column. */
export function placesOf(source: string): (offset: number) => Place {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
