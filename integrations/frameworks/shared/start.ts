// Puts an app into the page, before or after the elements are defined.
import { initial, store, type Item } from './store.ts';

const items = [...initial.one, ...initial.two];

/** Mounts the app, or hydrates it where the server has rendered it, and returns how to remove it. */
export type Mount = (target: HTMLElement, isRendered: boolean) => () => void;

declare global {
  interface Window {
    page: {
      set: typeof store.set;
      /** Puts the items with these ids into the lists, the same objects as before. */
      arrange(one: string[], two: string[]): void;
      reset(): void;
      mount(): void;
      unmount(): void;
    };
  }
}

/** Starts the app in the order that the address asks for. */
export async function start(mount: Mount): Promise<void> {
  const target = document.querySelector<HTMLElement>('#app');
  if (!target) throw new Error('the page has no #app');
  let unmount: () => void = () => undefined;
  window.page = {
    set: store.set,
    arrange: (one, two) => {
      const find = (ids: string[]): Item[] =>
        ids.flatMap((id) => items.find((item) => item.id === id) ?? []);
      store.set({ one: find(one), two: find(two) });
    },
    reset: () => store.set(initial),
    mount: () => (unmount = mount(target, target.childElementCount > 0)),
    unmount: () => unmount(),
  };
  if (new URLSearchParams(location.search).has('app-first')) {
    window.page.mount();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await import('doc-variants');
  } else {
    await import('doc-variants');
    const before = (window as { beforeMount?: () => void }).beforeMount;
    before?.();
    window.page.mount();
  }
  document.documentElement.dataset['ready'] = '';
}
