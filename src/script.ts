// The library for a page's script tag: its parts lie in the folder of the script.
import { register } from './elements/register.ts';

// The page knows its current script only while that runs for the first time.
const own = (document.currentScript as HTMLScriptElement | null)?.src;

register((name) => {
  const part = new URL(`./${name}.js`, own ?? document.baseURI).href;
  return import(/* @vite-ignore */ part);
});
