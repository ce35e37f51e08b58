// Reads passages that shortcodes, or comments of the same form, begin and end.
import {
  ALMOST_TAG,
  isAlmostTag,
  readAuthoredTags,
  readComment,
} from '../../core/shortcodes/authored-tags.ts';
import { parseCondition } from '../../core/conditions.ts';
import { lexShortcodes, type ShortcodeToken, type TagToken } from '../../core/shortcodes/lexer.ts';
import { conditionOf, isShortcode, pairTags } from '../../core/shortcodes/pairs.ts';
import { describeTag } from '../../core/shortcodes/shortcode-faults.ts';
import { isAlmostVariants, misspeltMessage } from '../../core/rules/element-rules.ts';
import type { Block, Page, Span } from '../../core/rules/page-content.ts';
import { decodeInPlace } from './entities.ts';

const COMMENT = /<!--([\s\S]*?)-->/g;

/** Takes the passages of a page's shortcodes and returns all its tags. */
export function takeShortcodes(page: Page, from: number): readonly ShortcodeToken[] {
  const tokens = lexShortcodes(page.text, from);
  take(page, tokens, 'shortcode');
  return tokens;
}

/** Reports a shortcode whose name is almost one of a passage. */
function checkName(page: Page, token: TagToken): void {
  if (!isAlmostTag(token)) return;
  const { start, end } = token;
  const message = `${page.text.slice(start, end)} ${ALMOST_TAG}`;
  page.findings.push({ rule: 'misspelt-tag', level: 'error', message, start, end });
}

/** Takes the passages of shortcodes that stand in the text of HTML, as visual editors leave them. */
export function takeAuthoredTags(page: Page): void {
  take(page, readAuthoredTags(decodeInPlace(page.text)), 'shortcode');
}

/** Matches a tag of a passage that Hugo does not read as one, since a sign is missing or one too many. */
const TORN =
  /(?:\{[ \t]?\{[ \t]?[<%]{0,2}|\{[<%](?=[ \t]))[ \t]*\/?[ \t]*if-variant(?![\w.-])[^{}\n]{0,200}(?:\}[ \t]?\}?)?/g;

/** Reports tags that are not ended as they should be, in a text in which all others are blank. */
export function takeTornShortcodes({ findings }: Page, mask: string): void {
  for (const { index: start, 0: found } of mask.matchAll(TORN)) {
    const tag = found.trimEnd();
    const message = `${tag} is torn, so it is not read: write it as {{< if-variant "…" >}} or {{< /if-variant >}}`;
    findings.push({ rule: 'torn-tag', level: 'error', message, start, end: start + tag.length });
  }
}

/** Takes the passages of comments such as `<!-- if-variant byoc -->`. */
export function takeComments(page: Page): void {
  const tags = [...page.text.matchAll(COMMENT)].flatMap(({ 0: text, 1: data = '', index }) => {
    const tag = readComment(data);
    return tag ? [{ ...tag, start: index, end: index + text.length }] : [];
  });
  take(page, tags, 'comment');
}

function take(page: Page, tokens: readonly ShortcodeToken[], form: Block['form']): void {
  const tags = tokens.filter((token) => 'name' in token);
  for (const tag of tags) checkName(page, tag);
  const openers = pairTags(tags.filter(isShortcode), [], ({ start, end }, code, detail) => {
    const tag = page.text.slice(start, end);
    const message = `${tag} ${describeTag(code, detail) ?? code}`;
    page.findings.push({ rule: RULES[code] ?? code, level: 'error', message, start, end });
  });
  for (const { token, close, shown } of openers.values()) {
    const variants = conditionOf(token);
    const text = textSpan(page.text, token, variants);
    const { value: condition } = parseCondition(variants);
    if (close && !shown) {
      const { start } = token;
      const marks = [spanOf(token), spanOf(close)];
      page.blocks.push({ start, end: close.end, variants, condition, text, marks, form });
    }
    if (variants.trim() || token.malformed) continue;
    if (takeMisspelt(page, token)) continue;
    const message = 'this passage names no variant, so it is shown to everyone';
    page.findings.push({ rule: 'no-condition', level: 'error', message, ...text });
  }
}

/** Reports a condition that a tag has under another name than `variants`. */
function takeMisspelt(page: Page, { start, end, named }: TagToken): boolean {
  const [name, value = ''] = [...named].find(([one]) => isAlmostVariants(one)) ?? [];
  if (name === undefined) return false;
  const tag = page.text.slice(start, end);
  const [before = ''] = BEFORE[1].exec(tag) ?? [];
  // Behind the name of the tag, which may hold that of the attribute.
  const behind = tag.slice(before.length);
  const at = start + before.length + Math.max(behind.search(new RegExp(`(?<=\\s)${name}\\s*=`)), 0);
  const span = { start: at, end: at + name.length };
  const message = misspeltMessage(name, value);
  const fix = { span, text: 'variants' };
  page.findings.push({ rule: 'misspelt-attribute', level: 'error', message, ...span, fix });
  return true;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Says by which rule a fault of a tag is known. */
const RULES: Readonly<Record<string, string>> = {
  unclosed: 'unclosed-tag',
  stray: 'stray-tag',
  crossed: 'crossed-tags',
  'bad-arguments': 'bad-arguments',
};

/** Matches what stands before the names of a tag, and behind them. */
const BEFORE = [/^[^]*?variants\s*=\s*/, /^[^]*?variant/] as const;
const BEHIND = /\s*\/?(?:[>%]|&gt;)\}\}$|\s*-->$/;

/** Finds where the names of a tag stand: all its arguments, where its names are several of them. */
function textSpan(text: string, { start, end, named }: TagToken, variants: string): Span {
  const tag = text.slice(start, end);
  const [before = ''] = BEFORE[named.has('variants') ? 0 : 1].exec(tag) ?? [];
  if (!variants) return { start, end };
  const at = tag.indexOf(variants, before.length);
  if (at >= 0) return { start: start + at, end: start + at + variants.length };
  const [behind = ''] = BEHIND.exec(tag) ?? [];
  return { start: start + before.length, end: end - behind.length };
}
