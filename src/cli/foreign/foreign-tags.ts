// Finds the tags by which other systems say for whom a passage is: zones and monikers of DocFX,
// choosers of Pulumi's theme, and elements of MDX such as <If sdk="…">, <Lang>, and <Tabs> with a groupId.
import type { Groups } from '../../core/groups.ts';
import type { ShortcodeToken, TagToken } from '../../core/shortcodes/lexer.ts';
import { codeIn } from '../../markdown/shortcodes/code-ranges.ts';
import { blank } from '../read/mask.ts';
import { readRange } from './moniker.ts';
import { labelsOf, readAttributes, type AttributeText } from './mdx-attributes.ts';

/** A tag of another system. Its `named` has the condition as `variants`, where it can be read. */
export interface ForeignTag extends TagToken {
  /** Where the names stand. */
  readonly text: { readonly start: number; readonly end: number };
  /** Why its condition cannot be read. */
  readonly fault?: string;
  /** Whether it holds what a reader chooses from, and has no condition itself. */
  readonly isFrame: boolean;
  /** Where the frame starts that it is a direct part of, which cannot go without it. */
  readonly frame?: number;
  /** The group that its names belong to, where the tag says that. */
  readonly group: string;
  /** The variants that it declares. */
  readonly declares: readonly string[];
  /** What readers are shown for names, where the tag says that. */
  readonly labels: ReadonlyMap<string, string>;
  /** How its passage is ended, for a message. */
  readonly endsWith: string;
}

/** Matches pages that may have such tags. */
export const MAY_HAVE =
  /:{3}[ \t]*(?:[Zz]one|ZONE|[Mm]oniker|MONIKER)\b|<(?:If|Lang|Language|Only|Platform|PlatformSection|Variant|Tabs)\b|\{\{[<%]\s*choosable\b/;

const ZONE =
  /^((?:[ \t]|>|[-*+][ \t]|\d+\.[ \t])*):{3,}[ \t]*(zone|moniker)(-end)?\b([^\n\r]*)$/gim;
const MDX =
  /<(\/?)(If|Lang|Language|Only|Platform|PlatformSection|Variant|Tabs|TabItem)\b((?:"[^"]{0,500}"|'[^']{0,500}'|\{(?:[^{}]|\{[^{}]{0,500}\}){0,2000}\}|[^>"'{}]){0,2000}?)(\/?)>/g;
/** What an author has taken out of the page. */
const COMMENT = /<!--[\s\S]*?-->/g;
/** Attributes that say something else. */
const NO_CONDITION = /^(?:id|key|className|class|style|title|label|name)$/;

/** Lists the tags in a page of Markdown, in order. */
export function foreignTags(
  mask: string,
  source: string,
  tokens: readonly ShortcodeToken[],
  groups: Groups,
): ForeignTag[] {
  if (!MAY_HAVE.test(source)) return [];
  const text = mask.replace(COMMENT, blank);
  return [...zones(text, groups), ...elements(text, source), ...choosers(source, tokens)]
    .map(withNames)
    .sort((a, b) => a.start - b.start);
}

/** Says of a tag without names that it has none. */
const withNames = (tag: ForeignTag): ForeignTag =>
  tag.type === 'close' || tag.isFrame || tag.fault || tag.named.get('variants')
    ? tag
    : { ...tag, fault: 'names nobody' };

function* zones(mask: string, groups: Groups): Generator<ForeignTag> {
  for (const {
    index,
    0: line,
    1: prefix = '',
    2: written = '',
    3: end,
    4: rest = '',
  } of mask.matchAll(ZONE)) {
    const name = written.toLowerCase();
    const start = index + prefix.length;
    const place = { start, end: index + line.trimEnd().length };
    const endsWith = `::: ${name}-end`;
    if (end) {
      yield tag({ ...place, type: 'close', name, endsWith });
      continue;
    }
    const wanted = name === 'zone' ? 'pivot' : 'range';
    const [whole = '', , value = ''] =
      new RegExp(`\\b${wanted}[ \\t]*=[ \\t]*(["'])(.*?)\\1`, 'i').exec(rest) ?? [];
    const at = whole ? mask.indexOf(whole, start) + whole.length - 1 - value.length : start;
    const text = whole ? { start: at, end: at + value.length } : place;
    if (!whole) {
      const fault = `has no ${wanted}="…", so it names nobody`;
      yield tag({ ...place, type: 'open', name, text, fault, endsWith });
    } else if (name === 'zone') {
      yield tag({
        ...place,
        type: 'open',
        name,
        text,
        group: 'pivot',
        variants: names(value),
        endsWith,
      });
    } else {
      yield tag({
        ...place,
        type: 'open',
        name,
        text,
        group: 'moniker',
        ...readRange(value, groups),
        endsWith,
      });
    }
  }
}

function* elements(mask: string, source: string): Generator<ForeignTag> {
  /** The tabs around, innermost last. */
  const tabs: { group: string; start: number }[] = [];
  for (const { index, 0: whole, 1: slash, 2: name = '', 4: closed } of mask.matchAll(MDX)) {
    const place = { start: index, end: index + whole.length };
    const endsWith = `</${name}>`;
    if (slash) {
      // Tabs that do not remember the reader's choice keep their tags.
      const around = name === 'Tabs' ? tabs.pop() : tabs.at(-1);
      const isOwn = name.startsWith('Tab') ? around?.group : name;
      if (isOwn) yield tag({ ...place, type: 'close', name, endsWith, isFrame: name === 'Tabs' });
      continue;
    }
    if (closed) continue;
    const attributes = readAttributes(source.slice(place.start, place.end), index);
    const valueOf = (one: string): AttributeText | undefined =>
      attributes.find((attribute) => attribute.name === one);
    if (name === 'Tabs') {
      const id = valueOf('groupId');
      const group = id?.values?.[0] ?? '';
      tabs.push({ group, start: index });
      if (id && !id.values) {
        const fault = 'has groupId={…} that only a script can read';
        yield tag({ ...place, type: 'open', name, text: id.span, fault, endsWith, empty: true });
      }
      const { start = 0, end = 0 } = valueOf('values')?.span ?? {};
      const labels = labelsOf(source.slice(start, end));
      if (group)
        yield tag({ ...place, type: 'open', name, isFrame: true, group, labels, endsWith });
      continue;
    }
    const around = name === 'TabItem' ? tabs.at(-1) : undefined;
    if (name === 'TabItem' && !around?.group) continue;
    const said =
      name === 'TabItem'
        ? attributes.filter((one) => one.name === 'value')
        : attributes.filter((one) => !NO_CONDITION.test(one.name));
    const [first] = said;
    const group = around?.group ?? first?.name ?? '';
    const unread = said.find(({ values }) => !values);
    const shared = {
      ...place,
      type: 'open' as const,
      name,
      endsWith,
      text: first?.span ?? place,
      ...(around && { frame: around.start }),
    };
    if (!first) yield tag({ ...shared, fault: 'has no attribute with names' });
    else if (unread)
      yield tag({ ...shared, fault: `has ${unread.name}={…} that only a script can read` });
    else {
      const variants = said.flatMap(({ name: attribute, values = [] }) =>
        values.flatMap((value) =>
          // The value of a tab is one name, whatever stands in it.
          (around ? [value] : words(value)).map((word) =>
            isNegative(attribute) ? `!${word}` : word,
          ),
        ),
      );
      const label = around && valueOf('label')?.values?.[0];
      yield tag({
        ...shared,
        labels: new Map(label ? [[variants.join(' '), label]] : []),
        group: group.replace(/^not([A-Z])/, (_, letter: string) => letter.toLowerCase()),
        variants: variants.join(' '),
      });
    }
  }
}

const isNegative = (attribute: string): boolean =>
  /^(?:not|except|exclude)(?:$|[A-Z])/.test(attribute);

/** A chooser that stands alone is written with a space that Hugo's own shortcodes do not have. */
const CHOOSER = /\{\{[<%]\s*(\/)?\s*chooser\b([^>%]*?)(\/)?\s*[>%]\}\}/g;

function* choosers(source: string, tokens: readonly ShortcodeToken[]): Generator<ForeignTag> {
  const isCode = codeIn(source);
  for (const token of tokens) {
    if (!('name' in token) || token.name !== 'choosable') continue;
    const { start, end, type, list } = token;
    const endsWith = '{{% /choosable %}}';
    const [group = '', value = ''] = list;
    const at = source.indexOf(value, start + group.length);
    const text = value ? { start: at, end: at + value.length } : { start, end };
    yield tag({
      start,
      end,
      type,
      name: 'choosable',
      text,
      group,
      variants: names(value),
      endsWith,
    });
  }
  for (const { index, 0: whole, 1: slash, 2: rest = '', 3: closed } of source.matchAll(CHOOSER)) {
    // In code it is what a page says of choosers.
    if (isCode(index)) continue;
    const [, group = '', , value = ''] = /^\s*"?([\w-]+)"?\s+(["'`]?)([^"'`]*)\2/.exec(rest) ?? [];
    yield tag({
      start: index,
      end: index + whole.length,
      type: slash ? 'close' : 'open',
      name: 'chooser',
      isFrame: true,
      group,
      declares: words(value),
      endsWith: '{{< /chooser >}}',
      empty: closed !== undefined,
    });
  }
}

const words = (value: string): string[] => value.split(/[\s,|]+/).filter(Boolean);
const names = (value: string): string => words(value).join(' ');

function tag({
  variants = '',
  start,
  end,
  ...more
}: Pick<ForeignTag, 'start' | 'end' | 'type' | 'name' | 'endsWith'> &
  Partial<ForeignTag> & { variants?: string }): ForeignTag {
  const named = new Map(variants ? [['variants', variants]] : []);
  const shared = {
    list: [],
    malformed: false,
    empty: false,
    isFrame: false,
    group: '',
    declares: [],
    labels: new Map(),
  };
  return { ...shared, text: { start, end }, ...more, start, end, named };
}
