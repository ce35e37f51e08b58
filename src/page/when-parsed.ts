import { BLOCKS } from './blocks.ts';

/** The code with passages and keys in it as the page's own HTML has it, before a highlighter writes it anew. */
export const parsedPage: { code?: Iterable<Element> } = {};

/** Calls back in a later task, once the document is parsed. */
export function whenParsed(callback: () => void): void {
  const later = (): void => {
    parsedPage.code ??= document.querySelectorAll(`code:has(${BLOCKS},doc-variant-text)`);
    setTimeout(callback);
  };
  if (document.readyState === 'loading') {
    // Before the listeners of the page's scripts.
    document.addEventListener('DOMContentLoaded', later, { capture: true, once: true });
  } else later();
}
