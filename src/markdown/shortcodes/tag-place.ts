import type { ShortcodeCall } from '../../core/shortcodes/shortcode-call.ts';
import { NO_ADDRESS } from '../read/markers.ts';
import type { TagPlace } from './library-types.ts';

/** Matches what stands before an address: a link's, a definition's, an attribute's. */
const BEFORE_ADDRESS =
  /(?:\]\([ \t]*<?|^[ \t>]*\[(?!\^)[^\]]+\]:[ \t]*<?|\s(?:href|src|srcset|poster|cite)\s*=\s*["']?)([^\s"'()<>]*)$/i;
const INSIDE_TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^<>"'])*(?:"[^"]*|'[^']*)?$/i;
/** Match the start of what must stay in one line: a row of a table, and a heading. */
const ROW = /^[ \t>]*\||[^\\|][ \t]\|[ \t]/;
const HEADING = /^[ \t>]*#{1,6}[ \t]/;

/** Tells whether an address is due where a tag stands. */
export const isAddress = ({ line }: TagPlace): boolean => BEFORE_ADDRESS.test(line);

/** Tells whether a tag is all that an address has. */
export const isWholeAddress = ({ line, behind }: TagPlace): boolean =>
  BEFORE_ADDRESS.exec(line)?.[1] === '' && /^[\s)>"']/.test(behind);

/** Tells whether a tag ends its line. */
export const endsLine = ({ behind }: TagPlace): boolean => /^[ \t]*\r?\n/.test(behind);

/** Tells whether a tag stands in an attribute of HTML. */
export const isInTag = ({ line }: TagPlace): boolean => INSIDE_TAG.test(line);

/** Tells whether a tag stands in a cell of a table. */
export const isInCell = ({ line }: TagPlace): boolean => ROW.test(line);

/** Tells whether what a tag stands for must stay in its line. */
export const isOneLine = (place: TagPlace): boolean => isInCell(place) || HEADING.test(place.line);

/** Writes an address so that neither Markdown nor HTML ends it early. */
export const addressText = (address: string): string =>
  address
    .trim()
    .replace(/[\s<>()"'`\\|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** Stands in the place of an address that nobody knows: there is no link then. */
export const noAddress = NO_ADDRESS;

/** Finds the file that a tag names. */
export const fileOf = ({ named, list }: Pick<ShortcodeCall, 'named' | 'list'>): string =>
  (named.get('file') ?? named.get('src') ?? named.get('path') ?? list[0] ?? '').trim();

/** Makes one line of a text. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
