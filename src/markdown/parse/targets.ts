import type { TokenizerAndRendererExtension, Tokens } from 'marked';
import { begins, escapeHtml, MARKER, PLACE } from '../read/markers.ts';
import type { Places } from '../weave/open-places.ts';

const TAGS = '(?:\\uFDD0\\d+\\uFDD1[ \\t]*)+';
/** What makes a line part of a quote or a list. */
const PREFIX = '(?:[ \\t>]|(?:[*+-]|\\d{1,9}[.)]|:)(?=[ \\t]))*';
/** A definition of an address or a footnote behind a line that does not belong to a paragraph, with tags beside it. */
const TAGGED = new RegExp(
  `(?<=^|^[ \\t>]*(?:${TAGS})?(?:\\[[^\\]\\n]+\\]:.*)?\\n)(${PREFIX})(${TAGS})?(\\[[^\\]\\n]+\\]:.*?)(${TAGS})?$`,
  'gm',
);

/**
 * Moves the tags that stand beside a definition to lines of their own, where they leave it one. Code
 * that looks like one stays as it is, because lines of tags are none of its lines.
 */
export const partDefinitions = (text: string): string =>
  text.replace(TAGGED, (...[, prefix = '', before = '', content = '', behind = '']: string[]) => {
    const inside = prefix.replace(/[^ \t>]/g, ' ');
    const start = before ? `${prefix}${before}\n${inside}` : prefix;
    return start + content + (areClosed(content + behind) ? behind : `\n${inside}${behind}`);
  });

/** Tells whether each passage that ends in a text begins in it. */
function areClosed(text: string): boolean {
  const numbers = [...text.matchAll(MARKER)].map(([, digits]) => Number(digits));
  return numbers.every((number) => begins(number) || numbers.includes(number - 1));
}

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

/** Takes what a link or an image by reference ends in. */
const REFERRING = /\](?:\[(?:[^[\]\\]|\\[^])*\])?$/;

/** Leaves it to the definitions that a reader sees what a link or an image refers to. */
export function refer(
  places: Places,
  { type, href, raw, text }: Tokens.Link | Tokens.Image,
  content: string,
  write: (href: string, title: string | null) => string,
): string {
  const inner = type === 'image' ? escapeHtml(text) : content;
  const start = type === 'image' ? '![' : '[';
  const end = escapeHtml(REFERRING.exec(raw)?.[0] ?? '');
  return places.add({
    kind: 'link',
    label: href.slice(PLACE.length),
    inner,
    write: (inner, target) =>
      target
        ? // An image has no content, nor has what has no safe address.
          write(target.href, target.title ?? null).replace(/(?=<\/a>$)|^$/, () => inner)
        : start + inner + end,
  });
}
