// The shortcodes that sites have for notes and warnings: each becomes an alert as GitHub has them.
import { isInCell, isOneLine, oneLine } from './tag-place.ts';
import type { BuiltIn } from './library-types.ts';

/** The alert for what sites call a shortcode, or its type or colour. */
const KINDS: Readonly<Record<string, string>> = {
  note: 'NOTE',
  abstract: 'NOTE',
  default: 'NOTE',
  example: 'NOTE',
  info: 'NOTE',
  primary: 'NOTE',
  question: 'NOTE',
  quote: 'NOTE',
  secondary: 'NOTE',
  tip: 'TIP',
  check: 'TIP',
  hint: 'TIP',
  success: 'TIP',
  important: 'IMPORTANT',
  attention: 'WARNING',
  warning: 'WARNING',
  bug: 'CAUTION',
  caution: 'CAUTION',
  danger: 'CAUTION',
  error: 'CAUTION',
  failure: 'CAUTION',
};
/** The shortcodes whose kind their arguments say. */
const GENERAL: Readonly<Record<string, string>> = {
  admonition: 'NOTE',
  alert: 'NOTE',
  callout: 'NOTE',
  hint: 'TIP',
  notice: 'NOTE',
  pageinfo: 'NOTE',
};
const NAMES = 'note warning tip important caution danger info success attention error'.split(' ');
const TYPES = ['type', 'kind', 'color', 'context', 'level', 'style'];
const BODIES = ['text', 'content', 'message', 'description'];

const kindOf = (word: string | undefined): string | undefined =>
  word !== undefined && Object.hasOwn(KINDS, word.toLowerCase())
    ? KINDS[word.toLowerCase()]
    : undefined;

const callout: BuiltIn = ({ name, list, named, inner, isInline }, place) => {
  const words = [...list];
  const first = (keys: readonly string[]): string | undefined =>
    keys.map((key) => named.get(key)).find((value) => value);
  let kind = GENERAL[name] ?? kindOf(name);
  if (name in GENERAL) {
    const said = kindOf(first(TYPES)) ?? kindOf(words[0]);
    if (said && kindOf(words[0])) words.shift();
    kind = said ?? kind;
  }
  const isOpen = named.get('open') ?? words.find((word, at) => at && /^(?:true|false)$/.test(word));
  const prose = words.filter((word) => word !== isOpen);
  let title = first(['title', 'heading', 'header', 'summary']);
  if (inner !== undefined) title ??= prose.shift();
  let body = inner?.trim() ?? '';
  if (!body) body = [first(BODIES), ...prose].filter(Boolean).join(' ');
  if (!body && !title) throw new Error(inner === undefined ? 'it is never closed' : 'it is empty');
  if (!body) [title, body] = [undefined, title ?? ''];
  title = oneLine(title ?? '');
  if (isOneLine(place)) {
    return (title && `**${title}:** `) + (isInCell(place) ? body : oneLine(body));
  }
  const fold = isOpen === 'false' || named.get('collapsed') === 'true' ? '-' : '';
  const lines = `[!${kind ?? ''}]${fold} ${title}`.trimEnd() + `\n${body}`;
  const quote = lines.split('\n').map((line) => `> ${line}`);
  // What comes behind the tag in its line is not part of it.
  return `${isInline ? '\n\n' : ''}${quote.join('\n')}\n\n`;
};

/** What makes alerts, by the shortcodes' names. */
export const callouts: ReadonlyMap<string, BuiltIn> = new Map(
  [...NAMES, ...Object.keys(GENERAL)].map((name) => [name, callout]),
);
