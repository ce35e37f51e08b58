import { render } from 'solid-js/web';
import { start } from '../shared/start.ts';
import { App } from './App.tsx';

void start((target) => render(() => <App />, target));
