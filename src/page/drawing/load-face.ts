import { warn } from '../../context/warn.ts';

/** Finds the addresses in the message of an error, which may have any word in them. */
const ADDRESS = /[a-z]+:\/\/\S+/g;

/**
 * Loads what draws with Lit. Where the Trusted Types policy of a page refuses Lit its own, nothing is
 * drawn, the content stays, and one warning says so for all that would be.
 *
 * @returns nothing where it cannot be had
 */
export async function loadFace<Face>(load: () => Promise<Face>): Promise<Face | undefined> {
  try {
    return await load();
  } catch (error) {
    const cause = String(error);
    const isRefused = /polic/i.test(cause.replace(ADDRESS, ''));
    warn(
      isRefused
        ? 'tables of contents, tabs, inspect mode and the floating picker are not drawn, because the ' +
            "page's Content-Security-Policy refuses Lit: write `trusted-types doc-variants lit-html`"
        : `cannot load what draws with Lit: ${cause}`,
    );
    return undefined;
  }
}
