import { createComponent, type ApplicationRef, type ComponentRef } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { start } from '../shared/start.ts';
import { App } from './app.ts';

const application: ApplicationRef = await createApplication();

void start((target) => {
  const hostElement = document.createElement('div');
  target.append(hostElement);
  const app: ComponentRef<App> = createComponent(App, {
    environmentInjector: application.injector,
    hostElement,
  });
  application.attachView(app.hostView);
  application.tick();
  return () => {
    app.destroy();
    hostElement.remove();
  };
});
