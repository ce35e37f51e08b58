// For whom a whole page is, by its front matter.
import { parseCondition } from '../../core/conditions.ts';
import { describe } from '../../core/faults/name-faults.ts';
import { plainSpaces } from '../../core/faults/plain-spaces.ts';
import type { FrontMatterText } from '../../core/front-matter.ts';
import { readVariants } from '../../markdown/read/front-matter-data.ts';
import { splitFrontMatter } from '../../markdown/read/split-front-matter.ts';
import { parse as parseToml } from '../../markdown/read/toml.ts';
import { parse as parseYaml } from '../../markdown/read/yaml.ts';
import type { Page } from '../../core/rules/page-content.ts';

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

/** Takes the `variants` of a page's front matter as a block around all of it, and returns where its content starts. */
export function takeAvailability(page: Page): number {
  const { text } = page;
  const { frontMatter, from } = splitFrontMatter(text);
  if (!frontMatter) return from;
  const start = startOf(frontMatter, text.indexOf(frontMatter.text));
  if (start === undefined) return from;
  const { variants, faults } = readVariants(dataOf(frontMatter)['variants'], frontMatter);
  for (const { value } of faults) {
    const { message } = describe({ code: 'bad-name', value });
    const at = text.indexOf(value, start);
    const span = { start: Math.max(at, 0), end: Math.max(at, 0) + value.length };
    const spaced = plainSpaces(value);
    const fix = at >= 0 && spaced !== value && { fix: { span, text: spaced } };
    page.findings.push({ rule: 'bad-name', level: 'error', message, ...span, ...fix });
  }
  if (!variants) return from;
  VALUE.lastIndex = start;
  const [written = ''] = VALUE.exec(text.slice(0, from)) ?? [];
  page.blocks.push({
    start: 0,
    end: text.length,
    variants,
    condition: parseCondition(variants).value,
    text: { start, end: start + written.trimEnd().length },
    marks: [],
    form: 'page',
  });
  return from;
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
