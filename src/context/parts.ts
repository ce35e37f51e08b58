import { warn } from './warn.ts';

/**
 * The parts of the library that a page loads when it first needs them, by name, with what others use
 * of each. The door of a part, `parts/NAME/NAME.ts`, adds the part here.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- each part adds itself
export interface Parts {}

/** The name of a part: of its folder, and of its file beside the script. */
export type PartName = keyof Parts;

/**
 * Loads a part by its name: a script tag has files beside it, a bundler has chunks. Where it rejects,
 * the error says the cause and what helps, or nothing where there is nothing to say.
 */
export type PartLoader = <Name extends PartName>(name: Name) => Promise<Parts[Name]>;

/** When a part that is missing is tried again: with the network, and as the reader uses the page. */
const OCCASIONS = ['online', 'click', 'change', 'hashchange'];
/** How long after a try the reader's acts cause no other. */
const PAUSE_MS = 3000;

let load!: PartLoader;
const waiting: (() => void)[] = [];
let tried = -PAUSE_MS;

/** Sets how parts are loaded. */
export function setPartLoader(loader: PartLoader): void {
  load = loader;
}

/**
 * Loads a part, and warns once where it cannot be had.
 *
 * @throws rejects when the part cannot be had, such as offline or under a host's policy
 */
export const loadPart: PartLoader = async (name) => {
  try {
    return await load(name);
  } catch (error) {
    const { message } = error as Error;
    if (message) warn(`cannot load the part "${name}": ${message}`);
    throw error;
  }
};

/** Calls back once, when a part that is missing may be there. */
export function tryLater(callback: () => void): void {
  waiting.push(callback);
  for (const type of OCCASIONS) addEventListener(type, tryAgain);
}

function tryAgain({ type, timeStamp }: Event): void {
  if (type !== 'online' && timeStamp < tried + PAUSE_MS) return;
  tried = timeStamp;
  for (const callback of waiting.splice(0)) callback();
}

/**
 * Starts something of a part when that is there, unless it is ended before. A page where the part
 * cannot be had works without it, and starts it when it can be had.
 *
 * @param start starts it, given the part's module, and returns what ends it, if it ends
 * @param after what to wait for before the part is loaded
 * @returns a function that stops it
 */
export function startPart<Name extends PartName>(
  name: Name,
  start: (part: Parts[Name]) => unknown,
  after?: Promise<void>,
): () => void {
  let end: unknown;
  let isEnded = false;
  const attempt = (): void => {
    if (isEnded) return;
    loadPart(name).then(
      (part) => {
        if (!isEnded) end = start(part);
      },
      () => tryLater(attempt),
    );
  };
  void Promise.resolve(after).then(attempt);
  return () => {
    isEnded = true;
    if (typeof end === 'function') (end as () => void)();
  };
}
