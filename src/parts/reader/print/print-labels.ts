import { parseCondition, type Condition } from '../../../core/conditions.ts';
import type { Group, Groups } from '../../../core/groups.ts';
import { readersIn, spanInWords } from '../../../core/readers.ts';
import { labelOf } from '../../../context/label-of.ts';
import { listOf } from '../../../strings/list-of.ts';
import { say } from '../../../strings/strings.ts';
import { BLOCKS } from '../../../page/blocks.ts';
import { createSheet } from '../../../page/sheets.ts';
import { rulesBefore } from '../../../page/drawing/text-before.ts';

/** Makes a sheet that writes in front of each block of a provider whom it is for. */
export function labelsSheet(
  host: HTMLElement,
  groups: Groups,
): { sheet: CSSStyleSheet; hasLabels: boolean } {
  const scope = host.localName === 'doc-variant-provider' ? 'doc-variant-provider ' : '';
  const css = rulesBefore(host.querySelectorAll(BLOCKS), scope, (text) =>
    labelsOf(parseCondition(text).value, groups, host),
  );
  // What waits to be found prints as everything else does.
  const found = `${scope}[hidden="until-found" i]{content-visibility:visible!important}`;
  const sheet = createSheet(host.ownerDocument, `@layer doc-variants{${css.join('')}${found}}`);
  return { sheet, hasLabels: css.length > 0 };
}

/** Says whom a condition is for: `Serverless or BYOC · Go · not EU`; nothing where it is for all. */
export const labelsOf = (condition: Condition, groups: Groups, host: Element): string =>
  groups.flatMap((group) => partOf(group, condition, host)).join(' · ');

function partOf(group: Group, condition: Condition, host: Element): string[] {
  const label = (variant: string): string => labelOf(host, variant, [group]);
  const { not } = readersIn(condition, group);
  const words = spansInWords(host, condition, group);
  if (words.length) return words;
  return not.map((variant) => say(host, 'printedNot', { variant: label(variant) }));
}

/** Says which variants of a group a condition names; nothing where it names none. */
export function spansInWords(host: Element, condition: Condition, group: Group): string[] {
  const label = (variant: string): string => labelOf(host, variant, [group]);
  const spans = readersIn(condition, group).named.map((span) =>
    spanInWords(span, label, (name, values) => say(host, name, values)),
  );
  return spans.length ? [listOf(host, spans, 'disjunction')] : [];
}
