/** Makes a word that code is coloured with in the place of a key's text, which is a name as a rule. */
export const wordFor = (key: string, text: string): string =>
  /^[a-z]\w*$/i.test(text) ? text : `k${key.replace(/\W/g, '')}`;
