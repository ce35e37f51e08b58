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
  // What makes the tag's line part of a list or quote belongs to all lines of the result.
  const { name, list, named, line } = place;
  const prefix = PREFIX.exec(line)?.[0] ?? '';
  const indentation = prefix.replace(/[^\s>]/g, ' ');
  const outdented = inner?.replaceAll(`\n${indentation}`, '\n');
  try {
    const isInline = prefix !== line;
    const made = shortcode({ name, list, named, inner: outdented, isInline, ...around }, place);
    const { text = made as unknown, fault } = Object(made) as Partial<MadeText>;
    if (typeof text !== 'string') throw new TypeError(`it returns ${typeof text} and no text`);
    return { text: text.replaceAll('\n', `\n${indentation}`), fault };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { text: inner ?? '', fault: { code: 'shortcode-failed', detail } };
  }
}

const PREFIX = /^(?:[ \t]|>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t])|\uFDD0\d+\uFDD1)*/;
