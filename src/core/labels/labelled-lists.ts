import { plainSigns } from '../names.ts';

/** A word of a list, with the label that follows it in quotes; empty where none does. */
type Word = [word: string, label: string];

/** Takes what is wrong with a text. */
export type Report = (code: string, value: string) => void;

const Q = `['"‘’‚“”„«»]`;

/**
 * Matches a label in quotes. An apostrophe closes none, because no separator follows it, nor does a quote of
 * another kind. And no label reaches over the end or start of another one, so that a forgotten quote costs
 * one list and not the rest.
 */
const inQuotes = (open: string, close = open): string =>
  `${open}(?:(?!\\s${open}[^\\s,;:]|${close}[,;:])[^]){0,999}${close}(?=[\\s,;:]|$)`;

const LABEL = RegExp(
  `${inQuotes("'")}|${inQuotes('"')}|${inQuotes('‘', '’')}|${inQuotes('“', '”')}|${inQuotes(Q)}|${Q}([^;]*)`,
  'g',
);
/** Finds what a CMS makes of quotes in an attribute. */
const ENTITY = /&(?:quot|apos|#0?3[49]|#x2[27]|[lr][sd]quo|#82[12]\d);/g;

/**
 * Reads lists of words with labels: `deployment 'Deployment': serverless, byoc "Your own cloud"; …`.
 *
 * @returns for each list the words before its colon, those after it, and its text
 */
export function readLists(text: string, report: Report): [Word[], Word[], string][] {
  const labels: string[] = [];
  // Labels wait apart, so that nothing in them separates or names anything.
  const plain = text.replace(ENTITY, "'").replace(LABEL, (quoted: string, open?: string) => {
    if (open) report('bad-label', open);
    return ` "${labels.push((open ?? quoted.slice(1, -1)).trim()) - 1} `;
  });
  const read = (list: string): Word[] => {
    const words: Word[] = [];
    for (const word of list.split(/[\s,]+/)) {
      const label = labels[Number(word.slice(1))] ?? '';
      const last = words.at(-1);
      if (!word) continue;
      if (!word.startsWith('"')) words.push([word, '']);
      else if (last?.[1] === '') last[1] = label;
      else report('bad-label', label);
    }
    return words;
  };
  const signed = plainSigns(plain).replace(/[<>]/g, ' $& ');
  return signed.split(';').map((part) => {
    const colon = part.indexOf(':');
    const head = part.slice(0, Math.max(colon, 0));
    return [read(head), read(part.slice(colon + 1)), part.trim().replace(/"\d+/g, "'…'")];
  });
}
