import {
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  DestroyRef,
  effect,
  inject,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { onBeforeChange, onChange, store } from '../shared/store.ts';

@Component({
  selector: 'app-root',
  templateUrl: './app.html',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
})
export class App {
  readonly state = signal(store.get());
  readonly onChange = onChange;
  readonly onBeforeChange = onBeforeChange;
  readonly portal = viewChild.required<ElementRef<HTMLElement>>('portal');

  constructor() {
    inject(DestroyRef).onDestroy(store.subscribe((state) => this.state.set(state)));
    // Moves an element out of the app, as a portal does.
    effect((onCleanup) => {
      const { nativeElement } = this.portal();
      document.querySelector('#outside')?.append(nativeElement);
      onCleanup(() => nativeElement.remove());
    });
  }
}
