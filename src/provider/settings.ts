/** Names what an author sets on a provider, as attributes are written. */
export const SETTINGS = [
  'groups',
  'labels',
  'variant',
  'sync-key',
  'url-param',
  'persistence',
  'detect',
  'shortcodes',
] as const;
export type Setting = (typeof SETTINGS)[number];
