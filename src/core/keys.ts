import { matches, parseCondition, type Condition } from './conditions.ts';
import { variantsFor, type Groups } from './groups.ts';
import { activeOf, type Selection } from './selection.ts';

/**
 * Texts by their keys. A text is the same for all readers, or is chosen by conditions, of
 * which the first that holds counts; `*` stands for all other readers.
 *
 *     { "cli": "harbor", "product_name": { "serverless": "Harbor Cloud", "*": "Harbor" } }
 */
export type Keys = Readonly<Record<string, KeyText | Readonly<Record<string, KeyText>>>>;

/** A text of a dictionary. */
export type KeyText = string | number;

/**
 * Returns the text of a key for a selection. Where no condition is chosen and there is no `*`, it is
 * all texts; a key that the dictionary does not have gives nothing.
 */
export function textOfKey(
  keys: Keys,
  key: string,
  groups: Groups = [],
  selection: Selection = new Set(),
): string | undefined {
  const entry: unknown = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (isText(entry)) return String(entry);
  if (typeof entry !== 'object' || !entry) return undefined;
  const texts = Object.entries(entry).filter((pair): pair is [string, KeyText] => isText(pair[1]));
  const chosen =
    texts.find(([text]) => isChosen(parseCondition(text).value, groups, selection)) ??
    texts.find(([text]) => text === '*');
  if (chosen) return String(chosen[1]);
  return texts.length ? [...new Set(texts.map(([, text]) => text))].join(' / ') : undefined;
}

const isText = (value: unknown): value is KeyText =>
  typeof value === 'string' || typeof value === 'number';

/** Tells whether a condition holds because of what is selected, not because nothing is. */
function isChosen(condition: Condition, groups: Groups, selection: Selection): boolean {
  const isAbout = groups.some((group) => {
    const active = activeOf(group, selection);
    if (active === undefined) return false;
    const { names, not } = condition;
    return (
      names.some((name) => variantsFor(group, name)?.includes(active)) ||
      not.some((name) => variantsFor(group, name))
    );
  });
  return isAbout && matches(condition, groups, selection);
}
