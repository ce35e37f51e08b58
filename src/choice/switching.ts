import { stay } from './stay.ts';

/** Is told before what is shown changes; what it returns is called once it has changed. */
export type SwitchWatcher = () => () => void;

let watcher: SwitchWatcher = stay;
let isSwitching = false;

/** Has a watcher called around each change of what is shown. */
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
