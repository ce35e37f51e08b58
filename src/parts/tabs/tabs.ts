// What `<doc-variant-tabs>` shows, in the part that it loads.
import { warn } from '../../context/warn.ts';
import { loadFace } from '../../page/drawing/load-face.ts';
import { drawnAround } from '../../page/drawn.ts';
import type { TabsHost } from './tabs-view.ts';

/** In how many others tabs are drawn: in some hundreds of shadow trees the browser breaks down. */
const MOST_AROUND = 10;

const isTabs = ({ localName }: Element): boolean => localName === 'doc-variant-tabs';

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
  if ([...drawnAround(host)].filter(isTabs).length > MOST_AROUND) {
    states.delete('soon');
    warn(
      `stands in more than ${MOST_AROUND} others, so its panes are shown below each other: take it out of them`,
      host,
    );
    return () => undefined;
  }
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
