import type { Cells } from './cells.ts';
import type { Found } from './open-places.ts';

/** What writes the places of a page for the readers of some cells. */
export interface PlaceWriter {
  readonly cells: Cells;
  /** Returns the cells that see a place. */
  seenIn(found: Found): readonly number[];
  /** Writes HTML with its places for some cells. */
  fill(html: string, among: readonly number[]): string;
  /** Writes HTML that some of the cells see that it is among. */
  under(cells: readonly number[], among: readonly number[], html: string): string;
}
