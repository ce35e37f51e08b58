import { parse as parseToml, TomlError } from 'smol-toml';
import { ParseError } from './parse-error.ts';

/**
 * Parses TOML, with dates as text.
 *
 * @throws {ParseError} when it is none
 */
export function parse(text: string): unknown {
  try {
    return JSON.parse(JSON.stringify(parseToml(text)));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    throw new ParseError(message, error.line - 1, error.column - 1);
  }
}
