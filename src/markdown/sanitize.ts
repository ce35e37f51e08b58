import createPurify, { type Config, type DOMPurify } from 'dompurify';
import {
  ADDRESSES,
  ATTRIBUTES,
  DROPPED,
  ELEMENTS,
  isTaskBox,
  mendReference,
  REFERENCES,
  safeValue,
  SAFE_ADDRESS,
} from './policy.ts';

const CONFIG = {
  RETURN_DOM_FRAGMENT: true,
  ALLOWED_TAGS: [...ELEMENTS],
  ALLOWED_ATTR: [...ATTRIBUTES],
  ADD_URI_SAFE_ATTR: ATTRIBUTES.filter((name) => !ADDRESSES.includes(name)),
  ALLOWED_URI_REGEXP: SAFE_ADDRESS,
  FORBID_CONTENTS: [...DROPPED],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  // The policy gives ids a prefix, but leaves headings theirs: `## Links` is no danger to a page.
  SANITIZE_DOM: false,
} as const satisfies Config;

const NOT_REPLACED = new Set([...ELEMENTS, ...DROPPED, 'html', 'body']);

// An instance of our own, so that a host's hooks and configuration stay its own.
let purify: DOMPurify | undefined;

/** Makes safe nodes of HTML; returns nothing where the host's policies forbid that. */
export function sanitize(html: string): DocumentFragment | undefined {
  const fragment = purified(html) ?? setSafely(html);
  if (!fragment) return undefined;
  for (const input of fragment.querySelectorAll('input')) {
    if (!isTaskBox(input.getAttribute('type'), input.disabled)) input.remove();
  }
  mendReferences(fragment);
  return fragment;
}

function purified(html: string): DocumentFragment | undefined {
  try {
    purify ??= ownPurify();
    const fragment = purify.sanitize(html, CONFIG);
    // Under a refused Trusted Types policy every result is empty, without a word.
    const isRefused = !fragment.hasChildNodes() && !purify.sanitize('<p>', CONFIG).hasChildNodes();
    return isRefused ? undefined : fragment;
  } catch {
    return undefined;
  }
}

function ownPurify(): DOMPurify {
  const own = createPurify(window);
  own.addHook('uponSanitizeAttribute', ({ localName }, data) => {
    const value = safeValue(localName, data.attrName, data.attrValue);
    if (value === undefined) data.keepAttr = false;
    else data.attrValue = value;
  });
  const TRUSTED_TYPES_POLICY = trustedTypesPolicy();
  own.setConfig(TRUSTED_TYPES_POLICY ? { ...CONFIG, TRUSTED_TYPES_POLICY } : CONFIG);
  return own;
}

type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;

/** Makes a policy of our own, which a site allows by name; without it DOMPurify makes its own. */
function trustedTypesPolicy(): Policy | undefined {
  const { trustedTypes } = window as unknown as {
    trustedTypes?: { createPolicy(name: string, rules: object): Policy };
  };
  const same = (text: string): string => text;
  try {
    return trustedTypes?.createPolicy('doc-variants', { createHTML: same, createScriptURL: same });
  } catch {
    return undefined;
  }
}

/** Lets the browser's own sanitizer do it, which needs no Trusted Types policy. */
function setSafely(html: string): DocumentFragment | undefined {
  const { body } = document.implementation.createHTMLDocument('');
  if (!('setHTML' in body)) return undefined;
  const found = [...html.matchAll(/<([a-z][^\s/>]*)/gi)].map(([, name = '']) => name.toLowerCase());
  const sanitizer = {
    elements: ELEMENTS,
    attributes: ATTRIBUTES,
    replaceWithChildrenElements: [...new Set(found)].filter((name) => !NOT_REPLACED.has(name)),
    comments: false,
    dataAttributes: false,
  };
  try {
    (body.setHTML as (html: string, options: object) => void)(html, { sanitizer });
  } catch {
    return undefined;
  }
  for (const element of body.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const safe = safeValue(element.localName, name, value);
      if (safe === undefined) element.removeAttribute(name);
      else if (safe !== value) element.setAttribute(name, safe);
    }
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...body.childNodes);
  return fragment;
}

function mendReferences(fragment: DocumentFragment): void {
  const prefixed = fragment.querySelectorAll('[id^="user-content-"], [name^="user-content-"]');
  if (!prefixed.length) return;
  const named = [...fragment.querySelectorAll('[id], a[name]')];
  const ids = new Set(named.flatMap((one) => [one.id, one.getAttribute('name') ?? one.id]));
  for (const attribute of REFERENCES) {
    for (const element of fragment.querySelectorAll(`[${attribute}]`)) {
      const value = element.getAttribute(attribute) ?? '';
      const mended = mendReference(attribute, value, ids);
      if (mended !== value) element.setAttribute(attribute, mended);
    }
  }
}
