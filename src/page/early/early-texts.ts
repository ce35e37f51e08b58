/**
 * The code of `hideEarly`: `plain` for groups without an order, `full` for all. Build and tests put
 * minified code in the place of this module.
 */
export const EARLY_TEXTS: Readonly<Record<'plain' | 'full', string>> = { plain: '', full: '' };
