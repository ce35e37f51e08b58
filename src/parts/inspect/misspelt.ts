// Finds elements and attributes of a page whose names are nearly ones of ours.
import { readWord, wordsOf } from '../../core/conditions.ts';
import { groupOf, type Groups } from '../../core/groups.ts';
import { isAlmostCondition, tagMeant, tagMessage } from '../../core/rules/misspellings.ts';
import { lookalikeMessage } from '../../core/rules/element-rules.ts';

/** Something misspelt, with the words for its author. */
export type Misspelling = readonly [element: Element, message: string];

/** What pages were found to have, with signs of what stood in them then. */
const known = new WeakMap<Document, { signs: readonly unknown[]; found: readonly Misspelling[] }>();

/** Finds what is misspelt in a page; one that seems to be the same is not looked at again. */
export function misspeltIn(page: Document, groups: Groups): readonly Misspelling[] {
  const all = page.querySelectorAll('*');
  const before = known.get(page);
  const signs = [all.length, all[all.length >> 1], all[all.length - 1], groups];
  if (before?.signs.every((sign, at) => sign === signs[at])) return before.found;
  const tags = new Map<string, string | undefined>();
  const attributes = new Map<string, boolean>();
  const found: Misspelling[] = [];
  for (const element of all) {
    const { localName } = element;
    if (localName.includes('-')) {
      // What a program has defined is its own.
      if (!tags.has(localName))
        tags.set(localName, customElements.get(localName) ? undefined : tagMeant(localName));
      const meant = tags.get(localName);
      if (meant) found.push([element, tagMessage(meant)]);
    }
    if (!element.hasAttributes()) continue;
    for (const name of element.getAttributeNames()) {
      if (!attributes.has(name)) attributes.set(name, isAlmostCondition(name));
      if (!attributes.get(name)) continue;
      const value = element.getAttribute(name) ?? '';
      // Applications have attributes of their own, with words of their own.
      if (wordsOf(value).some((word) => groupOf(groups, readWord(word).name)))
        found.push([element, lookalikeMessage(name, value)]);
    }
  }
  known.set(page, { signs, found });
  return found;
}
