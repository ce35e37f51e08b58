import { hydrate, render } from 'preact';
import { start } from '../shared/start.ts';
import { App } from './App.tsx';

void start((target, isRendered) => {
  const show = isRendered ? hydrate : render;
  show(<App />, target);
  return () => render(null, target);
});
