import type { Setting } from '../core/setting-names.ts';
import { settingsAround } from './settings.ts';

/** Starts something, and returns what ends it. */
type Start = () => () => void;

/**
 * Starts and ends something of a provider as a setting of its author, or of those of the providers around
 * it, says.
 *
 * @param isWanted tells by the values of the setting, the nearest first, whether it is to run
 * @param load loads what starts it; nothing where that cannot be had
 * @returns a function that stops it
 */
export function followSetting(
  host: Element,
  name: Setting | 'inspect',
  isWanted: (values: readonly string[]) => boolean,
  load: () => Promise<Start | undefined>,
): () => void {
  let life: AbortController | undefined;
  const look = (): void => {
    const isOn = isWanted(settingsAround(host, name));
    if (isOn === (life !== undefined)) return;
    life?.abort();
    life = isOn ? new AbortController() : undefined;
    const signal = life?.signal;
    if (!signal) return;
    void load().then((start) => {
      if (start && !signal.aborted) signal.addEventListener('abort', start());
    });
  };
  const changes = new MutationObserver(look);
  changes.observe(host.ownerDocument, { subtree: true, attributeFilter: [name, `data-${name}`] });
  look();
  return () => {
    changes.disconnect();
    life?.abort();
  };
}
