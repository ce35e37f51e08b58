// Finds and reads the `variants.json` of a site.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe } from '../core/faults/name-faults.ts';
import { parseGroups } from '../core/groups.ts';
import { readManifest, type Manifest, type ManifestFault } from '../core/manifest.ts';
import { nearestName } from '../core/faults/nearest.ts';
import { placesOf } from '../core/places.ts';

const NAME = 'variants.json';

/** The options by which every command is told the groups. */
export interface ManifestOptions {
  readonly manifest?: string | undefined;
  readonly groups?: string | undefined;
}

/**
 * Reads the manifest that a command is told, or the nearest one at or above a folder; `undefined`
 * where there is none.
 *
 * @throws an error that names file, line and fix where the manifest or the groups are wrong
 */
export function loadManifest(
  { manifest, groups }: ManifestOptions,
  folder: string,
): Manifest | undefined {
  if (groups !== undefined) {
    const { value, problems } = parseGroups(groups);
    const words = problems.map((fault) => describe(fault).message);
    if (words.length) throw new Error(`--groups: ${words.join('\n')}`);
    return { groups: value, labels: new Map(), keys: {} };
  }
  const file = manifest ?? nearestManifest(folder);
  return file === undefined ? undefined : readFile(file);
}

/** Finds the manifest at a folder or the nearest one above it. */
function nearestManifest(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const file = path.join(at, NAME);
    if (existsSync(file)) return file;
    if (at === path.dirname(at)) return undefined;
  }
}

function readFile(file: string): Manifest {
  if (!existsSync(file)) throw new Error(`There is no manifest "${file}".`);
  const text = readFileSync(file, 'utf8');
  const { value, problems } = readManifest(parse(file, text));
  if (!problems.length) return value;
  const placeOf = placesOf(text);
  const words = problems.map((fault) => {
    const { line, column } = placeOf(offsetOf(text, fault.path));
    return `${file}:${line}:${column} ${describeFault(fault)}`;
  });
  throw new Error(words.join('\n'));
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { line, column } = placesOf(text)(lengthOfJson(text));
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${file}:${line}:${column} This is not JSON: ${message}`);
  }
}

/** Finds how much of a text is the beginning of some JSON; not every version of Node says so. */
function lengthOfJson(text: string): number {
  let good = 0;
  let bad = text.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (canGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function canGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = String(error);
    const position = Number(/at position (\d+)/.exec(message)?.[1] ?? -1);
    return /end of JSON|Unterminated/.test(message) || position >= beginning.trimEnd().length;
  }
}

/** Finds where a path such as `groups.deployment[1].label` stands in a JSON text. */
function offsetOf(text: string, at: string): number {
  let offset = 0;
  for (const [, key, index] of at.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (key !== undefined && index === undefined) {
      const found = text.indexOf(JSON.stringify(key), offset);
      if (found >= 0) offset = found;
    } else offset = entryOf(text, offset, Number(index));
  }
  return offset;
}

/** Finds an entry of the list that starts behind an offset. */
function entryOf(text: string, from: number, index: number): number {
  const start = text.indexOf('[', from);
  if (start < 0) return from;
  let depth = 0;
  let count = 0;
  for (const { 0: part, index: at } of text
    .slice(start)
    .matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]|[^\s[\]{},"]+/g)) {
    if (depth === 1 && count === index && part !== ',') return start + at;
    if (part === '[' || part === '{') depth++;
    else if (part === ']' || part === '}') depth--;
    else if (part === ',' && depth === 1) count++;
    if (!depth) break;
  }
  return start;
}

const KEYS = ['$schema', 'groups', 'keys', 'label', 'variants', 'name', 'retired'];

const TEXTS: Readonly<Record<string, (value: string) => string>> = {
  'no-object': () =>
    'is not an object: write { "groups": { "deployment": ["serverless", "byoc"] } }',
  'no-groups': () => 'has no groups: write "groups": { "deployment": ["serverless", "byoc"] }',
  'no-variants': (name) =>
    `the group "${name}" has no list of variants: write ["serverless", "byoc"]`,
  'no-keys': () => '"keys" is not an object: write { "cli": "harbor" }',
  'bad-key': (key) =>
    `the key "${key}" has no text: write "Harbor", or { "serverless": "Harbor Cloud", "*": "Harbor" }`,
  'no-list': (key) => `"${key}" is not a list: write ["name"]`,
  'no-name': () => 'this variant has no name: write "byoc", or { "name": "byoc" }',
  'bad-label': (name) =>
    `the label of "${name}" is not a text: write "Your cloud", or { "en": "Your cloud" } for several languages`,
  'unknown-key': (key) => {
    const nearest = nearestName(key, KEYS);
    return `"${key}" is not known here: ${nearest ? `did you mean "${nearest}"?` : 'remove it'}`;
  },
};

const describeFault = (fault: ManifestFault): string =>
  TEXTS[fault.code]?.(fault.value) ?? describe(fault).message;
