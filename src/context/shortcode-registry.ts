import type { Shortcode } from '../core/shortcodes/shortcode-call.ts';

/**
 * The site's own shortcodes by their names. Set them before the pages that use them load:
 *
 *     shortcodes.set('badge', ({ list }) => `<mark>${list[0]}</mark>`);
 */
export const shortcodes = new Map<string, Shortcode>();
