// Reads the names that the labels of tabs make, which conditions may use as any other.
import { tabNameOf } from '../../core/labels/tab-names.ts';
import type { ShortcodeToken, TagToken } from '../../core/shortcodes/lexer.ts';
import { pairTags } from '../../core/shortcodes/pairs.ts';
import { describeFaults } from '../../markdown/faults.ts';
import { plainLabel } from '../../markdown/read/tab-shortcodes.ts';
import { codeIn } from '../../markdown/shortcodes/code-ranges.ts';
import { attribute, isLabel, spanOf, type Element } from './element.ts';
import type { Page, TabPane } from '../../core/rules/page-content.ts';

const HEADING = /^h[1-6]$/;
const PANE = /^(?:tab|code-?tab)$/;
const HOLDER = /^(?:tabs|tabpane|tabgroup|tabset|code-?tabs)$/;
/** What holds a list of labels, as links, and the panes. */
const WRAPPER = /^(?:code-)?tabs-wrapper$/;
const LISTED = /\[([^\]\n]+)\]\([^)\n]*\)/g;
/** The arguments that say which tabs choose together. */
const SYNCS = ['groupid', 'groupId', 'sync', 'category-name', 'group'];
/** The arguments by which a pane has its text from a file. */
const FILES = ['include', 'file'];
/** The arguments that hold a label, in the order in which they count. */
const LABELS = ['header', 'name', 'title', 'label', 'type'];

/** Takes the names of the panes of tabs. */
export function takeTabs(page: Page, tabs: Element): void {
  const sync = attribute(tabs, 'sync') ?? '';
  const at = nextTabs(page);
  for (const pane of tabs.childNodes) {
    if (!('tagName' in pane)) continue;
    const label = attribute(pane, 'label') ?? headingOf(page, pane);
    add(page, at, spanOf(pane), attribute(pane, 'value') ?? '', label, sync);
  }
}

/** Reads what a pane begins with where that says what its tab says. */
function headingOf({ text }: Page, pane: Element): string {
  const first = pane.childNodes.find((node): node is Element => 'tagName' in node);
  if (!first || !(HEADING.test(first.tagName) || isLabel(first))) return '';
  const { start, end } = spanOf(first);
  return text
    .slice(start, end)
    .replace(/<[^>]*>/g, '')
    .trim();
}

const nextTabs = ({ panes }: Page): number => (panes.at(-1)?.tabs ?? -1) + 1;

/** Takes the names of the panes that shortcodes make. */
export function takeTabShortcodes(page: Page, tokens: readonly ShortcodeToken[]): void {
  reportUnclosed(page, tokens);
  const closes = new Map(
    [...pairTags(tagsOf(tokens), [], () => undefined).values()].map(({ token, close }) => [
      token.start,
      close?.end,
    ]),
  );
  let around: TagToken | undefined;
  let at = nextTabs(page);
  let isWrapped = false;
  for (const [number, token] of tokens.entries()) {
    if (!('name' in token)) continue;
    if (WRAPPER.test(token.name)) isWrapped = token.type === 'open';
    const isOpen = token.type === 'open';
    if (HOLDER.test(token.name)) {
      const next = tokens[number + 1];
      at = nextTabs(page);
      if (isWrapped && isOpen && next?.type === 'text') {
        const list = page.text.slice(next.start, next.end);
        for (const [, label = ''] of list.matchAll(LISTED))
          add(page, at, labelOnly(token), '', plainLabel(label), '');
        continue;
      }
      around = isOpen ? token : undefined;
      const labels = isOpen ? [...(token.named.get('items')?.split(',') ?? []), ...token.list] : [];
      for (const label of labels)
        add(page, at, labelOnly(token), '', plainLabel(label), syncOf(around));
    } else if (isOpen && PANE.test(token.name)) {
      const label = labelIn(token.named) ?? token.list[0] ?? '';
      const { start } = token;
      const pane = { start, end: closes.get(start) ?? token.end };
      add(page, at, pane, '', plainLabel(label), syncOf(around));
    }
  }
}

const tagsOf = (tokens: readonly ShortcodeToken[]): TagToken[] =>
  tokens.filter((token): token is TagToken => 'name' in token);

type Place = Pick<TabPane, 'start' | 'end' | 'isElsewhere'>;

/** Places a pane of which the tag of its tabs has the label. */
const labelOnly = ({ start, end }: TagToken): Place => ({ start, end, isElsewhere: true });

/** Reports tabs that are never closed; a pane that names a file needs no end. */
function reportUnclosed({ text, findings }: Page, tokens: readonly ShortcodeToken[]): void {
  const isCode = codeIn(text);
  const tags = tagsOf(tokens).filter(({ start }) => !isCode(start));
  for (const { token, close } of pairTags(tags, [], () => undefined).values()) {
    const { name, list, named, start, end } = token;
    const isOfTabs = HOLDER.test(name) || (PANE.test(name) && !FILES.some((one) => named.has(one)));
    if (close || token.malformed || !isOfTabs) continue;
    const detail = HOLDER.test(name) ? '' : plainLabel(labelIn(named) ?? list[0] ?? '');
    const [fault] = describeFaults(
      [{ code: 'unclosed-tab', value: `{{< ${name} >}}`, detail }],
      [],
    );
    const message = fault?.message ?? '';
    findings.push({ rule: 'unclosed-tag', level: 'warning', message, start, end });
  }
}

const labelIn = (named: ReadonlyMap<string, string>): string | undefined =>
  LABELS.map((name) => named.get(name)).find((text) => text !== undefined);

/** Reads which tabs choose together with these. */
const syncOf = (tabs: TagToken | undefined): string =>
  SYNCS.map((name) => tabs?.named.get(name)).find(Boolean) ?? '';

function add(
  page: Page,
  tabs: number,
  place: Place,
  value: string,
  label: string,
  sync: string,
): void {
  const text = value || label;
  const names = [...new Set([value, tabNameOf(text), tabNameOf(text, sync)])].filter(Boolean);
  for (const name of names) page.tabNames.add(name);
  page.panes.push({ ...place, tabs, names, text, label: label || value });
}
