/** The English for everything that the components show or say; `{name}` takes a value. */
export const english = {
  copy: 'Copy',
  copied: 'Copied',
  copySelected: 'Selected: copy it with your keyboard',
  alertNote: 'Note',
  alertTip: 'Tip',
  alertImportant: 'Important',
  alertWarning: 'Warning',
  alertCaution: 'Caution',
  taskDone: 'Done',
  taskOpen: 'To do',
  markdownLoading: 'Loading…',
  markdownLoaded: 'Loaded',
  markdownFailed: 'This page could not be loaded.',
  markdownRetry: 'Try again',
  pageDraft: 'This page is a draft.',
  pageUnavailable: 'This page is not for {variants}.',
  pageOffer: 'Show it for {variant}',
  pickerRegion: 'What this page shows',
  pickerLabel: 'Variant',
  pickerEverything: 'Everything',
  pickerClose: 'Close',
  fallbackNone: 'Nothing here is for {variant}.',
  fallbackShown: 'Nothing here is for {variant}: showing {other} instead.',
  fallbackHide: 'Hide {variant}',
  fallbackShow: 'Show {variant}',
  pickerLacking: '{variant} (not here)',
  badgeSince: 'since {variant}',
  badgeUntil: 'until {variant}',
  noticeLink: 'Showing {shown}, because the link points there.',
  noticeBack: 'Back to {own}',
  peek: 'Only for {variants}',
  peekSwitch: 'Switch to {variants}',
  tabNumber: 'Tab {number}',
  tocLabel: 'On this page',
  switched: 'Showing {variants}: {shown}, {hidden}',
  switchedNothing: 'Showing {variants}: nothing else changes on this page',
  shown: { one: '{count} section shown', other: '{count} sections shown' },
  hidden: '{count} hidden',
  focusMoved: 'The focused item is now hidden. Continuing at “{place}”',
  printed: 'Shown here: {variants}',
  printedAll: 'All variants are shown; each passage is labelled',
  printedNot: 'not {variant}',
  rangeSince: '{variant} and later',
  rangeBefore: 'before {variant}',
  rangeBetween: '{first} to {last}',
} as const satisfies Record<string, StringText>;

/**
 * A text, or one text for each plural form that the language has: the value `count` chooses
 * among them by the rules of `Intl.PluralRules`.
 */
export type StringText = string | PluralText;

/** A text for each plural form; `other` stands for those that are missing. */
export type PluralText = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** The name of a text that the components show or say. */
export type StringName = keyof typeof english;

/** Every text of one language. */
export type AllStrings = Readonly<Record<StringName, StringText>>;
