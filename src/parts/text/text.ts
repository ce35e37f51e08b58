import { SAFE_ADDRESS } from '../../core/address/safe-address.ts';
import { nearestName } from '../../core/faults/nearest.ts';
import { consume, type VariantContext } from '../../context/context.ts';
import { warn } from '../../context/warn.ts';
import { keysOf, lookUp } from './dictionaries.ts';

export { allKeys } from './dictionaries.ts';
import { whenParsed } from '../../page/when-parsed.ts';

const PLACE = /\{\{([\w.-]+)\}\}/g;
const ATTRIBUTES = ['alt', 'href', 'src', 'title'];

/** What an element held before it showed a text. */
const contents = new WeakMap<Element, readonly Node[]>();
/** Shows all texts again, by the provider whose dictionary they look at. */
const updates = new WeakMap<Element, Set<() => void>>();

/** Keeps an element's text, or the attribute that it is for, as the reader's variant has it. */
export function keepText(element: Element): () => void {
  let context: VariantContext | undefined;
  let watched: readonly Element[] = [];
  let isEnded = false;
  const update = (): void => {
    if (context) show(element, context);
  };
  const end = consume(element, (value) => {
    context = value;
    const hosts = (value.dictionaries ?? []).map(({ host }) => host);
    for (const host of watched) if (!hosts.includes(host)) updates.get(host)?.delete(update);
    for (const host of hosts) watch(host).add(update);
    watched = hosts;
    update();
  });
  whenParsed(() => {
    if (!isEnded) inspect(element, context);
  });
  const observer = new MutationObserver(() => {
    if (isPutBack(element)) update();
  });
  observer.observe(element, { childList: true, characterData: true, subtree: true });
  return () => {
    isEnded = true;
    observer.disconnect();
    end();
    for (const host of watched) updates.get(host)?.delete(update);
  };
}

/** Shows the texts in nodes that are on their way into a page. */
export function showAll(nodes: ParentNode, context: VariantContext): void {
  for (const element of nodes.querySelectorAll('doc-variant-text')) show(element, context);
}

/** Shows the text of an element for a selection. */
function show(element: Element, context: VariantContext): void {
  const attribute = element.getAttribute('attribute');
  if (attribute !== null) return setAttribute(element, attribute, context);
  const text = lookUp(context, keyOf(element));
  if (text === undefined) {
    const before = contents.get(element);
    if (before) element.replaceChildren(...before);
    contents.delete(element);
    return;
  }
  if (!contents.has(element)) contents.set(element, [...element.childNodes]);
  if (element.textContent !== text) element.textContent = text;
}

/** Tells whether an element holds again what its author wrote, as where a page is morphed into the server's. */
const isPutBack = (element: Element): boolean =>
  contents
    .get(element)
    ?.map(({ textContent }) => textContent)
    .join('') === element.textContent;

const keyOf = (element: Element): string =>
  element.getAttribute('key') ?? element.getAttribute('data-key') ?? '';

/** Sets an attribute of the element before, whose texts stand in a template. */
function setAttribute(element: Element, name: string, context: VariantContext): void {
  let target = element.previousElementSibling;
  // A tag can have several such attributes.
  while (target?.localName === element.localName) target = target.previousElementSibling;
  const template = element.getAttribute('template') ?? '';
  if (!target?.matches('a, img') || !ATTRIBUTES.includes(name)) return;
  const isAddress = name === 'href' || name === 'src';
  const value = template.replace(PLACE, (_, key: string) => {
    const text = lookUp(context, key);
    return isAddress ? encodeURI(text ?? key) : (text ?? key);
  });
  if (isAddress && !isSafe(value, element.baseURI)) target.removeAttribute(name);
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

function isSafe(address: string, base: string): boolean {
  try {
    return SAFE_ADDRESS.test(new URL(address, base).href);
  } catch {
    return false;
  }
}

/** Shows texts again when the script of their provider comes, goes or changes. */
function watch(host: Element): Set<() => void> {
  const known = updates.get(host);
  if (known) return known;
  const own = new Set<() => void>();
  updates.set(host, own);
  new MutationObserver((records) => {
    const nodes = records.flatMap(({ addedNodes, removedNodes }) => [
      ...addedNodes,
      ...removedNodes,
    ]);
    if (!nodes.some((node) => node instanceof HTMLScriptElement && 'keys' in node.dataset)) return;
    for (const update of own) update();
  }).observe(host, { childList: true });
  return own;
}

/** Warns of a key that no provider has. */
function inspect(element: Element, context: VariantContext | undefined): void {
  if (!context) {
    warn('stands in no <doc-variant-provider>, which has its text: put it inside one', element);
    return;
  }
  const template = element.getAttribute('template');
  const keys =
    template === null ? [keyOf(element)] : [...template.matchAll(PLACE)].map(([, key = '']) => key);
  for (const key of keys) {
    if (lookUp(context, key) !== undefined) continue;
    const known = (context.dictionaries ?? []).flatMap((one) => Object.keys(keysOf(one)));
    const nearest = nearestName(key, known);
    const fix = nearest ? `did you mean "${nearest}"?` : "add it to the provider's keys";
    warn(`key="${key}": no provider has this key, so it stays as it is: ${fix}`, element);
  }
}

declare module '../../context/parts.ts' {
  interface Parts {
    text: {
      keepText: typeof keepText;
    };
  }
}
