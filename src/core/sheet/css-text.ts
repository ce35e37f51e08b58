/** Writes a text inside the quotes of CSS. */
export const cssText = (text: string): string =>
  text.replace(/["\\\n\r\f\0]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `);
