// The shortcodes of tabs, in a part of its own for pages that use them: the forms that Hugo's themes have.
import type { ShortcodeCall, ShortcodeParent } from '../../core/shortcodes/shortcode-call.ts';
import type {
  MadeText,
  PlacedShortcode,
  PlacedShortcodes,
  TagPlace,
} from '../shortcodes/library-types.ts';
import { isInCell, ticksFor, writeInCell } from '../shortcodes/tag-place.ts';
import { dedent } from './dedent.ts';
import { escapeHtml } from './markers.ts';

/** Begins what holds tabs, also right behind a line of text: only a comment may. */
const START = '<!-- --><doc-variant-tabs';
/** Stand around a pane until what holds it is written; one that is never closed has no end. */
const PANE_START = '<!-- doc-variant-pane -->';
const PANE_END = '<!-- /doc-variant-pane -->';
/** How much of loose words a message quotes, in UTF-16 code units. */
const MAX_QUOTED = 40;
const FENCE = /^[ \t]*(?:`{3}|~{3})/;
/** Divides the text of one pair of tags into panes, each with its settings in front. */
const DIVIDER = /^[ \t]*<--->[ \t]*$/m;
const SETTINGS = /^\s*\+{3}[ \t]*\n([^]*?)\n\+{3}[ \t]*(?:\n|$)/;

/** Match emphasis and code in a label of a length that takes no time. */
const MARKS = /(\*{1,2}|`)(\S(?:.*?\S)?)\1/g;
const UNDERLINES = /(?<!\w)(__?)(\S(?:.*?\S)?)\1(?!\w)/g;
const MAX_MARKED = 200;

/** What is asked for arguments: a call, or the one around it. */
type Arguments = Pick<ShortcodeParent, 'named'>;

const argument = ({ named }: Arguments, ...names: readonly string[]): string | undefined =>
  names.map((name) => named.get(name)?.trim()).find((text) => text !== undefined);

const isOn = (call: Arguments, ...names: readonly string[]): boolean =>
  /^(?:true|1)$/i.test(argument(call, ...names) ?? '');

/** Writes the tabs around their panes. */
const tabs: PlacedShortcode = (call, place) => {
  const { name, inner } = call;
  if (inner === undefined && !place.isEmpty) return { text: '', fault: unclosed() };
  const text = dedent(inner ?? '');
  const panes = name === 'codetabs' && DIVIDER.test(`${text}\n`) ? divided(text) : text;
  const isAlone = /^(?:disabled|off|none)$/i.test(argument(call, 'persist') ?? '');
  const sync = isAlone
    ? 'off'
    : argument(call, 'groupid', 'groupId', 'sync', 'category-name', 'group');
  const label = argument(call, 'title', 'label');
  return hold(panes, call, place, attribute('sync', sync) + attribute('label', label));
};

/** Writes what holds panes. Words that stand in none of them come before or behind it. */
function hold(
  inner: string,
  { isInline }: ShortcodeCall,
  place: TagPlace,
  attributes = '',
): string | MadeText {
  const { panes, before, behind } = sortPanes(inner);
  const element = `${START}${attributes}>\n\n${panes.trim()}\n\n</doc-variant-tabs>\n\n`;
  const block = before + element + behind;
  const text = isInCell(place) ? writeInCell(block) : `${isInline ? '\n\n' : ''}${block}`;
  const loose = plainLabel(before + behind).replace(/\uFDD3\d+\uFDD1|[\uFDD2-\uFDE1]/g, '');
  return { text, fault: loose ? { code: 'loose-in-tabs', detail: quoted(loose) } : undefined };
}

const quoted = (text: string): string =>
  text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;

const unclosed = (label = ''): MadeText['fault'] => ({ code: 'unclosed-tab', detail: label });

/** Ends each pane that nothing ends before the next, and takes out the words beside panes. */
function sortPanes(inner: string): { panes: string; before: string; behind: string } {
  const [first = '', ...parts] = inner.split(PANE_START);
  let [panes, before, behind] = ['', '', ''];
  if (parts.length && isLoose(first)) before = `${first.trim()}\n\n`;
  else panes = first;
  for (const part of parts) {
    const [pane = '', rest = ''] = part.split(PANE_END);
    panes += part.includes(PANE_END) ? pane : `${pane.trimEnd()}\n\n</section>\n\n`;
    const isBeside = isLoose(rest);
    if (isBeside) behind += `${rest.trim()}\n\n`;
    panes += isBeside ? '\n\n' : rest;
  }
  return { panes, before, behind };
}

/** Tells words from what may be a pane itself: elements that an author writes, and passages. */
function isLoose(text: string): boolean {
  const words = text.replace(/<!--(?:[^]*?-->|[^]*)/g, '').trim();
  return /^[^<]/.test(words) && !/\uFDD0|<\/?if-variant/i.test(words);
}

/** Stands for the start of a pane whose label is in the list of its wrapper. */
const PANE = '<section doc-variant-pane>';
/** Matches what stands for the list of labels in a wrapper. */
const LIST = /<!-- doc-variant-labels\n([^]*?)\n-->/;
const LISTED = /\[([^\]\n]+)\]\([^)\n]*\)/g;

/** Writes the tabs of a wrapper, in which a list of links has the labels, and the panes come after it. */
const wrapper: PlacedShortcode = (call, place) => {
  const { inner } = call;
  const labels = LIST.exec(inner ?? '')?.[1]?.split('\n') ?? [];
  let at = 0;
  const panes = inner
    ?.replace(LIST, '')
    .replaceAll(PANE, () => startOf(plainLabel(labels[at++] ?? '')));
  return tabs({ ...call, inner: panes }, place);
};

/** Writes the labels of a wrapper's tabs for it, or tabs. */
const listOrTabs: PlacedShortcode = (call, place) =>
  /^(?:code-)?tabs-wrapper$/.test(call.parent?.name ?? '')
    ? `<!-- doc-variant-labels\n${Array.from((call.inner ?? '').matchAll(LISTED), ([, label]) => label).join('\n')}\n-->`
    : tabs(call, place);

/** Writes a pane whose label is in the list of its wrapper. */
const listed: PlacedShortcode = (call, place) =>
  /^(?:code-)?tab(?:s-wrapper|-content-container)$/.test(call.parent?.name ?? '')
    ? pane(PANE, call, place)
    : (call.inner ?? '');

/** Writes a pane; one that stands alone has tabs of its own. */
const tab: PlacedShortcode = (call, place) => {
  const { isInline, parent } = call;
  const label = plainLabel(labelOf(call));
  const made = pane(paneStart(call, label), call, place, label);
  if (parent && HOLDERS.includes(parent.name)) {
    return { ...made, text: `${isInline ? '\n\n' : ''}${made.text}` };
  }
  if (!made.fault) return hold(made.text, call, place);
  // What it holds stands behind it, wherever that ends.
  const name = label && `<strong>${escapeHtml(label)}</strong>`;
  return { ...made, text: isInline || !name ? name : `<p>${name}</p>\n\n` };
};

/** Writes a pane from its start tag on; one that is never closed ends where the next one starts. */
function pane(start: string, call: ShortcodeCall, { isEmpty }: TagPlace, label = ''): MadeText {
  const content = contentOf(call);
  return call.inner === undefined && !isEmpty && !content
    ? { text: `${PANE_START}${start}\n\n`, fault: unclosed(label) }
    : { text: `${PANE_START}${start}\n\n${content}\n\n</section>${PANE_END}\n\n` };
}

const HOLDERS = ['tabs', 'tabpane', 'tabgroup', 'tabset', 'codetabs', 'code-tabs'];

/** The shortcodes by their names. */
export const tabShortcodes: PlacedShortcodes = new Map([
  ...HOLDERS.map((name): [string, PlacedShortcode] => [name, listOrTabs]),
  ...['', 'code-'].flatMap((kind): [string, PlacedShortcode][] => [
    [`${kind}tabs-wrapper`, wrapper],
    [`${kind}tab-content-container`, ({ inner = '' }) => inner],
    [`${kind}tab-content`, listed],
  ]),
  ['tab', tab],
  ['codetab', tab],
  ['code-tab', tab],
]);

function labelOf({ name, named, list, parent, ordinal }: ShortcodeCall): string {
  const own =
    argument({ named }, 'header', 'name', 'title', 'label', 'tabName', 'tabname') ?? list[0];
  if (own !== undefined) return own;
  // One word alone is the id of the tabs, as a rule.
  const listed = parent && (parent.list.length > 1 || name === 'codetab') ? parent.list : [];
  const items = (parent && argument(parent, 'items')?.split(',')) ?? listed;
  return items[ordinal] ?? argument({ named }, 'type') ?? '';
}

/** Returns the text of a pane; code that its author writes without a fence gets one. */
function contentOf(call: ShortcodeCall): string {
  const { name, inner, named, parent } = call;
  if (inner === undefined) {
    const file = argument({ named }, 'include', 'file');
    return file ? `\`${file.replaceAll('`', '')}\`` : '';
  }
  const lines = inner.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  const text = lines === inner.trimEnd() ? lines.trimStart() : lines;
  const language = argument({ named }, 'codelang');
  const isText = isOn({ named }, 'text') || (parent !== undefined && isOn(parent, 'text'));
  const isOfCode =
    (/^code-?tab$/.test(name) && parent?.name !== 'tabs') ||
    /^(?:tabpane|code-?tabs)$/.test(parent?.name ?? '');
  if (!text || FENCE.test(text) || !(language || (isOfCode && !isText))) return text;
  return fenced(text, language ?? languageOf(call));
}

function languageOf(call: ShortcodeCall): string {
  const { parent } = call;
  const own = argument(call, 'lang', 'language', 'highlight');
  if (own !== undefined) return own;
  if (!parent) return '';
  return isOn(parent, 'langEqualsHeader') ? labelOf(call) : (argument(parent, 'lang') ?? '');
}

function fenced(code: string, language: string): string {
  const fence = ticksFor(code);
  const word = language.toLowerCase().replace(/[^\p{L}\p{N}+#._-]/gu, '');
  return `${fence}${word}\n${code}\n${fence}`;
}

/** Writes the start of a pane with its label and its state. */
function paneStart(call: ShortcodeCall, label: string): string {
  const { parent, ordinal } = call;
  const first = parent && argument(parent, 'defaultIndex', 'defaultindex', 'defaultTab');
  const named = parent && argument(parent, 'default');
  const isSelected =
    isOn(call, 'selected') ||
    (first !== undefined && Number(first) === ordinal) ||
    (named !== undefined && plainLabel(named) === label);
  const isDisabled = isOn(call, 'disabled');
  return startOf(label, (isSelected ? ' selected' : '') + (isDisabled ? ' disabled' : ''));
}

/** Begins a section with its label, which readers see who have no script. */
function startOf(label: string, attributes = ''): string {
  const heading = label
    ? `<p role="heading" aria-level="4" data-variant-label>${escapeHtml(label)}</p>`
    : '';
  return `<section${attribute('label', label)}${attributes}>${heading}`;
}

/** Writes the panes of a text that dividers divide. */
function divided(inner: string): string {
  return dedent(inner)
    .split(DIVIDER)
    .map((part) => {
      const [all = '', settings = ''] = SETTINGS.exec(part) ?? [];
      const entries = [...settings.matchAll(/^[ \t]*(\w+)[ \t]*=[ \t]*(.*?)[ \t]*$/gm)];
      const named = new Map(
        entries.map(([, name = '', value = '']): [string, string] => [
          name,
          value.replace(/^(["'])(.*)\1$/, '$2'),
        ]),
      );
      const text = part.slice(all.length).trim();
      const file = argument({ named }, 'file');
      const isCode = argument({ named }, 'markdownify') === 'false' && !FENCE.test(text);
      const code = isCode ? fenced(text, argument({ named }, 'highlight') ?? '') : text;
      const content = text ? code : file ? `\`${file.replaceAll('`', '')}\`` : '';
      const start = startOf(plainLabel(argument({ named }, 'title') ?? ''));
      return `${start}\n\n${content}\n\n</section>\n\n`;
    })
    .join('');
}

const attribute = (name: string, text: string | undefined): string =>
  text ? ` ${name}="${escapeHtml(text)}"` : '';

/** Takes the marks of emphasis and code off a label, which is text only. */
export function plainLabel(label: string): string {
  let plain = label;
  if (label.length <= MAX_MARKED)
    for (const marks of [MARKS, UNDERLINES, MARKS]) plain = plain.replace(marks, '$2');
  return plain.replace(/\s+/g, ' ').trim();
}
