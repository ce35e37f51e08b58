import { createApp, createSSRApp } from 'vue';
import { start } from '../shared/start.ts';
import App from './App.vue';

void start((target, isRendered) => {
  const app = isRendered ? createSSRApp(App) : createApp(App);
  app.mount(target);
  return () => app.unmount();
});
