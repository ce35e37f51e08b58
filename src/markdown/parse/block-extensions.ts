// The blocks that not every page has, in a part of its own.
import type { Parser, TokenizerAndRendererExtension } from 'marked';
import { loadStringsIn, sayIn } from '../../strings/strings.ts';
import { alerts } from './alerts.ts';
import { definitionList } from './definitions.ts';
import { Footnotes } from './footnotes.ts';

/** Reads more blocks than Markdown itself has, for one page. */
export interface Blocks {
  readonly extensions: readonly TokenizerAndRendererExtension[];
  /** Writes what comes at the end of the page. */
  end(parser: Parser): string;
  /** Names the box of a task, for those who cannot see it. */
  nameOfTask(isDone: boolean): string;
}

/** Makes what reads footnotes, definition lists and alerts in one page. */
export async function loadBlocks(language: string): Promise<Blocks> {
  await loadStringsIn(language);
  const notes = new Footnotes();
  return {
    extensions: [...notes.extensions, definitionList, alerts(language)],
    end: (parser) => notes.end(parser),
    nameOfTask: (isDone) => sayIn(language, isDone ? 'taskDone' : 'taskOpen'),
  };
}
