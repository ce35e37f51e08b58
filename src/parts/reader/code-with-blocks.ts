import { BLOCKS } from '../../page/blocks.ts';
import { parsedPage } from '../../page/when-parsed.ts';

/** Lists the code with passages and keys in an element, and what its page had of it once it was parsed. */
export const codeIn = (host: Element): ReadonlySet<Element> =>
  new Set([
    ...[...(parsedPage.code ?? [])].filter((code) => host.contains(code)),
    ...host.querySelectorAll(`code:has(${BLOCKS},doc-variant-text)`),
  ]);
