// Prints results for code scanning, as SARIF 2.1.0 describes them.
import { RULES } from '../../core/rules/rules.ts';
import { version } from '../../context/version.ts';
import { addressIn } from '../paths.ts';
import type { Result } from './result.ts';

const IDS = Object.keys(RULES);

/** Prints results as a log of SARIF. */
export const sarif = (results: readonly Result[]): string =>
  JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'doc-variants',
              semanticVersion: version,
              informationUri: 'https://github.com/doc-variants/doc-variants',
              rules: Object.entries(RULES).map(([id, description]) => ({
                id,
                shortDescription: { text: description },
              })),
            },
          },
          columnKind: 'utf16CodeUnits',
          results: results.map(resultOf),
        },
      ],
    },
    undefined,
    2,
  );

const resultOf = ({ file, start, end, level, rule, message }: Result): object => ({
  ruleId: rule,
  ruleIndex: IDS.indexOf(rule),
  level,
  message: { text: message },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: addressIn(process.cwd(), file) },
        region: {
          startLine: start.line,
          startColumn: start.column,
          endLine: end.line,
          endColumn: end.column,
        },
      },
    },
  ],
});
