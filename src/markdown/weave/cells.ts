import { parseCondition, variantsShown } from '../../core/conditions.ts';
import type { Group, Groups } from '../../core/groups.ts';

/** Stands for all variants that no condition names, where the page's groups are not known. */
const OTHER = '\0';
/** How many cells are told apart; past this number the passages count as shown to everyone. */
const MOST_CELLS = 200;

/** Variants of one group that no condition tells apart. */
interface Alike {
  readonly variants: string[];
  /** The conditions that the group allows for these variants. */
  readonly holds: ReadonlySet<string>;
}

/** Cells that one condition tells from the others. */
export interface Box {
  /** The condition; empty where it need not be said. */
  readonly condition: string;
  readonly cells: readonly number[];
}

/**
 * The selections that readers may have, divided by some conditions: all selections of one cell see
 * the same passages. A cell is a number.
 */
export class Cells {
  readonly all: readonly number[];
  /** Whether there are so many that they were not told apart. */
  readonly areTooMany: boolean;
  readonly #axes: readonly (readonly Alike[])[];

  constructor(conditions: readonly string[], groups: Groups) {
    const declared = groups.filter(({ name }) => name);
    const axes = (declared.length ? declared : [openGroup(conditions)]).map((group) =>
      alikeIn(group, conditions),
    );
    const count = axes.reduce((product, { length }) => product * length, 1);
    this.areTooMany = count > MOST_CELLS;
    this.#axes = this.areTooMany ? [] : axes;
    this.all = Array.from({ length: this.areTooMany ? 1 : count }, (_, cell) => cell);
  }

  /** Returns the cells in which all of some conditions hold. */
  where(conditions: readonly string[]): readonly number[] {
    return this.all.filter((cell) => {
      let rest = cell;
      return this.#axes.every((axis) => {
        const { holds } = axis[rest % axis.length] ?? { holds: new Set() };
        rest = Math.floor(rest / axis.length);
        return conditions.every((condition) => holds.has(condition));
      });
    });
  }

  /** Finds conditions that together tell some cells from the rest of those they are among. */
  boxes(cells: readonly number[], among: readonly number[] = this.all): Box[] {
    return this.#cover(cells, among, 0, 1).map(({ terms, cells }) => ({
      condition: terms.join(' '),
      cells,
    }));
  }

  #cover(
    cells: readonly number[],
    among: readonly number[],
    at: number,
    stride: number,
  ): { terms: string[]; cells: readonly number[] }[] {
    const axis = this.#axes[at];
    if (!cells.length) return [];
    if (!axis) return [{ terms: [], cells }];
    const next = stride * axis.length;
    const runs = new Map<string, { alike: Alike[]; cells: number[]; among: number[] }>();
    const possible: Alike[] = [];
    for (const [index, alike] of axis.entries()) {
      const isHere = (cell: number): boolean => Math.floor(cell / stride) % axis.length === index;
      const [here, amongHere] = [cells.filter(isHere), among.filter(isHere)];
      if (!amongHere.length) continue;
      possible.push(alike);
      const key = [here, amongHere].map((list) =>
        list.map((cell) => Math.floor(cell / next)).join(),
      );
      const run = runs.get(key.join('|')) ?? { alike: [], cells: [], among: [] };
      run.alike.push(alike);
      run.cells.push(...here);
      run.among.push(...amongHere);
      runs.set(key.join('|'), run);
    }
    return [...runs.values()].flatMap((run) => {
      const own = termsFor(run.alike, possible);
      return this.#cover(run.cells, run.among, at + 1, next).map(({ terms, cells }) => ({
        terms: [...own, ...terms],
        cells,
      }));
    });
  }
}

/** Makes the group of a page whose groups are not known: all names in use, and any other. */
function openGroup(conditions: readonly string[]): Group {
  const parsed = conditions.map((text) => parseCondition(text).value);
  const names = new Set(parsed.flatMap(({ names, not }) => [...names, ...not]));
  return { name: '', variants: [...names, OTHER] };
}

function alikeIn(group: Group, conditions: readonly string[]): Alike[] {
  const found = new Map<string, Alike>();
  for (const variant of group.variants) {
    const holds = new Set(
      conditions.filter((text) =>
        variantsShown(parseCondition(text).value, group).includes(variant),
      ),
    );
    const key = [...holds].join('\n');
    const alike = found.get(key) ?? { variants: [], holds };
    alike.variants.push(variant);
    found.set(key, alike);
  }
  return [...found.values()];
}

/** Writes the names that tell some variants of a group from the others that are possible. */
function termsFor(alike: readonly Alike[], possible: readonly Alike[]): string[] {
  const names = alike.flatMap(({ variants }) => variants);
  const others = possible.flatMap((one) => (alike.includes(one) ? [] : one.variants));
  const isShorter = others.length < names.length && !others.includes(OTHER);
  return names.includes(OTHER) || isShorter ? others.map((name) => `!${name}`) : names;
}
