import fc from 'fast-check';
import { isName } from '../../src/core/names.ts';
import { parseGroups, type Groups } from '../../src/core/groups.ts';

/** Any text, with the ones that trip naive code. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '\uD800',
    '!',
    '!!a',
    ':;:',
    'a: b; a: c',
    '!__proto__',
  ),
);
export const name = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,6}$/).filter(isName),
  fc.constantFrom('constructor', 'toString', 'a.b', '3d', 'a-b', 'a'),
);
export const condition = fc
  .tuple(fc.uniqueArray(name), fc.uniqueArray(name))
  .map(([names, not]) => ({ names: names.sort(), not: not.sort() }));
export const space = fc.stringMatching(/^[ \t\n\f\r]{1,3}$/);

/** Parses groups that have no faults. */
export const groups = (text: string): Groups => parseGroups(text).value;

/** Lists the codes of problems. */
export const codes = (problems: readonly { code: string }[]): string[] =>
  problems.map(({ code }) => code);
