// Names of tags and attributes that are nearly ones of ours.
import { isNear, nearestName } from '../faults/nearest.ts';

const OWN = [
  'if-variant',
  ...['provider', 'picker', 'markdown', 'toc', 'tabs', 'text', 'copy'].map(
    (name) => `doc-variant-${name}`,
  ),
];
const CONDITION = 'data-variants';
const ALMOST =
  /^(?:(?:doc-)?if[-_]?vari?[a-z]{0,4}nts?|variants|varients?|variant-if|doc-variant)$/i;
/** Names that are far from ours in letters only. */
const MEANT_AS_CONDITION = /^data-if-?variants?$|^if-variants$/;

/** Tells whether authors who write this name for a tag mean `if-variant`. */
export const isAlmostPassage = (name: string): boolean =>
  name !== 'if-variant' && (ALMOST.test(name) || isNear(name, 'if-variant'));

/** Finds the element of ours that a tag's name is meant for. */
export function tagMeant(name: string): string | undefined {
  if (OWN.includes(name)) return undefined;
  if (isAlmostPassage(name)) return 'if-variant';
  return /^doc-?v/.test(name) ? nearestName(name, OWN) : undefined;
}

/** Says what to write in the place of a misspelt tag; the message continues a sentence that starts with the tag. */
export const tagMessage = (meant: string): string =>
  meant === 'if-variant'
    ? 'does not hide anything, so its content is shown to everyone: write <if-variant>'
    : `is not an element, so it does nothing: did you mean <${meant}>?`;

/** Tells whether an attribute is spelt nearly as `data-variants`; `data-variant` has other uses, too. */
export const isAlmostCondition = (name: string): boolean =>
  name !== CONDITION &&
  name !== 'data-variant' &&
  (MEANT_AS_CONDITION.test(name) || nearestName(name, [CONDITION]) !== undefined);
