import { groupOf, type Groups } from '../core/groups.ts';
import { labelIn } from '../core/labels/labels.ts';
import { STATES } from '../core/sheet/sheet.ts';
import { askProvider, type VariantContext } from './context.ts';

/** What the providers of a page call variants. It is asked for once a turn, however many want to know. */
let known: (VariantContext['labels'] | undefined)[] | undefined;

function labelsIn(page: Document): (VariantContext['labels'] | undefined)[] {
  if (!known) queueMicrotask(() => (known = undefined));
  known ??= [...page.querySelectorAll(`doc-variant-provider,[${STATES}]`)]
    .map((provider) => askProvider(provider)?.labels)
    .filter((labels) => labels?.size);
  return known;
}

/**
 * Finds what readers call a variant: its label in the provider around an element, or else in another
 * one of the page, or else its name. Everything that names a variant takes its words from here, but
 * for pickers, which have their context at hand.
 */
export function labelOf(element: Element, variant: string, groups: Groups): string {
  const group = groupOf(groups, variant) ?? { name: '', variants: [variant] };
  const own = labelIn(askProvider(element)?.labels, group, variant);
  if (own) return own;
  for (const labels of labelsIn(element.ownerDocument)) {
    const label = labelIn(labels, group, variant);
    if (label) return label;
  }
  return variant;
}
