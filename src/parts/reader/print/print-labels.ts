import { parseCondition, type Condition } from '../../../core/conditions.ts';
import type { Group, Groups } from '../../../core/groups.ts';
import { readersIn } from '../../../core/readers.ts';
import { labelOf } from '../../../context/label-of.ts';
import { listOf } from '../../../strings/list-of.ts';
import { say } from '../../../strings/strings.ts';
import { BLOCKS, conditionAttributes } from '../../../page/blocks.ts';
import { createSheet } from '../../../page/sheets.ts';

const LABEL = `{
  display: inline-block;
  margin-inline-end: 0.5em;
  border: 1px solid;
  border-radius: 0.25em;
  padding: 0 0.35em;
  font: 600 0.75rem/1.4 system-ui, sans-serif;
  text-decoration: none;
  white-space: normal;
}`;

/** Makes a sheet that writes in front of each block of a provider whom it is for. */
export function labelsSheet(
  host: HTMLElement,
  groups: Groups,
): { sheet: CSSStyleSheet; hasLabels: boolean } {
  const rules = new Map<string, string>();
  for (const block of host.querySelectorAll(BLOCKS)) {
    for (const [attribute, text] of conditionAttributes(block)) {
      const selector = `[${attribute}="${escape(text)}"]`;
      if (rules.has(selector)) continue;
      const label = labelsOf(parseCondition(text).value, groups, host);
      if (label) rules.set(selector, label);
    }
  }
  const scope = host.localName === 'doc-variant-provider' ? 'doc-variant-provider ' : '';
  const css = [...rules].map(([selector, label]) => {
    // A row has cells only, and the first of them takes its label.
    const places = [`:not(tr)${selector}::before`, `tr${selector}>:first-child::before`];
    const all = places.map((place) => scope + place).join();
    return `${all}{content:"${escape(label)}"}${all}${LABEL}`;
  });
  // What waits to be found prints as everything else does.
  const found = `${scope}[hidden="until-found" i]{content-visibility:visible!important}`;
  const sheet = createSheet(host.ownerDocument, `@layer doc-variants{${css.join('')}${found}}`);
  return { sheet, hasLabels: css.length > 0 };
}

/** Writes a text inside the quotes of CSS. */
const escape = (text: string): string =>
  text.replace(/["\\\n\r\f\0]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `);

/** Says whom a condition is for: `Serverless or BYOC · Go · not EU`; nothing where it is for all. */
const labelsOf = (condition: Condition, groups: Groups, host: Element): string =>
  groups.flatMap((group) => partOf(group, condition, host)).join(' · ');

function partOf(group: Group, condition: Condition, host: Element): string[] {
  const label = (variant: string): string => labelOf(host, variant, [group]);
  const { named, not } = readersIn(condition, group);
  if (named.length) return [listOf(host, named.map(label), 'disjunction')];
  return not.map((variant) => say(host, 'printedNot', { variant: label(variant) }));
}
