// What `<doc-variant-toc>` shows, in the part that it loads.
import { loadFace } from '../../page/drawing/load-face.ts';
import type { TocElement } from './toc-view.ts';

/** Draws the list of an element that is in a page, and keeps it true; gives up one that is not. */
export async function showToc(toc: TocElement): Promise<void> {
  const view = await loadFace(() => import('./toc-view.ts'));
  view?.showToc(toc);
}

declare module '../../context/parts.ts' {
  interface Parts {
    toc: {
      showToc: typeof showToc;
    };
  }
}
