import { build } from 'esbuild';

/**
 * Makes a plugin for the test runner's server that gives browsers semver, which is written for Node
 * only.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin} the plugin
 */
export const semverForTests = () => ({
  name: 'semver-module',
  async serve({ path }) {
    if (!path.endsWith('/node_modules/semver/index.js')) return undefined;
    const { outputFiles } = await build({
      stdin: { contents: `export { satisfies } from 'semver';`, resolveDir: import.meta.dirname },
      bundle: true,
      format: 'esm',
      write: false,
      define: { 'process.env': '{}', process: '{}' },
    });
    return { body: outputFiles[0]?.text ?? '', type: 'js' };
  },
});
