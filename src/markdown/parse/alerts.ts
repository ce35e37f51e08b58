import type { TokenizerAndRendererExtension } from 'marked';
import { sayIn } from '../../strings/strings.ts';
import { LimitedLexer } from './limits.ts';

const START = /^ {0,3}> ?\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;
const MARK = /^\[![a-z]+\][ \t]*\n?/i;
const TITLES = {
  note: 'alertNote',
  tip: 'alertTip',
  important: 'alertImportant',
  warning: 'alertWarning',
  caution: 'alertCaution',
} as const;

/** Reads alerts, quotes that start with `[!NOTE]`, and writes them as GitHub does. */
export const alerts = (language: string): TokenizerAndRendererExtension => ({
  name: 'alert',
  level: 'block',
  tokenizer(source) {
    const kind = START.exec(source)?.[1]?.toLowerCase();
    if (!kind) return undefined;
    // The quote reads its content itself; reading it once more would double the work at each level.
    const { lexer } = this;
    const quote =
      lexer instanceof LimitedLexer &&
      lexer.skippingNext(MARK, () => lexer.options.tokenizer?.blockquote(source));
    if (!quote) return undefined;
    return { type: 'alert', raw: quote.raw, kind, tokens: quote.tokens };
  },
  renderer(token) {
    const kind = token['kind'] as keyof typeof TITLES;
    const title = `<p class="markdown-alert-title">${sayIn(language, TITLES[kind])}</p>`;
    const body = this.parser.parse(token.tokens ?? []);
    return `<div class="markdown-alert markdown-alert-${kind}" role="note">\n${title}\n${body}</div>\n`;
  },
});
