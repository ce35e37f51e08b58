import { aTimeout } from '@open-wc/testing';

/** How long something may take on a machine under load. */
const PATIENCE_MS = 20_000;
/** How long what happens twice, or too much, has time to show. */
const QUIET_MS = 300;

/** Waits until an assertion holds, and fails with what it says where it never does. */
export async function soon(assert: () => unknown): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; ; await aTimeout(10)) {
    try {
      assert();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Waits until an assertion holds, and whether it holds a while later, too: nothing more has come. */
export async function soonAndStill(assert: () => unknown): Promise<void> {
  await soon(assert);
  await aTimeout(QUIET_MS);
  assert();
}
