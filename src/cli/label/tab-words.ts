// What conditions mean that name tabs of their page.
import type { Condition } from '../../core/conditions.ts';
import { groupOf, type Group, type Groups } from '../../core/groups.ts';
import type { Page } from '../../core/rules/page-content.ts';

/** Makes a group of the tabs of a page that have a name in common, of the names that no other group has. */
export function tabGroupsOf({ panes }: Page, groups: Groups): Groups {
  let found: Map<string, string>[] = [];
  for (let tabs = 0; tabs <= (panes.at(-1)?.tabs ?? -1); tabs++) {
    const own = new Map<string, string>();
    for (const { names, label } of panes.filter((pane) => pane.tabs === tabs))
      for (const name of names) if (!groupOf(groups, name)) own.set(name, label);
    if (!own.size) continue;
    const related = found.filter((one) => [...own.keys()].some((name) => one.has(name)));
    const merged = new Map([...own, ...related.flatMap((one) => [...one])]);
    found = [...found.filter((one) => !related.includes(one)), merged];
  }
  return found.map((labels, at): Group => ({
    name: `tabs.${at}`,
    variants: [...labels.keys()],
    labels: [...labels],
    isOfTabs: true,
  }));
}

/** Adds the groups of a page's tabs to those that say whom a condition is for. */
export function withTabs(page: Page, groups: Groups, { names, not }: Condition): Groups {
  const ofTabs = tabGroupsOf(page, groups);
  if (!ofTabs.length || groups.length) return [...groups, ...ofTabs];
  const others = [...names, ...not].filter((name) => !groupOf(ofTabs, name));
  return [...(others.length ? [{ name: '', variants: others }] : []), ...ofTabs];
}
