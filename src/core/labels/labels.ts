import { namesOf, type Group, type Label } from '../groups.ts';
import { readLists, type Report } from './labelled-lists.ts';

/**
 * Labels by the names of variants and groups, as a script sets them: for every language, or below a
 * language tag for one.
 *
 *     { byoc: 'Your own cloud', de: { byoc: 'Eigene Cloud', deployment: 'Bereitstellung' } }
 */
export type Labels = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/**
 * Reads labels from an object, or from the text of a `labels` attribute:
 * `byoc 'Your own cloud'; de: byoc 'Eigene Cloud'`.
 *
 * @param language the tag of the page's language, `de-AT`
 * @returns those for the language or for every one, the closest last
 */
export function readLabels(
  labels: Labels | string | null | undefined,
  language: string,
  report: Report,
): Label[] {
  const lists: [string, readonly Label[]][] =
    typeof labels === 'string'
      ? readLists(labels, report).map(([[[tag] = ['']], list]) => [tag, list])
      : Object.entries(labels ?? {}).map(([key, value]) =>
          typeof value === 'string'
            ? ['', [[key, value]]]
            : [key, Object.entries(Object(value) as typeof value)],
        );
  return ['', language.split('-')[0], language].flatMap((wanted) =>
    lists.flatMap(([tag, list]) => (tag === wanted ? list : [])),
  );
}

/** Finds what readers call a variant, by any of its names. */
export const labelIn = (
  labels: ReadonlyMap<string, string> | undefined,
  group: Group,
  variant: string,
): string | undefined =>
  namesOf(group, variant)
    .map((name) => labels?.get(name))
    .find(Boolean);
