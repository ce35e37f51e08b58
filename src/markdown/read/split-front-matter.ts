import type { FrontMatterText } from '../../core/front-matter.ts';

const FENCED = /^(---|\+\+\+)[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?\1[ \t]*(?:\r?\n|$)/;

/** Where a page's content starts, and the front matter before it. */
export interface SplitPage {
  readonly frontMatter: FrontMatterText | undefined;
  /** The offset at which the content starts. */
  readonly from: number;
}

/** Splits the front matter off a page. */
export function splitFrontMatter(source: string): SplitPage {
  const start = source.startsWith('\uFEFF') ? 1 : 0;
  const rest = source.slice(start);
  const fenced = FENCED.exec(rest);
  if (fenced) {
    const format = fenced[1] === '---' ? 'yaml' : 'toml';
    return { frontMatter: { format, text: fenced[2] ?? '' }, from: start + fenced[0].length };
  }
  const end = endOfObject(rest);
  const text = rest.slice(0, end);
  if (!end || !isJson(text)) return { frontMatter: undefined, from: start };
  return { frontMatter: { format: 'json', text }, from: start + end };
}

/** Finds the end of the JSON object that a text starts with, or 0. */
function endOfObject(text: string): number {
  // `{{` starts a shortcode.
  if (!/^\{\s*["}]/.test(text)) return 0;
  let depth = 0;
  for (const { 0: part, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g)) {
    if (part === '{') depth++;
    else if (part === '}' && --depth === 0) return index + 1;
  }
  return 0;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
