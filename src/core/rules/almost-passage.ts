const ALMOST = /^(?:if[-_]?vari?[a-z]{0,4}nts?|variants|varients?|variant-if)$/i;

/** Tells whether authors who write this name for a tag mean `if-variant`. */
export const isAlmostPassage = (name: string): boolean =>
  name !== 'if-variant' && ALMOST.test(name);
