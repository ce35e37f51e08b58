import { groupOf, namesOf, type Groups } from '../core/groups.ts';

/**
 * Finds what readers call a variant: the label that a picker has for it, by any of its names, the
 * nearest picker first; else its name.
 *
 * @param around an element that the variant is about, as a rule the provider
 */
export function labelOf(around: Element, variant: string, groups: Groups): string {
  const group = groupOf(groups, variant);
  for (const name of group ? namesOf(group, variant) : [variant]) {
    const selector = `doc-variant-picker option[value="${CSS.escape(name)}"]`;
    const option =
      around.querySelector<HTMLOptionElement>(selector) ??
      around.ownerDocument.querySelector<HTMLOptionElement>(selector);
    if (option) return option.label.trim();
  }
  return variant;
}
