// A page with providers and blocks in the plainest words, to hold the library against.

/** A group: each variant with all of its names, its own first. */
export interface ModelGroup {
  readonly name: string;
  readonly variants: readonly (readonly string[])[];
}

/** What the readers of one key have chosen, here and in other tabs. */
export interface Memory {
  own: string[];
  linked: string[];
  stored: string[];
  storedLinked: string[] | undefined;
  /** The stored names that were read last. */
  seen: string;
}

export type Kind = 'provider' | 'block' | 'data' | 'field' | 'plain' | 'host';

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
});

/** Reads groups such as `d: a b=bb; l: x y`. */
export const groupsOf = (text: string): ModelGroup[] =>
  text.split('; ').map((part) => {
    const [name = '', list = ''] = part.split(': ');
    return { name, variants: list.split(' ').map((word) => word.split('=')) };
  });

const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean);
const namesIn = (groups: readonly ModelGroup[]): string[] =>
  groups.flatMap(({ variants }) => variants.flat());
const ownName = (groups: readonly ModelGroup[], name: string): string | undefined =>
  groups.flatMap(({ variants }) => variants).find((names) => names.includes(name))?.[0];
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
  const taken = namesIn(provider.groups);
  const rest = groupsIn(outer)
    .filter(({ name }) => !provider.groups.some((group) => group.name === name))
    .map(({ name, variants }) => ({
      name,
      variants: variants
        .filter(([own = '']) => !taken.includes(own))
        .map((names) => names.filter((one) => !taken.includes(one))),
    }))
    .filter(({ variants }) => variants.length);
  return [...provider.groups, ...rest];
}

/** Lists the active variants in a provider. */
export function activeIn(provider: Place): string[] {
  const { own, linked } = provider.memory;
  const names = [...linked, ...own, ...provider.initial];
  const mine = provider.groups.flatMap((group) => {
    const known = names.flatMap((name) => ownName([group], name) ?? []);
    return known.slice(0, 1);
  });
  const outer = isConnected(provider) ? providerAround(provider) : undefined;
  if (!outer) return mine;
  const taken = namesIn(provider.groups);
  const groups = groupsIn(provider);
  return [
    ...mine,
    ...activeIn(outer).filter((name) => !taken.includes(name) && ownName(groups, name)),
  ];
}

/**
 * Tells whether a condition holds: in each group with an active variant, one of the names must be the
 * active one, where there are names, and none of those with `!`. Forms of conditions that come later,
 * such as ranges of ordered groups, belong here and into the conditions of the test.
 */
export function holds(
  condition: string,
  groups: readonly ModelGroup[],
  active: readonly string[],
): boolean {
  return groups.every((group) => {
    const now = active.find((name) => group.variants.some(([own]) => own === name));
    if (now === undefined) return true;
    const words = wordsOf(condition);
    const named = words.flatMap((word) => ownName([group], word) ?? []);
    const not = words
      .filter((word) => word.startsWith('!'))
      .flatMap((word) => ownName([group], word.slice(1)) ?? []);
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
 *   that could tell the provider around of the tree
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
  const name = ownName(provider.groups, word);
  if (name === undefined) {
    const outer = providerAround(provider);
    if (outer && ownName(groupsIn(outer), word)) select(outer, word, isLink, all);
    return;
  }
  const { memory, key } = provider;
  if (key !== 'none') read(memory);
  if (isLink) memory.linked = choose(memory.linked, name);
  else {
    const displaced = all
      .filter((one) => one.kind === 'provider' && one.memory === memory && isConnected(one))
      .flatMap(({ groups }) => groups)
      .filter((group) => ownName([group], name));
    memory.own = choose(memory.own, name);
    memory.linked = memory.linked.filter((other) => !namesIn(displaced).includes(other));
    if (key !== 'none') memory.stored = choose(memory.stored, name);
    memory.seen = memory.stored.join(' ');
  }
  save(memory, key);
}

function save(memory: Memory, key: string): void {
  if (key === 'none') return;
  if (memory.storedLinked || memory.linked.length) memory.storedLinked = [...memory.linked];
}

/** Follows a link to some names. */
export function follow(memory: Memory, key: string, names: readonly string[]): void {
  memory.linked = names.reduceRight<string[]>(choose, memory.linked);
  save(memory, key);
}

/** Sets an author's default, which replaces what was chosen once the provider has started. */
export function setInitial(provider: Place, names: readonly string[]): void {
  provider.initial = [...names];
  if (!provider.hasStarted) return;
  const taken = namesIn(provider.groups);
  const { memory } = provider;
  memory.linked = memory.linked.filter((name) => !taken.includes(name));
  memory.own = [
    ...names.filter((name) => taken.includes(name)),
    ...memory.own.filter((name) => !taken.includes(name)),
  ];
}
