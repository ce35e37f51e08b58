// For whom a whole page is, by its front matter.
import { parseCondition } from '../../core/conditions.ts';
import { describe } from '../../core/faults/name-faults.ts';
import { pageWord, type FrontMatterText } from '../../core/front-matter.ts';
import type { Groups } from '../../core/groups.ts';
import { separated } from '../../core/rules/check-names.ts';
import { describeFaults } from '../../markdown/faults.ts';
import { readVariants } from '../../markdown/read/front-matter-data.ts';
import { splitFrontMatter } from '../../markdown/read/split-front-matter.ts';
import { parse as parseToml } from '../../markdown/read/toml.ts';
import { parse as parseYaml } from '../../markdown/read/yaml.ts';
import type { Page, Span } from '../../core/rules/page-content.ts';
import { blank } from './mask.ts';

const PARSERS: Readonly<Record<FrontMatterText['format'], (text: string) => unknown>> = {
  yaml: parseYaml,
  toml: parseToml,
  json: JSON.parse,
};
/** Most pages do not say for whom they are, and parsing takes longer than looking. */
const NAMED = /(?<=(?:^|[{,\n])[ \t]*["']?)variants["']?[ \t]*[:=][ \t]*/g;
/** Takes a value: a list between brackets, a text in quotes, or a line with those that belong to it. */
const VALUE =
  /\[[^\]]*\]|"(?:[^"\\]|\\[^])*"|'[^']*'|[^\n]*(?:\n(?:[ \t]|-[ \t]|#|\r?(?=\n))[^\n]*)*/y;

/** Matches a comment in a value of several lines. */
const REMARK = /(?<=^|[\s,[])#.*/g;

/**
 * Takes the `variants` of a page's front matter as a block around all of it, and returns where its content
 * starts.
 *
 * @param groups those of the site, whose versions messages name
 */
export function takeAvailability(page: Page, groups: Groups): number {
  const { text } = page;
  const { frontMatter, from } = splitFrontMatter(text);
  if (!frontMatter) return from;
  const start = startOf(frontMatter, text.indexOf(frontMatter.text));
  if (start === undefined) {
    reportUnread(page, frontMatter);
    return from;
  }
  const { variants, faults } = readVariants(dataOf(frontMatter)['variants'], frontMatter);
  VALUE.lastIndex = start;
  const written = VALUE.exec(text.slice(0, from))?.[0].trimEnd() ?? '';
  const plain = written.replace(REMARK, blank);
  for (const { value } of faults) {
    const { message } = describe({ code: 'bad-name', value }, groups);
    const at = plain.indexOf(value);
    // Where the text is written in another way, its place in it is not known.
    const end = start + (at < 0 ? written.length : at + value.length);
    const span = { start: start + Math.max(at, 0), end };
    const { rule, fix } = separated(value, value, span, pageWord);
    page.findings.push({ rule, level: 'error', message, ...span, ...(at >= 0 && fix && { fix }) });
  }
  takePage(page, variants, { start: 0, end: text.length }, { start, end: start + written.length });
  return from;
}

/**
 * Takes whom a page is for as a block around its content.
 *
 * @param variants the condition; empty for everyone
 * @param content where the content stands
 * @param text where the condition stands
 */
export function takePage({ blocks }: Page, variants: string, content: Span, text: Span): void {
  if (!variants) return;
  const condition = parseCondition(variants).value;
  blocks.push({ ...content, variants, condition, text, marks: [], form: 'page' });
}

/** Reports front matter that cannot be read, where it has `variants`. */
function reportUnread({ text, findings }: Page, { format, text: written }: FrontMatterText): void {
  const [named] = written.matchAll(NAMED);
  if (!named) return;
  try {
    PARSERS[format](written);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const [fault] = describeFaults([{ code: 'bad-front-matter', value: format, detail }], []);
    const start = text.indexOf(written) + named.index;
    const end = start + named[0].trimEnd().length;
    const message = fault?.message ?? detail;
    findings.push({ rule: 'bad-name', level: 'error', message, start, end });
  }
}

/** Finds where the value of `variants` starts: not that of another object, or what a text says. */
function startOf({ format, text }: FrontMatterText, from: number): number | undefined {
  const found = [...text.matchAll(NAMED)];
  let count = 0;
  const numbered = text.replace(NAMED, (key) => key.replace('variants', `variants_${count++}`));
  const data = found.length ? dataOf({ format, text: numbered }) : {};
  const own = found.find((_, at) => `variants_${at}` in data);
  return own && from + own.index + own[0].length;
}

function dataOf({ format, text }: FrontMatterText): Readonly<Record<string, unknown>> {
  try {
    const data = PARSERS[format](text);
    return typeof data === 'object' && data ? { ...data } : {};
  } catch {
    return {};
  }
}
