/** The attributes by which an author sets up a provider; a script tag has them as `data-` attributes. */
export const SETTINGS = [
  'groups',
  'labels',
  'variant',
  'sync-key',
  'url-param',
  'persistence',
  'detect',
  'shortcodes',
  'print',
  'findable',
  'manifest',
  'fallback',
  'badges',
  'page-variants',
] as const;
export type Setting = (typeof SETTINGS)[number];
