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
/** Takes code with its fence, and captures the fence and the code. */
const FENCED = /^[ \t]*(`{3,}|~{3,})(?!~)[^`\n]*\n([^]*?)\n[ \t]*\1[`~]*[ \t]*$/gm;

/** Tells whether an address is due where a tag stands. */
export const isAddress = ({ line }: TagPlace): boolean => BEFORE_ADDRESS.test(line);

/** Tells whether a tag is all that an address has. */
export const isWholeAddress = ({ line, behind }: TagPlace): boolean =>
  BEFORE_ADDRESS.exec(line)?.[1] === '' && /^[\s)>"']/.test(behind);

/** Tells whether a tag ends its line. */
export const endsLine = ({ behind }: TagPlace): boolean => /^[ \t]*\r?\n/.test(behind);

/** Tells whether a tag stands in an attribute of HTML. */
export const isInTag = ({ line }: TagPlace): boolean => INSIDE_TAG.test(line);

/** Tells whether a line up to a tag is a row of a table. */
export const isRow = (line: string): boolean => ROW.test(line);

/** Tells whether a tag stands in a cell of a table, also in the text of other tags. */
export const isInCell = ({ lines }: TagPlace): boolean => lines.some(isRow);

/** Tells whether what a tag stands for must stay in its line. */
export const isOneLine = (place: TagPlace): boolean =>
  isInCell(place) || place.lines.some((line) => HEADING.test(line));

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

/** Returns the ticks that begin and end code. */
export const ticksFor = (code: string): string =>
  '`'.repeat(Math.max(2, ...(code.match(/`{3,}/g) ?? []).map(({ length }) => length)) + 1);

/** Writes blocks in one line, since a cell of a table ends with it: texts, items and lines of code with breaks between. */
export const writeInCell = (blocks: string): string =>
  blocks
    .replace(/\r\n?/g, '\n')
    .replaceAll('<!-- -->', '')
    .replace(FENCED, (_, _fence, code: string) => {
      const ticks = ticksFor(code);
      const lines = code.split('\n').filter((line) => line.trim());
      return `\n\n${lines.map((line) => `${ticks} ${line} ${ticks}`).join('<br>')}\n\n`;
    })
    .replace(
      /(?<=[^\s>])[ \t]*\n(?:(?:[ \t]*\n)+[ \t]*(?=[^\s<])|(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]))/g,
      '<br>',
    )
    .replace(/[ \t\n]+/g, ' ')
    .replace(/\\?\|/g, '\\|')
    .trim();
