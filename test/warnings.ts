import { loadBundledPart } from '../src/elements/bundled-parts.ts';

/** How long nothing more has to be said until the page has settled, and in how many turns at least. */
const QUIET_MS = 20;
const QUIET_TURNS = 5;

const isParsed = (): Promise<unknown> =>
  document.readyState === 'loading'
    ? new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve))
    : Promise.resolve();

/** Collects what the library says on the console while something happens, and until it is quiet. */
export async function warningsOf(happen: () => unknown): Promise<string[]> {
  // Comes when it is needed, and tests wait for what it says only.
  await Promise.all([
    loadBundledPart('inspect'),
    loadBundledPart('reader'),
    import('../src/parts/reader/inspection.ts'),
  ]);
  const said: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => said.push(text);
  try {
    await happen();
    await isParsed();
    // A timer that is late says nothing: what was to be said may be late, too.
    for (let [quiet, count] = [0, 0]; quiet < QUIET_TURNS; quiet++) {
      if (count !== said.length) quiet = 0;
      count = said.length;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    }
  } finally {
    console.warn = warn;
  }
  return said.filter((text) => text.startsWith('[doc-variants]'));
}
