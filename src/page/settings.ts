import type { Setting } from '../core/setting-names.ts';
import { parsePersistence, SYNC_KEY, type Persistence } from '../core/storage-keys.ts';
import { PROVIDER } from './blocks.ts';

/** The settings that are each for a part of the library. */
export type Extra = 'manifest' | 'fallback' | 'badges' | 'page-variants';

/** Tells whether a setting is for a part of the library. */
export const isExtra = (name: Setting): name is Extra => /^(?:man|fal|bad|page)/.test(name);

/** The settings by which a provider takes part in a choice, with their defaults. */
export class ChoiceSettings {
  #urlParam: string | null = null;
  syncKey = SYNC_KEY;
  persistence: Persistence = 'local';
  shortcodes = false;

  /** The parameter of links; a provider that is kept apart has none unless its author names one. */
  get urlParam(): string {
    return this.#urlParam ?? (this.syncKey === 'none' ? '' : 'variant');
  }

  /**
   * Takes the text of an attribute, or its absence.
   *
   * @returns whether it is one of these settings
   */
  set(name: Setting, text: string | null): boolean {
    if (name === 'sync-key') this.syncKey = text ?? SYNC_KEY;
    else if (name === 'url-param') this.#urlParam = text;
    else if (name === 'persistence') this.persistence = parsePersistence(text);
    else if (name === 'shortcodes') this.shortcodes = text !== null;
    else return false;
    return true;
  }
}

/**
 * Lists the values of a setting on a provider and those around it, the nearest first: it counts for
 * everything inside. Where the provider is another element, its script tag holds the setting.
 */
export function settingsAround(host: Element, name: Setting | 'inspect'): string[] {
  const texts: string[] = [];
  for (
    let node: Element | null | undefined = host;
    node;
    node = node.parentElement?.closest(PROVIDER)
  ) {
    const isElement = node.localName === 'doc-variant-provider';
    const text = isElement
      ? node.getAttribute(name)
      : node.ownerDocument
          .querySelector(`script[data-root][data-${name}]`)
          ?.getAttribute(`data-${name}`);
    if (typeof text === 'string') texts.push(text);
  }
  return texts;
}
