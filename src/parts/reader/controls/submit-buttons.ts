import type { IsShown } from './shown-controls.ts';

type SubmitButton = HTMLButtonElement | HTMLInputElement;

const isSubmitButton = (element: unknown): element is SubmitButton =>
  (element instanceof HTMLButtonElement && element.type === 'submit') ||
  (element instanceof HTMLInputElement && /^(?:submit|image)$/.test(element.type));

/**
 * Leads a press of Enter from a hidden button to the first that is shown. Browsers press a form's
 * first button, which would send its name, its value and its address; and a disabled one keeps Enter
 * from sending the form at all.
 */
export function redirectPress(event: Event, isShown: IsShown): void {
  const { target: button } = event;
  // What a script presses it presses for its own reasons.
  if (!event.isTrusted || !isSubmitButton(button) || !button.form || isShown(button)) return;
  const { form } = button;
  event.preventDefault();
  event.stopImmediatePropagation();
  const tree = button.getRootNode() as ParentNode;
  const other = [...tree.querySelectorAll('button,input')].find(
    (one): one is SubmitButton => isSubmitButton(one) && one.form === form && isShown(one),
  );
  if (other) other.click();
  else form.requestSubmit();
}
