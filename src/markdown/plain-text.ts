import { escapeHtml } from './read/markers.ts';

/** The most characters in one element: browsers lay out an element at once. */
const MAX_CHARACTERS = 50_000;
const LINES = new RegExp(`[^]{1,${MAX_CHARACTERS}}(?:\\n|$)|[^]{1,${MAX_CHARACTERS}}`, 'g');

/** Splits a text, between its lines if it can be, into parts that browsers show in reasonable time. */
export const splitText = (text: string): string[] => text.match(LINES) ?? [];

/** Writes a text as HTML that shows it as it stands. */
export const plainHtml = (text: string): string =>
  // A line break right behind `<pre>` is none.
  splitText(text)
    .map((part) => `<pre>\n${escapeHtml(part)}</pre>\n`)
    .join('');
