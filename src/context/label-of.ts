import { groupOf, type Groups } from '../core/groups.ts';
import { labelIn } from '../core/labels/labels.ts';
import { STATES } from '../core/sheet/sheet.ts';
import { askProvider } from './context.ts';

/**
 * Finds what readers call a variant: its label in the provider around an element, or else in another
 * one of the page, or else its name. Everything that names a variant takes its words from here, but
 * for pickers, which have their context at hand.
 */
export function labelOf(element: Element, variant: string, groups: Groups): string {
  const group = groupOf(groups, variant) ?? { name: '', variants: [variant] };
  const providers = element.ownerDocument.querySelectorAll(`doc-variant-provider,[${STATES}]`);
  for (const asked of [element, ...providers]) {
    const label = labelIn(askProvider(asked)?.labels, group, variant);
    if (label) return label;
  }
  return variant;
}
