import { flushSync, hydrate, mount, unmount } from 'svelte';
import { start } from '../shared/start.ts';
import App from './App.svelte';

void start((target, isRendered) => {
  const app = isRendered ? hydrate(App, { target }) : mount(App, { target });
  flushSync();
  return () => void unmount(app);
});
