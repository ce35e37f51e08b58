import createPurify, { type Config, type DOMPurify } from 'dompurify';

const CONFIG = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true },
  CUSTOM_ELEMENT_HANDLING: {
    tagNameCheck: /^if-variant$/,
    attributeNameCheck: /^variants$/,
    allowCustomizedBuiltInElements: false,
  },
  ALLOW_DATA_ATTR: false,
  ADD_ATTR: ['data-variants'],
  FORBID_TAGS: [
    ...['style', 'form', 'iframe', 'object', 'embed', 'base', 'link', 'meta', 'template', 'dialog'],
    ...['button', 'select', 'option', 'optgroup', 'textarea', 'datalist', 'output', 'fieldset'],
  ],
  FORBID_ATTR: ['style', 'srcset', 'formaction', 'action', 'form', 'is', 'slot', 'popover'],
  SANITIZE_NAMED_PROPS: true,
} as const satisfies Config;

// An instance of our own, so that a host's hooks and configuration stay its own.
let purify: DOMPurify | undefined;

/** Makes safe nodes of HTML; returns nothing where the host's policies forbid that. */
export function sanitize(html: string): DocumentFragment | undefined {
  try {
    purify ??= createPurify(window);
    const fragment = purify.sanitize(html, CONFIG);
    // Under a refused Trusted Types policy every result is empty, without a word.
    if (!fragment.hasChildNodes() && !purify.sanitize('<p>', CONFIG).hasChildNodes()) {
      return undefined;
    }
    // Task lists have the only controls that Markdown makes.
    for (const input of fragment.querySelectorAll('input:not([type="checkbox"][disabled])')) {
      input.remove();
    }
    return fragment;
  } catch {
    return undefined;
  }
}
