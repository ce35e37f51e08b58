import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Matches the static imports and re-exports of values. */
const STATIC = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'(\.[^']+)'/gm;

/**
 * Lists a source file and all that it imports statically, types apart, as absolute paths.
 *
 * @param {string} file
 * @param {Set<string>} [files] those that are listed already
 * @returns {Set<string>}
 */
export function staticImports(file, files = new Set()) {
  const absolute = path.resolve(file);
  if (files.has(absolute)) return files;
  files.add(absolute);
  for (const [, name = ''] of readFileSync(absolute, 'utf8').matchAll(STATIC)) {
    staticImports(path.join(path.dirname(absolute), name), files);
  }
  return files;
}
