// Takes the passages of other systems' tags into a page, so that the rules know them.
import { parseCondition } from '../../core/conditions.ts';
import type { Groups } from '../../core/groups.ts';
import { isName } from '../../core/names.ts';
import type { ShortcodeToken } from '../../core/shortcodes/lexer.ts';
import { pairTags, type Opener } from '../../core/shortcodes/pairs.ts';
import type { Page } from '../../core/rules/page-content.ts';
import { foreignTags, type ForeignTag } from './foreign-tags.ts';

/** A passage, or a frame around passages, by its tags. */
export interface ForeignPair {
  readonly open: ForeignTag;
  readonly close: ForeignTag | undefined;
  /** The condition, with names separated by spaces; empty for a frame. */
  readonly variants: string;
}

/** What is in a page of other systems' tags. */
export interface Foreign {
  readonly pairs: readonly ForeignPair[];
  /** What cannot be read, in words. */
  readonly faults: readonly {
    readonly tag: ForeignTag;
    readonly rule: string;
    readonly message: string;
  }[];
}

/** Reads the tags of other systems in a page of Markdown. */
export function readForeign(
  page: Page,
  mask: string,
  tokens: readonly ShortcodeToken[],
  groups: Groups,
): Foreign {
  const tags = foreignTags(mask, page.text, tokens, groups);
  const faults: { tag: ForeignTag; rule: string; message: string }[] = [];
  const written = (tag: ForeignTag): string => page.text.slice(tag.start, tag.end);
  const names = [...new Set(tags.map(({ name }) => name))];
  const openers = pairTags(tags, names, (token, code) => {
    const tag = token as ForeignTag;
    const message = `${written(tag)} closes nothing: remove it, or write its beginning before its passage`;
    if (code === 'stray' || code === 'crossed') faults.push({ tag, rule: 'stray-tag', message });
  });
  const pairs: ForeignPair[] = [];
  for (const tag of tags.filter(({ empty, type }) => empty && type === 'open')) {
    const { fault } = tag;
    if (fault) faults.push({ tag, rule: 'no-condition', message: `${written(tag)} ${fault}` });
    else pairs.push({ open: tag, close: undefined, variants: '' });
  }
  for (const { token, close, shown } of openers.values() as Iterable<Opener>) {
    const open = token as ForeignTag;
    const variants = open.named.get('variants') ?? '';
    const words = open.frame === undefined ? variants.split(' ') : [variants];
    const bad = words.find((word) => word && !isName(word.replace(/^!/, '')));
    const report = (rule: string, message: string): void =>
      void faults.push({ tag: open, rule, message: `${written(open)} ${message}` });
    if (open.fault) report('no-condition', open.fault);
    else if (bad) report('bad-name', `names "${bad}", which cannot be the name of a variant`);
    else if (!close || shown)
      report('unclosed-tag', `is never closed: write ${open.endsWith} behind its passage`);
    else pairs.push({ open, close: close as ForeignTag, variants });
  }
  return { pairs: pairs.sort((a, b) => a.open.start - b.open.start), faults };
}

/** Takes the passages, and what is wrong with them, into the lists of a page. */
export function takeForeign(
  page: Page,
  mask: string,
  tokens: readonly ShortcodeToken[],
  groups: Groups,
): void {
  const { pairs, faults } = readForeign(page, mask, tokens, groups);
  const isOrdered = groups.some(({ order }) => order?.length);
  for (const { tag, rule, message } of faults) {
    const isRange = tag.group === 'moniker' && isOrdered;
    // Ranges need the manifest's order; what only a script can read is not a mistake.
    if (rule === 'no-condition' && !isRange) continue;
    const { start, end } = tag;
    const found = rule === 'no-condition' ? 'unknown-name' : rule;
    page.findings.push({ rule: found, level: 'error', message, start, end });
  }
  for (const { open, close, variants } of pairs) {
    if (open.declares.length && open.group) {
      page.declared.push({ name: open.group, variants: open.declares });
    }
    if (!close || !variants) continue;
    page.blocks.push({
      start: open.start,
      end: close.end,
      variants,
      condition: parseCondition(variants).value,
      text: open.text,
      marks: [open, close].map(({ start, end }) => ({ start, end })),
      form: 'foreign',
    });
  }
}
