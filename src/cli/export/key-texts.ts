// What the keys of a page say to the readers of one selection, or to all with labels.
import { parseCondition } from '../../core/conditions.ts';
import { variantsFor, type Groups } from '../../core/groups.ts';
import { textOfKey, type Keys } from '../../core/keys.ts';
import { isShownTo, selectionsFor, type Allowed } from '../../core/rules/shown.ts';

/** A text, and the condition of those it is for; `*` is for all others. */
export interface ChosenText {
  readonly condition: string;
  readonly text: string;
}

/**
 * Lists the texts of a key that readers of a place can meet, each once; a text that all of them meet
 * stands alone, without a condition.
 *
 * @param allowed for whom the place is shown
 */
export function textsOfKey(
  keys: Keys,
  key: string,
  groups: Groups,
  allowed: Allowed,
): readonly ChosenText[] {
  const entry: unknown = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (typeof entry !== 'object' || !entry) {
    const text = textOfKey(keys, key);
    return text === undefined ? [] : [{ condition: '', text }];
  }
  const chosen = Object.keys(entry).flatMap((condition) => {
    const text = textOfKey(
      { [key]: { '*': (entry as Record<string, string>)[condition] ?? '' } },
      key,
    );
    return text === undefined ? [] : [{ condition, text }];
  });
  if (!groups.length) return chosen;
  const met = new Set(
    selectionsFor([allowed, ...chosen.map(({ condition }) => namedIn(condition, groups))], groups)
      .filter((selection) => isShownTo(allowed, selection))
      .map((selection) => textOfKey(keys, key, groups, new Set(selection.values()))),
  );
  const texts = chosen.filter(({ text }) => met.has(text));
  const [only] = texts;
  return only && met.size === 1 ? [{ condition: '', text: only.text }] : texts;
}

/** Finds the groups that a condition is about, with all of their variants. */
function namedIn(condition: string, groups: Groups): Allowed {
  const { names, not } = parseCondition(condition).value;
  return new Map(
    groups
      .filter((group) => [...names, ...not].some((name) => variantsFor(group, name)))
      .map(({ name, variants }) => [name, new Set(variants)]),
  );
}
