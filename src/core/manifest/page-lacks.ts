import { matches, variantsShown, type Condition } from '../conditions.ts';
import { groupOf, isRange, type Group, type Groups } from '../groups.ts';
import { activeOf, type Selection } from '../selection.ts';
import { fallbackOf, type Fallbacks } from './stand-ins.ts';

/** A passage of a page: its own condition and those of the passages around it. */
export type Passage = readonly Condition[];

/** A page, as far as it matters for whom it has something. */
export interface PageContent {
  readonly groups: Groups;
  readonly passages: readonly Passage[];
  readonly fallbacks: Fallbacks;
  /** Whom the whole page is for: everyone, where it is missing. */
  readonly audience: Condition | undefined;
  /** Tells whether a selection leaves nothing of the page but headings. */
  isBare(selection: Selection): boolean;
}

/** A group in which a page has nothing for a reader. */
export interface Lack {
  readonly group: Group;
  /** The reader's variant. */
  readonly active: string;
  /** What stands in for it, if anything does. */
  readonly found: string | undefined;
}

/** What a page lacks. */
export interface PageLacks {
  /** What it lacks for the reader. */
  readonly lacks: readonly Lack[];
  /** The variants for which it has something, by group, beside what is shown of the others. */
  readonly has: ReadonlyMap<Group, readonly string[]>;
}

/**
 * Finds what a page lacks for a reader, and what stands in for it. Each group is looked at beside what
 * is shown of the others. If that leaves the page bare, what stands in is what one of the passages is
 * for: the one that differs from the reader's choice in the fewest groups.
 */
export function lacksOf(page: PageContent, selection: Selection): PageLacks {
  // Tabs say themselves what they show instead.
  const groups = page.groups.filter(({ isOfTabs }) => !isOfTabs);
  const chosen = groups.filter((group) => activeOf(group, selection) !== undefined);
  const others = (group: Group): Groups => page.groups.filter((one) => one !== group);
  let shown = selection;
  for (const group of chosen) {
    const found = standInFor(page, group, selection, variantsOn(page, group, shown, others(group)));
    if (found !== undefined) shown = replace(shown, group, found);
  }
  if (isEmpty(page, shown)) shown = nearestTo(page, selection, chosen) ?? shown;
  const has = new Map(
    groups.map((group) => [group, variantsOn(page, group, shown, others(group))]),
  );
  const isIn = (group: Group, variants: readonly string[] = []): boolean =>
    variants.includes(activeOf(group, shown) ?? '');
  let lacking = chosen.filter((group) => !isIn(group, has.get(group)));
  if (!lacking.length && isEmpty(page, shown)) {
    // Each choice may have passages, where there is none for all of them together.
    const isNamed = (group: Group): boolean =>
      page.passages.some((passage) => isForSome(passage, group));
    const alone = chosen.filter((group) => !isIn(group, variantsOn(page, group, shown, [])));
    lacking = alone.length ? alone : chosen.filter(isNamed);
  }
  const lacks = chosen.flatMap((group): Lack[] => {
    const active = activeOf(group, selection) ?? '';
    const now = activeOf(group, shown);
    const found = now === active ? undefined : now;
    return found !== undefined || lacking.includes(group) ? [{ group, active, found }] : [];
  });
  return { lacks, has };
}

/** Finds what stands in for the reader's variant of a group, where what the page has does not include it. */
function standInFor(
  { fallbacks }: PageContent,
  group: Group,
  selection: Selection,
  has: readonly string[],
): string | undefined {
  const active = activeOf(group, selection);
  if (active === undefined || has.includes(active)) return undefined;
  return fallbackOf(group, active, fallbacks, (one) => has.includes(one));
}

const replace = (selection: Selection, { variants }: Group, variant: string): Selection =>
  new Set([...[...selection].filter((name) => !variants.includes(name)), variant]);

/** Lists the variants of a group that a passage is for. */
function variantsIn(passage: Passage, group: Group): readonly string[] {
  // Each condition is worked out once, and not once a variant.
  const shown = passage.map((condition) => new Set(variantsShown(condition, group)));
  return group.variants.filter((variant) => shown.every((one) => one.has(variant)));
}

const isForSome = (passage: Passage, group: Group): boolean =>
  variantsIn(passage, group).length < group.variants.length;

const isShown = (passage: Passage, groups: Groups, selection: Selection): boolean =>
  passage.every((condition) => matches(condition, groups, selection));

/**
 * Finds for which variants of a group a page has something: all variants where no passage that is shown
 * in the other groups is for some of them only. One that is for all but some, such as `!go`, counts
 * where the page is bare without it.
 */
function variantsOn(
  page: PageContent,
  group: Group,
  selection: Selection,
  others: Groups,
): readonly string[] {
  const { order, variants } = group;
  let isBare: boolean | undefined;
  const isNaming = (name: string, isNot: boolean): boolean =>
    groupOf([group], name) !== undefined &&
    (!isNot || (order !== undefined && isRange(name)) || (isBare ??= page.isBare(selection)));
  const open = page.passages.filter(
    (passage) => isForSome(passage, group) && isShown(passage, others, selection),
  );
  const isNamed = open.some((passage) =>
    passage.some(
      ({ names, not }) =>
        names.some((name) => isNaming(name, false)) || not.some((name) => isNaming(name, true)),
    ),
  );
  const has = new Set(open.flatMap((passage) => variantsIn(passage, group)));
  const all = page.audience ? variantsShown(page.audience, group) : variants;
  return isNamed ? all.filter((variant) => has.has(variant)) : all;
}

/** Tells whether a selection leaves a page bare that has passages for others. */
function isEmpty(page: PageContent, selection: Selection): boolean {
  const own = page.groups.filter(({ isOfTabs }) => !isOfTabs);
  const passages = page.passages.filter((passage) =>
    own.some((group) => isForSome(passage, group)),
  );
  return (
    passages.length > 0 &&
    !passages.some((passage) => isShown(passage, page.groups, selection)) &&
    page.isBare(selection)
  );
}

/** Finds the selection that stands in with which a passage is shown, and which differs in the fewest groups. */
function nearestTo(page: PageContent, selection: Selection, chosen: Groups): Selection | undefined {
  let nearest: Selection | undefined;
  let least = Infinity;
  for (const passage of page.passages) {
    let found = selection;
    let count = 0;
    for (const group of chosen) {
      const other = standInFor(page, group, selection, variantsIn(passage, group));
      if (other === undefined) continue;
      found = replace(found, group, other);
      count += 1;
    }
    if (!count || count >= least || !isShown(passage, page.groups, found)) continue;
    nearest = found;
    least = count;
  }
  return nearest;
}
