const SHORT = /\btimeout = (?:1000|1e3)\b/;
const PATIENT = 'timeout = 20_000';

/**
 * Makes a plugin for the test runner's server that gives `waitUntil` of `@open-wc/testing` as long as
 * a machine under load takes. A test that waits for what never comes fails all the same.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin} the plugin
 */
export const patientWaits = () => ({
  name: 'patient-waits',
  transform({ path, body }) {
    if (!path.endsWith('/testing-helpers/src/helpers.js')) return undefined;
    const text = String(body);
    if (!SHORT.test(text)) throw new Error(`${path} waits for another time than a second`);
    return text.replace(SHORT, PATIENT);
  },
});
