// Tabs in the plainest words, to hold the library against.
import {
  activeIn,
  allIn,
  groupsIn,
  holds,
  isConnected,
  meant,
  providerAround,
  select,
  type ModelGroup,
  type Place,
} from './model.ts';

/** A pane of tabs, with what its author wrote. */
export interface Pane extends Place {
  label: string;
  value: string;
  isDisabled: boolean;
  isDefault: boolean;
}

/** Tabs, with the pane that a reader has chosen here by itself. */
export interface Tabs extends Place {
  sync: string;
  picked: { readonly pane: Pane; readonly among: string } | undefined;
}

/** A pane as its tabs understand it. */
interface Read {
  readonly pane: Pane;
  readonly names: readonly string[];
  /** Whether its condition says which tab it is, and does not hide it. */
  readonly isBlock: boolean;
}

export const isTabs = (place: Place): place is Tabs => place.kind === 'tabs';
export const panesOf = (tabs: Tabs): Pane[] => tabs.children as Pane[];

const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean);
const ofAuthors = (groups: readonly ModelGroup[]): ModelGroup[] =>
  groups.filter(({ isOfTabs }) => !isOfTabs);

/** Finds the group that all words of a text are of, and the variants that it leaves. */
function axisOf(
  text: string,
  groups: readonly ModelGroup[],
): { readonly group: ModelGroup | undefined; readonly variants: readonly string[] } | undefined {
  const words = wordsOf(text);
  const names = words.map((word) => word.replace('!', ''));
  const owners = new Set(names.map((name) => groups.find((group) => meant(group, name).length)));
  const [group] = owners;
  if (owners.size !== 1 || (!group && words.some((word) => word.startsWith('!')))) return undefined;
  if (!group) return { group, variants: names };
  const own = group.variants.map(([one = '']) => one);
  return { group, variants: own.filter((one) => holds(text, [group], [one])) };
}

/** Lists the variants that a tab is, or the name that its label makes. */
function namesOf(
  value: string,
  label: string,
  sync: string,
  groups: readonly ModelGroup[],
): readonly string[] {
  const text = value || label;
  if (!text) return [];
  const axis = axisOf(text, groups);
  if (axis?.group) return axis.variants;
  const name = text.toLowerCase().replace(/ /g, '_');
  for (const { variants } of groups) {
    const found = variants.find(([own = '']) => own.toLowerCase() === name);
    if (found) return found.slice(0, 1);
  }
  return [value || (sync ? `${sync}.${name}` : name)];
}

/** Reads panes where an author has declared some groups. */
function readPanes(tabs: Tabs, groups: readonly ModelGroup[]): Read[] {
  const { sync } = tabs;
  const panes = panesOf(tabs);
  const axes = panes.map(({ condition }) => (condition ? axisOf(condition, groups) : undefined));
  const all = axes.flatMap((axis) => axis?.variants ?? []);
  const isAxis =
    !axes.includes(undefined) &&
    new Set(axes.map((axis) => axis?.group)).size === 1 &&
    new Set(all).size === all.length;
  const taken = new Set<string>();
  return panes.map((pane, at) => {
    const { label, value } = pane;
    const own = axes[at]?.variants ?? [];
    const says = (): boolean => namesOf('', label, sync, groups).some((name) => own.includes(name));
    const isBlock = own.length > 0 && !value && (isAxis || !label || says());
    const meantHere = isBlock ? own : namesOf(value, label, sync, groups);
    const names = sync === 'off' ? [] : meantHere.filter((name) => !taken.has(name));
    for (const name of names) taken.add(name);
    return { pane, names, isBlock };
  });
}

/** Joins the names of tabs that have some in common. */
function joined(lists: readonly (readonly string[])[]): ModelGroup[] {
  let found: string[][] = [];
  for (const list of lists) {
    if (!list.length) continue;
    const related = found.filter((one) => one.some((name) => list.includes(name)));
    const rest = found.filter((one) => !related.includes(one));
    found = [...rest, [...new Set([...related.flat(), ...list])]];
  }
  return found.map((names, at) => ({
    name: `tabs ${at}`,
    variants: names.map((name) => [name]),
    sets: new Map<string, readonly string[]>(),
    isOrdered: false,
    isOfTabs: true,
  }));
}

/** What readers see of tabs on a page. */
export class TabsModel {
  readonly #roots: readonly Place[];
  /** What was chosen outside of providers. */
  chosen: string[] = [];
  #outside: ModelGroup[] = [];

  constructor(roots: readonly Place[]) {
    this.#roots = roots;
  }

  /** Works out the groups that tabs make, from the outermost provider on. */
  settle(): void {
    const all = this.#roots.flatMap(allIn);
    const tabs = all.filter(isTabs).filter((one) => isConnected(one));
    const namesIn = (provider: Place | undefined): string[][] =>
      tabs
        .filter((one) => providerAround(one) === provider)
        .map((one) => {
          const groups = this.#authored(one);
          const names = readPanes(one, groups).flatMap((read) => read.names);
          return names.filter((name) => !groups.some((group) => meant(group, name).length));
        });
    this.#outside = joined(namesIn(undefined));
    for (const provider of all) {
      if (provider.kind !== 'provider') continue;
      provider.groups = ofAuthors(provider.groups);
      provider.groups = [...provider.groups, ...joined(namesIn(provider))];
    }
  }

  #authored(place: Place): readonly ModelGroup[] {
    const provider = providerAround(place);
    return provider ? ofAuthors(groupsIn(provider)) : [];
  }

  #isThere({ pane, isBlock }: Read): boolean {
    const provider = providerAround(pane);
    if (!provider || isBlock) return true;
    return holds(pane.condition, groupsIn(provider), activeIn(provider));
  }

  /** Lists what is active of the names that panes have, the latest choice first. */
  #among(tabs: Tabs): string[] {
    const provider = providerAround(tabs);
    const active = provider
      ? activeIn(provider)
      : this.#outside.flatMap(
          ({ variants }) =>
            this.chosen.find((name) => variants.some(([own]) => own === name)) ?? [],
        );
    const latest = provider ? [...provider.memory.linked, ...provider.memory.own] : this.chosen;
    const names = new Set(readPanes(tabs, this.#authored(tabs)).flatMap((read) => read.names));
    const here = active.filter((name) => names.has(name));
    return [...new Set([...latest.filter((name) => here.includes(name)), ...here])];
  }

  /** Lists the panes whose tabs can be chosen. */
  open(tabs: Tabs): Pane[] {
    return readPanes(tabs, this.#authored(tabs))
      .filter((read) => !read.pane.isDisabled && this.#isThere(read))
      .map(({ pane }) => pane);
  }

  /** Finds the pane that is shown for what is chosen on the page. */
  natural(tabs: Tabs): Pane | undefined {
    const open = this.open(tabs);
    const all = readPanes(tabs, this.#authored(tabs));
    for (const name of this.#among(tabs)) {
      const found = all.find(({ pane, names }) => open.includes(pane) && names.includes(name));
      if (found) return found.pane;
    }
    const panes = panesOf(tabs);
    return (
      open.find(({ isDefault }) => isDefault) ?? open[0] ?? panes.find((one) => one.isDisabled)
    );
  }

  /** Finds the pane that was chosen here by itself, as long as nothing else that is here is chosen. */
  picked(tabs: Tabs): Pane | undefined {
    const { picked } = tabs;
    if (!picked) return undefined;
    if (picked.among !== this.#among(tabs).join()) tabs.picked = undefined;
    return tabs.picked && this.open(tabs).find((pane) => pane === picked.pane);
  }

  /** Tells whether a pane that is shown is displayed, whatever is around its tabs. */
  isDisplayed(tabs: Tabs, pane: Pane): boolean {
    const read = readPanes(tabs, this.#authored(tabs)).find((one) => one.pane === pane);
    return !!read && this.#isThere(read);
  }

  /** Chooses a tab, as a reader does. */
  choose(tabs: Tabs, pane: Pane): void {
    const read = readPanes(tabs, this.#authored(tabs)).find((one) => one.pane === pane);
    const provider = providerAround(tabs);
    const active = this.#among(tabs);
    const name = read?.names.find((one) => active.includes(one)) ?? read?.names[0];
    if (name !== undefined && provider) select(provider, name, false, this.#roots.flatMap(allIn));
    else if (name !== undefined)
      this.chosen = [name, ...this.chosen.filter((other) => other !== name)];
    tabs.picked = { pane, among: this.#among(tabs).join() };
  }
}
