/** The shortcodes that begin a passage with a condition. */
export const PASSAGES: readonly string[] = ['if-variant', 'variant'];

/** The shortcodes that stand for a text; they have no end. */
export const KEYS: readonly string[] = ['key', 'var'];

/** The shortcodes that pages are read with, before those that a site adds. */
export const OWN_SHORTCODES: readonly string[] = [...PASSAGES, ...KEYS];

/** The shortcodes that put a file into a page. */
export const INCLUDES: readonly string[] = ['include', 'readfile', 'code', 'code_sample'];

/** Finds the shortcodes that may stand for a file. */
export const HAS_INCLUDES = new RegExp(`\\{\\{[<%]\\s*(?:${INCLUDES.join('|')})\\s`);
