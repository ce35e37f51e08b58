// For whom a whole page is, by its front matter.
import { parseCondition } from '../../core/conditions.ts';
import { describe } from '../../core/faults/name-faults.ts';
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
const NAMED = /(?:^|[{,\n])[ \t]*"?variants"?[ \t]*[:=][ \t]*/;

/** Takes the `variants` of a page's front matter as a block around all of it, and returns where its content starts. */
export function takeAvailability(page: Page): number {
  const { text } = page;
  const { frontMatter, from } = splitFrontMatter(text);
  if (!frontMatter || !NAMED.test(frontMatter.text)) return from;
  const { variants, faults } = readVariants(valueOf(frontMatter), frontMatter);
  const found = NAMED.exec(text.slice(0, from));
  for (const { value } of faults) {
    const { message } = describe({ code: 'bad-name', value });
    const start = Math.max(text.indexOf(value, found?.index), 0);
    page.findings.push({
      rule: 'bad-name',
      level: 'error',
      message,
      start,
      end: start + value.length,
    });
  }
  if (!variants) return from;
  const start = (found?.index ?? 0) + (found?.[0].length ?? 0);
  const line = text.indexOf('\n', start);
  page.blocks.push({
    start: 0,
    end: text.length,
    variants,
    condition: parseCondition(variants).value,
    text: { start, end: line < 0 ? from : Math.min(line, from) },
    marks: [],
    form: 'page',
  });
  return from;
}

function valueOf({ format, text }: FrontMatterText): unknown {
  try {
    const data = PARSERS[format](text);
    return typeof data === 'object' && data && 'variants' in data ? data.variants : undefined;
  } catch {
    return undefined;
  }
}
