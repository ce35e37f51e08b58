// Answers for which selections a place of a page is shown.
import { variantsShown, type Condition } from '../conditions.ts';
import { AUDIENCE, mergeGroups, nestGroups, type Group, type Groups } from '../groups.ts';
import { Inherited, Nesting, type Around } from './nesting.ts';
import type { Block, Id, Page, Scope, Span } from './page-content.ts';

/** A reader of a page: a person, or a program. */
export type Audience = 'human' | 'agent';

/** Tells whether a group is the one of audiences. */
export const isAudience = ({ name }: Group): boolean => name === AUDIENCE.name;

/** Adds the reserved group to those of a site that declares some. */
export const withAudience = (groups: Groups): Groups =>
  !groups.length || groups.some(isAudience) ? groups : [...groups, AUDIENCE];

/** The variants of each group for which something is shown, by the group's name. */
export type Allowed = ReadonlyMap<string, ReadonlySet<string>>;

/** More combinations of variants than this are not tried one by one. */
const MOST_SELECTIONS = 512;

/** For whom content is shown, and for whom what stands in it is, by the condition of that. */
interface Within {
  readonly allowed: Allowed;
  readonly inner: Map<string, Within>;
}

/** The elements with one id, and for whom some of them are shown. */
interface Targets {
  readonly first: Id;
  readonly isAlone: boolean;
  readonly allowed: ReadonlySet<Allowed>;
}

/** Knows which blocks and groups count at each place of a page. */
export class Shown {
  readonly #page: Page;
  #targets: ReadonlyMap<string, Targets> | undefined;
  readonly #blocks: Nesting<Block>;
  readonly #scopes: Nesting<Scope>;
  readonly #groups: Inherited<Scope, Groups>;
  readonly #within = new Map<Groups, Inherited<Block, Within>>();
  readonly #conditions = new Inherited<Block, ReadonlySet<string>>(
    new Set(),
    (outer, { variants }) => (outer.has(variants) ? outer : new Set([...outer, variants])),
  );

  constructor(page: Page, base: Groups) {
    this.#page = page;
    this.#blocks = new Nesting(page.blocks);
    this.#scopes = new Nesting([...page.scopes].sort((one, other) => other.end - one.end));
    const isOwn = ({ name }: Group): boolean => !base.some((group) => group.name === name);
    const everywhere = [...base, ...mergeGroups(page.declared).filter(isOwn)];
    this.#groups = new Inherited(withAudience(everywhere), (outer, { groups, isPicked }) => {
      const isNew = ({ name }: Group): boolean => !outer.some((group) => group.name === name);
      const own = isPicked ? groups.filter(isNew) : groups;
      return withAudience(
        nestGroups(
          own,
          outer.filter((group) => !isAudience(group)),
        ),
      );
    });
  }

  /** Lists the groups that count at a place: those of the manifest and of providers around it. */
  groupsAt(at: number): Groups {
    return this.#groups.in(this.#scopes.at(at));
  }

  /** Finds the blocks around a block; of several on one element those before it. */
  around(block: Block): Around<Block> | undefined {
    const all = this.#blocks.at(block.start);
    let own = all;
    while (own && own.inner !== block) own = own.outer;
    return own ? own.outer : all;
  }

  /** Lists the conditions of blocks, outermost first and each once. */
  conditionsOf(blocks: Around<Block>): readonly string[] {
    return [...this.#conditions.in(blocks)];
  }

  /** Works out for whom a place is shown; the same conditions and groups give the same object. */
  allowedAt({ start }: Span): Allowed {
    return this.allowedIn(this.#blocks.at(start), this.groupsAt(start));
  }

  /** Works out for whom content is shown that stands in all of the blocks; see `allowedAt`. */
  allowedIn(blocks: Around<Block> | undefined, groups: Groups): Allowed {
    const within = this.#within.get(groups) ?? withinFor(groups);
    this.#within.set(groups, within);
    return within.in(blocks).allowed;
  }

  /** Finds the elements with an id. */
  targetsOf(id: string): Targets | undefined {
    return (this.#targets ??= this.#findTargets()).get(id);
  }

  #findTargets(): ReadonlyMap<string, Targets> {
    const targets = new Map<string, Targets & { allowed: Set<Allowed> }>();
    for (const one of [...this.#page.ids].sort((a, b) => a.start - b.start)) {
      const same = targets.get(one.id);
      const allowed = (same?.allowed ?? new Set()).add(this.allowedAt(one));
      targets.set(one.id, { first: same?.first ?? one, isAlone: !same, allowed });
    }
    return targets;
  }
}

const withinFor = (groups: Groups): Inherited<Block, Within> =>
  new Inherited<Block, Within>(
    { allowed: new Map(), inner: new Map() },
    (outer, { variants, condition }) => {
      const known = outer.inner.get(variants);
      if (known) return known;
      const within = { allowed: narrow(outer.allowed, condition, groups), inner: new Map() };
      outer.inner.set(variants, within);
      return within;
    },
  );

/** Works out for whom content is shown whose condition holds for some of these; all of them are the same object. */
function narrow(outer: Allowed, condition: Condition, groups: Groups): Allowed {
  const fewer = groups.flatMap((group): [string, ReadonlySet<string>][] => {
    const before = outer.get(group.name) ?? new Set(group.variants);
    const variants = variantsShown(condition, group).filter((variant) => before.has(variant));
    return variants.length < before.size ? [[group.name, new Set(variants)]] : [];
  });
  return fewer.length ? new Map([...outer, ...fewer]) : outer;
}

/** Works out for whom content is shown that stands in all of the blocks. */
export const allowedBy = (blocks: readonly Block[], groups: Groups): Allowed =>
  blocks.reduce<Allowed>(
    (outer, { condition }) => narrow(outer, condition, withAudience(groups)),
    new Map(),
  );

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
