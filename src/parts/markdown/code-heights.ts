// Lets browsers skip code that is out of view, which is most of a long page.
import { BLOCKS } from '../../page/blocks.ts';

const LINES = 'data-lines';

/** The lines of the longest code whose height is told; longer code counts as that until it has been seen. */
const MOST_LINES = 200;

const heights = Array.from(
  { length: MOST_LINES },
  (_, at) => `pre[${LINES}="${at + 1}"]{contain-intrinsic-block-size:auto ${at + 1}lh}`,
);

/** Skips code that is out of view, as high as its lines; on paper all of it is drawn. */
export const heightStyles = `@layer doc-variants{@media screen{pre[${LINES}]{content-visibility:auto}${heights.join('')}}}`;

/** Marks the code in a piece of a page as what may be skipped, except where a switch changes lines of it. */
export function letSkip(root: ParentNode): void {
  for (const pre of root.querySelectorAll('pre')) {
    if (pre.querySelector(BLOCKS)) continue;
    const lines = pre.textContent.split('\n').length - 1;
    pre.setAttribute(LINES, String(Math.min(lines, MOST_LINES)));
  }
}

/** Lays out code of which the text is read: what is skipped has none that is drawn. */
export const drawWhole = (code: Element): void =>
  code.closest(`[${LINES}]`)?.removeAttribute(LINES);
