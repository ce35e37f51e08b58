import type {
  Shortcode,
  ShortcodeParent,
  Shortcodes,
} from '../../core/shortcodes/shortcode-call.ts';
import type { CallPiece } from '../../core/shortcodes/pieces.ts';

/** Makes a shortcode of an alert. */
const alert =
  (kind: string): Shortcode =>
  ({ inner, isInline }) => {
    if (inner === undefined) throw new Error('it is never closed');
    const lines = [`[!${kind}]`, ...inner.trim().split('\n')].map((line) => `> ${line}`);
    // What comes behind the tag in its line is not part of it.
    return `${isInline ? '\n\n' : ''}${lines.join('\n')}\n\n`;
  };

/** The shortcodes that every page has; a site's own of the same name counts before them. */
export const builtIn: Shortcodes = new Map([
  ['note', alert('NOTE')],
  ['warning', alert('WARNING')],
]);

/**
 * Calls a shortcode; what goes wrong in it is returned as the reason.
 *
 * @param line what stands before the tag on its line
 * @param around the shortcode around it, and how many come before it there
 */
export function callShortcode(
  shortcode: Shortcode,
  { name, list, named }: CallPiece,
  line: string,
  inner: string | undefined,
  around: { readonly parent?: ShortcodeParent | undefined; readonly ordinal: number },
): { readonly text: string; readonly reason?: string } {
  // What makes the tag's line part of a list or quote belongs to all lines of the result.
  const prefix = PREFIX.exec(line)?.[0] ?? '';
  const indentation = prefix.replace(/[^\s>]/g, ' ');
  const outdented = inner?.replaceAll(`\n${indentation}`, '\n');
  try {
    const isInline = prefix !== line;
    const text: unknown = shortcode({ name, list, named, inner: outdented, isInline, ...around });
    if (typeof text !== 'string') throw new TypeError(`it returns ${typeof text} and no text`);
    return { text: text.replaceAll('\n', `\n${indentation}`) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { text: inner ?? '', reason };
  }
}

const PREFIX = /^(?:[ \t]|>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t])|\uFDD0\d+\uFDD1)*/;
