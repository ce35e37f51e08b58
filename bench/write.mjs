import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/**
 * Writes a file in the format of the project.
 *
 * @param {string} file
 * @param {string} text
 */
export async function write(file, text) {
  const config = await resolveConfig(file, { config: '.config/prettier.json' });
  writeFileSync(file, await format(text, { ...config, filepath: file }));
}
