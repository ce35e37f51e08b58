// Answers for which selections a place of a page is shown.
import { variantsShown } from '../conditions.ts';
import { mergeGroups, nestGroups, type Group, type Groups } from '../groups.ts';
import { withAudience } from './audience.ts';
import type { Block, Page, Span } from './page-content.ts';

/** The variants of each group for which something is shown, by the group's name. */
export type Allowed = ReadonlyMap<string, ReadonlySet<string>>;

/** More combinations of variants than this are not tried one by one. */
const MOST_SELECTIONS = 512;

/** Knows which blocks and groups count at each place of a page. */
export class Shown {
  readonly #page: Page;
  readonly #base: Groups;
  #everywhere: Groups | undefined;
  readonly #groups = new Map<string, Groups>();
  /** For each block the one before it that may be around it; blocks are in the order of their starts. */
  readonly #parents: readonly number[];
  readonly #allowed = new Map<Groups, Map<string, Allowed>>();

  constructor(page: Page, base: Groups) {
    this.#page = page;
    this.#parents = parentsOf(page.blocks);
    const isOwn = ({ name }: Group): boolean => !base.some((group) => group.name === name);
    this.#base = [...base, ...mergeGroups(page.declared).filter(isOwn)];
  }

  /** Lists the groups that count at a place: those of the manifest and of providers around it. */
  groupsAt(at: number): Groups {
    if (!this.#page.scopes.length) return (this.#everywhere ??= withAudience(this.#base));
    const scopes = this.#page.scopes.filter(({ start, end }) => start <= at && at < end);
    scopes.sort((a, b) => a.start - b.start || b.end - a.end);
    const key = scopes.map((scope) => this.#page.scopes.indexOf(scope)).join();
    const known = this.#groups.get(key);
    if (known) return known;
    const groups = withAudience(
      scopes.reduce<Groups>((outer, { groups, isPicked }) => {
        const isNew = ({ name }: Group): boolean => !outer.some((group) => group.name === name);
        return nestGroups(isPicked ? groups.filter(isNew) : groups, outer);
      }, this.#base),
    );
    this.#groups.set(key, groups);
    return groups;
  }

  /** Lists the blocks around a place, outermost first. */
  blocksAt(at: number): readonly Block[] {
    return this.#indexesAt(at).flatMap((index) => this.#page.blocks[index] ?? []);
  }

  /** Works out for whom a place is shown; the same conditions and groups give the same object. */
  allowedAt({ start }: Span): Allowed {
    return this.allowedIn(this.blocksAt(start), this.groupsAt(start));
  }

  /** Works out for whom content is shown that stands in all of the blocks; see `allowedAt`. */
  allowedIn(blocks: readonly Block[], groups: Groups): Allowed {
    const known = this.#allowed.get(groups) ?? new Map<string, Allowed>();
    this.#allowed.set(groups, known);
    const key = blocks.map(({ variants }) => variants).join('\n');
    const allowed = known.get(key) ?? allowedBy(blocks, groups);
    known.set(key, allowed);
    return allowed;
  }

  #indexesAt(at: number): number[] {
    const { blocks } = this.#page;
    let low = -1;
    let high = blocks.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.start ?? 0) <= at) low = middle;
      else high = middle;
    }
    const found: number[] = [];
    for (let index = low; index >= 0; index = this.#parents[index] ?? -1) {
      if ((blocks[index]?.end ?? 0) > at) found.unshift(index);
    }
    return found;
  }
}

/** Finds for each block the last one before it that has not ended where it starts; -1 for none. */
function parentsOf(blocks: readonly Block[]): number[] {
  const open: number[] = [];
  return blocks.map(({ start }, index) => {
    while (open.length && (blocks[open.at(-1) ?? 0]?.end ?? 0) <= start) open.pop();
    const parent = open.at(-1) ?? -1;
    open.push(index);
    return parent;
  });
}

/** Works out for whom content is shown that stands in all of the blocks. */
export function allowedBy(blocks: readonly Block[], groups: Groups): Allowed {
  const allowed = new Map<string, ReadonlySet<string>>();
  if (!blocks.length) return allowed;
  for (const group of withAudience(groups)) {
    const variants = group.variants.filter((variant) =>
      blocks.every(({ condition }) => variantsShown(condition, group).includes(variant)),
    );
    if (variants.length < group.variants.length) allowed.set(group.name, new Set(variants));
  }
  return allowed;
}

/** Tells whether no reader is shown this. */
export const isNever = (allowed: Allowed): boolean =>
  [...allowed.values()].some((variants) => !variants.size);

/** Tells whether some reader is shown both. */
export const canMeet = (one: Allowed, other: Allowed): boolean =>
  !isNever(one) &&
  !isNever(other) &&
  [...one].every(([name, variants]) => {
    const others = other.get(name);
    return !others || [...variants].some((variant) => others.has(variant));
  });

/** Tells whether the selection, one variant a group, is shown this. */
export const isShownTo = (allowed: Allowed, selection: ReadonlyMap<string, string>): boolean =>
  [...allowed].every(([name, variants]) => {
    const active = selection.get(name);
    return active === undefined ? true : variants.has(active);
  });

/** Lists every selection of the groups that these depend on, up to a bound. */
export function selectionsFor(
  all: Iterable<Allowed>,
  groups: Groups,
): ReadonlyMap<string, string>[] {
  const names = new Set([...all].flatMap((allowed) => [...allowed.keys()]));
  let selections: ReadonlyMap<string, string>[] = [new Map()];
  for (const { name, variants } of groups.filter((group: Group) => names.has(group.name))) {
    if (selections.length * variants.length > MOST_SELECTIONS) continue;
    selections = selections.flatMap((selection) =>
      variants.map((variant) => new Map([...selection, [name, variant]])),
    );
  }
  return selections;
}

/** Prints a selection for an author: `byoc java`. */
export const printNames = (selection: ReadonlyMap<string, string>): string =>
  [...selection.values()].join(' ');
