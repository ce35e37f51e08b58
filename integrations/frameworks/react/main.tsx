import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { start } from '../shared/start.ts';
import { App } from './App.tsx';

void start((target, isRendered) => {
  const app = (
    <StrictMode>
      <App />
    </StrictMode>
  );
  const root = isRendered ? hydrateRoot(target, app) : createRoot(target);
  if (!isRendered) root.render(app);
  return () => root.unmount();
});
