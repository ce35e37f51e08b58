import { Lexer, type Token, type TokensList } from 'marked';
import type { PageFault } from '../../core/problem.ts';

/** How long a page may be, in UTF-16 code units; a longer one is shown as plain text. */
export const LONGEST = 2_000_000;
/** How deep quotes, lists, emphasis and conditions may nest. */
export const DEEPEST = 30;
/** How deep elements may nest, where browsers stop at about 500. */
const DEEPEST_ELEMENT = 400;
/** How many characters an opening delimiter may look through, in a run of text and in a page. */
const MOST_IN_RUN = 10_000_000;
const MOST_IN_PAGE = 100_000_000;
/** Shorter runs cost nothing, whatever they hold. */
const SHORT = 1000;
const DELIMITERS = /[*_`~]+|[[<!:@]/g;
/** Finds what may be the name in a mail address, each sign of which looks for its end. */
const MAIL = /[\w.!#$%&'*+/=?^`{|}~-]{100,}/g;

/** How many elements a page may have, and how many of them in tables, which browsers lay out whole. */
const MOST_ELEMENTS = 500_000;
const MOST_CELLS = 20_000;
/** How long HTML has to be, in UTF-16 code units, before it is checked. */
const SMALL = 5000;
const TAG = /<(\/?)([a-z][a-z\d-]*)/gi;
const CELL = /^t[dh]$/i;
const CLOSES_ITSELF =
  /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|tr|track|wbr)$/i;
const FORMATTING = /^(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/i;

/** Ends the parsing of a page that would take too much of a browser. */
export class LimitError extends Error {}

/**
 * Checks that a browser can show HTML within reasonable time.
 *
 * @throws {LimitError} when it cannot
 */
export function checkSize(html: string): void {
  if (html.length < SMALL) return;
  let elements = 0;
  let cells = 0;
  let depth = 0;
  let formatting = 0;
  for (const [, slash, name = ''] of html.matchAll(TAG)) {
    const by = slash ? -1 : 1;
    // Browsers open formatting again in each element, until its end tag comes.
    if (!slash) elements += 1 + formatting;
    if (FORMATTING.test(name)) formatting = Math.max(formatting + by, 0);
    if (CELL.test(name)) cells += slash ? 0 : 1;
    else if (!CLOSES_ITSELF.test(name)) depth = Math.max(depth + by, 0);
    if (depth > DEEPEST_ELEMENT) throw new LimitError('its HTML nests too deep');
  }
  if (cells > MOST_CELLS) throw new LimitError(`its tables have more than ${MOST_CELLS} cells`);
  if (elements > MOST_ELEMENTS) throw new LimitError(`it has more than ${MOST_ELEMENTS} elements`);
}

/** Reads Markdown within limits that every page of a person's making keeps. */
export class LimitedLexer extends Lexer {
  #depth = 0;
  #spent = 0;
  #skipped: RegExp | undefined;

  /** What was read otherwise than its author means. */
  readonly faults: PageFault[] = [];

  override blockTokens(source: string, tokens?: Token[], isClipped?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, isClipped?: boolean): TokensList;
  override blockTokens(source: string, tokens?: Token[], isClipped?: boolean): Token[] {
    const text = this.#skipped ? source.replace(this.#skipped, '') : source;
    this.#skipped = undefined;
    return this.#deeper(() => super.blockTokens(text, tokens, isClipped));
  }

  /** Runs what reads blocks, and leaves out what starts the first text that it reads. */
  skippingNext<Result>(start: RegExp, read: () => Result): Result {
    this.#skipped = start;
    try {
      return read();
    } finally {
      this.#skipped = undefined;
    }
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (source.length < SHORT || this.#affords(source)) {
      return this.#deeper(() => super.inlineTokens(source, tokens));
    }
    const value = source.slice(0, 40);
    this.faults.push({ code: 'too-dense', value });
    tokens.push({ type: 'text', raw: source, text: source, escaped: false });
    return tokens;
  }

  /** Reads a page as `lex` does, but step by step; yields the share that is done. */
  *lexSteps(source: string): Generator<number, Token[]> {
    this.blockTokens(source.replace(/\r\n?/g, '\n'), this.tokens);
    yield 0;
    const queue = this.inlineQueue;
    for (const [at, { src, tokens }] of queue.entries()) {
      // What an open `<pre>` or `<code>` says of its text ends with its block.
      this.state.inRawBlock = false;
      this.inlineTokens(src, tokens);
      yield at / queue.length;
    }
    this.inlineQueue = [];
    return this.tokens;
  }

  // Each delimiter may look through all that follows it, which takes time by the square.
  #affords(source: string): boolean {
    let cost = source.length * (source.match(DELIMITERS)?.length ?? 0);
    for (const { 0: name, index } of source.matchAll(MAIL)) {
      if (source.charAt(index + name.length) === '@') cost += name.length ** 2;
    }
    if (cost > MOST_IN_RUN || this.#spent + cost > MOST_IN_PAGE) return false;
    this.#spent += cost;
    return true;
  }

  #deeper<Result>(read: () => Result): Result {
    if (this.#depth >= DEEPEST) throw new LimitError(`it nests deeper than ${DEEPEST} levels`);
    this.#depth++;
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }
}
