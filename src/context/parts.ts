/** Names the parts of the library that a page loads when it first needs them. */
export type PartName =
  | 'floating-picker'
  | 'inspect'
  | 'tell-choice'
  | 'detect'
  | 'markdown'
  | 'reader'
  | 'shortcodes'
  | 'text'
  | 'toc';

/** Loads a part by its name: a script tag has files beside it, a bundler has chunks. */
export type PartLoader = (name: PartName) => Promise<unknown>;

let load: PartLoader = (name) => Promise.reject(new Error(`nothing loads the part "${name}"`));

/** Sets how parts are loaded. */
export function setPartLoader(loader: PartLoader): void {
  load = loader;
}

/**
 * Loads a part. `Part` is the type of its module, `typeof import('…')`.
 *
 * @throws rejects when the part cannot be had, such as offline or under a host's policy
 */
export const loadPart = <Part>(name: PartName): Promise<Part> => load(name) as Promise<Part>;

/**
 * Starts something of a part when that is there, unless it is ended before. A page where the part
 * cannot be had works without it.
 *
 * @param start starts it, given the part's module, and returns what ends it, if it ends
 * @param after what to wait for before the part is loaded
 * @returns ends it
 */
export function startPart(
  name: PartName,
  start: (part: never) => unknown,
  after?: Promise<void>,
): () => void {
  let end: unknown;
  let isEnded = false;
  Promise.resolve(after)
    .then(() => load(name))
    .then(
      (part) => {
        if (!isEnded) end = start(part as never);
      },
      () => undefined,
    );
  return () => {
    isEnded = true;
    if (typeof end === 'function') (end as () => void)();
  };
}
