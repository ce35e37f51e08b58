// Finds and reads the `variants.json` of a site.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describeManifest } from '../core/manifest/manifest-faults.ts';
import { describe } from '../core/faults/name-faults.ts';
import { parseGroups } from '../core/groups.ts';
import { readManifest, type Manifest } from '../core/manifest/read-manifest.ts';
import { lengthOfJson, offsetInJson } from '../core/manifest/json-places.ts';
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
    return { groups: value, labels: new Map(), fallback: new Map(), keys: {} };
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
    const { line, column } = placeOf(offsetInJson(text, fault.path));
    return `${file}:${line}:${column} ${describeManifest(fault)}`;
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
