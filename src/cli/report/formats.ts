// Prints results for people and for other programs.
import { pathInFolder } from '../paths.ts';
import { inOneLine } from './in-one-line.ts';
import type { Result } from './result.ts';
import { sarif } from './sarif.ts';

/** Prints results, all at once: some formats have a frame around them. */
export type Format = (results: readonly Result[]) => string;

const lineOf = ({ file, start, level, rule, message }: Result): string =>
  `${inOneLine(file)}:${start.line}:${start.column} ${level} ${rule}: ${inOneLine(message)}`;

/** Shows the line of a mistake with a mark under it. */
function frame({ start, end, source, sourceColumn }: Result): string {
  const width = 100;
  const column = start.column - sourceColumn;
  const from = Math.max(0, column - width / 2);
  const line = inOneLine(source.slice(from, from + width).replaceAll('\t', ' '));
  const length = end.line === start.line ? end.column - start.column : Infinity;
  const marks = Math.max(1, Math.min(length, line.length - (column - from)));
  const number = String(start.line);
  const margin = ' '.repeat(number.length);
  return `  ${number} | ${line}\n  ${margin} | ${' '.repeat(column - from)}${'^'.repeat(marks)}`;
}

const text: Format = (results) =>
  results.map((result) => `${lineOf(result)}\n${frame(result)}\n`).join('\n');

const json: Format = (results) => JSON.stringify(results, undefined, 2);

const escapeData = (value: string): string =>
  value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (value: string): string =>
  escapeData(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' };

const github: Format = (results) =>
  results
    .map(({ file, start, end, level, rule, message }) => {
      const place = `file=${escapeProperty(pathInFolder(process.cwd(), file))},line=${start.line},col=${start.column},endLine=${end.line},endColumn=${end.column}`;
      return `::${COMMANDS[level]} ${place},title=${escapeProperty(rule)}::${escapeData(message)}`;
    })
    .join('\n');

/** The formats by the names that `--format` takes. */
export const FORMATS: ReadonlyMap<string, Format> = new Map(
  Object.entries({ text, json, github, sarif }),
);
