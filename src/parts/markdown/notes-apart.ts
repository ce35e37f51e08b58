/** Selects footnotes, references to them, and the links between them, each of which has an id or an address. */
const NOTES = '[id^="fn:"],[id^=fnref],[href^="#fn:"],[href^="#fnref"]';

/** The numbers of elements among those around them whose Markdown has ids. */
const numbers = new WeakMap<Element, number>();

/** Keeps the footnotes of several elements with Markdown apart, whose ids would be the same, and so would lead astray. */
export function keepNotesApart(fragment: DocumentFragment, element: Element): void {
  const all = fragment.querySelectorAll(NOTES);
  const number = all.length && numberOf(element);
  if (number < 2) return;
  for (const one of all) {
    const name = one.id ? 'id' : 'href';
    one.setAttribute(name, `${one.getAttribute(name)}.${number}`);
  }
}

/** Numbers elements with Markdown in the order in which they are shown; one that was alone is the first. */
export function numberOf(element: Element): number {
  const others = (element.getRootNode() as ParentNode).querySelectorAll(element.localName);
  const taken = Array.from(
    others,
    (other) => numbers.get(other) ?? (other !== element && other.querySelector('[id]') ? 1 : 0),
  );
  let number = numbers.get(element) ?? 1;
  if (!numbers.has(element)) while (taken.includes(number)) number += 1;
  numbers.set(element, number);
  return number;
}
