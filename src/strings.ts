// The words of the components, for a page that replaces some or adds a language.
export { english } from './strings/en.ts';
export { strings } from './strings/strings.ts';
export type { AllStrings, PluralText, StringName, Strings, StringText } from './strings/strings.ts';
