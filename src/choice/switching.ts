import { stay } from './stay.ts';

/** A callback that runs before each switch; the function it returns runs after. */
export type SwitchWatcher = () => () => void;

let watcher: SwitchWatcher = stay;
let isSwitching = false;

/** Sets a callback to run before each switch; the function it returns runs after. */
export function watchSwitches(called: SwitchWatcher): void {
  watcher = called;
}

/** Changes what is shown. A change inside a change, as nested providers make it, is part of it. */
export function switchOver(change: () => void): void {
  if (isSwitching) return change();
  isSwitching = true;
  const finish = watcher();
  try {
    change();
  } finally {
    isSwitching = false;
    finish();
  }
}
