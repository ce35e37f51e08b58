const COMPONENT = /\/prismjs\/components\/prism-[\w-]+\.js$/;

// Without these names Prism takes its path for a place with no page: it highlights nothing by
// itself and sets no global, whatever the host page calls `module` or `global`.
const NO_PAGE = 'const window = {}, global = undefined, module = undefined;';

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
  return path.endsWith('/prism-core.js')
    ? `${NO_PAGE}\n${code}\nexport default Prism;\n`
    : `import Prism from 'prismjs/components/prism-core.js';\n${code}`;
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
