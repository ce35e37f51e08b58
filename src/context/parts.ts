/**
 * The parts of the library that a page loads when it first needs them, by name, with what others use
 * of each. The door of a part, `parts/NAME/NAME.ts`, adds the part here.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- each part adds itself
export interface Parts {}

/** The name of a part: of its folder, and of its file beside the script. */
export type PartName = keyof Parts;

/** Loads a part by its name: a script tag has files beside it, a bundler has chunks. */
export type PartLoader = <Name extends PartName>(name: Name) => Promise<Parts[Name]>;

let load: PartLoader = (name) => Promise.reject(new Error(`nothing loads the part "${name}"`));

/** Sets how parts are loaded. */
export function setPartLoader(loader: PartLoader): void {
  load = loader;
}

/**
 * Loads a part.
 *
 * @throws rejects when the part cannot be had, such as offline or under a host's policy
 */
export const loadPart: PartLoader = (name) => load(name);

/**
 * Starts something of a part when that is there, unless it is ended before. A page where the part
 * cannot be had works without it.
 *
 * @param start starts it, given the part's module, and returns what ends it, if it ends
 * @param after what to wait for before the part is loaded
 * @returns ends it
 */
export function startPart<Name extends PartName>(
  name: Name,
  start: (part: Parts[Name]) => unknown,
  after?: Promise<void>,
): () => void {
  let end: unknown;
  let isEnded = false;
  Promise.resolve(after)
    .then(() => load(name))
    .then(
      (part) => {
        if (!isEnded) end = start(part);
      },
      () => undefined,
    );
  return () => {
    isEnded = true;
    if (typeof end === 'function') (end as () => void)();
  };
}
