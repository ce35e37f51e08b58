/** A piece of text that a link points to, `#:~:text=prefix-,start,end,-suffix`. */
export interface TextDirective {
  readonly prefix: string;
  readonly start: string;
  readonly end: string;
  readonly suffix: string;
}

/** How long a directive may be, in UTF-16 code units; a page can hold many beginnings of one. */
const LONGEST = 2000;
/** How many directives of an address are read; each may look through the whole page. */
const MOST_DIRECTIVES = 20;

/** Reads the directives of an address that point to text; others and broken ones are left out. */
export function parseTextDirectives(directives: string): TextDirective[] {
  return directives.split('&', MOST_DIRECTIVES).flatMap((directive) => {
    const [, text] = /^text=(.+)$/s.exec(directive) ?? [];
    const terms = text?.split(',') ?? [];
    const prefix = terms[0]?.endsWith('-') ? terms.shift()?.slice(0, -1) : '';
    const suffix = terms.at(-1)?.startsWith('-') ? terms.pop()?.slice(1) : '';
    const [start = '', end = '', ...more] = terms;
    if (!start || more.length || directive.length > LONGEST) return [];
    try {
      const [a = '', b = '', c = '', d = ''] = [prefix, start, end, suffix].map((term) =>
        decodeURIComponent(term ?? ''),
      );
      return [{ prefix: a, start: b, end: c, suffix: d }];
    } catch {
      return [];
    }
  });
}

/**
 * Finds what a directive points to in a text, as browsers do: whole words, whatever their case and
 * the white space between them.
 *
 * @returns the offsets of its start and end
 */
export function findDirective(
  text: string,
  { prefix, start, end, suffix }: TextDirective,
): readonly [start: number, end: number] | undefined {
  const before = prefix && `${term(prefix)}\\s*`;
  const after = suffix && `\\s*${term(suffix)}`;
  const first = find(text, 0, `${before}(${term(start)})${end ? '' : after}`);
  if (!first || !end) return first;
  // The end of the first start is the end of all of them, so one search for it is enough.
  const last = find(text, first[1], `(${term(end)})${after}`);
  return last && [first[0], last[1]];
}

/** Finds the group of an expression from an offset on. */
function find(text: string, from: number, source: string): [number, number] | undefined {
  const expression = new RegExp(source, 'dgiu');
  expression.lastIndex = from;
  return expression.exec(text)?.indices?.[1];
}

/** Matches a letter of a script that puts spaces between words. */
const WORD =
  '(?![\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}])[\\p{L}\\p{M}\\p{N}_]';

/** Writes a term as an expression that finds it where it begins and ends with words as it does. */
function term(text: string): string {
  const words = text.trim().split(/\s+/);
  const own = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s+');
  return `(?<!${WORD}(?=${WORD}))${own}(?!(?<=${WORD})${WORD})`;
}
