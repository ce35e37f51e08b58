// What tabs have panes for, which counts as passages do.
import { providerOf } from '../../page/blocks.ts';

/** The panes of some tabs, each with the variants that it is for. */
export type NotedPanes = readonly (readonly [pane: Element, names: readonly string[]])[];

const noted = new WeakMap<Element, NotedPanes>();
const watchers = new Set<(tabs: Element) => void>();

/** Notes the panes of tabs, each time that they are read. */
export function notePanes(tabs: Element, panes: NotedPanes): void {
  const before = noted.get(tabs);
  noted.set(tabs, panes);
  const isSame =
    before?.length === panes.length &&
    before.every(
      ([pane, names], at) => pane === panes[at]?.[0] && names.join() === panes[at][1].join(),
    );
  if (isSame) return;
  // Panes are read while a provider tells what is chosen, and all have to hear that first.
  queueMicrotask(() => {
    for (const watcher of watchers) watcher(tabs);
  });
}

/** Runs a callback when the panes of tabs change, until the returned function is called. */
export function watchPanes(watcher: (tabs: Element) => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** Lists the panes in a provider, and in no nested one. */
export const notedPanes = (provider: Element): NotedPanes =>
  [...provider.querySelectorAll('doc-variant-tabs')]
    .filter((tabs) => providerOf(tabs) === provider)
    .flatMap((tabs) => noted.get(tabs) ?? []);
