import { BLOCKS } from './blocks.ts';

/**
 * Calls back in a later task, once the document is parsed. Its `code` is the code with blocks in it as the
 * page's own HTML has it, before a highlighter writes it anew.
 */
export function whenParsed(callback: () => void): void {
  const later = (): void => {
    whenParsed.code ??= document.querySelectorAll(`pre:has(${BLOCKS})`);
    setTimeout(callback);
  };
  if (document.readyState === 'loading') {
    // Before the listeners of the page's scripts.
    document.addEventListener('DOMContentLoaded', later, true);
  } else later();
}

whenParsed.code = undefined as NodeListOf<Element> | undefined;
