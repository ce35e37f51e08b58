import { placesOf } from '../places.ts';
import { placesInJson } from './json-places.ts';
import type { ManifestFault } from './manifest-types.ts';
import { describe } from '../faults/name-faults.ts';
import { nearestName } from '../faults/nearest.ts';

const KEYS = [
  ...['$schema', 'groups', 'keys', 'sets', 'fallback', 'audience'],
  ...['label', 'variants', 'name', 'retired', 'order'],
];

const TEXTS: Readonly<Record<string, (value: string) => string>> = {
  'no-object': () =>
    'is not an object: write { "groups": { "deployment": ["serverless", "byoc"] } }',
  'no-groups': () => 'has no groups: write "groups": { "deployment": ["serverless", "byoc"] }',
  'no-variants': (name) =>
    `the group "${name}" has no list of variants: write ["serverless", "byoc"]`,
  'no-order': (value) =>
    `${value} is not an order: write "ascending" where the oldest variant comes first, or "descending"`,
  'no-sets': () => 'is not an object of sets: write "sets": { "jvm": ["java", "kotlin"] }',
  'set-cycle': (name) => `the set names "${name}", which names it: take one of them out`,
  'unknown-member': (name) => `the set names "${name}", which is neither a variant nor a set`,
  'mixed-set': (name) => `the set "${name}" names variants of several groups: name those of one`,
  'no-audience': () =>
    'is not an audience: write "audience": { "human": "For people", "agent": "For agents" }',
  'no-fallback': () =>
    'is not an object of fallbacks: write "fallback": { "hcl": "typescript", "version": "nearest" }',
  'no-keys': () => '"keys" is not an object: write { "cli": "harbor" }',
  'bad-key': (key) =>
    `the key "${key}" has no text: write "Harbor", or { "serverless": "Harbor Cloud", "*": "Harbor" }`,
  'no-list': (key) => `"${key}" is not a list: write ["name"]`,
  'no-name': () => 'this variant has no name: write "byoc", or { "name": "byoc" }',
  'bad-label': (name) =>
    `the label of "${name}" is not a text: write "Your cloud", or { "en": "Your cloud" } for several languages`,
  'unknown-key': (key) => {
    // What is known in another place is no misspelling.
    if (KEYS.includes(key)) return `"${key}" is not known here: write it where it belongs`;
    const nearest = nearestName(key, KEYS);
    return `"${key}" is not known here: ${nearest ? `did you mean "${nearest}"?` : 'remove it'}`;
  },
};

/** Puts a mistake in a manifest into words for its author. */
export const describeManifest = (fault: ManifestFault): string =>
  TEXTS[fault.code]?.(fault.value) ?? describe(fault).message;

/**
 * Puts what is wrong with a manifest into words, each with the place that it has in its text.
 *
 * @param file what the place is in
 */
export function describeInFile(
  file: string,
  text: string,
  faults: readonly ManifestFault[],
): string[] {
  const placeOf = placesOf(text);
  const offsetOf = placesInJson(text);
  return faults.map((fault) => {
    const { line, column } = placeOf(offsetOf(fault.path));
    return `${file}:${line}:${column} ${describeManifest(fault)}`;
  });
}
