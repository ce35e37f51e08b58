// Reads what belongs to forms.
import { isSubmit } from '../../core/rules/page-element.ts';
import type { Page, Span } from '../../core/rules/page-content.ts';
import { attribute, type Element } from './element.ts';
import { ParsedElement } from './parsed-element.ts';

/** Takes a form, a button that sends one, or the label of a field. */
export function takeForm(page: Page, element: Element, span: Span, tag: Span): void {
  const { tagName } = element;
  if (tagName === 'form')
    page.forms.push({ ...tag, inner: { ...span }, id: attribute(element, 'id') });
  else if (isSubmit(new ParsedElement(element)))
    page.submits.push({ ...tag, form: attribute(element, 'form') });
  else if (tagName === 'label') {
    const id = attribute(element, 'for');
    if (id) page.fieldLabels.push({ ...tag, id });
  }
}
