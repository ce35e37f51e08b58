import { dedent } from './dedent.ts';

/** Matches a line that may open or close a fence, inside of lists and quotes too. */
const FENCE = /^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/gm;

/**
 * Reads the Markdown that stands in a `<script>`: without the indentation of the HTML around it, and
 * with `</script` where it says `<\/script`.
 */
export const inlineSource = (text: string): string =>
  dedent(text.replace(/<\\(?=\/script)/gi, '<'));

/** Tells whether a text ends inside fenced code, as it does where `</script>` stands in the code. */
export function endsInFence(text: string): boolean {
  let open: string | undefined;
  for (const [, mark = '', rest = ''] of text.matchAll(FENCE)) {
    if (open === undefined) {
      if (!(mark.startsWith('`') && rest.includes('`'))) open = mark;
    } else if (mark.startsWith(open) && !rest.trim()) open = undefined;
  }
  return open !== undefined;
}

/** Writes nodes back as the text that they were parsed from, nearly. */
export const writeBack = (nodes: readonly Node[]): string =>
  nodes.map((node) => (node instanceof Element ? node.outerHTML : (node.nodeValue ?? ''))).join('');
