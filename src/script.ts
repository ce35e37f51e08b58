// The library for a page's script tag: its parts lie in the folder of the script.
import { switchOver } from './choice/switching.ts';
import { variantContext } from './context/context.ts';
import type { PartLoader, Parts } from './context/parts.ts';
import { register } from './elements/register.ts';
import { provideFrom } from './provider/data-root.ts';
import { loadInspection } from './provider/inspector.ts';
import './elements/shared-with-parts.ts';

// The page knows its current script only while that runs for the first time, and never a module.
const current = document.currentScript as HTMLScriptElement | null;
// The first address in a stack is that of the file that makes the error. What stands in the page itself has an
// empty address.
const own =
  // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
  current?.src ||
  (/[\w-]+:\/\/.*?(?=:\d+:\d)/.exec((new Error() as Required<Error>).stack)?.[0] ??
    document.baseURI);
const script = current ?? [...document.scripts].find(({ src }) => src === own);

/** The folder of the script and its parts. */
const folder = /[^?#]*\//.exec(own)?.[0] ?? '';

// A frame with an opaque origin gets modules only from servers that allow it, as one does that a
// script with `crossorigin` came from. Elsewhere the script asks for no part by itself, so that no error is logged.
const isBlocked = origin === 'null' && !script?.crossOrigin;

/** The files that all parts share, and those behind the door for Markdown; the build fills them in. */
declare const SHARED_FILES: readonly string[];

let failures = 0;
/** Why each part could not be had. It is said once, and the next time another file may be at fault. */
const causes: Partial<Record<keyof Parts, string>> = {};

const load: PartLoader = async (name) => {
  if (/^(file|blob|data)/.test(folder)) throw new Error('parts load over http only');
  if (isBlocked && /reader|tell/.test(name)) throw new Error();
  // Firefox remembers by its address that a module could not be had. Other engines do not, and
  // what other parts have already is the same only at the same address.
  for (const place of failures ? [folder, respell()] : [folder]) {
    // Asked for at once: the browser would find it only when it has the part.
    for (const file of SHARED_FILES)
      if (name === 'markdown' || !file.includes('page'))
        import(/* @vite-ignore */ `${place}chunks/${file}.js`).catch(() => undefined);
    try {
      return (await import(/* @vite-ignore */ `${place}${name}.js`)) as Parts[typeof name];
    } catch {
      // What it says differs by browser, and nowhere names the cause.
    }
  }
  failures += 1;
  throw new Error((causes[name] ??= explain(`${folder}${name}.js`)));
};

/** Writes the folder in another way each time, which leads servers to the same place. */
function respell(): string {
  let left = failures;
  return folder.replace(/(?<=\w\/.*)[a-z]/gi, (letter) =>
    left-- > 0 ? `%${letter.charCodeAt(0).toString(16)}` : letter,
  );
}

/** Says what cannot be had, why, and what helps. */
function explain(address: string): string {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const failed = entries.find(
    ({ name, responseStatus }) =>
      responseStatus > 399 && (name === address || name.startsWith(`${folder}chunks/`)),
  );
  const cause = !navigator.onLine
    ? 'offline'
    : failed
      ? `${failed.responseStatus}, copy the whole folder`
      : 'check script-src and Access-Control-Allow-Origin';
  return `${failed?.name ?? address}: ${cause}`;
}

// The script may come to a reader who has scrolled, and is to stay there.
switchOver(() => {
  register(load);
  // Providers of two copies would not know of each other: the first makes all of them.
  const first = window as unknown as Record<symbol, typeof provideFrom | undefined>;
  const provide = (first[variantContext as unknown as symbol] ??= provideFrom);
  if (!script) return;
  if ('root' in script.dataset) provide(script);
  else if (Object.keys(script.dataset).length)
    loadInspection(({ inspectScript }) => inspectScript(script));
});
