import { CORE_SCHEMA, FAILSAFE_SCHEMA, loadAll, mergeTag, YAMLException } from 'js-yaml';
import { ParseError } from './parse-error.ts';

const SCHEMA = CORE_SCHEMA.withTags([mergeTag]);
/** Reads all values as texts. */
const TEXTS = FAILSAFE_SCHEMA.withTags([mergeTag]);

/**
 * Parses YAML, with dates as text, and versions in `variants`; a text without content holds nothing.
 *
 * @throws {ParseError} when it is none
 */
export function parse(text: string): unknown {
  try {
    return load(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { reason, mark } = error;
    try {
      return load(indentOpen(text));
    } catch {
      throw new ParseError(reason, mark?.line, mark?.column);
    }
  }
}

function load(text: string): unknown {
  const documents = loadAll(text, { schema: SCHEMA });
  if (documents.length > 1) throw new Error('it holds more than one document');
  const [data] = documents as [{ variants?: unknown } | null | undefined];
  // As a number, 3.0 would be 3.
  if (![data?.variants].flat().some((one) => typeof one === 'number')) return data ?? {};
  const [{ variants }] = loadAll(text, { schema: TEXTS }) as [{ variants: unknown }];
  return { ...data, variants };
}

/** Takes what stands before a value in its line, and the sign that opens a list or a quoted text. */
const OPENING =
  /^(?:[ \t]*- +)*[ \t]*(?:(?:"[^"]*"|'[^']*'|[^\s"'[\]{}#:][^:#]*)[ \t]*:[ \t]+)?(?=["'[{])/;
const IN_QUOTES = { '"': /(?:[^"\\]|\\[^])*"?/y, "'": /(?:[^']|'')*'?/y };
/** Takes a piece of a list between brackets: a bracket, a comment, a quoted text's start, or the rest. */
const IN_BRACKETS = /[[{]|[\]}]|(?:^|\s)#.*|(?<=[[{,:]\s*)["']|[^]/y;

/** Indents the lines in which a list or a quoted text goes on, as Hugo's parser does not ask for. */
function indentOpen(text: string): string {
  let depth = 0;
  let quote = '';
  /** What brings a line behind the key or the dash that its value stands behind. */
  let indentation = '';
  return text
    .split('\n')
    .map((line) => {
      const isOpen = depth > 0 || quote !== '';
      let at = isOpen ? 0 : (OPENING.exec(line)?.[0].length ?? line.length);
      if (!isOpen) indentation = ' '.repeat(line.search(/[^ \t-]|$/) + 1);
      if (!isOpen && /["']/.test(line.charAt(at))) quote = line.charAt(at++);
      while (at < line.length) {
        const part = quote ? IN_QUOTES[quote as '"'] : IN_BRACKETS;
        part.lastIndex = at;
        const found = part.exec(line)?.[0] ?? '';
        at += found.length || 1;
        if (quote) {
          if (found.endsWith(quote)) quote = '';
        } else if (/^[[{]$/.test(found)) depth++;
        else if (/^[\]}]$/.test(found)) depth--;
        else if (/^["']$/.test(found)) quote = found;
        if (!quote && depth <= 0) break;
      }
      return isOpen ? indentation + line : line;
    })
    .join('\n');
}
