// Says in words whom a passage is for.
import type { Condition } from '../../core/conditions.ts';
import { namesOf, type Group, type Groups } from '../../core/groups.ts';
import type { Manifest } from '../../core/manifest.ts';
import type { Page } from '../read/page-content.ts';

/** Finds what readers call a variant. */
export type LabelOf = (variant: string) => string;

/** What joins the words, by language; English where there are none. */
const WORDS: Readonly<Record<string, { readonly not: (label: string) => string }>> = {
  en: { not: (label) => `not ${label}` },
  de: { not: (label) => `nicht ${label}` },
  ar: { not: (label) => `ليس ${label}` },
};

/** Finds labels in the manifest, then in the pickers of the page; else a name stands for itself. */
export function labelsFor(page: Page, manifest: Manifest | undefined, language: string): LabelOf {
  const [main = ''] = language.split('-');
  return (variant) => {
    const labels = manifest?.labels.get(variant);
    const label = labels?.get(language) ?? labels?.get(main) ?? labels?.get('');
    return label ?? page.labels.get(variant) ?? labels?.values().next().value ?? variant;
  };
}

/** Says whom a condition is for: `Serverless or BYOC, Go, not EU`; nothing where it is for all. */
export function wordsFor(
  { names, not }: Condition,
  groups: Groups,
  labelOf: LabelOf,
  language: string,
): string {
  const [main = 'en'] = language.split('-');
  const words = WORDS[main] ?? WORDS['en'];
  const or = new Intl.ListFormat([language, 'en'], { type: 'disjunction' });
  const all = groups.length ? groups : [{ name: '', variants: [...names, ...not] }];
  return all
    .flatMap((group) => {
      const isIn = (list: readonly string[], variant: string): boolean =>
        namesOf(group, variant).some((name) => list.includes(name));
      const named = group.variants.filter((one) => isIn(names, one) && !isIn(not, one));
      if (named.length) return [or.format(named.map(labelOf))];
      return without(group, (one) => isIn(not, one)).map((one) => words?.not(labelOf(one)) ?? one);
    })
    .join(', ');
}

const without = ({ variants }: Group, isOut: (variant: string) => boolean): string[] =>
  variants.filter(isOut);
