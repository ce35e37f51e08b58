import { esbuildPlugin } from '@web/dev-server-esbuild';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { fileURLToPath } from 'node:url';
import { launchOptions } from './browsers.mjs';
import { builtScripts } from './built-scripts.mjs';
import { earlyForTests } from './early-module.mjs';
import { findPort } from './free-port.mjs';
import { patientWaits } from './patient-waits.mjs';
import { prismForTests } from './prism-module.mjs';
import { purifyForTests } from './purify-module.mjs';
import { semverForTests } from './semver-module.mjs';
import { webkitLauncher } from './webkit.mjs';

// `localhost` and 127.0.0.1 would make the server listen on every interface.
const HOST = '127.0.0.2';

/** @param {import('./browsers.mjs').Engine} engine */
function launcherOf(engine) {
  if (engine === 'webkit') return webkitLauncher();
  return chromeLauncher({
    launchOptions: launchOptions(engine),
    ...(engine === 'firefox' && { puppeteer, concurrency: 1 }),
  });
}

/**
 * Makes the configuration for tests in one engine.
 *
 * @param {import('./browsers.mjs').Engine} engine
 * @param {string[]} files
 * @param {{ coverage: boolean }} options
 * @returns {Promise<import('@web/test-runner').TestRunnerConfig>}
 */
export const configFor = async (engine, files, { coverage }) => ({
  files,
  coverage,
  nodeResolve: true,
  hostname: HOST,
  // The runner takes the first that is free, as does another runner at the same time.
  port: await findPort(HOST),
  browsers: [launcherOf(engine)],
  concurrentBrowsers: 1,
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)),
    }),
    builtScripts(),
    prismForTests(),
    semverForTests(),
    purifyForTests(),
    earlyForTests(),
    patientWaits(),
    a11ySnapshotPlugin(),
  ],
  // The defaults fail on a machine under load.
  testFramework: { config: { timeout: 60_000 } },
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: process.env.MODEL_OPERATIONS ? 7_200_000 : 400_000,
  // Every test page would say the first, and tests of bad input the second.
  filterBrowserLogs: ({ args }) =>
    !/^(?:Lit is in dev mode|\[doc-variants\])/.test(String(args[0])),
  coverageConfig: {
    include: ['src/**/*.ts'],
    reporters: ['text-summary', 'lcovonly'],
    threshold: { lines: 98 },
  },
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY })],
});
