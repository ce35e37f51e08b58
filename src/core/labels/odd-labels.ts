import { AUDIENCE, groupOf, type Groups } from '../groups.ts';
import { words } from '../names.ts';
import { readLists } from './labelled-lists.ts';

/** Lists the words of a `detect` attribute that name no group. */
export const oddDetects = (text: string, groups: Groups): string[] =>
  words(text).filter((word) => !groups.some(({ name }) => name === word));

/** Finds the words of a `labels` attribute that have no label, and those of no group. */
export function oddLabels(text: string, groups: Groups): { bare: string[]; unknown: string[] } {
  const words = readLists(text, () => undefined).flatMap(([, list]) => list);
  const known = [...groups, AUDIENCE];
  return {
    bare: words.flatMap(([word, label]) => (label ? [] : [word])),
    unknown: words.flatMap(([word, label]) =>
      !label || groupOf(known, word) || known.some(({ name }) => name === word) ? [] : [word],
    ),
  };
}
