import { announce } from '../../page/announce.ts';

/** How long the announcement of a switch may take that says the same on its way. */
const WAIT_MS = 400;

let unsaid = new Map<string, Element>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Announces a note, unless the announcement of the switch that brought it takes it along: two in a row
 * would cut each other short.
 */
export function tellSoon(text: string, source: Element): void {
  unsaid.set(text, source);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const [first] = unsaid.values();
    const all = takeUnsaid();
    if (first && all) announce(all, first);
  }, WAIT_MS);
}

/** Takes what is not said any more off what waits to be announced. */
export function withdraw(text: string): void {
  unsaid.delete(text);
}

/** Takes all that waits to be announced; who takes it says it. */
export function takeUnsaid(): string {
  const all = [...unsaid.keys()].join(' ');
  unsaid = new Map();
  return all;
}
