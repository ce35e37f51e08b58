// What front matter says, in a part of its own for pages that have some.
import {
  readPageVariants,
  type FrontMatter,
  type FrontMatterText,
} from '../../core/front-matter.ts';
import type { PageFault } from '../../core/problem.ts';
import { withoutMarks } from './markers.ts';
import { ParseError } from './parse-error.ts';

/** Front matter with what is wrong with it. */
export interface ReadFrontMatter {
  /** The page's title; empty for none. */
  readonly title: string;
  readonly frontMatter: FrontMatter;
  readonly faults: readonly PageFault[];
}

/** Takes a parser only where a page needs it, because it is as large as a page. */
const PARSERS = {
  yaml: () => import('./yaml.ts').then(({ parse }) => parse),
  toml: () => import('./toml.ts').then(({ parse }) => parse),
  json: () => Promise.resolve(JSON.parse as (text: string) => unknown),
} satisfies Record<FrontMatterText['format'], () => Promise<(text: string) => unknown>>;

/** Parses front matter; it never rejects, and says as a fault what cannot be read. */
export async function readData(written: FrontMatterText): Promise<ReadFrontMatter> {
  const { format, text } = written;
  try {
    const parse = await PARSERS[format]();
    const data = parse(text);
    if (!isRecord(data)) throw new ParseError('it is not a list of names with their values', 0, 0);
    const { variants, faults } = readVariants(data['variants'], written);
    const title = titleOf(data['title']);
    return { title, frontMatter: { format, text, data, variants }, faults };
  } catch (error) {
    const { message, line, column } = error as ParseError;
    const place = line === undefined ? {} : { line: line + 2, column: (column ?? 0) + 1 };
    const fault = { code: 'bad-front-matter', value: format, detail: message, ...place };
    const title = titleIn(text);
    const data = title ? { title } : {};
    return { title, frontMatter: { format, text, data, variants: '' }, faults: [fault] };
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const titleOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? withoutMarks(String(value)).trim() : '';

/** Finds the title in front matter that cannot be read. */
function titleIn(text: string): string {
  const [, value = ''] = /^[ \t]*"?title"?[ \t]*[:=][ \t]*(.*?)[ \t]*,?[ \t]*$/im.exec(text) ?? [];
  const [, , quoted] = /^(["'])(.*)\1$/.exec(value) ?? [];
  return titleOf(quoted ?? value);
}

const VARIANTS = /(?:^|[{,])[ \t]*"?variants\b/m;
/** Finds the numbers of TOML and JSON, and what may have others in it: texts and comments. */
const VALUES = /"(?:[^"\\]|\\.)*"|'[^']*'|#.*|[-+]?[\d.]+/g;

/** Reads for whom a page is, `+byoc -java`, written as a text or a list, as a condition. */
export function readVariants(
  value: unknown,
  { format, text }: FrontMatterText,
): { variants: string; faults: PageFault[] } {
  const texts = (Array.isArray(value) ? value : [value]).filter(
    (one): one is string | number => typeof one === 'string' || typeof one === 'number',
  );
  // As a number, 3.0 is 3.
  const written = text.slice(text.search(VARIANTS)).match(VALUES) ?? [];
  const words = texts.map((one) => {
    const at = written.findIndex((number) => typeof one === 'number' && Number(number) === one);
    return at < 0 ? one : written.splice(0, at + 1)[at];
  });
  const { variants, wrong } = readPageVariants(words.join(' '));
  const lines = text.split('\n');
  const faults = wrong.map((word): PageFault => {
    const line = lines.findIndex((one) => one.includes(word));
    const column = lines[line]?.indexOf(word) ?? 0;
    // The lines of JSON have no fence before them.
    const place = line < 0 ? {} : { line: line + (format === 'json' ? 1 : 2), column: column + 1 };
    return { code: 'bad-page-variant', value: word, ...place };
  });
  return { variants, faults };
}
