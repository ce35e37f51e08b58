// The programs other than browsers that the tests build example sites with.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findProgram } from './browsers.mjs';

/** @type {(import('./browsers.mjs').Program & { name: string })[]} */
export const programs = [
  { name: 'hugo', programs: ['hugo'], variable: 'HUGO_PATH', debian: 'hugo' },
  { name: 'mkdocs', programs: ['mkdocs'], variable: 'MKDOCS_PATH', debian: 'mkdocs' },
  { name: 'php', programs: ['php'], variable: 'PHP_PATH', debian: 'php-cli' },
];

/**
 * Finds the command of a program.
 *
 * @param {string} name
 * @returns {string}
 */
export function commandOf(name) {
  const program = programs.find((one) => one.name === name);
  const found = program && findProgram(program);
  if (!found) throw new Error(`${name} is not installed`);
  return found;
}

const cache = fileURLToPath(new URL('../node_modules/.cache/debian', import.meta.url));

/**
 * Is a Debian package of which the tests read files without installing it.
 *
 * @typedef {{ debian: string, variable: string, file: string }} Files
 */

/** @type {Files[]} */
export const files = [
  {
    debian: 'wordpress',
    variable: 'WORDPRESS_PATH',
    file: 'usr/share/wordpress/wp-includes/kses.php',
  },
  {
    debian: 'libjs-prototype',
    variable: 'PROTOTYPE_PATH',
    file: 'usr/share/javascript/prototype/prototype.js',
  },
];

/**
 * Is where the files of a package are put.
 *
 * @param {Files} files
 */
export const cacheOf = ({ debian }) => `${cache}/${debian}`;

/**
 * Finds the file of a package, by its Debian name.
 *
 * @param {string} name
 * @returns {string | undefined}
 */
export function findFile(name) {
  const known = files.find(({ debian }) => debian === name);
  if (!known) return undefined;
  const { variable, file } = known;
  return [process.env[variable], `${cacheOf(known)}/${file}`, `/${file}`]
    .filter((path) => path !== undefined)
    .find((path) => existsSync(path));
}
