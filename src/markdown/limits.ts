import { Lexer, type Token, type TokensList } from 'marked';

/** How long a page may be, in UTF-16 code units; a longer one is shown as plain text. */
export const LONGEST = 2_000_000;
/** How deep quotes, lists, emphasis and conditions may nest, where browsers stop at about 500 elements. */
export const DEEPEST = 100;
/** How many characters an opening delimiter may look through, in a run of text and in a page. */
const MOST_IN_RUN = 10_000_000;
const MOST_IN_PAGE = 100_000_000;
/** Shorter runs cost nothing, whatever they hold. */
const SHORT = 1000;
const DELIMITERS = /[*_`~[<!:@]+/g;

/** Ends the parsing of a page that would take too much of a browser. */
export class LimitError extends Error {}

/** Reads Markdown within limits that every page of a person's making keeps. */
export class LimitedLexer extends Lexer {
  #depth = 0;
  #spent = 0;

  /** Whether some text was too dense with delimiters, and stays as it stands. */
  hasPlainRuns = false;

  override blockTokens(source: string, tokens?: Token[], isClipped?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, isClipped?: boolean): TokensList;
  override blockTokens(source: string, tokens?: Token[], isClipped?: boolean): Token[] {
    return this.#deeper(() => super.blockTokens(source, tokens, isClipped));
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (source.length < SHORT || this.#affords(source)) {
      return this.#deeper(() => super.inlineTokens(source, tokens));
    }
    this.hasPlainRuns = true;
    tokens.push({ type: 'text', raw: source, text: source, escaped: false });
    return tokens;
  }

  /** Reads a page as `lex` does, but step by step; yields the share that is done. */
  *lexSteps(source: string): Generator<number, Token[]> {
    this.blockTokens(source.replace(/\r\n?/g, '\n'), this.tokens);
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
    const cost = source.length * (source.match(DELIMITERS)?.length ?? 0);
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
