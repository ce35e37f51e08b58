// Says in words whom a passage is for.
import type { Condition } from '../../core/conditions.ts';
import type { Groups } from '../../core/groups.ts';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { readersIn, spanInWords } from '../../core/readers.ts';
import { arabic } from '../../strings/ar.ts';
import { german } from '../../strings/de.ts';
import { english, type AllStrings, type StringName } from '../../strings/en.ts';
import type { Page } from '../../core/rules/page-content.ts';

/** Finds what readers call a variant. */
export type LabelOf = (variant: string) => string;

/** The languages that are part of the library; English stands in for others. */
const LANGUAGES = new Map<string, AllStrings>([
  ['de', german],
  ['ar', arabic],
]);

/** How a language calls the readers that are left. */
const OTHERS = new Map([
  ['de', 'sonst'],
  ['ar', 'غير ذلك'],
]);

/** Finds the language of a tag without its region. */
const mainOf = (language: string): string => language.toLowerCase().split(/[-_]/)[0] ?? '';

/** Says in a language whom a text is for that is for all other readers. */
export const othersIn = (language: string): string => OTHERS.get(mainOf(language)) ?? 'otherwise';

/** Finds a label of a name in any language, for what has none itself. */
export const anyLabel = (manifest: Manifest | undefined, name: string): string | undefined =>
  manifest?.labels.get(name)?.values().next().value;

/**
 * Finds labels in the manifest, then those that the groups of the page and its pickers have; else a name
 * stands for itself.
 */
export function labelsFor(page: Page, manifest: Manifest | undefined, language: string): LabelOf {
  const main = mainOf(language);
  const declared = [...page.scopes.flatMap(({ groups }) => groups), ...(manifest?.groups ?? [])];
  const inGroups = new Map(declared.flatMap(({ labels = [] }) => labels).reverse());
  const ofTabs = new Map(
    page.panes.flatMap(({ names, label }) => names.map((name) => [name, label])).reverse() as [
      string,
      string,
    ][],
  );
  return (variant) => {
    const labels = manifest?.labels.get(variant);
    const label = labels?.get(language) ?? labels?.get(main) ?? labels?.get('');
    const own = inGroups.get(variant) ?? page.labels.get(variant);
    return label ?? own ?? anyLabel(manifest, variant) ?? ofTabs.get(variant) ?? variant;
  };
}

/** Lists what `Intl` knows of a language, which pages write as `en_US`, too, or in ways of their own. */
function localesOf(language: string): string[] {
  try {
    return [...Intl.getCanonicalLocales(language.replaceAll('_', '-')), 'en'];
  } catch {
    return ['en'];
  }
}

/** Says whom a condition is for: `Serverless or BYOC, Go, not EU`; nothing where it is for all. */
export function wordsFor(
  condition: Condition,
  groups: Groups,
  labelOf: LabelOf,
  language: string,
): string {
  const texts = LANGUAGES.get(mainOf(language)) ?? english;
  const say = (name: StringName, values: object): string => {
    const text = texts[name];
    return Object.entries(values as Readonly<Record<string, string>>).reduce(
      (said, [place, value]) => said.replace(`{${place}}`, () => value),
      typeof text === 'string' ? text : text.other,
    );
  };
  const or = new Intl.ListFormat(localesOf(language), { type: 'disjunction' });
  const { names, not } = condition;
  const all = groups.length ? groups : [{ name: '', variants: [...names, ...not] }];
  return all
    .flatMap((group) => {
      const readers = readersIn(condition, group);
      // What names all of them is for everyone.
      if (group.name && readers.named.length === group.variants.length) return [];
      if (readers.named.length)
        // Two names of a tab are one to a reader.
        return [or.format(new Set(readers.named.map((span) => spanInWords(span, labelOf, say))))];
      return readers.not.map((one) => say('printedNot', { variant: labelOf(one) }));
    })
    .join(', ');
}
