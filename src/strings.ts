// The words of the components, for a page that replaces some or adds a language.
export { english } from './context/strings.en.ts';
export { strings } from './context/strings.ts';
export type { AllStrings, PluralText, StringName, Strings, StringText } from './context/strings.ts';
