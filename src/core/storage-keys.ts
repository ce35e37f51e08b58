// What browsers remember for the library: under which keys, which stand nowhere else, and how long.

/** The `sync-key` of providers that name none. */
export const SYNC_KEY = 'doc-variants';

/** The key of the reader's own choice among providers of a `sync-key`. */
export const ownKey = (syncKey: string): string => `doc-variants:${syncKey}`;

/** The key of what links have chosen for providers of a `sync-key`, in this tab. */
export const linkedKey = (syncKey: string): string => `doc-variants.link:${syncKey}`;

/** The key of what the page itself has written into addresses, in this tab. */
export const WRITTEN_KEY = 'doc-variants.written';

/** The key of the notice that the reader has folded, in this tab. */
export const DISMISSED_KEY = 'doc-variants.dismissed';

/** The key of whether the reader has folded the floating picker, in this tab. */
export const FLOATING_PICKER_KEY = 'doc-variants.floating-picker';

/** How long a reader's choice is remembered: by the browser, for the tab's session, or not at all. */
export type Persistence = 'local' | 'session' | 'none';

/** Reads a `persistence` attribute; with a word that it does not know nothing is remembered. */
export const parsePersistence = (text: string | null | undefined): Persistence =>
  text === 'session' ? text : (text ?? 'local') === 'local' ? 'local' : 'none';
