import { inlineOf, type Reading } from './inline-markdown.ts';

/** Writes a table; a row has whom it is for in its first cell. */
export function rowsOf(element: Element, reading: Reading): string[] {
  const table = element as HTMLTableElement;
  const rows = [...table.rows].filter(
    (row) =>
      !reading.isSkipped(row) && !(row.parentElement && reading.isSkipped(row.parentElement)),
  );
  const texts = rows.map((row) => cellsOf(row, reading)).filter(({ length }) => length);
  const [first] = texts;
  if (!first) return [];
  const isHead = rows[0]?.parentElement?.localName === 'thead' || onlyHeads(rows[0]);
  const width = Math.max(...texts.map(({ length }) => length));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const body = isHead ? texts.slice(1) : texts;
  const caption =
    table.caption && !reading.isSkipped(table.caption)
      ? inlineOf([...table.caption.childNodes], reading).trim()
      : '';
  const lines = [line(isHead ? first : []), `|${' --- |'.repeat(width)}`, ...body.map(line)];
  return [...(caption ? [caption] : []), lines.join('\n')];
}

const onlyHeads = (row: HTMLTableRowElement | undefined): boolean =>
  row !== undefined && [...row.cells].every(({ localName }) => localName === 'th');

function cellsOf(row: HTMLTableRowElement, reading: Reading): string[] {
  const around = [row.parentElement, row].map((one) => (one ? reading.wordsOf(one) : ''));
  return [...row.cells]
    .filter((cell) => !reading.isSkipped(cell))
    .flatMap((cell, at) => {
      const words = [...(at ? [] : around), reading.wordsOf(cell)].filter(Boolean).join(', ');
      const text = inlineOf([...cell.childNodes], reading)
        .replace(/\\?\n/g, ' ')
        .replace(/(?<!\\)\|/g, '\\|')
        .trim();
      const all = words ? `**${words}:** ${text}` : text;
      // A cell over several columns leaves the others empty.
      return [all, ...Array.from({ length: Math.min(cell.colSpan, 50) - 1 }, () => '')];
    });
}
