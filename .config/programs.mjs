// The programs other than browsers that the tests build example sites with.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browsers.mjs';

/** @type {(import('./browsers.mjs').Browser & { name: string })[]} */
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
  const found = program && findBrowser(program);
  if (!found) throw new Error(`${name} is not installed`);
  return found;
}

const root = fileURLToPath(new URL('..', import.meta.url));
/** Is where the files of WordPress are put, which are only read and not installed. */
export const wordPressCache = `${root}node_modules/.cache/wordpress`;

/** Finds the folder with the files of WordPress. */
export const findWordPress = () =>
  [process.env.WORDPRESS_PATH, `${wordPressCache}/usr/share/wordpress`, '/usr/share/wordpress']
    .filter((folder) => folder !== undefined)
    .find((folder) => existsSync(`${folder}/wp-includes/kses.php`));
