// Finds elements and attributes of a page whose names are nearly ones of ours.
import { readWord, wordsOf } from '../../core/conditions.ts';
import { groupOf, type Groups } from '../../core/groups.ts';
import { isAlmostCondition, tagMeant, tagMessage } from '../../core/rules/misspellings.ts';
import { onceAPage } from './once-a-page.ts';
import { lookalikeMessage } from '../../core/rules/element-rules.ts';

/** Something misspelt, with the words for its author. */
export type Misspelling = readonly [element: Element, message: string];

/** An attribute that is almost a condition, with its words, which only a variant among them makes one. */
type Suspect = readonly [element: Element, words: readonly string[], message: string];

/** What stands in a page that may be misspelt. */
interface Suspects {
  readonly tags: readonly Misspelling[];
  readonly attributes: readonly Suspect[];
}

/** Finds what is misspelt in a page. */
export function misspeltIn(page: Document, groups: Groups): readonly Misspelling[] {
  const found = suspectsIn(page);
  // Applications have attributes of their own, with words of their own.
  const almost = found.attributes.filter(([, words]) =>
    words.some((word) => groupOf(groups, word)),
  );
  return [...found.tags, ...almost.map(([element, , message]) => [element, message] as const)];
}

/** Finds what may be misspelt in a page. */
const suspectsIn = onceAPage((page): Suspects => {
  const meanings = new Map<string, string | undefined>();
  const areAlmost = new Map<string, boolean>();
  const tags: Misspelling[] = [];
  const attributes: Suspect[] = [];
  for (const element of page.querySelectorAll('*')) {
    const { localName } = element;
    // What a program has defined is its own.
    if (!meanings.has(localName))
      meanings.set(localName, customElements.get(localName) ? undefined : tagMeant(localName));
    const meant = meanings.get(localName);
    if (meant) tags.push([element, tagMessage(meant)]);
    if (!element.hasAttributes()) continue;
    for (const name of element.getAttributeNames()) {
      if (!areAlmost.has(name)) areAlmost.set(name, isAlmostCondition(name));
      if (!areAlmost.get(name)) continue;
      const value = element.getAttribute(name) ?? '';
      const words = wordsOf(value).map((word) => readWord(word).name);
      attributes.push([element, words, lookalikeMessage(name, value)]);
    }
  }
  return { tags, attributes };
});
