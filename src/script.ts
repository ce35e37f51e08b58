// The library for a page's script tag: its parts lie in the folder of the script.
import type { PartLoader } from './context/parts.ts';
import { register } from './elements/register.ts';
import { provideFrom } from './provider/data-root.ts';

// The page knows its current script only while that runs for the first time.
const script = document.currentScript as HTMLScriptElement | null;
const own = script?.src;

// A frame with an opaque origin gets modules only from servers that allow it, as one does that a
// script with `crossorigin` came from. Else no error shall tell of what nobody asked for.
const isBlocked = origin === 'null' && !script?.crossOrigin;

/** The file that all parts share, beside the script; the build fills it in. */
declare const SHARED_FILE: string;

const addressOf = (file: string): string => new URL(file, own ?? document.baseURI).href;

const load: PartLoader = (name) => {
  if (isBlocked && (name === 'reader' || name === 'tell-choice'))
    return Promise.reject(new Error(name));
  // Asked for at once: the browser would find it only when it has the part. What fails fails there, too.
  if (SHARED_FILE) import(/* @vite-ignore */ addressOf(SHARED_FILE)).catch(() => undefined);
  return import(/* @vite-ignore */ addressOf(`${name}.js`));
};

const start = (): void => {
  register(load);
  if (script?.dataset['root'] !== undefined) provideFrom(script);
};

// The script of a tag manager may come to a reader who has scrolled, and is to stay there.
const all = document.readyState === 'complete' ? document.querySelectorAll('*') : [];
const scrolled = [...all].filter(({ scrollTop }) => scrollTop);
if (scrolled.length)
  load('reader').then(({ keepPlace }) => {
    keepPlace(scrolled, start);
  }, start);
else start();
