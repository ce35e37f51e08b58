// What becomes of a page where a host's Trusted Types policy keeps DOMPurify from its work.
// It takes what it needs as arguments, so that it can be a file of its own, which few pages load.
import type * as policy from './policy.ts';

/** What HTML may hold. */
type Policy = Pick<typeof policy, 'ATTRIBUTES' | 'DROPPED' | 'ELEMENTS' | 'safeAttribute'>;

/** Matches the names of elements that no sanitizer of a browser lets stay. */
const UNSAFE = /^(?:object|use)$/;

/** The problem of a refused policy, with what the site's owner can do. */
export const REFUSED = {
  code: 'not-sanitized',
  value: 'doc-variants',
  message:
    'the page is shown as plain text, because its Trusted Types policy was refused: ' +
    "allow the policy name doc-variants in the site's Content-Security-Policy",
};

/**
 * Makes safe nodes of HTML by the browser's own sanitizer, which needs no Trusted Types policy;
 * returns nothing where the browser has none.
 */
export function sanitizeNatively(
  html: string,
  { ATTRIBUTES, DROPPED, ELEMENTS, safeAttribute }: Policy,
): DocumentFragment | undefined {
  const { body } = document.implementation.createHTMLDocument('');
  if (!('setHTML' in body)) return undefined;
  const known = new Set([...ELEMENTS, ...DROPPED, 'html', 'body']);
  const found = [...html.matchAll(/<([a-z][^\s/>]*)/gi)].map(([, name = '']) => name.toLowerCase());
  const unknown = new Set(found.filter((name) => !known.has(name)));
  const sanitizer = {
    // Chromium moves what stands in a table when it takes an element from around it, so that goes below.
    elements: [...ELEMENTS, ...[...unknown].filter((name) => !UNSAFE.test(name))],
    // Those of data are allowed all at once here, and go below.
    attributes: ATTRIBUTES.filter((name) => !name.startsWith('data-')),
    replaceWithChildrenElements: [...unknown].filter((name) => UNSAFE.test(name)),
    comments: false,
    dataAttributes: true,
  };
  try {
    (body.setHTML as (html: string, options: object) => void)(html, { sanitizer });
  } catch {
    return undefined;
  }
  for (const element of body.querySelectorAll('*')) {
    if (unknown.has(element.localName)) {
      element.replaceWith(...element.childNodes);
      continue;
    }
    for (const { name, value } of [...element.attributes]) {
      const safe = safeAttribute(element.localName, name, value);
      if (safe === undefined) element.removeAttribute(name);
      else if (safe !== value) element.setAttribute(name, safe);
    }
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...body.childNodes);
  return fragment;
}

/** Shows the parts of a page's text as they stand. */
export function plainFragment(parts: readonly string[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const part of parts) {
    const pre = document.createElement('pre');
    // A Content-Security-Policy does not apply to styles that a script sets.
    pre.style.cssText = 'white-space: pre-wrap; overflow-wrap: anywhere';
    pre.textContent = part;
    fragment.append(pre);
  }
  return fragment;
}
