// The blocks that not every page has, in a part of its own.
import type { TokenizerAndRendererExtension, Tokens } from 'marked';
import type { Groups } from '../../core/groups.ts';
import type { Markers } from '../read/markers.ts';
import { loadStringsIn, sayIn } from '../../strings/strings.ts';
import { alerts } from './alerts.ts';
import { definitionList } from './definitions.ts';
import { footnotes } from './footnotes.ts';
import { partDefinitions, refer, targets } from './targets.ts';
import type { readHtml } from '../weave/html-tree.ts';
import { Places } from '../weave/open-places.ts';
import { settlePlaces } from '../weave/settle-places.ts';

/** Reads more blocks than Markdown itself has, for one page. */
export interface Blocks {
  readonly extensions: readonly TokenizerAndRendererExtension[];
  /** Prepares the text of a page. */
  prepare(text: string): string;
  /** Writes a link or an image by reference, whose address the page decides on. */
  refer(
    token: Tokens.Link | Tokens.Image,
    content: string,
    write: (href: string, title: string | null) => string,
  ): string;
  /**
   * Writes what is decided when the whole page is read.
   *
   * @param read what reads HTML, which the page has loaded already
   */
  settle(html: string, markers: Markers, groups: Groups, read: typeof readHtml): string;
  /** Names the box of a task, for those who cannot see it. */
  nameOfTask(isDone: boolean): string;
}

/** Makes what reads footnotes, definition lists and alerts in one page. */
export async function loadBlocks(language: string): Promise<Blocks> {
  await loadStringsIn(language);
  const places = new Places();
  return {
    extensions: [targets(places), ...footnotes(places), definitionList, alerts(language)],
    prepare: partDefinitions,
    refer: (token, content, write) => refer(places, token, content, write),
    settle: (html, markers, groups, read) => settlePlaces(html, places.all, markers, groups, read),
    nameOfTask: (isDone) => sayIn(language, isDone ? 'taskDone' : 'taskOpen'),
  };
}
