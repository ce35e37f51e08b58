import { SAFE_ADDRESS } from '../../core/address/safe-address.ts';
import createPurify, { type Config, type DOMPurify } from 'dompurify';
import {
  ADDRESSES,
  ATTRIBUTES,
  DOCUMENT_START,
  DROPPED,
  ELEMENTS,
  isTaskBox,
  prefixReference,
  REFERENCES,
  safeAttribute,
} from './policy.ts';

const CONFIG = {
  RETURN_DOM_FRAGMENT: true,
  ALLOWED_TAGS: [...ELEMENTS],
  ALLOWED_ATTR: [...ATTRIBUTES],
  ADD_URI_SAFE_ATTR: ATTRIBUTES.filter((name) => !ADDRESSES.includes(name)),
  ALLOWED_URI_REGEXP: SAFE_ADDRESS,
  FORBID_CONTENTS: [...DROPPED],
  ALLOW_ARIA_ATTR: false,
  // The policy says which data stays.
  ALLOW_DATA_ATTR: true,
  // The policy gives ids a prefix, except those of headings: `## Links` does not endanger a page.
  SANITIZE_DOM: false,
} as const satisfies Config;

// An instance of our own, so that a host's hooks and configuration stay its own.
let purify: DOMPurify | undefined;

/**
 * Does what sanitizers leave to do.
 *
 * @param ids those that have a prefix on the page that the nodes are a part of
 */
export function finish(fragment: DocumentFragment, ids: ReadonlySet<string>): void {
  for (const input of fragment.querySelectorAll('input')) {
    if (!isTaskBox(input.getAttribute('type'), input.disabled)) input.remove();
  }
  prefixReferences(fragment, ids);
}

/** Makes safe nodes of HTML; returns nothing where the host's policies forbid that. */
export function sanitize(html: string): DocumentFragment | undefined {
  try {
    purify ??= ownPurify();
    const fragment = purify.sanitize(DOCUMENT_START + html, CONFIG);
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
    const value = safeAttribute(localName, data.attrName, data.attrValue);
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

function prefixReferences(fragment: DocumentFragment, ids: ReadonlySet<string>): void {
  if (!ids.size) return;
  for (const attribute of REFERENCES) {
    for (const element of fragment.querySelectorAll(`[${attribute}]`)) {
      const value = element.getAttribute(attribute) ?? '';
      const fixed = prefixReference(attribute, value, ids);
      if (fixed !== value) element.setAttribute(attribute, fixed);
    }
  }
}
