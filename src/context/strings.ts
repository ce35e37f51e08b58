import { english, type StringText, type StringValues } from './strings.en.ts';

export type { StringText, StringValues } from './strings.en.ts';

/** Names a text that the components show or say. */
export type StringName = keyof typeof english;

/** Holds the texts of one language; what is missing is said in English. */
export type Strings = Readonly<Partial<Record<StringName, StringText>>>;

const languages = new Map<string, Strings>([['en', english]]);

export const strings = {
  /**
   * Sets the texts of a language, or replaces some of them.
   *
   * @param language a BCP 47 tag such as `de` or `pt-BR`; `en` replaces the built-in English
   */
  set(language: string, texts: Strings): void {
    const key = language.toLowerCase();
    languages.set(key, { ...languages.get(key), ...texts });
  },
};

/** Returns a text in the language of the element that shows or says it. */
export function say(element: Element, name: StringName, values: StringValues = {}): string {
  const text = textIn(languageOf(element), name);
  if (typeof text === 'function') return text(values);
  return text.replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place));
}

/** Reads the language that an element stands in, through the shadow roots around it. */
function languageOf(element: Element): string {
  for (let node: Element | null = element; node;) {
    const marked: Element | null = node.closest('[lang]');
    if (marked) return marked.getAttribute('lang') ?? '';
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

/** Finds a text by ever shorter tags: `de-AT`, then `de`, then English. */
function textIn(language: string, name: StringName): StringText {
  for (
    let tag = language.toLowerCase();
    tag;
    tag = tag.slice(0, Math.max(tag.lastIndexOf('-'), 0))
  ) {
    const text = languages.get(tag)?.[name];
    if (text !== undefined) return text;
  }
  return languages.get('en')?.[name] ?? english[name];
}
