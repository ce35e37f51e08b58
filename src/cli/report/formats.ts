// Prints results for people and for other programs.
import { RULES } from '../../core/rules/rules.ts';
import type { Result } from './result.ts';

/** Prints results, all at once: some formats have a frame around them. */
export type Format = (results: readonly Result[]) => string;

const lineOf = ({ file, start, level, rule, message }: Result): string =>
  `${file}:${start.line}:${start.column} ${level} ${rule}: ${message}`;

/** Shows the line of a mistake with a mark under it. */
function frame({ start, end, source }: Result): string {
  const width = 100;
  const from = Math.max(0, start.column - 1 - width / 2);
  const line = source.slice(from, from + width).replaceAll('\t', ' ');
  const until = end.line === start.line ? end.column : source.length + 1;
  const length = Math.max(
    1,
    Math.min(until - start.column, line.length - (start.column - 1 - from)),
  );
  const number = String(start.line);
  const margin = ' '.repeat(number.length);
  return `  ${number} | ${line}\n  ${margin} | ${' '.repeat(start.column - 1 - from)}${'^'.repeat(length)}`;
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
      const place = `file=${escapeProperty(file)},line=${start.line},col=${start.column},endLine=${end.line},endColumn=${end.column}`;
      return `::${COMMANDS[level]} ${place},title=${escapeProperty(rule)}::${escapeData(message)}`;
    })
    .join('\n');

const sarif: Format = (results) =>
  JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'doc-variants',
              rules: Object.entries(RULES).map(([id, description]) => ({
                id,
                shortDescription: { text: description },
              })),
            },
          },
          results: results.map(({ file, start, end, level, rule, message }) => ({
            ruleId: rule,
            level,
            message: { text: message },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
                  region: {
                    startLine: start.line,
                    startColumn: start.column,
                    endLine: end.line,
                    endColumn: end.column,
                  },
                },
              },
            ],
          })),
        },
      ],
    },
    undefined,
    2,
  );

/** The formats by the names that `--format` takes. */
export const FORMATS: Readonly<Record<string, Format>> = { text, json, github, sarif };
