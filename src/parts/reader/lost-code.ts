// Tells the author of code that a highlighter of the page has written anew, without the passages that stood in it.
import { warn } from '../../context/warn.ts';
import { parsedPage } from '../../page/when-parsed.ts';
import { codeIn } from './code-with-blocks.ts';
import { IN_CODE, watchRewriting } from './rewritten-code.ts';

/** How long after the page is loaded a highlighter may still come, and after it what brings its passages back. */
const WAIT_MS = 2000;

/**
 * Warns of code that has lost its passages, once the page is loaded and a while after that, and whenever a
 * highlighter comes later.
 *
 * @param early the code that had passages before this chunk was there
 */
export function watchCode(host: Element, early: ReadonlySet<Element>): () => void {
  const timers: ReturnType<typeof setTimeout>[] = [];
  const all = new Set([...early, ...codeIn(host)]);
  const look = (codes: Iterable<Element>): void => {
    for (const code of codes) {
      if (!code.isConnected || code.querySelector(IN_CODE) || !code.textContent.trim()) continue;
      warn(
        'has lost its passages to a highlighter, so everyone sees all lines: load keep-markup before Prism, or add class="nohighlight" for highlight.js',
        code.closest('pre') ?? code,
      );
    }
  };
  const lookTwice = (): void => {
    look(all);
    timers.push(
      setTimeout(() => {
        look(all);
        parsedPage.code = [];
      }, WAIT_MS),
    );
  };
  const endWatch = watchRewriting(host, (code) => timers.push(setTimeout(look, WAIT_MS, [code])));
  if (document.readyState === 'complete') lookTwice();
  else addEventListener('load', lookTwice, { once: true });
  return () => {
    timers.forEach(clearTimeout);
    removeEventListener('load', lookTwice);
    endWatch();
  };
}
