// What conditions mean that name tabs of their page.
import type { Condition } from '../../core/conditions.ts';
import { groupOf, type Group, type Groups } from '../../core/groups.ts';
import type { Page } from '../../core/rules/page-content.ts';

/** The groups that the tabs of a page make, each with its place among them, by each of their names. */
type TabGroups = ReadonlyMap<string, readonly [at: number, group: Group]>;

/** What was made of the tabs of a page, which each of its passages asks for. */
const known = new WeakMap<Page, WeakMap<Groups, TabGroups>>();

/** Makes a group of the tabs of a page that have a name in common, of the names that no other group has. */
function tabGroupsOf(page: Page, groups: Groups): TabGroups {
  const ofPage = known.get(page) ?? new WeakMap<Groups, TabGroups>();
  known.set(page, ofPage);
  const made = ofPage.get(groups) ?? makeTabGroups(page, groups);
  ofPage.set(groups, made);
  return made;
}

function makeTabGroups({ panes }: Page, groups: Groups): TabGroups {
  const tabs = new Map<number, Map<string, string>>();
  for (const { tabs: at, names, label } of panes) {
    const own = tabs.get(at) ?? new Map<string, string>();
    tabs.set(at, own);
    for (const name of names) if (!groupOf(groups, name)) own.set(name, label);
  }
  const labels = new Map<string, ReadonlyMap<string, string>>();
  for (const own of tabs.values()) {
    const related = new Set([...own.keys()].flatMap((name) => labels.get(name) ?? []));
    const merged = new Map([...own, ...[...related].flatMap((one) => [...one])]);
    for (const name of merged.keys()) {
      // A group stands where the last of its tabs does.
      labels.delete(name);
      labels.set(name, merged);
    }
  }
  const made = [...new Set(labels.values())].flatMap((own, at) => {
    const variants = [...own.keys()];
    const group: Group = { name: `tabs.${at}`, variants, labels: [...own], isOfTabs: true };
    return variants.map((name) => [name, [at, group]] as const);
  });
  return new Map(made);
}

/** Lists the groups of a page's tabs that a condition names; nothing where the page has none. */
export function tabGroupsIn(
  page: Page,
  groups: Groups,
  { names, not }: Condition,
): Groups | undefined {
  const ofTabs = tabGroupsOf(page, groups);
  if (!ofTabs.size) return undefined;
  const named = new Map<number, Group>();
  for (const name of [...names, ...not]) {
    const [at, group] = ofTabs.get(name) ?? [];
    if (at !== undefined && group) named.set(at, group);
  }
  return [...named].sort(([one], [other]) => one - other).map(([, group]) => group);
}

/** Adds the groups of a page's tabs to those that say whom a condition is for. */
export function withTabs(page: Page, groups: Groups, condition: Condition): Groups {
  const ofTabs = tabGroupsIn(page, groups, condition);
  if (!ofTabs || groups.length) return [...groups, ...(ofTabs ?? [])];
  const others = [...condition.names, ...condition.not].filter((name) => !groupOf(ofTabs, name));
  return [...(others.length ? [{ name: '', variants: others }] : []), ...ofTabs];
}
