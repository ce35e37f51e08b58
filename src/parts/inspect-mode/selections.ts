import type { Group, Groups } from '../../core/groups.ts';

/** More combinations of variants than this are counted, and not listed. */
const MOST_ROWS = 200;

/** Lists every selection of groups, one variant of each, up to a bound. */
export function selectionsOf(groups: Groups): { rows: string[][]; left: number } {
  const asked = groups.filter(({ isOfTabs }: Group) => !isOfTabs);
  const count = asked.reduce((product, { variants }) => product * variants.length, 1);
  let rows: string[][] = asked.length ? [[]] : [];
  for (const { variants } of asked)
    rows = rows.flatMap((row) => variants.map((one) => [...row, one])).slice(0, MOST_ROWS);
  return { rows, left: asked.length ? count - rows.length : 0 };
}
