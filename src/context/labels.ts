/**
 * Finds what readers call a variant: the label that a picker has for it, the nearest one first, else
 * its name.
 *
 * @param around an element that the variant is about, as a rule the provider
 */
export function labelOf(around: Element, variant: string): string {
  const selector = `doc-variant-picker option[value="${CSS.escape(variant)}"]`;
  const option =
    around.querySelector<HTMLOptionElement>(selector) ??
    around.ownerDocument.querySelector<HTMLOptionElement>(selector);
  return option?.label.trim() ?? variant;
}
