import { loadBundledPart } from '../src/elements/bundled-parts.ts';

/** How long nothing more has to be said until the page has settled, and in how many turns at least. */
const QUIET_MS = 20;
const QUIET_TURNS = 5;

const isParsed = (): Promise<unknown> =>
  document.readyState === 'loading'
    ? new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve))
    : Promise.resolve();

/** How long what is to be said may take. */
const PATIENCE_MS = 20_000;

/**
 * Collects what the library says on the console while something happens, and until it is quiet.
 *
 * @param least how many warnings it waits for
 */
export async function warningsOf(happen: () => unknown, least = 0): Promise<string[]> {
  // Comes when it is needed, and tests wait for what it says only.
  await Promise.all([
    loadBundledPart('inspect'),
    loadBundledPart('reader'),
    import('../src/parts/reader/inspection.ts'),
  ]);
  const said: string[] = [];
  const ours = (): string[] => said.filter((text) => text.startsWith('[doc-variants]'));
  const { warn } = console;
  console.warn = (text: string) => said.push(text);
  try {
    await happen();
    await isParsed();
    for (const end = Date.now() + PATIENCE_MS; ours().length < least && Date.now() < end;)
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    // A timer that is late says nothing: what was to be said may be late, too.
    for (let [quiet, count] = [0, 0]; quiet < QUIET_TURNS; quiet++) {
      if (count !== said.length) quiet = 0;
      count = said.length;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    }
  } finally {
    console.warn = warn;
  }
  return ours();
}
