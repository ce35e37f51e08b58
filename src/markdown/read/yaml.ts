import { CORE_SCHEMA, loadAll, mergeTag, YAMLException } from 'js-yaml';
import { ParseError } from './parse-error.ts';

const SCHEMA = CORE_SCHEMA.withTags([mergeTag]);

/**
 * Parses YAML, with dates as text; a text without content holds nothing.
 *
 * @throws {ParseError} when it is none
 */
export function parse(text: string): unknown {
  try {
    const documents = loadAll(text, { schema: SCHEMA });
    if (documents.length > 1) throw new Error('it holds more than one document');
    return documents[0] ?? {};
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { reason, mark } = error;
    throw new ParseError(reason, mark?.line, mark?.column);
  }
}
