// Reads what belongs to forms.
import type { Page, Span } from '../../core/rules/page-content.ts';
import { attribute, type Element } from './element.ts';

/** Takes a form, a button that sends one, or the label of a field. */
export function takeForm(page: Page, element: Element, span: Span, tag: Span): void {
  const { tagName } = element;
  const type = attribute(element, 'type')?.toLowerCase();
  if (tagName === 'form')
    page.forms.push({ ...tag, inner: { ...span }, id: attribute(element, 'id') });
  else if (isSubmit(tagName, type)) page.submits.push({ ...tag, form: attribute(element, 'form') });
  else if (tagName === 'label') {
    const id = attribute(element, 'for');
    if (id) page.fieldLabels.push({ ...tag, id });
  }
}

/** Tells whether an element sends the form that it belongs to. */
const isSubmit = (tagName: string, type: string | undefined): boolean =>
  tagName === 'button'
    ? !type || type === 'submit'
    : tagName === 'input' && (type === 'submit' || type === 'image');
