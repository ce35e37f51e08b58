import type { IsShown } from './shown-controls.ts';

/** One of several of which one is chosen: an option of a list, a radio button of a group. */
type Item = HTMLOptionElement | HTMLInputElement;

/** What was chosen when it was hidden, by when that was: it is chosen again when it is shown. */
const lost = new WeakMap<Item, number>();
/** What was chosen here in place of something hidden, which the reader may not want. */
const substitutes = new WeakSet<Item>();
let time = 0;

const isOption = (item: Item): item is HTMLOptionElement => item instanceof HTMLOptionElement;
const isChosen = (item: Item): boolean => (isOption(item) ? item.selected : item.checked);
const isDefault = (item: Item): boolean =>
  isOption(item) ? item.defaultSelected : item.defaultChecked;

function setChosen(item: Item, isOn: boolean): void {
  if (isOption(item)) item.selected = isOn;
  else item.checked = isOn;
}

/** Keeps the options of a list chosen that are shown, and no other. */
export function settleList(list: HTMLSelectElement, isShown: IsShown): void {
  if (list.multiple) return settleEach([...list.options], isShown);
  const isEmpty = settleOne([...list.options], isShown, list.size < 2);
  // The browser would choose the first one, hidden as it may be.
  if (isEmpty) list.selectedIndex = -1;
}

/** Keeps the radio buttons of a group chosen that are shown, and no other. */
export function settleRadios(radios: readonly HTMLInputElement[], isShown: IsShown): void {
  settleOne(radios, isShown);
}

/** Takes what a reader has just chosen for their own choice. */
export function noteChoice(control: EventTarget | null): void {
  if (control instanceof HTMLInputElement) substitutes.delete(control);
  if (!(control instanceof HTMLSelectElement)) return;
  for (const option of control.selectedOptions) substitutes.delete(option);
}

/** Forgets what was chosen in a form that is reset. */
export function forgetChoices(form: HTMLFormElement): void {
  for (const control of form.elements) {
    const items = control instanceof HTMLSelectElement ? control.options : [control];
    for (const item of items) lost.delete(item as Item);
  }
}

function settleEach(items: readonly Item[], isShown: IsShown): void {
  for (const item of items) {
    const isHidden = !isShown(item);
    if (isHidden && isChosen(item)) lose(item);
    else if (!isHidden && lost.delete(item)) setChosen(item, true);
  }
}

/** Settles which of some items is chosen, and tells whether none can be. */
function settleOne(items: readonly Item[], isShown: IsShown, isNeeded = false): boolean {
  const shown = items.filter(isShown);
  const chosen = items.find(isChosen);
  const isOurs = !chosen || !shown.includes(chosen) || substitutes.has(chosen);
  // Nothing was hidden, or the reader has chosen since.
  if (!isOurs || (!chosen && !items.some((item) => lost.has(item)))) {
    for (const item of shown) lost.delete(item);
    return false;
  }
  const latest = shown
    .filter((item) => lost.has(item))
    .sort((a, b) => (lost.get(a) ?? 0) - (lost.get(b) ?? 0))
    .at(-1);
  const stays = chosen && shown.includes(chosen) ? chosen : undefined;
  const next =
    latest ??
    stays ??
    shown.findLast(isDefault) ??
    (isNeeded ? shown.find((item) => item.matches(':enabled')) : undefined);
  if (chosen && chosen !== stays) lose(chosen);
  if (next && next !== chosen) {
    setChosen(next, true);
    if (next === latest) substitutes.delete(next);
    else substitutes.add(next);
  }
  if (latest) lost.delete(latest);
  return !next;
}

function lose(item: Item): void {
  lost.set(item, ++time);
  setChosen(item, false);
}
