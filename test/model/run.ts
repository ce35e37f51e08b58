// Runs random operations on pages that are held against a model.
import fc from 'fast-check';

/** `MODEL_OPERATIONS=100000 npm run model` runs many; MODEL_SEED=… replays what a failure prints. */
const settings = (await (await fetch('/built/settings.json')).json()) as {
  operations: number;
  seed?: number;
  isShrinking: boolean;
};
export const OPERATIONS = settings.operations || 1_000;
/** How many operations a page gets at most. */
const A_PAGE = 80;

export type Frame = Window & typeof globalThis;

export const frameOf = async (src: string): Promise<HTMLIFrameElement> => {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:600px;height:400px';
  if (src) frame.src = src;
  const isLoaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  if (src) await isLoaded;
  return frame;
};

/**
 * Adds the built script to a page.
 *
 * @param thrown what the page's scripts throw from then on
 */
export async function addScript(page: Frame, thrown: unknown[]): Promise<void> {
  const script = page.document.createElement('script');
  script.src = '/built/doc-variants.js';
  page.addEventListener('error', ({ error, message }) => {
    // Engines say so, too, where an observer of sizes is not done within a frame.
    if (!message.startsWith('ResizeObserver')) thrown.push(error ?? message);
  });
  page.addEventListener('unhandledrejection', ({ reason }) => thrown.push(reason));
  const isLoaded = new Promise((resolve) => script.addEventListener('load', resolve));
  page.document.head.append(script);
  await isLoaded;
}

export const nextTask = (): Promise<unknown> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
export const wait = (milliseconds: number): Promise<unknown> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A page that can be held against a model. */
export interface Checked {
  check(): void;
  close(): void;
  /** How often the model has said of something that it is hidden. */
  readonly hidden: number;
}

interface Count {
  count: number;
}

/** Makes a command that shows in a failure what it did. */
export const command = <World extends Checked>(
  says: string,
  act: (world: World) => Promise<void> | void,
): fc.AsyncCommand<Count, World> => ({
  check: () => true,
  toString: () => says,
  async run(model, world) {
    model.count += 1;
    await act(world);
    await nextTask();
    world.check();
  },
});

/**
 * Runs random operations on one page after another.
 *
 * @param open opens a page by two numbers from 0 to 4
 * @returns how often the model has said of something that it is hidden
 */
export async function runOperations<World extends Checked>(
  operations: number,
  commands: fc.Arbitrary<fc.AsyncCommand<Count, World>>[],
  open: (late: number, address: number) => Promise<World>,
): Promise<number> {
  // What lands is decided by the same operations each time.
  const seed = settings.seed ?? (settings.operations ? Date.now() % 1_000_000_000 : 1);
  const model = { count: 0 };
  let hidden = 0;
  for (let part = 0; model.count < operations; part++) {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        fc.commands(commands, { maxCommands: A_PAGE, size: 'max' }),
        async (late, address, list) => {
          const world = await open(late, address);
          try {
            await fc.asyncModelRun(() => ({ model, real: world }), list);
            hidden += world.hidden;
          } finally {
            world.close();
          }
        },
      ),
      {
        seed: seed + part,
        numRuns: 1,
        // MODEL_SHRINK=1 looks for less that fails, too, which takes its time.
        endOnFailure: !settings.isShrinking,
        reporter(result) {
          if (!result.failed && !result.interrupted) return;
          throw new Error(
            [
              `MODEL_SEED=${seed + part} replays it: ${String(result.errorInstance)}`,
              fc.defaultReportMessage(result),
            ].join('\n'),
          );
        },
      },
    );
  }
  return hidden;
}

export const pick = <Item>(list: readonly Item[], at: number): Item | undefined =>
  list[at % list.length];
