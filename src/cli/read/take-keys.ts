import type { Keys } from '../../core/keys.ts';
import type { Page } from '../../core/rules/page-content.ts';
import { attribute, spanOf, textOf, type Element } from './element.ts';

/** Takes the texts of keys that a script holds for the element around it. */
export function takeKeys(page: Page, script: Element): void {
  const { parentNode: parent } = script;
  if (attribute(script, 'data-keys') === undefined || !parent || !('tagName' in parent)) return;
  try {
    const keys: unknown = JSON.parse(textOf(script));
    if (typeof keys !== 'object' || !keys || Array.isArray(keys)) return;
    page.dictionaries.push({ ...spanOf(parent), keys: keys as Keys });
  } catch {
    // A page tells its author of this in the browser.
  }
}
