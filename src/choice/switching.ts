import { stay } from './stay.ts';

/** A callback that runs before each switch; the function it returns runs after. */
export type SwitchWatcher = () => () => void;

let watcher: SwitchWatcher = stay;
let isSwitching = false;
/** Ends what runs around the switch. */
let finish: (() => void) | undefined;

/** Sets a callback to run before each switch; the function it returns runs after. */
export function watchSwitches(called: SwitchWatcher): void {
  watcher = called;
}

/** Changes what is shown. A change inside a change, as nested providers make it, is part of it. */
export function switchOver(change: () => void): void {
  asOneSwitch(() => {
    finish ??= watcher();
    change();
  });
}

/** Makes one change of all in a callback. Where it changes nothing, nothing is measured. */
export function asOneSwitch(changes: () => void): void {
  if (isSwitching) return changes();
  isSwitching = true;
  try {
    changes();
  } finally {
    isSwitching = false;
    const end = finish;
    finish = undefined;
    end?.();
  }
}
