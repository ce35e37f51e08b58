import { createRequire } from 'node:module';

/** @typedef {string | string[]} Names */
/** @type {{ languages: Record<string, { require?: Names, modify?: Names }> }} */
const { languages } = createRequire(import.meta.url)('prismjs/components.json');

const COMPONENT = /\/prismjs\/components\/prism-[\w-]+\.js$/;

// Without these names Prism takes its path for a place with no page: it highlights nothing by
// itself and sets no global, whatever the host page calls `module` or `global`.
const NO_PAGE = 'const window = {}, global = undefined, module = undefined;';

/**
 * What a script takes in where it is there already, so that it always does.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const TOGETHER = { http: ['css', 'javascript', 'json'], markdown: ['yaml'] };

/** @param {string} path */
const nameOf = (path) => /prism-([\w-]+)\.js$/.exec(path)?.[1] ?? '';

/** The languages that most pages of documentation have; a file for them all is one request. */
const USUAL =
  'bash c clike cpp csharp css diff docker go http ini java javascript json jsx kotlin makefile markdown markup php markup-templating powershell properties python ruby rust shell-session sql toml tsx typescript yaml'.split(
    ' ',
  );

/**
 * Names the file that a script of Prism goes into, where it does not get one of its own: a bundler
 * would write a hundred.
 *
 * @param {string} path
 * @returns {string | null}
 */
export function prismChunk(path) {
  const file = path.replaceAll('\\', '/');
  if (!COMPONENT.test(file) || file.endsWith('/prism-core.js')) return null;
  return USUAL.includes(nameOf(file)) ? 'prism-usual' : 'prism-others';
}

/**
 * Turns a script of Prism into an ES module, so that we have an instance of our own and the host
 * page's `window.Prism` stays as it is.
 *
 * @param {string} path where the script lies
 * @param {string} code the script
 * @returns {string | undefined} the module, or nothing for a file that is not Prism's
 */
function toModule(path, code) {
  if (!COMPONENT.test(path)) return undefined;
  if (path.endsWith('/prism-core.js')) return `${NO_PAGE}\n${code}\nexport default Prism;\n`;
  // A script that adds to others runs after them, also where they are in one file.
  const { require: needs = [], modify: changes = [] } = languages[nameOf(path)] ?? {};
  const needed = [needs, changes, TOGETHER[nameOf(path)] ?? []].flat();
  const imports = ['core', ...needed].map(
    (name) =>
      `import ${name === 'core' ? 'Prism from ' : ''}'prismjs/components/prism-${name}.js';`,
  );
  return `${imports.join('\n')}\n${code}`;
}

/**
 * Makes the plugin for Vite.
 *
 * @returns {import('vite').Plugin} the plugin
 */
export const prismForVite = () => ({
  name: 'prism-module',
  enforce: 'pre',
  transform(code, id) {
    const module = toModule(id.replaceAll('\\', '/'), code);
    return module === undefined ? undefined : { code: module, map: null, moduleSideEffects: true };
  },
});

/**
 * Makes the plugin for the test runner's server.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin} the plugin
 */
export const prismForTests = () => ({
  name: 'prism-module',
  transform: ({ path, body }) => toModule(path, String(body)),
});
