// Reads attributes of MDX that are plain texts or lists of texts.

/** An attribute of an element of MDX. */
export interface AttributeText {
  readonly name: string;
  /** Its texts; nothing where only a script knows them. */
  readonly values: readonly string[] | undefined;
  /** Where its value stands in the page, without quotes. */
  readonly span: { readonly start: number; readonly end: number };
}

const ATTRIBUTE =
  /\s([A-Za-z][\w-]*)(?:=("[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?(?=[\s/>]|$)/g;
const LIST = /^\{\s*(?:\[\s*)?(?:(?:"[^"]*"|'[^']*'|`[^`$]*`)\s*,?\s*)+\]?\s*\}$/;

/** Lists the attributes of a tag that starts at an offset of its page. */
export const readAttributes = (tag: string, at: number): AttributeText[] =>
  [...tag.matchAll(ATTRIBUTE)].map(({ index, 0: whole, 1: name = '', 2: value = '' }) => {
    const end = at + index + whole.length - (value ? 1 : 0);
    const span = { start: end - Math.max(0, value.length - 2), end };
    return { name, values: valuesOf(value), span };
  });

/** Reads what readers are shown for the values in a list of tabs, `{[{ value: 'js', label: 'JavaScript' }]}`. */
export const labelsOf = (list: string): Map<string, string> =>
  new Map(
    (list.match(/\{[^{}]*\}/g) ?? []).flatMap((item) => {
      const [value, label] = ['value', 'label'].map((key) => {
        const found = new RegExp(`\\b${key}["']?\\s*:\\s*(?:"([^"]*)"|'([^']*)')`).exec(item);
        return found?.[1] ?? found?.[2];
      });
      return value && label ? [[value, label] as const] : [];
    }),
  );

function valuesOf(value: string): string[] | undefined {
  if (!value) return [];
  if (!value.startsWith('{')) return [value.slice(1, -1)];
  if (!LIST.test(value)) return undefined;
  return [...value.matchAll(/"([^"]*)"|'([^']*)'|`([^`]*)`/g)].map(
    ([, double, single, raw]) => double ?? single ?? raw ?? '',
  );
}
