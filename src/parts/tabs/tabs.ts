// What `<doc-variant-tabs>` shows, in the part that it loads.
import { loadFace } from '../../page/drawing/load-face.ts';
import type { TabsHost } from './tabs-view.ts';

/**
 * Draws the tabs of an element that is in a page, and keeps them true.
 *
 * @param states the custom states of the element
 * @param switchOver changes what is shown, and keeps the reader's place
 * @returns a function that stops it
 */
export function showTabs(
  host: TabsHost,
  states: CustomStateSet,
  switchOver: (change: () => void) => void,
): () => void {
  let stop: (() => void) | undefined;
  let isEnded = false;
  void loadFace(() => import('./tabs-view.ts')).then((view) => {
    if (!isEnded) stop = view?.startTabs(host, states, switchOver);
  });
  return () => {
    isEnded = true;
    stop?.();
  };
}

declare module '../../context/parts.ts' {
  interface Parts {
    tabs: {
      showTabs: typeof showTabs;
    };
  }
}
