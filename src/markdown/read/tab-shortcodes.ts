// The shortcodes of tabs, in a part of its own for pages that use them: the forms that Hugo's themes have.
import type {
  Shortcode,
  ShortcodeCall,
  ShortcodeParent,
  Shortcodes,
} from '../../core/shortcodes/shortcode-call.ts';
import { dedent } from './dedent.ts';
import { escapeHtml } from './markers.ts';

/** Begins what holds tabs, also right behind a line of text: only a comment may. */
const START = '<!-- --><doc-variant-tabs';
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
const tabs: Shortcode = (call) => {
  const { name, inner = '', isInline } = call;
  const panes = name === 'codetabs' && DIVIDER.test(`${inner}\n`) ? divided(inner) : dedent(inner);
  const isAlone = /^(?:disabled|off|none)$/i.test(argument(call, 'persist') ?? '');
  const sync = isAlone
    ? 'off'
    : argument(call, 'groupid', 'groupId', 'sync', 'category-name', 'group');
  const label = argument(call, 'title', 'label');
  const attributes = attribute('sync', sync) + attribute('label', label);
  return `${isInline ? '\n\n' : ''}${START}${attributes}>\n\n${panes.trim()}\n\n</doc-variant-tabs>\n\n`;
};

/** Stands for the start of a pane whose label is in the list of its wrapper. */
const PANE = '<section doc-variant-pane>';
/** Matches what stands for the list of labels in a wrapper. */
const LIST = /<!-- doc-variant-labels\n([^]*?)\n-->/;
const LISTED = /\[([^\]\n]+)\]\([^)\n]*\)/g;

/** Writes the tabs of a wrapper, in which a list of links has the labels, and the panes come after it. */
const wrapper: Shortcode = (call) => {
  const { inner = '' } = call;
  const labels = LIST.exec(inner)?.[1]?.split('\n') ?? [];
  let at = 0;
  const panes = inner
    .replace(LIST, '')
    .replaceAll(PANE, () => startOf(plainLabel(labels[at++] ?? '')));
  return tabs({ ...call, inner: panes });
};

/** Writes the labels of a wrapper's tabs for it, or tabs. */
const listOrTabs: Shortcode = (call) =>
  /^(?:code-)?tabs-wrapper$/.test(call.parent?.name ?? '')
    ? `<!-- doc-variant-labels\n${Array.from((call.inner ?? '').matchAll(LISTED), ([, label]) => label).join('\n')}\n-->`
    : tabs(call);

/** Writes a pane whose label is in the list of its wrapper. */
const listed: Shortcode = (call) =>
  /^(?:code-)?tab(?:s-wrapper|-content-container)$/.test(call.parent?.name ?? '')
    ? `${PANE}\n\n${contentOf(call)}\n\n</section>\n\n`
    : (call.inner ?? '');

/** Writes a pane; one that stands alone has tabs of its own. */
const tab: Shortcode = (call) => {
  const pane = paneOf(call, labelOf(call), contentOf(call));
  const isLone = !call.parent || !HOLDERS.includes(call.parent.name);
  const start = call.isInline ? '\n\n' : '';
  return isLone ? `${start}${START}>\n\n${pane}</doc-variant-tabs>\n\n` : `${start}${pane}`;
};

const HOLDERS = ['tabs', 'tabpane', 'tabgroup', 'tabset', 'codetabs', 'code-tabs'];

/** The shortcodes by their names. */
export const tabShortcodes: Shortcodes = new Map([
  ...HOLDERS.map((name): [string, Shortcode] => [name, listOrTabs]),
  ...['', 'code-'].flatMap((kind): [string, Shortcode][] => [
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
  const runs = code.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(2, ...runs.map(({ length }) => length)) + 1);
  const word = language.toLowerCase().replace(/[^\p{L}\p{N}+#._-]/gu, '');
  return `${fence}${word}\n${code}\n${fence}`;
}

function paneOf(call: ShortcodeCall, label: string, content: string): string {
  const { parent, ordinal } = call;
  const first = parent && argument(parent, 'defaultIndex', 'defaultindex', 'defaultTab');
  const named = parent && argument(parent, 'default');
  const isSelected =
    isOn(call, 'selected') ||
    (first !== undefined && Number(first) === ordinal) ||
    (named !== undefined && plainLabel(named) === plainLabel(label));
  const isDisabled = isOn(call, 'disabled');
  return section(
    plainLabel(label),
    content,
    (isSelected ? ' selected' : '') + (isDisabled ? ' disabled' : ''),
  );
}

/** Writes a section with its label, which readers see who have no script. */
const section = (label: string, content: string, attributes = ''): string =>
  `${startOf(label, attributes)}\n\n${content}\n\n</section>\n\n`;

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
      return section(plainLabel(argument({ named }, 'title') ?? ''), content);
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
