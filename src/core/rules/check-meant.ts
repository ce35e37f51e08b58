// Rules about what an author means by an attribute, a picker or the start of a provider.
import { describe, unknownName } from '../faults/name-faults.ts';
import { nearestName } from '../faults/nearest.ts';
import { readWord, wordsOf } from '../conditions.ts';
import { groupFor, groupOf, variantIn, type Group, type Groups } from '../groups.ts';
import { oddDetects, oddLabels } from '../labels/odd-labels.ts';
import { parseNames } from '../selection.ts';
import { lookalikeMessage } from './element-rules.ts';
import type { Finding, Page, Picker } from './page-content.ts';
import { isAudience, type Shown } from './shown.ts';

/** Checks attributes that are almost conditions, pickers, and what providers start with. */
export const checkMeant = (page: Page, shown: Shown): Finding[] => [
  ...checkLookalikes(page, shown),
  ...page.pickers.flatMap((picker) => checkPicker(picker, shown.groupsAt(picker.start))),
  ...checkStarts(page, shown),
  ...page.settings.flatMap(({ name, value, start, end }) =>
    oddSettings(name, value, shown.groupsAt(start)).map((message): Finding => ({
      rule: 'bad-setting',
      level: 'error',
      message,
      start,
      end,
    })),
  ),
];

function checkLookalikes(page: Page, shown: Shown): Finding[] {
  return page.lookalikes.flatMap(({ name, value, start, end }) => {
    const groups = shown.groupsAt(start);
    if (!wordsOf(value).some((word) => groupOf(groups, readWord(word).name))) return [];
    const message = lookalikeMessage(name, value);
    return [{ rule: 'misspelt-attribute', level: 'error', message, start, end }];
  });
}

/** Reports what keeps a picker from offering what its author means. */
function checkPicker({ group, options, start, end }: Picker, groups: Groups): Finding[] {
  const report = (rule: string, message: string): Finding => ({
    rule,
    level: 'error',
    message,
    start,
    end,
  });
  return pickerFaults(group, options, groups).map(([rule, message]) => report(rule, message));
}

/** Finds what keeps a picker from offering what its author means, as rules with their messages. */
export function pickerFaults(
  group: string | undefined,
  options: readonly string[],
  groups: Groups,
): [rule: string, message: string][] {
  // Tabs are pickers of their own groups.
  const offered = groups.filter((one) => one.name && !one.isOfTabs && !isAudience(one));
  if (!offered.length) return [];
  const names = offered.map(({ name }) => name);
  const own: Group | undefined = group ? groups.find(({ name }) => name === group) : offered[0];
  if (group && !own) {
    const nearest = nearestName(group, names) ?? names.join('" or "');
    const message = `group="${group}" is not a group of its provider: write group="${nearest}"`;
    return [['picker-group', message]];
  }
  if (!group && offered.length > 1) {
    const message = `does not say which group it is for: write group="${names.join('" or group="')}"`;
    return [['picker-group', message]];
  }
  return options.flatMap((value) => {
    if (!own || !value || variantIn(own, value)) return [];
    const message = `<option value="${value}"> is not a variant of its group: use one of ${own.variants.join(', ')}`;
    return [['picker-option', message]];
  });
}

/** Says what is for nothing in a setting that names groups or variants. */
export function oddSettings(
  setting: 'labels' | 'detect',
  value: string,
  groups: Groups,
): readonly string[] {
  if (!groups.length) return [];
  const where = `${setting}="${value}"`;
  if (setting === 'labels') {
    const { bare, unknown } = oddLabels(value, groups);
    const lack = bare.length ? [describe({ code: 'no-label', value: bare.join(' ') })] : [];
    const faults = [...lack, ...unknown.map((name) => unknownName(name, groups))];
    return faults.map(({ message }) => `${where}: ${message}`);
  }
  const names = groups.flatMap((one) => (isAudience(one) ? [] : one.name || []));
  return oddDetects(value, groups).map((word) => {
    const meant = nearestName(word, names) ?? names.join('" or "');
    return `${where} names no group by "${word}": write "${meant}"`;
  });
}

/** Reports names that a provider is to start with and that no group has. */
function checkStarts(page: Page, shown: Shown): Finding[] {
  return page.starts.flatMap(({ start, end }) => {
    const groups = shown.groupsAt(start);
    if (!groups.length) return [];
    return parseNames(page.text.slice(start, end))
      .filter((name) => !groupFor(groups, name))
      .map((name) => {
        const { message } = unknownName(name, groups);
        return { rule: 'unknown-name', level: 'error', message, start, end };
      });
  });
}
