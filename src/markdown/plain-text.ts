import type { Piece } from '../core/shortcodes.ts';

/** Returns a page's text as it stands, without the tags of its shortcodes. */
export const plainText = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.type === 'text' ? piece.text : '')).join('');
