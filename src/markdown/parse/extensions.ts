import type { MarkedOptions, TokenizerAndRendererExtension } from 'marked';

/**
 * Writes extensions as marked's own classes take them. `new Marked()` does the same and much that is
 * not needed here, at a twentieth of what a page loads for its Markdown.
 *
 * @param list the extensions; of two that match, the later one counts
 */
export function extensionOptions(
  list: readonly TokenizerAndRendererExtension[],
): NonNullable<MarkedOptions['extensions']> {
  const options = {
    renderers: {},
    childTokens: {},
    block: [],
    inline: [],
    startBlock: [],
    startInline: [],
  } satisfies MarkedOptions['extensions'] as Required<NonNullable<MarkedOptions['extensions']>>;
  for (const extension of list) {
    const { name } = extension;
    if ('renderer' in extension) options.renderers[name] = extension.renderer;
    if (!('tokenizer' in extension)) continue;
    const { level, start, tokenizer } = extension;
    options[level].unshift(tokenizer);
    if (start) options[level === 'block' ? 'startBlock' : 'startInline'].push(start);
  }
  return options;
}
