// The blocks that not every page has, in a part of its own.
import type { TokenizerAndRendererExtension } from 'marked';
import { loadStringsIn, sayIn } from '../../strings/strings.ts';
import { alerts } from './alerts.ts';
import { definitionList } from './definitions.ts';
import { footnotes } from './footnotes.ts';
import { targets } from './targets.ts';
import { Places } from '../weave/open-places.ts';
import { settlePlaces } from '../weave/settle-places.ts';

/** Reads more blocks than Markdown itself has, for one page. */
export interface Blocks {
  readonly extensions: readonly TokenizerAndRendererExtension[];
  /** Holds what is written when the whole page is read. */
  readonly places: Places;
  readonly settlePlaces: typeof settlePlaces;
  /** Names the box of a task, for those who cannot see it. */
  nameOfTask(isDone: boolean): string;
}

/** Makes what reads footnotes, definition lists and alerts in one page. */
export async function loadBlocks(language: string): Promise<Blocks> {
  await loadStringsIn(language);
  const places = new Places();
  return {
    extensions: [targets(places), ...footnotes(places), definitionList, alerts(language)],
    places,
    settlePlaces,
    nameOfTask: (isDone) => sayIn(language, isDone ? 'taskDone' : 'taskOpen'),
  };
}
