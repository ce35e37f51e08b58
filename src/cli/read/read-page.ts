import type { Groups } from '../../core/groups.ts';
import type { ShortcodeToken } from '../../core/shortcodes/lexer.ts';
import { takeForeign } from '../foreign/take-foreign.ts';
import { isMdx } from './components.ts';
import { takeAvailability } from './availability.ts';
import { readHtml } from './html.ts';
import { takeMarkdown } from './take-markdown.ts';
import { blank, maskMarkdown } from './mask.ts';
import { emptyPage, sortPage, type Page } from '../../core/rules/page-content.ts';
import { takeTabShortcodes } from './take-tabs.ts';
import {
  takeAuthoredTags,
  takeComments,
  takeShortcodes,
  takeTornShortcodes,
} from './take-passages.ts';

/** Matches what is read as HTML; all else that has text is Markdown. */
const HTML = /\.x?html?$/i;
const HAS_SHORTCODES = /<doc-variant-provider\b[^>]*\sshortcodes|\sdata-shortcodes\b/i;

/** Matches what may begin a tag. */
const TAG = /<[a-z/!]/i;
/** Matches a tag, whose values may have signs of tags in them, or what stands between tags. */
const TAG_OR_WORDS = /(<[a-z/!](?:=\s*(?:"[^"]*"|'[^']*')|[^<>])*>?)|[^<>]+/gi;

/**
 * Reads what a page of Markdown or HTML says about variants. It never throws.
 *
 * @param groups those of the site, whose order the ranges of other systems need
 */
export function readPage(file: string, text: string, groups: Groups = []): Page {
  if (!HTML.test(file)) return sortPage(readMarkdown(file, text, groups));
  const page = emptyPage(file, text, 'html');
  readMarkup(page);
  return sortPage(page);
}

function readMarkup(page: Page): void {
  readHtml(page, page.text);
  if (!HAS_SHORTCODES.test(page.text)) return;
  takeAuthoredTags(page);
  takeComments(page);
}

/** A page of Markdown of which the shortcodes are read. */
export interface Source {
  readonly page: Page;
  /** Its text, in which all but HTML and plain Markdown is blank. */
  readonly mask: string;
  readonly tokens: readonly ShortcodeToken[];
}

/**
 * Reads the shortcodes of a page of Markdown.
 *
 * @param groups those of the site, whose versions messages name
 */
export function readSource(file: string, text: string, groups: Groups = []): Source {
  const page = emptyPage(file, text, 'markdown');
  const from = takeAvailability(page, groups);
  const tokens = takeShortcodes(page, from);
  takeTabShortcodes(page, tokens);
  const parts = tokens.map(({ type, start, end }) => {
    const text = page.text.slice(start, end);
    return type === 'text' ? text : blank(text);
  });
  const mask = maskMarkdown(blank(page.text.slice(0, from)) + parts.join(''), {
    isMdx: isMdx(file, text),
  });
  return { page, mask, tokens };
}

function readMarkdown(file: string, source: string, groups: Groups): Page {
  const { page, mask, tokens } = readSource(file, source, groups);
  takeTornShortcodes(page, mask);
  takeForeign(page, mask, tokens, groups);
  takeMarkdown(page, mask);
  if (TAG.test(mask)) readHtml(page, joinWords(mask));
  return page;
}

/**
 * Makes one word of what stands between tags, which the HTML parser reads much faster. In tables it
 * treats words otherwise than white space, so that they stay.
 */
const joinWords = (text: string): string =>
  /<t(?:able|r|d|h)/i.test(text)
    ? text
    : text.replace(TAG_OR_WORDS, (piece, tag?: string) => tag ?? piece.replace(/\s/g, '_'));
