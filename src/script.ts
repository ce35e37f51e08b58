// The library for a page's script tag: the Markdown part lies in the folder of the script.
import { register } from './elements/register.ts';

// The page knows its current script only while that runs for the first time.
const own = (document.currentScript as HTMLScriptElement | null)?.src;

register(() => {
  const part = new URL('./markdown.js', own ?? document.baseURI).href;
  return import(/* @vite-ignore */ part) as Promise<typeof import('./markdown.ts')>;
});
