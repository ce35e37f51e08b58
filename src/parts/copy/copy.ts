// Copies a page as Markdown: for one selection, or for all with labels.
import { loadFace } from '../../page/drawing/load-face.ts';
import { markdownOf } from './copied-content.ts';

export { markdownOf };

/**
 * Draws every `<doc-variant-copy>` of the page, those to come included. Where it cannot be drawn, the
 * element keeps what its author has put into it.
 */
export async function startCopy(): Promise<void> {
  await loadFace(() => import('./doc-variant-copy.ts'));
}

declare module '../../context/parts.ts' {
  interface Parts {
    copy: { startCopy: typeof startCopy; markdownOf: typeof markdownOf };
  }
}
