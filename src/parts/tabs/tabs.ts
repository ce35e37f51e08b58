// What `<doc-variant-tabs>` shows, in the part that it loads.
import { loadFace } from '../../page/drawing/load-face.ts';
import type { TabsHost } from './tabs-view.ts';

let loading: ReturnType<typeof loadView> | undefined;

async function loadView(): Promise<typeof import('./tabs-view.ts') | undefined> {
  const view = await loadFace(() => import('./tabs-view.ts'));
  if (!view) loading = undefined;
  return view;
}

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
  // Loaded once, so that all tabs of a page are drawn in one turn, and the reader's place is kept once.
  void (loading ??= loadView()).then((view) => {
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
