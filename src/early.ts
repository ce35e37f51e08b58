// The snippet for pages that load the library late: text for build scripts, in Node and elsewhere.
import { earlyScript, type EarlyOptions } from './page/early/early-script.ts';

export { earlyScript, type EarlyOptions } from './page/early/early-script.ts';

/** The snippet for a page's `<head>`, and what a Content-Security-Policy allows it by. */
export interface EarlySnippet {
  /** The script with its tag. */
  readonly html: string;
  /** The source for `script-src`, `'sha256-…'` with its quotes. */
  readonly hash: string;
}

/** Makes the snippet that keeps hidden passages from flashing before the library is there. */
export async function earlySnippet(options: EarlyOptions): Promise<EarlySnippet> {
  const script = earlyScript(options);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
  const hash = `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
  return { html: `<script>${script}</script>`, hash };
}
