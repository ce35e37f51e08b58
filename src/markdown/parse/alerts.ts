import type { Token, TokenizerAndRendererExtension, Tokens } from 'marked';
import { sayIn } from '../../strings/strings.ts';
import type { LimitedLexer } from './limits.ts';

// The tags of passages, the kind, a sign that lets it fold, and its own title. A bracket makes a link of the kind.
const START =
  /^ {0,3}> {0,4}((?:\uFDD0\d+\uFDD1[ \t]*(?:\n {0,3}>[ \t]*)?)*)\[!(note|tip|important|warning|caution)\]([-+]?)(?![[(:])([^\n]*)/i;
const MARK = /^ *(?:\uFDD0\d+\uFDD1\s*)*\[![^\n]*(?:\n|$)/;
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
    const [, tags = '', kind, fold, own = ''] = START.exec(source) ?? [];
    if (!kind) return undefined;
    // The quote reads its content itself; reading it once more would double the work at each level.
    const { lexer } = this;
    const { skippingNext } = lexer as Partial<Pick<LimitedLexer, 'skippingNext'>>;
    const quote = skippingNext?.call(lexer, MARK, () =>
      lexer.options.tokenizer?.blockquote(source),
    ) as Tokens.Blockquote | undefined;
    if (!quote) return undefined;
    const title = lexer.inline(own.trim(), []);
    return {
      type: 'alert',
      raw: quote.raw,
      kind: kind.toLowerCase(),
      fold,
      tags: tags.replace(/[\s>]+/g, ''),
      title,
      tokens: quote.tokens,
    };
  },
  renderer(token) {
    const kind = token['kind'] as keyof typeof TITLES;
    const own = this.parser.parseInline(token['title'] as Token[]);
    const title = `${token['tags'] as string}${own || sayIn(language, TITLES[kind])}`;
    const body = this.parser.parse(token.tokens ?? []);
    const name = `class="markdown-alert markdown-alert-${kind}"`;
    if (!token['fold']) {
      return `<div ${name} role="note">\n<p class="markdown-alert-title">${title}</p>\n${body}</div>\n`;
    }
    const open = token['fold'] === '+' ? ' open' : '';
    return `<details ${name}${open}>\n<summary class="markdown-alert-title">${title}</summary>\n${body}</details>\n`;
  },
});
