// The shortcodes that every page has, in a part of its own for pages that use some.
import { callShortcode } from '../read/call-shortcode.ts';
import { callouts } from './callouts.ts';
import { codeIn } from './code-ranges.ts';
import { hugoBlocks } from './hugo-blocks.ts';
import type { BuiltIn, Library, PageFacts } from './library-types.ts';
import { lookups } from './references.ts';
import { isInCell, writeInCell } from './tag-place.ts';
import { wordsOf } from './unknown.ts';

const builtIn: ReadonlyMap<string, BuiltIn> = new Map([...callouts, ...hugoBlocks, ...lookups]);

/** Makes the built-in shortcodes of a page. */
export const makeLibrary = (page: PageFacts): Library => ({
  names: [...builtIn.keys()],
  namesInCode: [...lookups.keys()],
  codeIn,
  call(piece, inner, place, around) {
    const known = piece.isBroken ? undefined : builtIn.get(piece.name);
    const settle = (text: string): string => (isInCell(place) ? writeInCell(text) : text);
    if (!known) {
      const isCode = piece.named.get('code') === 'true' && inner !== undefined;
      const content = isCode
        ? `\n\n${this.call({ ...piece, name: 'highlight', list: [] }, inner, place, around).text}`
        : inner;
      return { text: settle(wordsOf(piece, content, place)) };
    }
    const made = callShortcode(
      (call) => known(call, place, page),
      { ...piece, ...place },
      inner,
      around,
    );
    if (made.fault?.code !== 'shortcode-failed') {
      // What looks something up may stand in code, and makes one line.
      return lookups.has(piece.name) ? made : { ...made, text: settle(made.text) };
    }
    // What fails shows no less than what is not known.
    return {
      text: settle(wordsOf(piece, inner, place)),
      fault: { ...made.fault, code: 'built-in-failed' },
    };
  },
});
