// Finds and reads the `variants.json` of a site.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describeInFile } from '../core/manifest/manifest-faults.ts';
import { describe, withoutConsequences } from '../core/faults/name-faults.ts';
import { parseGroups } from '../core/groups.ts';
import { readManifest, type Manifest } from '../core/manifest/read-manifest.ts';
import { inOneLine } from './report/in-one-line.ts';
import { parseJson } from '../core/manifest/json-places.ts';

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
    const words = withoutConsequences(problems).map((fault) => describe(fault).message);
    if (words.length) throw new Error(`--groups: ${words.join('\n')}`);
    return { groups: value, labels: new Map(), fallback: new Map(), keys: {} };
  }
  const file = manifestFileOf({ manifest }, folder);
  return file === undefined ? undefined : readFile(file);
}

/** Finds the file of the manifest that a command is told, or the nearest one. */
export const manifestFileOf = (
  { manifest, groups }: ManifestOptions,
  folder: string,
): string | undefined => (groups === undefined ? (manifest ?? nearestManifest(folder)) : undefined);

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
  if (!statSync(file).isFile()) throw new Error(`The manifest "${file}" is not a file.`);
  // Editors of Windows write a mark at the start, which JSON does not know.
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  const { value, problems } = readManifest(
    parseJson(text, (place, reason) => `${file}:${place} This is not JSON: ${inOneLine(reason)}`),
  );
  if (!problems.length) return value;
  throw new Error(describeInFile(file, text, problems).map(inOneLine).join('\n'));
}
