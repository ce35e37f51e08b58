/** Holds the English for everything that the components show or say; `{name}` takes a value. */
export const english = {
  copy: 'Copy',
  copied: 'Copied',
  markdownLoading: 'Loading…',
  markdownLoaded: 'Loaded',
  markdownFailed: 'This page could not be loaded.',
  markdownRetry: 'Try again',
  pickerRegion: 'What this page shows',
  pickerEverything: 'Everything',
  pickerMove: 'Move to another corner: drag, or use the arrow keys',
  pickerClose: 'Close',
} as const satisfies Record<string, StringText>;

/** Is a text with `{name}` places, or a function for what needs more, such as plurals. */
export type StringText = string | ((values: StringValues) => string);

/** Holds the values for the places of a text. */
export type StringValues = Readonly<Record<string, string | number>>;
