// Rewrites one page, and leaves all else in it as it is.
import type { Groups } from '../../core/groups.ts';
import { isMdx } from '../read/components.ts';
import { isName } from '../../core/names.ts';
import { applyEdits, type Edit } from '../edits.ts';
import { readForeign, type ForeignPair } from '../foreign/take-foreign.ts';
import { readSource } from '../read/read-page.ts';

/** A page as it is rewritten. */
export interface Migrated {
  readonly text: string;
  readonly passages: number;
  /** Groups that the tags name, with the variants of each. */
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
  /** What readers were shown for variants, by the tabs' labels. */
  readonly labels: ReadonlyMap<string, string>;
  /** What stays as it is, and why. */
  readonly faults: readonly { readonly start: number; readonly message: string }[];
}

/** Rewrites the tags of other systems in a page of Markdown: as shortcodes, or as elements in MDX. */
export function migratePage(file: string, text: string, known: Groups): Migrated {
  const { page, mask, tokens } = readSource(file, text);
  const { pairs, faults } = readForeign(page, mask, tokens, known);
  const isOfMdx = isMdx(file, text);
  const groups = new Map<string, Set<string>>();
  const labels = new Map<string, string>();
  const pickers = new Set<string>();
  const edits: Edit[] = [];
  let passages = 0;
  // Tabs of which one cannot be read stay whole, since none can stand without the others.
  const left = new Set(faults.map(({ tag }) => tag.frame ?? tag.start));
  for (const { open, close, variants } of pairs) {
    if (left.has(open.frame ?? open.start)) continue;
    for (const [name, label] of open.labels) labels.set(name, labels.get(name) ?? label);
    const names = variants.split(' ').filter(Boolean);
    const group =
      known.find((one) => names.some((name) => one.variants.includes(name)))?.name ?? open.group;
    for (const name of [...names, ...open.declares].map((one) => one.replace(/^!/, ''))) {
      if (isName(group) && isName(name))
        groups.set(group, (groups.get(group) ?? new Set()).add(name));
    }
    if (open.isFrame) {
      edits.push(...frameEdits(text, { open, close, variants }, pickers));
      continue;
    }
    if (!close) continue;
    passages++;
    const [first, last] = isOfMdx
      ? [`<if-variant variants="${variants}">`, '</if-variant>']
      : [`{{< if-variant "${variants}" >}}`, '{{< /if-variant >}}'];
    edits.push({ start: open.start, end: open.end, text: first });
    edits.push({ start: close.start, end: close.end, text: last });
  }
  return {
    text: applyEdits(text, edits),
    passages,
    groups,
    labels,
    faults: faults.map(({ tag, message }) => ({ start: tag.start, message })),
  };
}

/** Puts a picker in the place of the first frame of a group, and takes the others away. */
function frameEdits(text: string, { open, close }: ForeignPair, pickers: Set<string>): Edit[] {
  const isFirst = isName(open.group) && pickers.size < pickers.add(open.group).size;
  const picker = `<doc-variant-picker group="${open.group}"></doc-variant-picker>`;
  const first = isFirst ? { start: open.start, end: open.end, text: picker } : line(text, open);
  // What follows the picker on the next line would be part of its block of HTML.
  const isTight = isFirst && /^[ \t]*\r?\n[ \t>]*[^\s>]/.test(text.slice(open.end, open.end + 200));
  const edits = [isTight ? { ...first, text: picker + lineEndAt(text, open.start) } : first];
  return close ? [...edits, line(text, close)] : edits;
}

/** Ends a line as the page does, and begins the next one in the same quote. */
function lineEndAt(text: string, start: number): string {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const [, quote = ''] = /^\ufeff?((?:[ \t]*>)*)/.exec(before) ?? [];
  return (text.includes('\r\n') ? '\r\n' : '\n') + quote;
}

/** Takes the rest of a line that has nothing more to say. */
const LINE_END = /[^\S\n]*(?:\n|$)/y;

/** Removes a tag, with its line where it stands alone in it, also in a quote. */
function line(text: string, { start, end }: { start: number; end: number }): Edit {
  let from = start;
  while (/[^\S\n]|>/.test(text.charAt(from - 1))) from--;
  LINE_END.lastIndex = end;
  const isFirst = from === 0 || text.charAt(from - 1) === '\n';
  const rest = isFirst ? LINE_END.exec(text)?.[0] : undefined;
  return rest === undefined
    ? { start, end, text: '' }
    : { start: from, end: end + rest.length, text: '' };
}
