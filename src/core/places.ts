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
    const line = Math.max(lastUpTo(starts, offset), 0);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** Finds the last of ascending numbers that is not above a limit: its index, -1 where all are. */
export function lastUpTo(numbers: readonly number[], limit: number): number {
  let low = -1;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
