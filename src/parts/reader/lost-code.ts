// Notices that a highlighter of the page has written code anew, without the blocks that stood in it.
import { warn } from '../../context/warn.ts';

/** Blocks in code, each with its `<pre>`. */
export type BlocksInCode = readonly (readonly [block: Element, code: Element | null])[];

/** How long after the page is loaded a highlighter may still come. */
const WAIT_MS = 2000;

/** Warns of code that has lost its blocks, once the page is loaded and a while after that. */
export function watchCode(inCode: BlocksInCode): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const lost = new Set(
      inCode.flatMap(([block, code]) =>
        code?.isConnected && !code.contains(block) && code.textContent.trim() ? [code] : [],
      ),
    );
    for (const code of lost)
      warn(
        'has lost its passages to a highlighter, so everyone sees all lines: load keep-markup before Prism, or add class="nohighlight" for highlight.js',
        code,
      );
  };
  const lookTwice = (): void => {
    look();
    timer = setTimeout(look, WAIT_MS);
  };
  if (!inCode.length) return () => undefined;
  if (document.readyState === 'complete') lookTwice();
  else addEventListener('load', lookTwice, { once: true });
  return () => {
    clearTimeout(timer);
    removeEventListener('load', lookTwice);
  };
}
