import { loadBundledPart } from '../src/elements/bundled-parts.ts';

/** How long nothing more has to be said until the page has settled. */
const QUIET_MS = 50;

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
    for (let count = -1; count !== said.length;) {
      count = said.length;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    }
  } finally {
    console.warn = warn;
  }
  return said.filter((text) => text.startsWith('[doc-variants]'));
}
