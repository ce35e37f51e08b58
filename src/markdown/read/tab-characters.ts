/** Stands for a tab of fenced code, which Markdown would turn into spaces inside of a list. */
const TAB = '\uFDD9';
const TABS = /\uFDD9/g;
const FENCE = /^((?:[ \t>]|[-+*:](?=[ \t])|\d{1,9}[.)](?=[ \t]))*)(`{3,}(?=[^`]*$)|~{3,})/;

/** Keeps the tabs of fenced code, behind the indentation of its fence. */
export function keepTabs(text: string): string {
  if (!text.includes('\t')) return text;
  let fence: string | undefined;
  let columns = 0;
  return text
    .split('\n')
    .map((line) => {
      if (fence === undefined) {
        const [, prefix = '', marks] = FENCE.exec(line) ?? [];
        if (marks === undefined) return line;
        fence = marks;
        columns = widthOf(prefix);
        return line;
      }
      const content = line.replace(/^[ \t>]*/, '').trimEnd();
      if (content.startsWith(fence) && content === fence.charAt(0).repeat(content.length)) {
        fence = undefined;
        return line;
      }
      let at = 0;
      for (let width = 0; width < columns && /[ \t>]/.test(line.charAt(at)); at++) {
        width += widthOf(line.charAt(at), width);
      }
      return line.slice(0, at) + line.slice(at).replaceAll('\t', TAB);
    })
    .join('\n');
}

/** Writes tabs again. */
export const withTabs = (text: string): string => text.replace(TABS, '\t');

/** Returns how many columns a text takes from a column on; a tab goes on to a multiple of four. */
export function widthOf(text: string, from = 0): number {
  let column = from;
  for (const char of text) column += char === '\t' ? 4 - (column % 4) : 1;
  return column - from;
}
