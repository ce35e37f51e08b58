// Changes `src/core` in each way that a mistake could, and lists what no test notices: `npm run mutate`.
export default {
  mutate: [
    'src/core/**/*.ts',
    // Tables of texts for authors, and types.
    '!src/core/rules/rules.ts',
  ],
  ignorePatterns: ['.work', 'dist', 'coverage', 'demo', 'docs', 'integrations', 'bench'],
  buildCommand: 'node test/mutation/bundle.mjs',
  testRunner: 'mocha',
  mochaOptions: {
    spec: ['.work/mutation/core.test.mjs'],
    'no-config': true,
    'no-package': true,
    // What paints is for browsers, and what is large takes minutes where each step asks which change counts.
    grep: '^(?!.*(?:agrees with the matcher and with semver|megabyte|however many|square of the versions))',
  },
  coverageAnalysis: 'perTest',
  // What runs once, when a module loads, would need all tests each time.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 3000,
  tempDirName: '.work/stryker',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.work/mutation/report.json' },
  thresholds: { high: 95, low: 95, break: 95 },
  allowEmpty: true,
  disableTypeChecks: 'src/core/**/*.ts',
};
