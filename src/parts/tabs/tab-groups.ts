import type { VariantContext } from '../../context/context.ts';
import { groupOf, type Group, type Groups, type Label } from '../../core/groups.ts';
import { tabNameOf } from '../../core/labels/tab-names.ts';
import { choose, selectFrom, type Names, type Selection } from '../../core/selection.ts';
import type { Pane } from './panes.ts';

/** Tabs that may choose with others. */
export interface Member {
  readonly panes: readonly Pane[];
  readonly sync: string | null;
  /** The groups around it, without those of tabs. */
  readonly groups: Groups;
  /** Reads its panes anew. */
  read(): void;
  /** Draws its tabs where they have changed, and shows what is chosen. */
  draw(): void;
  /** Shows what is chosen. */
  show(): void;
}

type Declare = VariantContext['declare'];
type SwitchOver = (change: () => void) => void;

const ofProviders = new WeakMap<Declare, TabGroups>();

/**
 * The groups that the labels of tabs make in one provider: tabs with a label in common choose from one
 * group. Outside of providers it holds the choice, too, for as long as the page is open.
 */
export class TabGroups {
  readonly #declare: Declare | undefined;
  readonly #members = new Set<Member>();
  #groups: Groups = [];
  #chosen: Names = [];
  #declared = '';
  #isPlanned = false;

  constructor(declare?: Declare) {
    this.#declare = declare;
  }

  /** Finds the groups of a provider, or those outside of all. */
  static of(declare: Declare | undefined): TabGroups {
    if (!declare) return outside;
    const groups = ofProviders.get(declare) ?? new TabGroups(declare);
    ofProviders.set(declare, groups);
    return groups;
  }

  /** The names that were chosen outside of providers, the latest first. */
  get chosen(): Names {
    return this.#chosen;
  }

  /** What is chosen outside of providers. */
  get selection(): Selection {
    return selectFrom(this.#groups, this.#chosen);
  }

  /** Chooses outside of providers. */
  choose(name: string): void {
    this.#chosen = choose(this.#chosen, name);
    this.show();
  }

  /** Lets all tabs show what is chosen now. */
  show(): void {
    for (const member of this.#members) member.show();
  }

  add(member: Member, switchOver: SwitchOver): void {
    this.#members.add(member);
    this.plan(switchOver);
  }

  remove(member: Member, switchOver: SwitchOver): void {
    this.#members.delete(member);
    this.plan(switchOver);
  }

  /** Works the groups out once for all that happens in this turn, and draws the tabs. */
  plan(switchOver: SwitchOver): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    queueMicrotask(() => {
      switchOver(() => {
        for (const member of this.#members) member.read();
        this.#isPlanned = false;
        this.#settle();
        for (const member of this.#members) member.draw();
      });
    });
  }

  #settle(): void {
    this.#groups = groupsOf([...this.#members]);
    const declared = this.#groups
      .map(({ name, variants, labels = [] }) => [name, ...variants, ...labels].join('\0'))
      .join('\n');
    if (declared === this.#declared) return;
    this.#declared = declared;
    this.#declare?.(this, this.#groups.length ? this.#groups : undefined);
  }
}

const outside = new TabGroups();

/** Makes a group of the labels of tabs that have some in common. */
function groupsOf(members: readonly Member[]): Groups {
  let found: { key: string; labels: Map<string, string> }[] = [];
  for (const { panes, groups, sync } of members) {
    const labels = new Map<string, string>();
    for (const { names, label } of panes)
      for (const name of names) if (!groupOf(groups, name)) labels.set(name, label);
    if (!labels.size) continue;
    const related = found.filter((one) => [...labels.keys()].some((name) => one.labels.has(name)));
    const [first = { key: sync ? `tabs.${tabNameOf(sync)}` : 'tabs', labels: new Map() }] = related;
    const all = [...related.map((one) => one.labels), labels].flatMap((one) => [...one]);
    // The label that is written first counts.
    const merged = { key: first.key, labels: new Map([...all].reverse()) };
    const order = new Map(all.map(([name]) => [name, merged.labels.get(name) ?? name]));
    found = [...found.filter((one) => !related.includes(one)), { ...merged, labels: order }];
  }
  const taken = new Map<string, number>();
  return found.map(({ key, labels }): Group => {
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    return {
      name: count > 1 ? `${key}.${count}` : key,
      variants: [...labels.keys()],
      labels: [...labels] satisfies Label[],
      isOfTabs: true,
    };
  });
}
