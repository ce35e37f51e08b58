import { english, type AllStrings, type StringName, type StringText } from './en.ts';

export type { AllStrings, PluralText, StringName, StringText } from './en.ts';

type English = typeof english;

/** The texts of one language; what is missing is said in English. */
export type Strings = Readonly<Partial<Record<StringName, StringText>>>;

type PlacesIn<Text> = Text extends `${string}{${infer Place}}${infer Rest}`
  ? Place | PlacesIn<Rest>
  : never;
type Places<Name extends StringName> = PlacesIn<
  English[Name] extends { other: infer Text } ? Text : English[Name]
>;

/** The values for the places of a text. */
export type StringValues<Name extends StringName = StringName> = Readonly<
  Record<Places<Name>, string | number>
>;

type Arguments<Name extends StringName> = [Places<Name>] extends [never]
  ? []
  : [values: StringValues<Name>];

/** Loads the languages that are part of the library, each when a page in it first needs a text. */
const shipped: ReadonlyMap<string, () => Promise<AllStrings>> = new Map([
  ['ar', () => import('./ar.ts').then(({ arabic }) => arabic)],
  ['de', () => import('./de.ts').then(({ german }) => german)],
]);
const loaded = new Map<string, Strings>([['en', english]]);
const replaced = new Map<string, Strings>();
const watchers = new Set<() => void>();

/** Where a page replaces texts, and adds languages. */
export const strings = {
  /**
   * Sets the texts of a language, or replaces some of them.
   *
   * @param language a BCP 47 tag such as `fr` or `pt-BR`; `en` replaces the built-in English
   * @param texts the texts by their names
   */
  set(language: string, texts: Strings): void {
    const key = language.toLowerCase();
    replaced.set(key, { ...replaced.get(key), ...texts });
    for (const watcher of watchers) watcher();
  },
};

/** Calls back when texts are set, until the returned function is called. */
export function watchStrings(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/**
 * Waits until `say` knows the language that an element stands in, where the library has it. It never
 * rejects: what cannot be loaded is said in English.
 */
export const loadStrings = (element: Element): Promise<void> => loadStringsIn(languageOf(element));

/** Waits until `sayIn` knows a language; see `loadStrings`. */
export async function loadStringsIn(language: string): Promise<void> {
  for (const tag of tagsOf(language)) {
    if (loaded.has(tag)) return;
    const load = shipped.get(tag);
    if (load) return load().then((texts) => void loaded.set(tag, texts), ignore);
  }
}

const ignore = (): void => undefined;

/** Returns a text in the language of the element that shows or says it. */
export function say<Name extends StringName>(
  element: Element,
  name: Name,
  ...values: Arguments<Name>
): string {
  return sayIn(languageOf(element), name, ...values);
}

/** Returns a text in a language, for what no element says. */
export function sayIn<Name extends StringName>(
  language: string,
  name: Name,
  ...[given]: Arguments<Name>
): string {
  const [tag, text] = textIn(language, name);
  const values: Readonly<Record<string, string | number>> = given ?? {};
  const form = typeof text === 'string' ? text : formOf(text, tag, values['count']);
  const isRtl = RTL.test(form);
  return form.replace(/\{(\w+)\}/g, (place, key: string) => {
    const value = values[key];
    if (typeof value === 'number') return value.toLocaleString(tag);
    // A name in another script keeps its own direction, and the words around it theirs.
    return value === undefined ? place : isRtl !== RTL.test(value) ? `\u2068${value}\u2069` : value;
  });
}

/** Finds letters of the scripts that are written from right to left. */
const RTL = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** Reads the language that an element stands in, through the shadow roots around it. */
export function languageOf(element: Element): string {
  for (let node: Element | null = element; node;) {
    const marked: Element | null = node.closest('[lang]');
    if (marked) return marked.getAttribute('lang') ?? '';
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

/** Lists ever shorter tags, and English at last: `de-AT`, `de`, `en`. */
function tagsOf(language: string): string[] {
  const parts = language.toLowerCase().split(/[-_]/);
  return [...parts.map((_, at) => parts.slice(0, parts.length - at).join('-')), 'en'];
}

function textIn(language: string, name: StringName): [tag: string, text: StringText] {
  for (const tag of tagsOf(language)) {
    const text = replaced.get(tag)?.[name] ?? loaded.get(tag)?.[name];
    if (text !== undefined) return [isTag(tag) ? tag : 'en', text];
  }
  return ['en', english[name]];
}

/** Tells whether `Intl` knows what to do with a tag, which it does not with any that a page may have. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

function formOf(
  text: Exclude<StringText, string>,
  tag: string,
  count: string | number | undefined,
): string {
  return text[new Intl.PluralRules(tag).select(Number(count))] ?? text.other;
}
