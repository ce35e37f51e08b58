// A page with providers and blocks in the plainest words, to hold the library against.

/** A group: each variant with all of its names, its own first. */
export interface ModelGroup {
  readonly name: string;
  readonly variants: readonly (readonly string[])[];
  /** The variants that the names of sets stand for. */
  readonly sets: ReadonlyMap<string, readonly string[]>;
  /** Whether the variants are versions, here from the oldest to the newest. */
  readonly isOrdered: boolean;
  /** Whether the labels of tabs make it. */
  readonly isOfTabs?: boolean;
}

/** What the readers of one key have chosen, here and in other tabs. */
export interface Memory {
  own: string[];
  linked: string[];
  stored: string[];
  storedLinked: string[] | undefined;
  /** The stored names that were read last. */
  seen: string;
  /** The link that was followed last. */
  link: string;
}

export type Kind = 'provider' | 'block' | 'data' | 'field' | 'plain' | 'host' | 'tabs' | 'pane';

/** An element of the page, or one of its two documents. */
export interface Place {
  readonly kind: Kind | 'document';
  parent: Place | undefined;
  readonly children: Place[];
  condition: string;
  groups: readonly ModelGroup[];
  initial: string[];
  key: string;
  memory: Memory;
  hasStarted: boolean;
}

export const newMemory = (): Memory => ({
  own: [],
  linked: [],
  stored: [],
  storedLinked: undefined,
  seen: '',
  link: '',
});

/** Reads groups such as `d: a b=bb c; s of d: a b; v: 1 < 2`; what is a set says so here. */
export function groupsOf(text: string): ModelGroup[] {
  const groups: (ModelGroup & { sets: Map<string, readonly string[]> })[] = [];
  for (const part of text.split('; ')) {
    const [name = '', list = ''] = part.split(': ');
    const [set = '', of] = name.split(' of ');
    if (of) groups.find((group) => group.name === of)?.sets.set(set, list.split(' '));
    else {
      const isOrdered = list.includes('<');
      const variants = list.split(isOrdered ? ' < ' : ' ').map((word) => word.split('='));
      groups.push({ name, variants, sets: new Map(), isOrdered });
    }
  }
  return groups;
}

const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean);
const ownNames = ({ variants }: ModelGroup): string[] => variants.map(([own = '']) => own);

/** Writes such groups as their attribute says them. */
export const groupsText = (text: string): string => text.replace(/ of \w+/g, '');

/** Lists the variants that a name stands for: one, or those of a set. */
export const meant = (group: ModelGroup, name: string): readonly string[] => {
  const variant = group.variants.find((names) => names.includes(name));
  return variant ? variant.slice(0, 1) : (group.sets.get(name) ?? []);
};

/** Finds the version that stands in for one that nobody declares: the last that is not newer. */
const nearest = ({ isOrdered, variants }: ModelGroup, name: string): string | undefined =>
  isOrdered && /^\d/.test(name)
    ? variants.map(([own = '']) => own).findLast((own) => Number(own) <= Number(name))
    : undefined;

/** Finds the group that a name belongs to; what one has counts before what it has nearly. */
const groupWith = (groups: readonly ModelGroup[], name: string): ModelGroup | undefined =>
  groups.find((group) => meant(group, name).length) ??
  groups.find((group) => nearest(group, name) !== undefined);

/** Works out the active variant of a group: of a set, the one that the names behind it say. */
function activeAmong(
  groups: readonly ModelGroup[],
  group: ModelGroup,
  names: readonly string[],
): string | undefined {
  let left: readonly string[] = [];
  for (const name of names) {
    if (groupWith(groups, name) !== group) continue;
    const all = meant(group, name).length ? meant(group, name) : [nearest(group, name) ?? ''];
    const both = left.length ? all.filter((one) => left.includes(one)) : all;
    if (both.length) left = both;
  }
  return left[0];
}
const choose = (names: readonly string[], name: string): string[] => [
  name,
  ...names.filter((other) => other !== name),
];

export const providerAround = (place: Place): Place | undefined => {
  let { parent } = place;
  while (parent && parent.kind !== 'provider') ({ parent } = parent);
  return parent;
};

export const isConnected = (place: Place): boolean =>
  place.kind === 'document' || (place.parent !== undefined && isConnected(place.parent));

export const isInside = (place: Place, outer: Place): boolean =>
  place === outer || (place.parent !== undefined && isInside(place.parent, outer));

export const allIn = (place: Place): Place[] => [place, ...place.children.flatMap(allIn)];

/** Lists the groups that count in a provider: its own, then what is free of those around it. */
export function groupsIn(provider: Place): readonly ModelGroup[] {
  const outer = isConnected(provider) ? providerAround(provider) : undefined;
  if (!outer) return provider.groups;
  const isTaken = (name: string): boolean =>
    provider.groups.some((group) => meant(group, name).length);
  const rest = groupsIn(outer)
    .filter(({ name }) => !provider.groups.some((group) => group.name === name))
    .map((group) => ({
      ...group,
      variants: group.variants
        .filter(([own = '']) => !isTaken(own))
        .map((names) => names.filter((one) => !isTaken(one))),
      sets: new Map(
        [...group.sets]
          .filter(([name]) => !isTaken(name))
          .map(([name, list]) => [name, list.filter((one) => !isTaken(one))]),
      ),
    }))
    .filter(({ variants }) => variants.length);
  return [...provider.groups, ...rest];
}

/** Lists the active variants in a provider. */
export function activeIn(provider: Place): string[] {
  const { own, linked } = provider.memory;
  const names = [...linked, ...own, ...provider.initial];
  const mine = provider.groups.flatMap((group) => activeAmong(provider.groups, group, names) ?? []);
  const outer = isConnected(provider) ? providerAround(provider) : undefined;
  if (!outer) return mine;
  const isMine = (name: string): boolean =>
    provider.groups.some((group) => meant(group, name).length);
  const groups = groupsIn(provider);
  return [
    ...mine,
    ...activeIn(outer).filter(
      (name) => !isMine(name) && groups.some((group) => meant(group, name).length),
    ),
  ];
}

/** Lists the versions of a range, `2+`, `!3+` and `<3` without its sign; none where it is no range here. */
function rangeOf(group: ModelGroup, word: string): string[] {
  const [, base = ''] = /^[!<]?(?:>=)?([^+]*)/.exec(word) ?? [];
  const [first] = meant(group, base);
  if (!group.isOrdered || !/[<>+]/.test(word) || first === undefined) return [];
  return ownNames(group).slice(ownNames(group).indexOf(first));
}

/**
 * Tells whether a condition holds: in each group with an active variant, one of the names must stand for
 * the active one, where there are names, and none of those with `!`. Ranges that leave nothing do not
 * count.
 */
export function holds(
  condition: string,
  groups: readonly ModelGroup[],
  active: readonly string[],
): boolean {
  return groups.every((group) => {
    const now = active.find((name) => ownNames(group).includes(name));
    if (now === undefined) return true;
    const words = wordsOf(condition);
    const isNot = (word: string): boolean => /^[!<]/.test(word);
    const ranges = words.filter((word) => rangeOf(group, word).length);
    const from = ranges.filter((word) => !isNot(word)).flatMap((word) => rangeOf(group, word));
    const until = ranges.filter(isNot).flatMap((word) => rangeOf(group, word));
    const isEmpty =
      ranges.length > 0 &&
      (from.length ? from : ownNames(group)).every((one) => until.includes(one));
    const named = words.flatMap((word) => meant(group, word));
    const not = words.filter(isNot).flatMap((word) => meant(group, word.slice(1)));
    if (!isEmpty) {
      named.push(...from);
      not.push(...until);
    }
    return (!named.length || named.includes(now)) && !not.includes(now);
  });
}

/** Finds the host of the shadow tree that a place is in. */
const hostOf = (place: Place): Place | undefined => {
  let { parent } = place;
  while (parent && parent.kind !== 'host') ({ parent } = parent);
  return parent;
};

/**
 * Tells whether a block's own condition shows it.
 *
 * @returns undefined where the library promises nothing: in a shadow tree without an `<if-variant>`
 *   that could tell the provider around of the tree, or with versions
 */
export function isShown(place: Place): boolean | undefined {
  if (!['block', 'data', 'field'].includes(place.kind) || !isConnected(place)) return true;
  const provider = providerAround(place);
  if (!provider) return true;
  const host = hostOf(place);
  if (host && isInside(host, provider)) {
    const tells = allIn(host).some(
      (one) => one.kind === 'block' && hostOf(one) === host && providerAround(one) === provider,
    );
    if (!tells) return undefined;
    // Of versions only those count there that an `<if-variant>` has met since the provider has an order.
    if (groupsIn(provider).some(({ isOrdered }) => isOrdered)) return undefined;
  }
  return holds(place.condition, groupsIn(provider), activeIn(provider));
}

/** Takes in what other tabs have stored. */
export function read(memory: Memory): void {
  const text = memory.stored.join(' ');
  if (text === memory.seen) return;
  memory.seen = text;
  if (memory.stored.length) memory.own = [...memory.stored];
  if (memory.storedLinked) memory.linked = [...memory.storedLinked];
}

/** Chooses a name in a provider, or in those around it. */
export function select(
  provider: Place,
  word: string,
  isLink: boolean,
  all: readonly Place[],
): void {
  const group = groupWith(provider.groups, word);
  if (!group) {
    const outer = providerAround(provider);
    if (outer && groupWith(groupsIn(outer), word)) select(outer, word, isLink, all);
    return;
  }
  // Of a set the variant that the reader has already goes on counting.
  const name = activeAmong(provider.groups, group, [word, ...activeIn(provider)])!;
  const { memory, key } = provider;
  if (key !== 'none') read(memory);
  if (isLink) memory.linked = choose(memory.linked, name);
  else {
    const displaced = all
      .filter((one) => one.kind === 'provider' && one.memory === memory && isConnected(one))
      .flatMap(({ groups }) => groups)
      .filter((group) => meant(group, name).length);
    memory.own = choose(memory.own, name);
    memory.linked = memory.linked.filter((other) => !groupWith(displaced, other));
    if (key !== 'none') memory.stored = choose(memory.stored, name);
    memory.seen = memory.stored.join(' ');
  }
  save(memory, key);
}

function save(memory: Memory, key: string): void {
  if (key === 'none') return;
  if (memory.storedLinked || memory.linked.length) memory.storedLinked = [...memory.linked];
}

/** Follows a link to some names; the same link again asks for nothing. */
export function follow(memory: Memory, key: string, names: readonly string[]): void {
  if (memory.link === names.join()) return;
  memory.link = names.join();
  memory.linked = names.reduceRight<string[]>(choose, memory.linked);
  save(memory, key);
}

/** Sets an author's default, which replaces what was chosen once the provider has started. */
export function setInitial(provider: Place, names: readonly string[]): void {
  provider.initial = [...names];
  if (!provider.hasStarted) return;
  const isMine = (name: string): boolean => groupWith(provider.groups, name) !== undefined;
  const { memory } = provider;
  memory.linked = memory.linked.filter((name) => !isMine(name));
  memory.own = [...names.filter(isMine), ...memory.own.filter((name) => !isMine(name))];
}
