// The picker that floats over a site whose template has no place for one.
import { FLOATING_PICKER_KEY } from '../../core/storage-keys.ts';
import { loadStrings } from '../../strings/strings.ts';
import { browserMemories } from '../../choice/storage.ts';
import { loadFace } from '../../page/drawing/load-face.ts';
import { showInOverlay } from '../../page/overlay/overlay.ts';

/** The id by which links of the site lead to the picker. */
const ID = 'doc-variant-picker';

/**
 * Floats a picker for every group of a provider over the page, for a site whose template has no
 * place for one. The reader can fold it to its handle, and a link to `#doc-variant-picker` opens it.
 *
 * @param script what asks for it, with `data-picker-folded` and `data-persistence`
 * @returns a function that takes it away
 */
export function floatPicker(host: HTMLElement, script: HTMLScriptElement): () => void {
  const { pickerFolded, persistence } = script.dataset;
  const memory = persistence === 'none' ? undefined : browserMemories.session;
  const left = memory?.read(FLOATING_PICKER_KEY);
  // Where there is little room the page comes first.
  const isFirstFolded = pickerFolded
    ? pickerFolded !== 'false'
    : pickerFolded === '' || !matchMedia('(min-width: 48rem)').matches;
  const life = new AbortController();
  const { signal } = life;
  const start = async (): Promise<void> => {
    const face = await loadFace(() => import('./floating-element.ts'));
    await loadStrings(host);
    if (!face || signal.aborted) return;
    const picker = new face.FloatingPicker();
    picker.id = ID;
    picker.host = host;
    picker.remember = (isFolded) =>
      memory?.write(FLOATING_PICKER_KEY, isFolded ? 'folded' : 'open');
    picker.isFolded = left ? left !== 'open' : isFirstFolded;
    signal.addEventListener('abort', showInOverlay(picker, host, 'last'));
    const follow = (event: MouseEvent): void => {
      if (!isLinkHere(event)) return;
      event.preventDefault();
      void picker.open();
    };
    addEventListener('click', follow, { signal });
    const arrive = (): void => {
      if (location.hash === `#${ID}`) void picker.open();
    };
    addEventListener('hashchange', arrive, { signal });
    arrive();
  };
  void start();
  return () => life.abort();
}

/** Tells whether a click follows a link to the picker, which another tab has for itself. */
function isLinkHere(event: MouseEvent): boolean {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey)
    return false;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  return link?.getAttribute('href') === `#${ID}`;
}

declare module '../../context/parts.ts' {
  interface Parts {
    'floating-picker': {
      floatPicker: typeof floatPicker;
    };
  }
}
