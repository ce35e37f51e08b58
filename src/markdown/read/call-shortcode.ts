import type { CallPiece } from '../../core/shortcodes/pieces.ts';
import type { Around, MadeText, PlacedShortcode, TagPlace } from '../shortcodes/library-types.ts';

/**
 * Calls a shortcode; what goes wrong in it is returned as a fault.
 *
 * @param around the shortcode around it, and how many come before it there
 */
export function callShortcode(
  shortcode: PlacedShortcode,
  place: TagPlace & Pick<CallPiece, 'name' | 'list' | 'named'>,
  inner: string | undefined,
  around: Around,
): MadeText {
  // What makes the tag's line part of a list, a quote or a note belongs to all lines of the result.
  const { name, list, named, line } = place;
  const indentation = indentationOf(line);
  const outdented = inner?.replaceAll(`\n${indentation}`, '\n');
  try {
    const isInline = !isFirst(line);
    const made = shortcode({ name, list, named, inner: outdented, isInline, ...around }, place);
    const { text = made as unknown, fault } = Object(made) as Partial<MadeText>;
    if (typeof text !== 'string') throw new TypeError(`it returns ${typeof text} and no text`);
    return { text: text.replaceAll('\n', `\n${indentation}`), fault };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { text: inner ?? '', fault: { code: 'shortcode-failed', detail } };
  }
}

/** Matches what stands before the text of a line: of a list, a quote, a definition, a footnote. */
const PREFIX = /^(?:[ \t]|>|[*+:-](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]+\]:|\uFDD0\d+\uFDD1)*/;

const prefixOf = (line: string): string => PREFIX.exec(line)?.[0] ?? '';

/** Tells whether a tag behind the start of a line is the first in it. */
export const isFirst = (line: string): boolean => prefixOf(line) === line;

/** Writes what lines have to begin with to belong where a line does. */
export const indentationOf = (line: string): string =>
  prefixOf(line)
    .replace(/\uFDD0\d+\uFDD1/g, '')
    .replace(/\[\^.*?\]:[ \t]*/g, '    ')
    .replace(/[^\s>]/g, ' ');
