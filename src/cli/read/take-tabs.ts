// Reads the names that the labels of tabs make, which conditions may use as any other.
import { tabNameOf } from '../../core/labels/tab-names.ts';
import type { ShortcodeToken, TagToken } from '../../core/shortcodes/lexer.ts';
import { attribute, spanOf, type Element } from './element.ts';
import type { Page } from '../../core/rules/page-content.ts';

const HEADING = /^h[1-6]$/;
const PANE = /^(?:tab|code-?tab)$/;
const HOLDER = /^(?:tabs|tabpane|tabgroup|tabset|code-?tabs)$/;
/** The arguments that say which tabs choose together. */
const SYNCS = ['groupid', 'groupId', 'sync', 'category-name', 'group'];
/** The arguments that hold a label, in the order in which they count. */
const LABELS = ['header', 'name', 'title', 'label', 'type'];

/** Takes the names of the panes of tabs. */
export function takeTabs(page: Page, tabs: Element): void {
  const sync = attribute(tabs, 'sync') ?? '';
  for (const pane of tabs.childNodes) {
    if (!('tagName' in pane)) continue;
    const heading = pane.childNodes.find((node): node is Element => 'tagName' in node);
    const { start, end } = heading ? spanOf(heading) : { start: 0, end: 0 };
    const isHeaded = heading && HEADING.test(heading.tagName);
    const text = isHeaded ? page.text.slice(start, end).replace(/<[^>]*>/g, '') : '';
    add(page, attribute(pane, 'value') ?? '', attribute(pane, 'label') ?? text, sync);
  }
}

/** Takes the names of the panes that shortcodes make. */
export function takeTabShortcodes(page: Page, tokens: readonly ShortcodeToken[]): void {
  let around: TagToken | undefined;
  for (const token of tokens) {
    if (!('name' in token)) continue;
    if (HOLDER.test(token.name)) around = token.type === 'open' ? token : undefined;
    const sync = SYNCS.map((name) => around?.named.get(name)).find(Boolean) ?? '';
    if (HOLDER.test(token.name) && token.type === 'open') {
      const labels = [...(token.named.get('items')?.split(',') ?? []), ...token.list];
      for (const label of labels) add(page, '', label, sync);
    }
    if (!PANE.test(token.name) || token.type !== 'open') continue;
    const named = LABELS.map((name) => token.named.get(name)).find((text) => text !== undefined);
    add(page, '', named ?? token.list[0] ?? '', sync);
  }
}

function add(page: Page, value: string, label: string, sync: string): void {
  for (const name of [value, tabNameOf(value || label), tabNameOf(value || label, sync)])
    if (name) page.tabNames.add(name);
}
