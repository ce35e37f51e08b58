import type { TokenizerAndRendererExtension, Tokens } from 'marked';
import { PLACE } from '../read/markers.ts';
import type { Places } from '../weave/open-places.ts';

/**
 * Makes the extension of Markdown that reads the definitions of addresses, `[label]: https://…`.
 * What refers to one gets the label in the place of the address, because readers may differ in it.
 */
export const targets = (places: Places): TokenizerAndRendererExtension => ({
  name: 'target',
  level: 'block',
  tokenizer(source, tokens) {
    // A definition cannot end a paragraph.
    if (/^(?:paragraph|text)$/.test(tokens.at(-1)?.type ?? '')) return undefined;
    const target = this.lexer.options.tokenizer?.def(source);
    if (!target) return undefined;
    this.lexer.tokens.links[target.tag] = { href: PLACE + target.tag, title: null };
    return { ...target, type: 'target' };
  },
  renderer(token) {
    const { tag, href, title } = token as unknown as Tokens.Def;
    return places.add({ kind: 'target', label: tag, inner: '', href, title });
  },
});
