// Notices that a highlighter of the page has written code anew, without the blocks that stood in it.
import { warn } from '../../context/warn.ts';
import { BLOCKS } from '../../page/blocks.ts';
import { parsedPage } from '../../page/when-parsed.ts';
import { codeIn } from './code-with-blocks.ts';

/** How long after the page is loaded a highlighter may still come. */
const WAIT_MS = 2000;

/**
 * Warns of code that has lost its blocks, once the page is loaded and a while after that, and after
 * Markdown has come.
 *
 * @param early the code that had blocks before this chunk was there
 */
export function watchCode(host: Element, early: ReadonlySet<Element>): () => void {
  const timers: ReturnType<typeof setTimeout>[] = [];
  const look = (all: Iterable<Element>): void => {
    for (const code of all) {
      if (!code.isConnected || code.querySelector(BLOCKS) || !code.textContent.trim()) continue;
      warn(
        'has lost its passages to a highlighter, so everyone sees all lines: load keep-markup before Prism, or add class="nohighlight" for highlight.js',
        code,
      );
    }
  };
  const lookTwice = (): void => {
    look(early);
    timers.push(
      setTimeout(() => {
        look(early);
        parsedPage.code = [];
      }, WAIT_MS),
    );
  };
  const onMarkdown = ({ target }: Event): void => {
    if (target instanceof Element) timers.push(setTimeout(look, WAIT_MS, codeIn(target)));
  };
  host.addEventListener('markdown-load', onMarkdown);
  if (document.readyState === 'complete') lookTwice();
  else addEventListener('load', lookTwice, { once: true });
  return () => {
    timers.forEach(clearTimeout);
    removeEventListener('load', lookTwice);
    host.removeEventListener('markdown-load', onMarkdown);
  };
}
